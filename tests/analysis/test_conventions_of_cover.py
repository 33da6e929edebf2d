"""The conventions that decide the numbers of rules on roles, threads, matching and gates."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.analysis.gap import Gap
from app.model.decision import AbsentRole, Opportunity
from app.model.entities import Entity
from app.model.interactions import Interaction
from app.model.people import Account, OutsideInfluence
from app.model.vocabulary import (
    Channel,
    Lane,
    Level,
    Role,
    TieLevel,
    Tier,
    TieStatus,
)
from tests.analysis.conventions import colleague, found, in_lane
from tests.analysis.test_ways_in import affinity, fresh, reports
from tests.plans import AS_OF, DECISION, person, tie


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
