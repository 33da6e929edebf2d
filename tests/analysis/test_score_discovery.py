"""What finding and naming people does to the coverage score, over random accounts: a map that
grows may cost points, and then exactly those that the new division of the stakes explains.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.analysis.network import Network
from app.analysis.score import Score
from app.model.account_plan import AccountPlan
from app.model.decision import AbsentRole, Membership
from app.model.values import joined
from app.model.vocabulary import Role, TieStatus
from tests.analysis import by_hand
from tests.analysis.cases import with_entities
from tests.analysis.scored_plans import (
    DEGREES,
    SOME_ROLES,
    modestly,
    scored_plans,
    with_rhythms,
)
from tests.plans import AS_OF, DECISION, person

SLACK = 1e-9  # what rounding in the machine may make of equal numbers
NEWCOMER = "newcomer"

accounts = scored_plans()


def score(plan: AccountPlan) -> Score:
    return Network(plan, DECISION, AS_OF).score


def total(plan: AccountPlan) -> float:
    return score(plan).total


# -- naming somebody in a vacant role


@modestly
@given(accounts, st.data())
def test_naming_somebody_in_vacant_roles_brings_what_is_known_of_them(plan, data):
    vacant = [role for role in by_hand.weights(plan) if not by_hand.holders(plan, role)]
    assume(vacant)
    named = data.draw(st.sets(st.sampled_from(vacant), min_size=1))
    known_to_us = sorted({one.person for one in plan.ties.values()} & plan.persons.keys())
    someone = data.draw(st.sampled_from([*known_to_us, NEWCOMER]))
    known = plan.membership(DECISION, someone)
    if known is None or not known.takes_part:
        id = joined(DECISION, someone)
        known = Membership(id=id, opportunity=DECISION, person=someone, roles=frozenset())
    kept = with_rhythms(with_entities(plan, *person(NEWCOMER, "New", Role.USER)[:1]))
    now = replace(known, roles=known.roles | named)

    rise = total(with_entities(kept, now)) - total(kept)

    covered = by_hand.coverage(kept, AS_OF)[someone]
    assert rise >= -SLACK
    assert rise == pytest.approx(
        sum(by_hand.weights(plan)[role] for role in named) * covered, abs=SLACK
    )


# -- finding somebody uncovered


@modestly
@given(accounts, SOME_ROLES, DEGREES, st.data())
def test_finding_somebody_uncovered_costs_nothing_where_nobody_is_covered(
    plan, roles, influence, data
):
    given_ = {one for role in roles for one in by_hand.holders(plan, role)}
    lost = [one for one in plan.ties.values() if one.person in given_]
    status = data.draw(st.sampled_from(TieStatus))
    dark = with_entities(plan, *(replace(one, status=status) for one in lost))
    confirmed = by_hand.absent(plan) & roles
    found = person(
        NEWCOMER, "New", *(roles - confirmed or {Role.APPROVER}), influence=influence
    )

    assert total(with_entities(dark, *found)) == pytest.approx(total(dark), abs=SLACK)


@modestly
@given(accounts, SOME_ROLES, DEGREES)
def test_finding_somebody_uncovered_lowers_the_score_by_the_new_division_of_the_stakes(
    plan, roles, influence
):
    larger = with_entities(plan, *person(NEWCOMER, "New", *roles, influence=influence))

    difference = total(larger) - total(plan)

    covered = by_hand.coverage(larger, AS_OF)
    was, becomes = by_hand.stakes(plan), by_hand.stakes(larger)
    explained = sum((becomes[one] - was[one]) * covered[one] for one in was)
    assert difference == pytest.approx(explained, abs=SLACK)


@modestly
@given(accounts, SOME_ROLES, DEGREES)
def test_finding_somebody_uncovered_takes_their_share_of_every_role_they_have(
    plan, roles, influence
):
    roles -= by_hand.absent(plan)
    found = person(NEWCOMER, "New", *(roles or {Role.APPROVER}), influence=influence)

    lost = total(plan) - total(with_entities(plan, *found))

    newcomer = influence or 1
    shares = {
        role: newcomer / (newcomer + sum(by_hand.holders(plan, role).values()))
        for role in roles
    }
    assert lost >= -SLACK
    assert lost == pytest.approx(
        sum(by_hand.role_points(plan, role, AS_OF) * share for role, share in shares.items()),
        abs=SLACK,
    )


# -- confirming that a role does not exist


@modestly
@given(accounts, st.data())
def test_confirming_that_a_vacant_role_does_not_exist_spreads_its_weight(plan, data):
    vacant = [role for role in by_hand.weights(plan) if not by_hand.holders(plan, role)]
    gone = data.draw(st.sets(st.sampled_from(vacant)) if vacant else st.just(set()))
    decision = plan.opportunities[DECISION]
    confirmed = (*decision.roles_confirmed_absent, *(AbsentRole(role) for role in gone))
    before = score(plan)

    after = score(with_entities(plan, replace(decision, roles_confirmed_absent=confirmed)))

    left = sum(part.of for role, part in before.roles.items() if role not in gone)
    spread = 100 / left if left else 0
    assert all(after.roles[role].of == after.roles[role].points == 0 for role in gone)
    for role in before.roles.keys() - gone:
        assert after.roles[role].of == pytest.approx(before.roles[role].of * spread)
    assert after.total == pytest.approx(before.total * spread)
    assert after.total >= before.total - SLACK
