"""What a tie is worth, and what the log of contacts fills in."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.analysis.tie_value import TieValue
from app.model.account_plan import AccountPlan
from app.model.decision import Opportunity
from app.model.interactions import Interaction
from app.model.people import OutsideInfluence, TeamMember
from app.model.vocabulary import Channel, Lane, Level, Role, TieLevel
from tests.analysis.test_score import network
from tests.plans import AS_OF, DECISION, person, tie

OURS = TeamMember(id="t", lane=Lane.COMMERCIAL, level=Level.STAFF)


def ago(days: int):
    return AS_OF - timedelta(days=days)


def contact(id="c1", days=10, channel=Channel.CALL, two_way=None) -> Interaction:
    return Interaction(
        id=id,
        date=ago(days),
        persons=("p",),
        members=("t",),
        channel=channel,
        two_way=two_way,
    )


def value(tie_to_p, *more, ours=OURS, roles=(Role.DECIDER,), lane=None, level=None) -> TieValue:
    plan = AccountPlan(
        [
            Opportunity(id=DECISION),
            ours,
            *person("p", "P", *roles, lane=lane, level=level),
            tie_to_p,
            *more,
        ]
    )
    found = network(plan).best_tie("p")
    assert found is not None
    return found


def test_a_tie_of_unknown_level_is_worth_nothing():
    assert value(tie("t", "p", None, last_contact=AS_OF)).value == 0


def test_a_tie_without_any_contact_is_worth_nothing():
    found = value(tie("t", "p", TieLevel.TRUSTED))

    assert (found.days, found.freshness, found.value) == (None, 0, 0)


@pytest.mark.parametrize(("days", "fresh"), [(-5, 1), (90, 1), (180, 0.5), (270, 0.25)])
def test_freshness_halves_after_every_cadence_of_silence(days, fresh):
    found = value(tie("t", "p", TieLevel.GOOD, last_contact=ago(days)))

    assert found.freshness == fresh


def test_the_shortest_cadence_of_somebodys_roles_counts():
    found = value(
        tie("t", "p", TieLevel.GOOD, last_contact=AS_OF), roles=(Role.USER, Role.PURCHASER)
    )

    assert found.cadence == 60


def test_a_cadence_of_the_ties_own_wins():
    found = value(tie("t", "p", TieLevel.GOOD, last_contact=ago(30), cadence_days=15))

    assert found.freshness == 0.5


def test_an_approver_alone_is_spoken_twice_a_year():
    found = value(tie("t", "p", TieLevel.GOOD), roles=(Role.APPROVER,))

    assert found.cadence == 180


@pytest.mark.parametrize(
    ("lane", "level", "match"),
    [
        (Lane.COMMERCIAL, Level.MIDDLE, 1),
        (Lane.FINANCIAL, Level.MIDDLE, 0.85),
        (Lane.COMMERCIAL, Level.HEAD, 0.85),
        (Lane.FINANCIAL, Level.EXECUTIVE, 0.85 * 0.85),
        (None, Level.EXECUTIVE, 0.85),
        (Lane.FINANCIAL, None, 0.85),
        (None, None, 1),
    ],
)
def test_another_function_or_a_level_two_below_costs_a_part(lane, level, match):
    found = value(tie("t", "p", TieLevel.GOOD, last_contact=AS_OF), lane=lane, level=level)

    assert found.match == pytest.approx(match)


def test_what_is_unknown_of_ours_costs_nothing():
    nobody = TeamMember(id="t")

    found = value(
        tie("t", "p", TieLevel.GOOD), ours=nobody, lane=Lane.FINANCIAL, level=Level.EXECUTIVE
    )

    assert found.match == 1


def test_the_log_fills_in_what_the_tie_does_not_say():
    found = value(
        tie("t", "p", TieLevel.GOOD),
        contact("c1", 40, Channel.MEETING, two_way=True),
        contact("c2", 20, Channel.VIDEO, two_way=True),
        contact("c3", 400, Channel.SITE_VISIT, two_way=True),
    )

    assert found.last_contact == ago(20)
    assert found.last_visit == ago(40)
    assert found.two_way == 2


def test_what_the_tie_says_itself_wins_from_the_log():
    said = tie("t", "p", TieLevel.GOOD, last_contact=ago(100), last_f2f=ago(200), two_way_12m=0)

    found = value(said, contact("c1", 5, Channel.MEETING, two_way=True))

    assert (found.last_contact, found.last_visit, found.two_way) == (ago(100), ago(200), 0)


def test_an_appointment_is_no_contact_yet():
    found = value(tie("t", "p", TieLevel.GOOD), contact(days=-3))

    assert found.last_contact is None


def test_a_tie_with_an_outside_influence_always_matches():
    plan = AccountPlan(
        [
            Opportunity(id=DECISION),
            OURS,
            OutsideInfluence(id="o"),
            tie("t", "o", TieLevel.GOOD, last_contact=ago(100)),
        ]
    )

    found = network(plan).best_tie("o")

    assert found is not None
    assert (found.match, found.cadence, found.value) == (1, 180, 0.75)


def test_of_two_equal_ties_the_smaller_id_is_the_best_one():
    a, b = (tie(id, "p", TieLevel.GOOD, last_contact=AS_OF) for id in ("b", "a"))
    colleagues = [replace(OURS, id="a"), replace(OURS, id="b")]
    plan = AccountPlan(
        [Opportunity(id=DECISION), *colleagues, *person("p", "P", Role.USER), a, b]
    )

    score = network(plan).score

    assert score.ties["a", "p"].slot == "best"
    assert score.ties["b", "p"].slot == "backup"


def test_a_third_tie_brings_nothing():
    colleagues = [replace(OURS, id=id) for id in "abc"]
    ties = [tie(id, "p", TieLevel.GOOD, last_contact=AS_OF) for id in "abc"]
    plan = AccountPlan(
        [Opportunity(id=DECISION), *colleagues, *person("p", "P", Role.USER), *ties]
    )

    score = network(plan).score

    assert (score.ties["c", "p"].slot, score.ties["c", "p"].points) == (None, 0)
