"""Nobody is to be introduced to somebody they know: every rule and every suggested contact.

Everybody has a name that cannot stand in a text by chance, and introductions are read from the
sentences themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings

from app.analysis.network import Network
from app.analysis.recommend import next_best
from app.analysis.recommend import wording as plan_wording
from app.analysis.report import Report
from app.analysis.wording import words
from app.analysis.wording.phrases import come_nearer
from app.model.account_plan import AccountPlan
from app.model.decision import Opportunity
from app.model.people import TeamMember
from app.model.vocabulary import Role, TieLevel
from tests.analysis.cases import (
    ACCOUNTS,
    account,
    fixtures,
    full_plans,
    report_on,
    with_entities,
)
from tests.plans import AS_OF, DECISION, person, tie

INTRODUCED = re.compile(
    r"introduc(?:ed|e|tions?)(?: of)?(?: ⟪(?P<who>[^⟫]+)⟫)?(?: to (?P<whom>.+?))?"
    r"(?: through| is possible|, as a|, aiming|\.|$)"
)
COLLEAGUE, CUSTOMER = re.compile("⟪([^⟫]+)⟫"), re.compile("⟦([^⟧]+)⟧")


def unmistakable(plan: AccountPlan) -> AccountPlan:
    ours = [replace(one, name=f"⟪{one.id}⟫") for one in plan.members.values()]
    theirs = [replace(one, name=f"⟦{one.id}⟧") for one in plan.persons.values()]
    return with_entities(plan, *ours, *theirs)


def introductions_in(text: str) -> Iterator[tuple[str, str]]:
    """Who of ours is to be introduced to whom, by what a text says."""
    for sentence in re.split(r"(?<=\.) ", text):
        found = INTRODUCED.search(sentence)
        if found is None or found["whom"] is None or "make the introduction" in sentence:
            continue
        asking = COLLEAGUE.search(sentence)
        who = found["who"] or (asking[1] if asking else None)
        assert who is not None, sentence
        for whom in CUSTOMER.findall(found["whom"]):
            yield who, whom


def know_each_other(plan: AccountPlan, colleague: str, customer: str) -> bool:
    known = plan.tie_between(colleague, customer)
    return known is not None and (known.level or 0) >= 1 and known.status is None


def introduces_nobody_they_know(found: Report) -> None:
    plan = found.network.plan
    for gap in found.gaps:
        text = words(gap, found.network)
        said = list(introductions_in(text.action or ""))
        assert not [pair for pair in said if know_each_other(plan, *pair)], text.action
        if any(know_each_other(plan, one.member, one.person) for one in text.contacts):
            assert text.introduction is None or said, text
    for planned in next_best(found.network).steps:
        way = plan_wording.way(planned, found.network)
        deed = plan_wording.deed(planned.step, found.network)
        if know_each_other(plan, *planned.step.pair):
            assert way is None
        said = list(introductions_in(f"{deed} {way or ''}"))
        assert not [pair for pair in said if know_each_other(plan, *pair)], deed


@given(full_plans())
@settings(max_examples=150)
def test_no_text_introduces_a_colleague_to_somebody_they_know(plan):
    introduces_nobody_they_know(Report(unmistakable(plan), DECISION, AS_OF))


@pytest.mark.parametrize("name", ACCOUNTS)
def test_no_text_on_an_account_introduces_a_colleague_to_somebody_they_know(name):
    found = account(name)

    introduces_nobody_they_know(
        Report(unmistakable(found.network.plan), found.opportunity_id, found.as_of)
    )


def test_no_text_on_a_rule_introduces_a_colleague_to_somebody_they_know():
    for fixture in fixtures():
        found = report_on(fixture["data"])
        plan = unmistakable(found.network.plan)

        introduces_nobody_they_know(Report(plan, found.opportunity_id, found.as_of))


def known(level: TieLevel, days_ago: int) -> Network:
    spoken = AS_OF - timedelta(days=days_ago)
    plan = AccountPlan(
        [
            Opportunity(id=DECISION),
            TeamMember(id="sanne", name="Sanne"),
            *person("eva", "Eva", Role.DECIDER),
            tie("sanne", "eva", level, last_contact=spoken),
        ]
    )
    return Report(plan, DECISION, AS_OF).network


@pytest.mark.parametrize(
    ("level", "days_ago", "action"),
    [
        (1, 0, "Have Sanne bring the relationship with Eva to “working contact”."),
        (
            1,
            400,
            "Have Sanne contact Eva again, and bring the relationship to “working contact”.",
        ),
        (3, 400, "Have Sanne contact Eva again."),
        (4, 0, "Have Sanne keep up the relationship with Eva."),
        (4, 400, "Have Sanne contact Eva again."),
    ],
)
def test_who_knows_somebody_comes_nearer_by_what_the_relationship_needs(
    level, days_ago, action
):
    view = known(TieLevel(level), days_ago)

    advice = come_nearer(view, "sanne", "eva")

    assert advice.action == action
    assert advice.introduction is None
    assert (advice.member, advice.person) == ("sanne", "eva")
