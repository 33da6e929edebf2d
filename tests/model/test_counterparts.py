"""Who stands opposite whom in a customer's plan."""

from __future__ import annotations

import pytest

from app.model.account_plan import AccountPlan
from app.model.counterparts import counterparts, suggested
from app.model.people import Person, TeamMember
from app.model.ties import ContactTie, Counterpart
from app.model.values import joined
from app.model.vocabulary import CounterpartTier, Lane, Level
from tests.model.redacted import customers
from tests.plans import DECISION, person, small_plan


def met(plan: AccountPlan) -> set[tuple[str, str]]:
    """Who meets whom in a redacted plan, by name."""
    return {
        (plan.label(pair.member), plan.label(pair.person))
        for pair in plan.table(Counterpart).values()
    }


def test_marked_counterparts_go_along_with_rhythm_and_tier_but_without_a_note():
    plan = small_plan(
        Counterpart(
            id=joined(DECISION, "sanne", "karim"),
            opportunity=DECISION,
            member="sanne",
            person="karim",
            rhythm="monthly",
            tier=CounterpartTier.STRATEGIC,
            note="he dislikes Herman",
        )
    )

    redacted = customers(plan)

    marked = redacted.table(Counterpart)["opportunity|m2|p1"]
    assert (marked.rhythm, marked.tier) == ("monthly", CounterpartTier.STRATEGIC)
    assert marked.note is None
    assert ("Herman Vos", "Karim El Amrani") not in met(redacted)


def test_nobody_is_shown_as_uncovered():
    plan = small_plan(*person("ruud", "Ruud Postma"))

    redacted = customers(plan)

    assert {person for _, person in met(redacted)} == {
        "Karim El Amrani",
        "Eva Brouwer",
        "Ruud Postma",
    }


def test_a_marked_counterpart_who_is_kept_out_makes_room_for_a_suggested_one():
    plan = small_plan(
        TeamMember(id="piet", name="Piet", in_proposal=False),
        Counterpart(
            id=joined(DECISION, "piet", "karim"),
            opportunity=DECISION,
            member="piet",
            person="karim",
        ),
    )

    assert ("Herman Vos", "Karim El Amrani") in met(customers(plan))


def test_real_ties_make_no_difference_to_who_stands_opposite_whom():
    plan = small_plan()
    without = AccountPlan(entity for entity in plan if not isinstance(entity, ContactTie))

    assert customers(plan) == customers(without)


def colleague(id: str, lane: Lane | None, level: Level | None) -> TeamMember:
    return TeamMember(id=id, lane=lane, level=level)


TECHNICIAN = Person(id="p", lane=Lane.TECHNICAL, level=Level.HEAD)


@pytest.mark.parametrize(
    ("team", "expected"),
    [
        pytest.param([], None, id="no team, nobody"),
        pytest.param(
            [
                colleague("a", Lane.COMMERCIAL, Level.HEAD),
                colleague("b", Lane.TECHNICAL, Level.STAFF),
            ],
            "b",
            id="the own lane comes before the own level",
        ),
        pytest.param(
            [
                colleague("a", Lane.TECHNICAL, Level.STAFF),
                colleague("b", Lane.TECHNICAL, Level.EXECUTIVE),
            ],
            "b",
            id="the nearest level of the lane",
        ),
        pytest.param(
            [
                colleague("b", Lane.TECHNICAL, Level.EXECUTIVE),
                colleague("a", Lane.TECHNICAL, Level.MIDDLE),
            ],
            "a",
            id="the smaller id where two are as near",
        ),
        pytest.param(
            [
                colleague("a", Lane.TECHNICAL, None),
                colleague("b", Lane.TECHNICAL, Level.STAFF),
            ],
            "b",
            id="a known level comes before an unknown one",
        ),
        pytest.param(
            [
                colleague("a", Lane.COMMERCIAL, Level.STAFF),
                colleague("b", Lane.COMMERCIAL, Level.HEAD),
                colleague("c", None, Level.HEAD),
                colleague("d", Lane.FINANCIAL, Level.HEAD),
            ],
            "d",
            id="with nobody in the lane: by level, then lane, an unknown lane last",
        ),
    ],
)
def test_a_counterpart_is_suggested_from_lane_and_level(team, expected):
    chosen = suggested(TECHNICIAN, team)

    assert (chosen.id if chosen else None) == expected


def test_somebody_of_unknown_lane_and_level_gets_the_first_of_the_first_lane():
    team = [colleague("a", Lane.TECHNICAL, None), colleague("b", Lane.MANAGEMENT, Level.STAFF)]

    chosen = suggested(Person(id="p"), team)

    assert chosen is team[1]


def test_people_are_spread_over_colleagues_who_are_as_near():
    team = [TeamMember(id=id, lane=Lane.TECHNICAL, level=Level.MIDDLE) for id in "abc"]
    theirs = [Person(id=f"p{n}", lane=Lane.TECHNICAL, level=Level.MIDDLE) for n in range(6)]

    pairs = counterparts("decision", [], theirs, team)

    assert sorted(pair.member for pair in pairs) == ["a", "a", "b", "b", "c", "c"]
