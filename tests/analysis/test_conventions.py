"""The conventions that decide a rule's numbers, one by one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from app.analysis.gap import Gap
from app.analysis.report import Report
from app.analysis.rules import RULES
from app.model.account_plan import AccountPlan
from app.model.decision import AbsentRole, Opportunity
from app.model.entities import Entity
from app.model.interactions import Interaction, Interest
from app.model.people import Account, Competitor, OutsideInfluence, Person, TeamMember
from app.model.ties import CompetitorTie
from app.model.values import joined
from app.model.vocabulary import (
    Attitude,
    BusinessFit,
    Channel,
    CompetitorBasis,
    Confidence,
    InfluenceDegree,
    InterestKind,
    Lane,
    Level,
    Role,
    TieLevel,
    Tier,
    TieStatus,
)
from tests.analysis.test_ways_in import affinity, fresh, influences, reports
from tests.plans import AS_OF, DECISION, person, tie


def found(rule: str, *entities: Entity, decision: Opportunity | None = None) -> dict[str, Gap]:
    plan = AccountPlan([decision or Opportunity(id=DECISION), *entities])
    return {gap.subject: gap for gap in Report(plan, DECISION, AS_OF).gaps if gap.rule == rule}


def colleague(id: str = "t", **values: Any) -> TeamMember:
    return TeamMember(id=id, **values)


def in_lane(id: str, lane: Lane | None, *roles: Role):
    return person(id, id, *(roles or (Role.USER,)), lane=lane)


# -- R01, R02: roles


def test_a_role_confirmed_absent_is_no_vacancy_and_raises_what_others_would_cost():
    decision = Opportunity(
        id=DECISION,
        roles_confirmed_absent=(AbsentRole(Role.INITIATOR), AbsentRole(Role.APPROVER)),
    )

    gaps = found("R01", decision=decision)

    assert gaps.keys() == {"decider", "influencer", "purchaser", "user", "gatekeeper"}
    assert gaps["decider"].severity == 90
    assert gaps["decider"].evidence["points_lost"] == pytest.approx(30 / 0.9)


def test_an_approver_is_neither_vacant_nor_uncovered():
    assert "approver" not in found("R01")
    assert "approver" not in found("R02", *person("a", "a", Role.APPROVER))


def test_a_role_absent_but_held_can_be_uncovered():
    decision = Opportunity(id=DECISION, roles_confirmed_absent=(AbsentRole(Role.USER),))

    gaps = found("R02", *person("u", "u", Role.USER), decision=decision)

    assert gaps["user"].severity == 60


def test_a_role_held_only_by_who_left_is_vacant():
    assert "user" in found("R01", *person("u", "u", Role.USER, active=False))


# -- R05, R08: threads


def test_five_points_exactly_are_enough_to_hang_on_a_thread():
    three = [one for id in "abc" for one in person(id, id, Role.USER)]

    gaps = found("R05", colleague(), *three, fresh("t", "a"))

    assert gaps["a"].severity == pytest.approx(20)


def test_a_strong_tie_without_any_contact_has_lapsed():
    gaps = found("R08", colleague(), *in_lane("p", None), tie("t", "p", TieLevel.GOOD))

    assert gaps["t->p"].severity == pytest.approx(100)
    assert gaps["t->p"].evidence["age"] is None
    assert gaps["t->p"].evidence["state"] == "lapsed"


@pytest.mark.parametrize("status", TieStatus)
def test_a_tie_given_up_is_not_stale(status):
    given_up = tie("t", "p", TieLevel.GOOD, status=status)

    assert not found("R08", colleague(), *in_lane("p", None), given_up)


def test_a_tie_with_who_left_is_not_stale():
    gone = person("p", "p", Role.USER, active=False)

    assert not found("R08", colleague(), *gone, tie("t", "p", TieLevel.GOOD))


@pytest.mark.parametrize(("days", "severity"), [(1440, None), (1441, 50)])
def test_a_tie_with_an_outsider_is_a_gap_once_it_has_lapsed_though_it_brings_no_points(
    days, severity
):
    outside = OutsideInfluence(id="o")
    old = tie("t", "o", TieLevel.GOOD, last_contact=AS_OF - timedelta(days=days))

    gaps = found("R08", colleague(), outside, old)

    assert {subject: gap.severity for subject, gap in gaps.items()} == (
        {} if severity is None else {"t->o": severity}
    )
    assert all(gap.evidence["points_recoverable"] == 0 for gap in gaps.values())


def test_refreshing_a_tie_that_becomes_the_best_one_counts_as_such():
    old = tie("t", "p", TieLevel.TRUSTED, last_contact=AS_OF - timedelta(days=270))
    ours = [colleague(), colleague("s")]

    gaps = found("R08", *ours, *in_lane("p", None), old, fresh("s", "p", TieLevel.WORKING))

    now, then = 0.8 * 0.5 + 0.2 * 0.25, 0.8 * 1.0 + 0.2 * 0.5
    recoverable = gaps["t->p"].evidence["points_recoverable"]
    assert recoverable == pytest.approx(15 * (then - now))


# -- R10, R12: matching


def test_a_lane_is_matched_only_by_an_active_tie_within_it():
    ours = [colleague("a", lane=Lane.TECHNICAL), colleague("b", lane=Lane.FINANCIAL)]
    theirs = [*in_lane("p", Lane.TECHNICAL), *in_lane("q", Lane.FINANCIAL), *in_lane("r", None)]

    gaps = found("R10", *ours, *theirs, fresh("a", "p"), fresh("a", "q"))

    assert gaps.keys() == {"financial"}
    assert gaps["financial"].evidence == {"customer_side": ["q"], "own_side": ["b"]}


def top(tier: Tier | None, *more: Entity) -> dict[str, Gap]:
    boss = colleague("boss", level=Level.EXECUTIVE)
    decider = person("d", "d", Role.DECIDER, level=Level.STAFF)
    other = person("x", "x", Role.USER)
    return found("R12", Account(id="a", tier=tier), boss, *decider, *other, *more)


def test_a_decider_of_any_level_is_a_top_relation():
    assert top(Tier.A)["management"].evidence["unknown"] == ["d"]


@pytest.mark.parametrize(("tier", "severity"), [(Tier.A, 100), (Tier.B, 60)])
def test_an_unknown_top_relation_weighs_less_in_a_regular_account(tier, severity):
    assert top(tier)["management"].severity == severity


@pytest.mark.parametrize("tier", [Tier.C, None])
def test_management_need_not_know_anybody_in_another_account(tier):
    assert not top(tier)


def test_a_visit_that_only_the_log_knows_makes_a_top_relation_known():
    visit = Interaction(
        id="i",
        date=AS_OF - timedelta(days=365),
        persons=("d",),
        members=("boss",),
        channel=Channel.SITE_VISIT,
    )

    assert not top(Tier.A, tie("boss", "d", TieLevel.WORKING), visit)
    assert top(Tier.A, tie("boss", "d", TieLevel.ACQUAINTED), visit)


# -- R15: gates


def test_gates_are_named_in_the_order_in_which_one_meets_them():
    people = [one for id in ("z", "a") for one in person(id, id, Role.GATEKEEPER)]
    lines = [reports("z", "a"), reports("a", "d")]

    gaps = found(
        "R15", colleague(), *people, *person("d", "d", Role.DECIDER), *lines, fresh("t", "z")
    )

    assert gaps["d"].evidence == {"gates": ["z", "a"], "node_connectivity": 1, "attitude": 0}
    assert gaps["d"].severity == 60


def test_our_only_colleague_is_no_gate():
    people = [one for id in "ab" for one in person(id, id, Role.GATEKEEPER)]
    lines = [reports("a", "d"), reports("b", "d")]
    ties = [fresh("t", "a"), fresh("t", "b")]

    assert not found(
        "R15", colleague(), *people, *person("d", "d", Role.DECIDER), *lines, *ties
    )


def test_a_way_along_a_conflict_opens_no_gate():
    gate = person("g", "g", Role.GATEKEEPER)
    lines: list[Entity] = [reports("g", "d"), affinity("d", "g", -1)]

    assert not found(
        "R15", colleague(), *gate, *person("d", "d", Role.DECIDER), *lines, fresh("t", "g")
    )


# -- R19, R20: influence


def test_an_outsider_counts_among_the_nodes_but_is_no_hidden_influencer():
    people: list[Entity] = [*person("d", "d", Role.DECIDER), *person("x", "x", Role.USER)]
    high = InfluenceDegree.HIGH

    gaps = found("R19", OutsideInfluence(id="o"), *people, influences("o", "d", high))

    assert not gaps


def hidden(attitude: Attitude | None) -> dict[str, Gap]:
    people = [
        *person("d", "d", Role.DECIDER),
        *person("e", "e", Role.USER),
        *person("x", "x", Role.USER, attitude=attitude),
    ]
    high = InfluenceDegree.HIGH
    return found("R19", *people, influences("x", "d", high), influences("x", "e", high))


def test_an_opponent_is_no_hidden_influencer():
    assert hidden(Attitude.RESERVED).keys() == {"x"}
    assert not hidden(Attitude.AGAINST)


def test_an_opponents_reach_runs_over_outsiders_but_weighs_only_who_takes_part():
    people = [
        *person("b", "b", Role.USER, attitude=Attitude.AGAINST),
        *person("p", "p", Role.USER, influence=InfluenceDegree.HIGH),
        *person("q", "q", Role.USER),
    ]
    lines = [influences("b", "o"), influences("o", "p"), influences("p", "q")]

    gaps = found("R20", OutsideInfluence(id="o"), *people, *lines)

    assert gaps["b"].evidence == {"reach": 3 / 4, "reached": ["p"]}


def test_an_opponent_alone_reaches_nobody():
    alone = person("b", "b", Role.USER, attitude=Attitude.AGAINST)

    assert found("R20", *alone)["b"].severity == 60


# -- R27, R28: competitors


def rival(id: str, level: TieLevel | None, basis: CompetitorBasis | None = None):
    tie_to_p = CompetitorTie(
        id=joined(id, "p"), competitor=id, person="p", level=level, basis=basis
    )
    return [Competitor(id=id), tie_to_p]


def test_of_equal_competitors_the_smaller_id_is_named():
    rivals = [*rival("z", TieLevel.GOOD), *rival("k", TieLevel.GOOD), *rival("a", None)]

    gaps = found("R27", *in_lane("p", None), *rivals)

    assert gaps["p"].evidence["competitor"] == "k"


def test_a_lead_of_a_quarter_exactly_is_a_lead():
    ours = fresh("t", "p", TieLevel.WORKING)

    gaps = found("R27", colleague(), *in_lane("p", None), ours, *rival("k", TieLevel.GOOD))

    assert gaps["p"].severity == pytest.approx(5 * 15 * 0.25)


def newcomer(days: int, role: Role = Role.DECIDER, *more: Entity) -> dict[str, Gap]:
    card, membership = person("p", "p", role)
    started = Person(id="p", start_date=AS_OF - timedelta(days=days))
    old = rival("k", TieLevel.WORKING, CompetitorBasis.PERSONAL)
    assert card.id == started.id
    return found("R28", started, membership, *old, *more)


@pytest.mark.parametrize(("days", "new"), [(-30, True), (180, True), (181, False)])
def test_somebody_is_new_for_half_a_year_and_before_they_start(days, new):
    assert bool(newcomer(days)) is new


def test_a_newcomer_who_does_not_choose_is_no_gap():
    assert newcomer(10, Role.PURCHASER)["p"].severity == 60
    assert not newcomer(10, Role.USER)


def test_a_newcomer_whom_we_know_well_worries_less():
    known = newcomer(10, Role.DECIDER, colleague(), fresh("t", "p", TieLevel.WORKING))

    assert known["p"].severity == 65


# -- R31, R34


@pytest.mark.parametrize(
    ("evidence", "known"),
    [
        (None, False),
        (Confidence.ASSUMED, False),
        (Confidence.HEARD, True),
        (Confidence.CONFIRMED, True),
    ],
)
def test_a_guess_at_somebodys_interest_is_not_knowing_it(evidence, known):
    interest = Interest(
        id="i", person="p", kind=InterestKind.PERSONAL, code="P02", evidence=evidence
    )
    decision = Opportunity(id=DECISION, business_fit=BusinessFit.MET)

    gaps = found("R31", *person("p", "p", Role.PURCHASER), interest, decision=decision)

    assert bool(gaps) is not known


@pytest.mark.parametrize("fit", [None, BusinessFit.UNKNOWN, BusinessFit.PARTLY])
def test_business_comes_before_personal_interests(fit):
    decision = Opportunity(id=DECISION, business_fit=fit)

    assert not found("R31", *person("p", "p", Role.DECIDER), decision=decision)


def test_nobody_is_missed_where_there_is_no_score():
    assert not found("R34", colleague(), *in_lane("p", None))


def test_forty_percent_exactly_is_too_much_to_lose():
    people = [*person("b", "b", Role.PURCHASER), *person("i", "i", Role.INITIATOR)]
    ours = [colleague("s"), colleague("t")]

    gaps = found("R34", *ours, *people, fresh("s", "b"), fresh("t", "i"))

    assert gaps["t"].severity == pytest.approx(40)
    assert gaps["s"].severity == pytest.approx(60)


def test_severity_stays_between_nought_and_a_hundred():
    gaps = [gap for rule in RULES for gap in found(rule, *in_lane("p", None)).values()]

    assert gaps
    assert all(0 <= gap.severity <= 100 for gap in gaps)
