"""Giving somebody a role ages no tie, not even one from a file that says nothing of rhythms."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.analysis.network import Network
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.change import Change
from app.model.decision import Membership
from app.model.rhythm import keeping_rhythm
from app.model.values import joined
from app.model.vocabulary import SIX_ROLES, Role, TieLevel
from tests.analysis.cases import with_entities
from tests.analysis.scored_plans import modestly, scored_plans
from tests.plans import AS_OF, DECISION, small_plan, tie

SLACK = 1e-9  # what rounding in the machine may make of equal numbers


def total(plan: AccountPlan) -> float:
    return Network(plan, DECISION, AS_OF).score.total


def given_roles(plan: AccountPlan, person: str, roles: set[Role]) -> Change:
    change = edits.set_membership(plan, DECISION, person, roles=frozenset(roles))
    return keeping_rhythm(change, plan)


def silent(**values) -> AccountPlan:
    """Sanne knows Karim, who decides, and last spoke to him ninety days ago."""
    ago = AS_OF - timedelta(days=90)
    return with_entities(
        small_plan(), tie("sanne", "karim", TieLevel.GOOD, last_contact=ago, **values)
    )


@modestly
@given(scored_plans(), st.data())
def test_naming_somebody_in_a_vacant_role_never_lowers_the_score_of_what_was_imported(
    plan, data
):
    network = Network(plan, DECISION, AS_OF)
    people, filled = network.people, {*network.holders, *network.absent_roles}
    vacant = [role for role in SIX_ROLES if role not in filled]
    assume(vacant)
    assume(people)
    person = data.draw(st.sampled_from(sorted(people)))
    role = data.draw(st.sampled_from(vacant))

    after = plan.apply(given_roles(plan, person, {*people[person].roles, role}))

    assert total(after) >= total(plan) - SLACK


def test_a_tie_without_a_rhythm_of_its_own_keeps_the_one_it_had_by_the_roles():
    plan = silent()

    after = plan.apply(given_roles(plan, "karim", {Role.DECIDER, Role.PURCHASER}))

    assert after.ties[joined("sanne", "karim")].cadence_days == 90
    assert total(after) > total(plan)


def test_a_rhythm_that_was_chosen_stays_as_it_is():
    plan = silent(cadence_days=30)

    after = plan.apply(given_roles(plan, "karim", {Role.DECIDER, Role.PURCHASER}))

    assert after.ties == plan.ties


@pytest.mark.parametrize(
    "values",
    [{"influence": 3}, {"roles": frozenset({Role.DECIDER})}, {"active": False}],
    ids=str,
)
def test_what_leaves_the_roles_alone_leaves_the_ties_alone(values):
    plan = silent()

    change = edits.set_membership(plan, DECISION, "karim", **values)

    assert keeping_rhythm(change, plan) == change


def test_who_takes_part_in_two_decisions_keeps_the_longer_rhythm():
    other = Membership(
        id=joined("other", "karim"),
        opportunity="other",
        person="karim",
        roles=frozenset({Role.INFLUENCER}),
    )
    plan = silent()
    plan = plan.apply(edits.add_opportunity(plan, "Other", id="other"))
    plan = with_entities(plan, other)

    after = plan.apply(given_roles(plan, "karim", {Role.PURCHASER}))

    assert after.ties[joined("sanne", "karim")].cadence_days == 90
