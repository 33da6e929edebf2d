"""Contact policies: whom we may contact, and that no text advises what they forbid."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given

from app.analysis.report import Report
from app.analysis.rules import RULES
from app.analysis.wording import words
from app.model.account_plan import AccountPlan
from app.model.decision import Membership, Opportunity
from app.model.people import Account, TeamMember
from app.model.ties import Affinity, Influence, ReportingLine
from app.model.values import joined
from app.model.vocabulary import ContactPolicy, Lane, Level, Role, TieLevel, Tier
from tests.analysis.cases import account, full_plans
from tests.plans import AS_OF, DECISION, person, tie

FORBIDDEN = ContactPolicy.FORBIDDEN


def report(*more, **policy) -> Report:
    """A decider and a purchaser, whom one of ours knows a little, under a policy."""
    old = AS_OF - timedelta(days=300)
    return Report(
        AccountPlan(
            [
                Account(id="acme", tier=Tier.A),
                Opportunity(id=DECISION, **policy),
                TeamMember(id="sanne", name="Sanne", lane=Lane.COMMERCIAL, level=Level.MIDDLE),
                TeamMember(id="herman", name="Herman", level=Level.EXECUTIVE),
                *person("dora", "Dora Dekker", Role.DECIDER, level=Level.EXECUTIVE),
                *person(
                    "piet", "Piet Pieters", Role.PURCHASER, Role.USER, lane=Lane.COMMERCIAL
                ),
                tie("sanne", "dora", TieLevel.WORKING, last_contact=old),
                tie("sanne", "piet", TieLevel.GOOD, last_contact=AS_OF),
                *more,
            ]
        ),
        DECISION,
        AS_OF,
    )


def allowed(found: Report) -> set[str]:
    return {
        person for person in found.network.plan.persons if found.network.may_contact(person)
    }


@pytest.mark.parametrize(
    ("policy", "open_to_us"),
    [
        ({}, {"dora", "piet"}),
        ({"contact_policy": ContactPolicy.FREE}, {"dora", "piet"}),
        ({"contact_policy": ContactPolicy.VIA_PURCHASING}, {"piet"}),
        ({"contact_policy": ContactPolicy.NAMED_CONTACT, "named_contact": "dora"}, {"dora"}),
        ({"contact_policy": ContactPolicy.NAMED_CONTACT}, set()),
        ({"contact_policy": FORBIDDEN}, set()),
    ],
)
def test_each_policy_leaves_its_own_channel_open(policy, open_to_us):
    assert allowed(report(**policy)) == open_to_us


@pytest.mark.parametrize(
    ("begins", "ends", "holds"),
    [(None, None, True), (0, 0, True), (1, None, False), (None, -1, False), (-9, 9, True)],
)
def test_a_policy_holds_from_its_first_day_to_its_last(begins, ends, holds):
    first, last = (
        None if days is None else AS_OF + timedelta(days=days) for days in (begins, ends)
    )

    found = report(contact_policy=FORBIDDEN, contact_from=first, contact_until=last)

    assert (allowed(found) == set()) is holds


def elsewhere(person: str, active: bool | None = None, **policy):
    taking_part = Membership(
        id=joined("other", person),
        opportunity="other",
        person=person,
        roles=frozenset({Role.PURCHASER}),
        active=active,
    )
    return [Opportunity(id="other", name="Other tender", **policy), taking_part]


def test_a_policy_holds_for_its_people_in_every_other_decision():
    found = report(*elsewhere("dora", contact_policy=FORBIDDEN))

    assert allowed(found) == {"piet"}
    gap = found.gap(("R12", "management"))
    assert gap is not None
    text = words(gap, found.network)
    assert (gap.parked, text.action) == (True, None)
    assert "Other tender" in (text.suppressed or "")


def test_another_decisions_policy_leaves_its_own_channel_open():
    found = report(*elsewhere("dora", contact_policy=ContactPolicy.VIA_PURCHASING))

    assert allowed(found) == {"dora", "piet"}


def test_a_channel_that_another_policy_closes_is_not_named():
    named = ContactPolicy.NAMED_CONTACT
    theirs = elsewhere("piet", contact_policy=named, named_contact="dora")
    found = report(*theirs, contact_policy=ContactPolicy.VIA_PURCHASING)

    texts = [words(gap, found.network) for gap in found.gaps]

    said = [text.suppressed for text in texts if "Other tender" in (text.suppressed or "")]
    assert allowed(found) == set()
    assert said
    assert all("only through the named contact." in (one or "") for one in said)


def test_who_left_the_other_decision_is_free():
    found = report(*elsewhere("dora", active=False, contact_policy=FORBIDDEN))

    assert allowed(found) == {"dora", "piet"}


def test_under_a_contact_ban_every_gap_that_asks_for_contact_is_parked():
    until = AS_OF + timedelta(days=40)

    found = report(contact_policy=FORBIDDEN, contact_until=until)

    assert found.parked
    assert not any(RULES[gap.rule].action_is_contact for gap in found.open_gaps)
    for gap in found.gaps:
        text = words(gap, found.network)
        assert gap.parked is RULES[gap.rule].action_is_contact
        assert (text.action is None) is gap.parked
        assert text.introduction is None
        assert ("11 Apr 2026" in (text.suppressed or "")) is gap.parked


def test_the_municipality_is_parked_whole():
    found = account("municipality-westerlanden")

    assert found.open_gaps == []
    assert all(words(gap, found.network).suppressed for gap in found.gaps)


def test_under_a_channel_only_the_channel_is_advised():
    found = report(contact_policy=ContactPolicy.VIA_PURCHASING)

    texts = [words(gap, found.network) for gap in found.gaps]

    advised = [text.action for text in texts if text.action]
    assert advised
    assert any("Piet Pieters" in action for action in advised)
    assert not any("Dora Dekker" in action for action in advised)


def without_lines(plan: AccountPlan) -> AccountPlan:
    """The plan with nothing recorded of who talks with whom, so that no route is warm."""
    lines = (ReportingLine, Influence, Affinity)
    return AccountPlan([one for one in plan if not isinstance(one, lines)])


def test_nobody_out_of_bounds_is_asked_for_an_introduction():
    friend = person("eva", "Eva Brouwer", Role.USER)
    known = tie("sanne", "eva", TieLevel.TRUSTED, last_contact=AS_OF)
    lost = tie("sanne", "dora", TieLevel.NONE)
    free = report(*friend, known, lost)
    named = report(
        *friend,
        known,
        lost,
        contact_policy=ContactPolicy.NAMED_CONTACT,
        named_contact="dora",
    )

    asked, kept = (
        [text.action or "" for gap in found.gaps for text in [words(gap, found.network)]]
        for found in (free, named)
    )

    assert any("Have Sanne ask Eva Brouwer (trusted)" in action for action in asked)
    assert "Have Herman make contact with Dora Dekker." in kept
    assert not any("Eva Brouwer" in action for action in kept)


@given(full_plans())
def test_a_question_for_an_introduction_keeps_to_the_contact_policy_and_shows_no_route(plan):
    found = Report(without_lines(plan), DECISION, AS_OF)
    network = found.network
    closed = {plan.label(one) for one in plan.persons if not network.may_contact(one)}

    for gap in found.gaps:
        text = words(gap, network)
        if "whether an introduction" not in (text.action or ""):
            continue
        assert not any(name in (text.action or "") for name in closed), (gap.rule, text.action)
        assert text.introduction is None
        assert not gap.parked
