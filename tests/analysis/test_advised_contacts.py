"""The contacts that an advice makes, as data, are those its words speak of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.analysis import wording
from app.analysis.report import Report
from app.analysis.what_if import WhatIf, tie_becomes
from app.model.change import Change, Edit, Message
from app.model.vocabulary import ContactPolicy
from tests.analysis.cases import ACCOUNTS, account
from tests.plans import AS_OF


def as_if_free(plan):
    """The same account without contact policies, so that everything may be advised."""
    free = [
        Edit(one, replace(one, contact_policy=ContactPolicy.FREE))
        for one in plan.opportunities.values()
    ]
    return plan.apply(Change(Message.of("decision.changed", name=""), tuple(free)))


@pytest.fixture(params=ACCOUNTS)
def report(request) -> Report:
    told = account(request.param)
    return Report(as_if_free(told.network.plan), told.opportunity_id, AS_OF)


def advised(report: Report):
    for gap in report.gaps:
        text = wording.words(gap, report.network)
        for contact in text.contacts:
            yield gap, text, contact


def test_an_action_names_whom_its_contacts_bring_together(report):
    plan = report.network.plan
    found = list(advised(report))

    assert len({gap.rule for gap, _, _ in found}) >= 5
    for _gap, text, contact in found:
        assert plan.label(contact.member) in text.action
        assert plan.label(contact.person) in text.action


def test_the_points_of_a_contact_are_what_carrying_it_out_adds(report):
    for contact in {contact for _, _, contact in advised(report)}:
        made = WhatIf.on(report).supposing(
            tie_becomes, contact.member, contact.person, contact.level, AS_OF
        )

        assert made.difference.points == pytest.approx(contact.gain, abs=1e-6)
