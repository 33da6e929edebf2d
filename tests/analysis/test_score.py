"""The coverage score: its worked example, and what counts for how much."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.network import Network
from app.analysis.report import Report
from app.analysis.score import Score
from app.model.account_plan import AccountPlan
from app.model.decision import AbsentRole, Membership, Opportunity
from app.model.entities import Entity
from app.model.people import TeamMember
from app.model.values import joined
from app.model.vocabulary import (
    SIX_ROLES,
    Attitude,
    Confidence,
    InfluenceDegree,
    Lane,
    Level,
    Role,
    TieLevel,
    TieStatus,
)
from tests.analysis.cases import with_entities
from tests.analysis.scored_plans import without
from tests.plans import AS_OF, DECISION, person, plans, tie

LOW, MEDIUM, HIGH = InfluenceDegree


def network(plan: AccountPlan, as_of=AS_OF) -> Network:
    return Network(plan, DECISION, as_of)


def worked_example(*more) -> AccountPlan:
    """The five people of the specification's worked example."""
    management, technical = Lane.MANAGEMENT, Lane.TECHNICAL
    long_ago = AS_OF - timedelta(days=180)
    entities = [
        Opportunity(id=DECISION),
        TeamMember(id="am", lane=Lane.COMMERCIAL, level=Level.MIDDLE),
        TeamMember(id="dir", lane=management, level=Level.EXECUTIVE),
        TeamMember(id="eng", lane=technical, level=Level.MIDDLE),
        *person("D", "D", Role.DECIDER, lane=management, level=Level.EXECUTIVE, influence=HIGH),
        *person(
            "E",
            "E",
            Role.INFLUENCER,
            Role.INITIATOR,
            lane=technical,
            level=Level.MIDDLE,
            influence=MEDIUM,
        ),
        *person("F", "F", Role.INFLUENCER, lane=technical, level=Level.MIDDLE, influence=LOW),
        *person(
            "B",
            "B",
            Role.PURCHASER,
            Role.GATEKEEPER,
            lane=Lane.COMMERCIAL,
            level=Level.MIDDLE,
            influence=LOW,
        ),
        *person("U", "U", Role.USER, lane=technical, level=Level.MIDDLE, influence=LOW),
        tie("am", "B", TieLevel.TRUSTED, last_contact=AS_OF),
        tie("dir", "D", TieLevel.WORKING, last_contact=AS_OF),
        tie("am", "D", TieLevel.GOOD, last_contact=long_ago, cadence_days=90),
        tie("eng", "E", TieLevel.GOOD, last_contact=AS_OF),
    ]
    return with_entities(AccountPlan(entities), *more)


def test_the_worked_example_scores_as_published():
    score = network(worked_example()).score

    assert score.total == pytest.approx(47.626, abs=0.001)
    assert {role.value: round(of.points, 2) for role, of in score.roles.items()} == {
        "initiator": 6.0,
        "decider": 13.63,
        "influencer": 8.0,
        "purchaser": 12.0,
        "gatekeeper": 8.0,
        "user": 0.0,
    }
    assert {pair: round(of.points, 2) for pair, of in score.ties.items()} == {
        ("am", "B"): 20.0,
        ("dir", "D"): 12.0,
        ("am", "D"): 1.63,
        ("eng", "E"): 14.0,
    }
    assert score.persons["E"].at_stake == pytest.approx(23.333, abs=0.001)
    assert score.persons["D"].coverage == pytest.approx(0.4542, abs=0.0001)


def test_a_tie_shows_the_factors_its_points_are_made_of():
    score = network(worked_example()).score

    trace = score.ties["am", "D"]

    assert trace.slot == "backup"
    assert trace.factors == pytest.approx((30, 0.2, 0.75, 0.5, 0.7225))


def test_one_call_brings_what_the_example_says():
    called = tie("am", "D", TieLevel.GOOD, last_contact=AS_OF, cadence_days=90)

    score = network(worked_example(called)).score

    assert score.total == pytest.approx(50.005, abs=0.001)


@pytest.mark.parametrize(("leaver", "left"), [("am", 26.0), ("dir", 40.5), ("eng", 33.6)])
def test_without_a_colleague_the_example_keeps_what_it_says(leaver, left):
    assert without_colleague(leaver).total == pytest.approx(left, abs=0.05)


def without_colleague(leaver: str) -> Score:
    plan = worked_example()
    ties = [one for one in plan.ties.values() if one.member == leaver]
    return network(without(plan, *ties)).score


def test_the_example_withstands_the_loss_of_its_most_important_colleague_with_26_points():
    found = Report(worked_example(), DECISION, AS_OF)

    left = {gap.subject: gap.evidence["without"] for gap in found.gaps if gap.rule == "R34"}

    assert left == pytest.approx({"am": 26.0})
    keeps = [without_colleague(member).total for member in found.network.plan.members]
    assert left["am"] == pytest.approx(min(keeps))


def test_finding_an_uncovered_user_where_nobody_was_covered_costs_nothing():
    found = person("V", "V", Role.USER, influence=HIGH)

    score = network(worked_example(*found)).score

    assert score.total == pytest.approx(47.626, abs=0.001)


def test_finding_an_uncovered_user_beside_a_covered_one_costs_what_the_example_says():
    known = tie("eng", "U", TieLevel.WORKING, last_contact=AS_OF)
    found = person("V", "V", Role.USER, influence=HIGH)

    before = network(worked_example(known)).score
    after = network(worked_example(known, *found)).score

    assert before.total == pytest.approx(53.626, abs=0.001)
    assert after.total == pytest.approx(49.126, abs=0.001)


@pytest.mark.parametrize(("cadence", "rises"), [(90, True), (None, False)])
def test_naming_a_decider_purchaser_too_lowers_the_score_unless_a_tie_keeps_its_rhythm(
    cadence, rises
):
    """A purchaser is to be seen every 60 days: without a rhythm of its own the tie ages."""
    days_ago = AS_OF - timedelta(days=360)
    known = tie("am", "D", TieLevel.GOOD, last_contact=days_ago, cadence_days=cadence)
    entities: list[Entity] = [Opportunity(id=DECISION), TeamMember(id="am"), known]
    decider = AccountPlan([*entities, *person("D", "D", Role.DECIDER)])
    both = AccountPlan([*entities, *person("D", "D", Role.DECIDER, Role.PURCHASER)])

    before, after = network(decider).score.total, network(both).score.total

    assert (after > before) is rises


def test_a_role_confirmed_absent_hands_its_weight_to_the_others():
    decision = Opportunity(id=DECISION, roles_confirmed_absent=(AbsentRole(Role.INITIATOR),))
    plan = AccountPlan([decision, *person("D", "D", Role.DECIDER)])

    roles = network(plan).score.roles

    assert roles[Role.INITIATOR].of == 0
    assert roles[Role.DECIDER].of == pytest.approx(30 / 0.9)
    assert sum(role.of for role in roles.values()) == pytest.approx(100)


def test_a_role_confirmed_absent_that_somebody_holds_counts_as_held():
    decision = Opportunity(id=DECISION, roles_confirmed_absent=(AbsentRole(Role.DECIDER),))
    plan = AccountPlan([decision, *person("D", "D", Role.DECIDER)])

    held = network(plan)

    assert held.score.roles[Role.DECIDER].of == 30
    assert held.stakes["D"] == 30


def test_the_score_is_nought_when_every_role_is_absent():
    absent = tuple(AbsentRole(role) for role in SIX_ROLES)
    plan = AccountPlan([Opportunity(id=DECISION, roles_confirmed_absent=absent)])

    score = network(plan).score

    assert score.total == 0
    assert score.completeness == 100


def test_an_approver_weighs_nothing():
    plan = AccountPlan([Opportunity(id=DECISION), *person("A", "A", Role.APPROVER)])

    score = network(plan).score

    assert score.persons["A"].at_stake == 0
    assert Role.APPROVER not in score.roles


def test_who_no_longer_takes_part_counts_for_nothing():
    plan = AccountPlan(
        [
            Opportunity(id=DECISION),
            *person("D", "D", Role.DECIDER),
            *person("X", "X", Role.DECIDER, influence=HIGH, active=False),
        ]
    )

    score = network(plan).score

    assert score.persons.keys() == {"D"}
    assert score.persons["D"].at_stake == 30


def test_support_weighs_attitudes_by_what_is_at_stake():
    plan = AccountPlan(
        [
            Opportunity(id=DECISION),
            *person("D", "D", Role.DECIDER, attitude=Attitude.ADVOCATE),
            *person("B", "B", Role.PURCHASER, attitude=Attitude.AGAINST),
            *person("U", "U", Role.USER),
        ]
    )

    support = network(plan).score.support

    assert support == pytest.approx(100 * (30 * 2 - 15 * 2) / 2 / 60)


def test_completeness_counts_facts_that_are_more_than_a_guess():
    guess = Membership(
        id=joined(DECISION, "D"),
        opportunity=DECISION,
        person="D",
        roles=frozenset({Role.DECIDER}),
        role_confidence=Confidence.ASSUMED,
        attitude=Attitude.NEUTRAL,
    )
    card, _ = person("D", "D", Role.DECIDER, lane=Lane.FINANCIAL)
    plan = AccountPlan([Opportunity(id=DECISION), card, guess])

    completeness = network(plan).score.completeness

    assert completeness == pytest.approx(100 * (3 + 1) / (6 + 6))


@given(plans(), st.sampled_from(TieStatus))
def test_a_tie_that_is_lost_or_not_needed_is_worth_nothing(plan, status):
    ties = [replace(one, status=status) for one in plan.ties.values()]

    score = network(with_entities(plan, *ties)).score

    assert score.total == 0
