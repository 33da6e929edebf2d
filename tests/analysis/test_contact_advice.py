"""No text, way or suggestion advises contact that a policy forbids: every rule, every policy.

Who is out of bounds is stated here a second time, and everybody is given a name that cannot
stand in a text by chance.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.analysis.candidates import introduction, whom_to_ask
from app.analysis.introductions import introductions
from app.analysis.network import Network
from app.analysis.recommend import next_best
from app.analysis.report import Report
from app.analysis.rules import RULES
from app.analysis.wording import GapText, words
from app.model.account_plan import AccountPlan
from app.model.decision import Membership, Opportunity
from app.model.entities import Entity
from app.model.people import Person
from app.model.values import joined
from app.model.vocabulary import ContactPolicy, Role
from tests.analysis.cases import fixtures, full_plans, report_on, with_entities
from tests.plans import AS_OF, DECISION

POLICIES = [one for one in ContactPolicy if one is not ContactPolicy.FREE]
FIXTURES = [fixture for fixture in fixtures() if fixture["rule"] in RULES]
OPEN_ENDED: dict[str, Any] = {"contact_from": None, "contact_until": None}


def unmistakable(plan: AccountPlan) -> AccountPlan:
    """The plan with names of their people that are part of no other text."""
    named = [replace(one, name=called(one.id)) for one in plan.persons.values()]
    return with_entities(plan, *named)


def called(person: str) -> str:
    return f"⟦{person}⟧"


def under(plan: AccountPlan, decision: str, **policy: Any) -> AccountPlan:
    opportunity = plan.find(Opportunity, decision) or Opportunity(id=decision)
    return with_entities(plan, replace(opportunity, **policy))


def out_of_bounds(plan: AccountPlan, decision: str, as_of=AS_OF) -> set[str]:
    """Whom the policies of all decisions forbid us to contact for one of them."""
    closed: set[str] = set()
    for one in plan.opportunities.values():
        begun = one.contact_from is None or one.contact_from <= as_of
        over = one.contact_until is not None and as_of > one.contact_until
        if one.contact_policy in (None, ContactPolicy.FREE) or not begun or over:
            continue
        team = [taking for taking in plan.dmu(one.id) if taking.active is not False]
        if one.id == decision:
            concerned = set(plan.persons)
        elif plan.opportunities[decision].contact_exception:
            continue
        else:
            concerned = {taking.person for taking in team}
        channel: set[str | None] = set()
        if one.contact_policy is ContactPolicy.NAMED_CONTACT:
            channel = {one.named_contact}
        if one.contact_policy is ContactPolicy.VIA_PURCHASING:
            channel = {taking.person for taking in team if Role.PURCHASER in taking.roles}
        closed |= concerned - channel
    return closed


def advice(text: GapText) -> str:
    return f"{text.action or ''} {text.introduction or ''} {text.suppressed or ''}"


def check_advice(found: Report, closed: set[str]) -> None:
    """Assert that nothing that is advised leads to or over somebody out of bounds."""
    for gap in found.gaps:
        text = words(gap, found.network)
        said = advice(text)
        assert not [one for one in closed if called(one) in said], (gap.rule, said)
        if asks(gap.rule):
            assert (text.action is None) is gap.parked, gap.rule
            assert (text.suppressed is not None) is gap.parked, gap.rule
            assert gap.parked or not gap.towards or not closed.issuperset(gap.towards)
        if gap.parked:
            assert text.introduction is None, gap.rule
            assert gap.key not in {one.key for one in found.open_gaps}


def asks(rule: str) -> bool:
    """Whether what a rule advises is contact."""
    return RULES[rule].action_is_contact


# -- over random accounts


FOUR = ["p0", "p1", "p2", "p3"]
days = st.sampled_from([-9, -1, 0, 1, 9]).map(lambda ahead: AS_OF + timedelta(days=ahead))
decisions = st.tuples(
    st.sampled_from([None, *ContactPolicy]),
    st.none() | days,
    st.none() | days,
    st.sampled_from([None, *FOUR]),
    st.dictionaries(
        st.sampled_from(FOUR),
        st.tuples(st.sampled_from([Role.PURCHASER, Role.USER]), st.sampled_from([None, False])),
    ),
)


@given(st.lists(decisions, min_size=1, max_size=3), st.sampled_from([None, None, "runs on"]))
def test_who_may_be_contacted_is_who_no_policy_in_force_puts_out_of_bounds(made, exception):
    entities: list[Entity] = [Person(id=one) for one in FOUR]
    for n, (policy, begins, ends, contact, team) in enumerate(made):
        id = f"{DECISION}{n}"
        rules = {"contact_policy": policy, "contact_from": begins, "contact_until": ends}
        excepted = exception if n == 0 else None
        entities.append(
            Opportunity(id=id, named_contact=contact, contact_exception=excepted, **rules)
        )
        for one, (role, active) in team.items():
            key, roles = joined(id, one), frozenset({role})
            entities.append(
                Membership(id=key, opportunity=id, person=one, roles=roles, active=active)
            )
    plan = AccountPlan(entities)
    network = Network(plan, f"{DECISION}0", AS_OF)

    closed = {one for one in FOUR if not network.may_contact(one)}

    assert closed == out_of_bounds(plan, f"{DECISION}0")


@settings(max_examples=40)
@given(full_plans())
def test_no_advice_leads_to_anybody_whom_a_policy_puts_out_of_bounds(plan):
    named = unmistakable(plan)

    check_advice(Report(named, DECISION, AS_OF), out_of_bounds(named, DECISION))


@settings(max_examples=20)
@given(full_plans(smallest=1), st.integers(0, 60), st.integers(0, 60))
def test_under_a_ban_no_gap_of_any_account_advises_contact(plan, since, left):
    first, last = AS_OF - timedelta(days=since), AS_OF + timedelta(days=left)
    banned = under(
        unmistakable(plan),
        DECISION,
        contact_policy=ContactPolicy.FORBIDDEN,
        contact_from=first,
        contact_until=last,
    )

    found = Report(banned, DECISION, AS_OF)

    assert not [gap.key for gap in found.open_gaps if asks(gap.rule)]
    for gap in found.gaps:
        text = words(gap, found.network)
        assert not asks(gap.rule) or (text.action, text.introduction) == (None, None)
        assert gap.parked is asks(gap.rule)
    check_advice(found, set(banned.persons))


@settings(max_examples=20)
@given(full_plans(smallest=1), st.sampled_from(POLICIES), st.booleans(), st.integers(1, 60))
def test_a_policy_that_is_over_or_not_yet_begun_changes_no_word(plan, policy, over, days):
    outside = (
        {"contact_from": None, "contact_until": AS_OF - timedelta(days=days)}
        if over
        else {"contact_from": AS_OF + timedelta(days=days), "contact_until": None}
    )

    free, restricted = (
        Report(under(plan, DECISION, **given_), DECISION, AS_OF)
        for given_ in ({"contact_policy": None}, {"contact_policy": policy, **outside})
    )

    assert [words(gap, restricted.network) for gap in restricted.gaps] == [
        words(gap, free.network) for gap in free.gaps
    ]


@settings(max_examples=20)
@given(full_plans(smallest=1), st.sampled_from(POLICIES), st.data())
def test_no_way_question_or_plan_passes_anybody_out_of_bounds(plan, policy, data):
    contact = data.draw(st.sampled_from(sorted(plan.persons)))
    restricted = under(
        plan, DECISION, contact_policy=policy, named_contact=contact, **OPEN_ENDED
    )
    network = Network(restricted, DECISION, AS_OF)
    closed = out_of_bounds(restricted, DECISION)

    for someone in network.people:
        for way in introductions(network, someone).advised:
            assert not closed & {*way.path.between, someone}
        for member in plan.members:
            path = introduction(network, member, someone)
            assert path is None or not closed & {*path.between, someone}
        asked = whom_to_ask(network, network.people, someone)
        assert asked is None or asked.person not in closed
    for planned in next_best(network).steps:
        way_in = planned.introduction
        assert planned.step.person not in closed
        assert way_in is None or not closed & set(way_in.between)


# -- over every rule: its fixtures under every policy


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.value)
def test_every_rule_keeps_to_each_policy(policy):
    seen = set()

    for fixture in FIXTURES:
        case = report_on(fixture["data"])
        decision, as_of = case.opportunity_id, case.as_of
        plan = unmistakable(case.network.plan)
        for contact in [None, *plan.persons]:
            rules = {"contact_policy": policy, "named_contact": contact, **OPEN_ENDED}
            restricted = under(plan, decision, **rules)
            found = Report(restricted, decision, as_of)
            check_advice(found, out_of_bounds(restricted, decision, as_of))
            seen |= {gap.rule for gap in found.gaps}
            if policy is not ContactPolicy.NAMED_CONTACT:
                break

    assert seen == RULES.keys()


def test_a_rule_that_is_no_contact_advises_the_same_under_a_ban_but_names_nobody():
    """Otherwise a program that advises nothing at all would keep to every policy."""
    advised = set()

    for fixture in FIXTURES:
        case = report_on(fixture["data"])
        free = {gap.key: words(gap, case.network).action for gap in case.gaps}
        ban = under(
            case.network.plan, case.opportunity_id, contact_policy=ContactPolicy.FORBIDDEN
        )
        found = Report(ban, case.opportunity_id, case.as_of)
        for gap in found.gaps:
            if not asks(gap.rule) and free[gap.key]:
                assert words(gap, found.network).action, gap.rule
                advised.add(gap.rule)

    assert advised == {id for id, rule in RULES.items() if not rule.action_is_contact}
