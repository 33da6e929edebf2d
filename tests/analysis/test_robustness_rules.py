"""Contacts who may leave, and overload: the conventions, and the words for them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.model.people import TeamMember
from app.model.ties import Influence, ReportingLine
from app.model.vocabulary import (
    Attitude,
    ContactPolicy,
    InfluenceDegree,
    Role,
    TieLevel,
    TieStatus,
)
from tests.analysis.told import gaps, report, text
from tests.plans import AS_OF, person, small_plan, tie

# -- R35


def eva(**values) -> list[Any]:
    return person(
        "eva",
        "Eva Brouwer",
        Role.USER,
        **{"influence": InfluenceDegree.MEDIUM, "attitude": Attitude.ADVOCATE} | values,
    )


def trusted():
    return tie("sanne", "eva", TieLevel.TRUSTED, last_contact=AS_OF)


def test_who_brings_the_points_and_the_only_way_to_a_decider_is_missed_for_both():
    gap = gaps(report(*eva(), trusted()), "R35")["eva"]

    assert gap.severity == pytest.approx(2 * 12 + 40)
    assert gap.evidence == {
        "points_lost": pytest.approx(12),
        "score_after": pytest.approx(0),
        "decider_cut_off": ["karim"],
        "sole_in_roles": ["user"],
    }


@pytest.mark.parametrize(("more", "missed"), [(3, True), (4, False)])
def test_a_quarter_of_the_score_is_missed(more, missed):
    users = [
        one
        for n in range(more)
        for one in [
            *person(f"u{n}", f"User {n}", Role.USER, influence=InfluenceDegree.MEDIUM),
            tie("sanne", f"u{n}", TieLevel.TRUSTED, last_contact=AS_OF),
        ]
    ]
    lines = [one for one in small_plan() if isinstance(one, ReportingLine)]

    found = report(*eva(), trusted(), *users, without=lines)

    assert ("eva" in gaps(found, "R35")) is missed


def test_at_score_nothing_only_a_cut_off_decider_counts():
    nothing = tie("sanne", "eva", TieLevel.NONE)

    assert gaps(report(nothing), "R35") == {}


def test_of_a_score_of_almost_nothing_who_brings_none_of_it_is_not_missed():
    ages_ago = AS_OF.replace(year=2000)
    faint = tie("sanne", "eva", TieLevel.GOOD, last_contact=ages_ago, cadence_days=14)

    found = report(faint)

    assert 0 < found.score.total < 1e-9
    assert set(gaps(found, "R35")) == {"eva"}


def test_roles_of_which_somebody_is_the_only_holder_come_weightiest_first():
    several = person("eva", "Eva", Role.INITIATOR, Role.USER, Role.INFLUENCER, Role.APPROVER)
    other = person("joris", "Joris", Role.USER)

    gap = gaps(report(*several, *other, trusted()), "R35")["eva"]

    assert gap.evidence["sole_in_roles"] == ["influencer", "initiator"]


@pytest.mark.parametrize(
    ("language", "explanation"),
    [
        (
            "en",
            "12 of our 12 points hang on Eva Brouwer. No warm route would lead to "
            "decider Karim El Amrani any more. Nobody else is recorded in this role: user.",
        ),
        (
            "nl",
            "Aan Eva Brouwer hangen 12 van onze 12 punten. Er leidt dan geen warme route "
            "meer naar beslisser Karim El Amrani. Verder is er niemand in deze rol vastgelegd: "
            "gebruiker.",
        ),
    ],
)
def test_a_departure_is_told_with_what_goes(language, explanation):
    told = text(report(*eva(), trusted()), "R35", "eva", language)

    assert told.explanation == explanation


def test_who_is_still_there_is_asked_for_the_introduction_when_we_know_nobody_else():
    told = text(report(*eva(), trusted()), "R35", "eva")

    assert told.title == "Vulnerable if Eva Brouwer leaves"
    assert told.action == (
        "Look for a second coach while there is time. Have Sanne de Wit ask Eva Brouwer to "
        "introduce Herman Vos to Karim El Amrani."
    )


def joris(**values) -> list[Any]:
    known = tie("herman", "joris", TieLevel.WORKING, last_contact=AS_OF)
    return [*person("joris", "Joris Smit", Role.GATEKEEPER, **values), known]


def test_somebody_else_we_know_can_be_a_second_way_to_the_decider():
    told = text(report(*eva(), trusted(), *joris()), "R35", "eva")

    assert told.action == (
        "Have Herman Vos open a second way to Karim El Amrani, through Joris Smit (working "
        "contact). No line between Joris Smit and Karim El Amrani is recorded yet."
    )


def test_a_recorded_line_is_not_said_to_be_missing():
    weak = Influence(
        id="joris|karim", source="joris", target="karim", weight=InfluenceDegree.LOW
    )

    told = text(report(*eva(), trusted(), *joris(), weak), "R35", "eva", "nl")

    assert told.action == (
        "Laat Herman Vos een tweede weg naar Karim El Amrani openen, via Joris Smit "
        "(werkcontact)."
    )


def test_who_has_a_line_to_the_decider_comes_before_whom_we_know_better():
    friend = [
        *person("fenna", "Fenna Bos", Role.USER),
        tie("herman", "fenna", TieLevel.TRUSTED, last_contact=AS_OF),
    ]
    weak = Influence(
        id="joris|karim", source="joris", target="karim", weight=InfluenceDegree.LOW
    )

    told = text(report(*eva(), trusted(), *joris(), *friend, weak), "R35", "eva")

    assert "through Joris Smit (working contact)" in (told.action or "")


@pytest.mark.parametrize(
    ("coach", "action"),
    [
        (None, "Have Herman Vos build up Joris Smit (now: working contact) as a second coach."),
        (True, "Have Herman Vos build on the relationship with Joris Smit."),
    ],
)
def test_where_only_points_go_a_second_coach_is_built_up(coach, action):
    lines = [one for one in small_plan() if isinstance(one, ReportingLine)]

    found = report(*eva(), trusted(), *joris(is_coach=coach), without=lines)

    assert text(found, "R35", "eva").action == action


def test_who_may_not_be_contacted_is_not_named_as_the_goal():
    found = report(
        *eva(),
        trusted(),
        *joris(),
        contact_policy=ContactPolicy.NAMED_CONTACT,
        named_contact="joris",
    )

    assert text(found, "R35", "eva").action == (
        "Have Herman Vos build up Joris Smit (now: working contact) as a second coach."
    )


def test_the_only_contact_of_all_asks_for_a_second_one():
    lonely = [one for one in small_plan() if one.id in ("karim", "decision|karim", "eva|karim")]

    found = report(*eva(), trusted(), without=lonely)

    told = text(found, "R35", "eva")
    assert told.action == "Look for a second contact at this customer while there is time."


def test_a_large_part_of_almost_nothing_is_told_without_figures():
    hardly = tie("sanne", "eva", TieLevel.ACQUAINTED, last_contact=AS_OF.replace(year=2024))

    told = text(report(*eva(), hardly), "R35", "eva")

    assert told.explanation == (
        "A large part of the few points we have hangs on Eva Brouwer. Nobody else is recorded "
        "in this role: user."
    )


# -- R36


def sanne(**values) -> TeamMember:
    return TeamMember(id="sanne", name="Sanne de Wit", **values)


def monthly(who: str, days: int = 30):
    return tie("sanne", who, TieLevel.WORKING, last_contact=AS_OF, cadence_days=days)


def test_load_is_what_goes_elsewhere_and_every_tie_by_its_rhythm():
    busy = sanne(capacity_per_year=40, other_load_per_year=30)

    gap = gaps(report(busy, monthly("eva"), monthly("karim")), "R36")["sanne"]

    load = 30 + 2 * 365 / 30
    assert gap.severity == pytest.approx(100 * (load / 40 - 0.8))
    assert gap.evidence == {
        "load": pytest.approx(load),
        "capacity": 40,
        "utilisation": pytest.approx(load / 40),
    }
    assert gap.ties == (("sanne", "eva"), ("sanne", "karim"))


@pytest.mark.parametrize(
    ("capacity", "overloaded"), [(None, False), (0, False), (36.4, True), (36.5, False)]
)
def test_without_known_capacity_or_within_it_nobody_is_overloaded(capacity, overloaded):
    found = report(sanne(capacity_per_year=capacity), monthly("eva", days=10))

    assert ("sanne" in gaps(found, "R36")) is overloaded


@pytest.mark.parametrize("level", [TieLevel.NONE, None])
def test_a_tie_without_a_level_asks_for_no_time(level):
    no_tie = replace(monthly("eva", days=1), level=level)

    assert gaps(report(sanne(capacity_per_year=1), no_tie), "R36") == {}


def test_a_lost_tie_of_some_level_still_counts_as_the_convention_says():
    lost = replace(monthly("eva", days=10), status=TieStatus.LOST)

    assert "sanne" in gaps(report(sanne(capacity_per_year=10), lost), "R36")


@pytest.mark.parametrize(
    ("language", "elsewhere", "explanation"),
    [
        (
            "en",
            30,
            "The contacts of Sanne de Wit ask for 42 contact moments a year, 30 of them with "
            "other customers; there is time for 10. Most of it here goes to Eva Brouwer: every "
            "30 days.",
        ),
        (
            "nl",
            None,
            "De contacten van Sanne de Wit vragen 12 contactmomenten per jaar; er is tijd voor "
            "10. Bij deze klant gaat de meeste tijd naar Eva Brouwer: elke 30 dagen.",
        ),
    ],
)
def test_overload_is_told_with_its_figures(language, elsewhere, explanation):
    busy = sanne(capacity_per_year=10, other_load_per_year=elsewhere)

    assert text(report(busy, monthly("eva")), "R36", "sanne", language).explanation == (
        explanation
    )


def test_figures_that_would_look_equal_get_a_decimal():
    told = text(report(sanne(capacity_per_year=12), monthly("eva")), "R36", "sanne")

    assert "ask for 12.2 contact moments a year; there is time for 12.0." in told.explanation


@pytest.mark.parametrize(
    ("more", "action"),
    [
        ([], "Hand the contact with Eva Brouwer over to a colleague, or lengthen its rhythm."),
        (
            [TeamMember(id="herman", name="Herman Vos", capacity_per_year=100)],
            "Hand the contact with Eva Brouwer over to Herman Vos, or lengthen its rhythm.",
        ),
        (
            [TeamMember(id="herman", name="Herman Vos", capacity_per_year=12)],
            "Hand the contact with Eva Brouwer over to a colleague, or lengthen its rhythm.",
        ),
    ],
)
def test_only_a_colleague_with_time_for_it_is_named(more, action):
    found = report(sanne(capacity_per_year=10), monthly("eva"), *more)

    assert text(found, "R36", "sanne").action == action


def test_a_contact_that_is_forbidden_is_not_handed_over():
    found = report(
        sanne(capacity_per_year=10),
        monthly("eva"),
        contact_policy=ContactPolicy.FORBIDDEN,
    )

    assert text(found, "R36", "sanne").action == (
        "Lengthen a rhythm, or hand over a contact as soon as that is allowed again."
    )


def test_who_has_too_much_elsewhere_hands_over_there():
    known = tie("sanne", "eva", TieLevel.NONE)

    found = report(sanne(capacity_per_year=10, other_load_per_year=20), known)

    assert text(found, "R36", "sanne").action == (
        "Discuss with Sanne de Wit which contacts with other customers a colleague can take "
        "over."
    )
