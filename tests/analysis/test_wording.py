"""Gaps in words: whole, in both languages, with the names of the case."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from app.analysis import wording
from app.analysis.report import Report
from app.analysis.rules import RULES
from app.analysis.text_form import as_text
from app.analysis.wording import words
from app.i18n import speaking
from app.model.account_plan import AccountPlan
from app.model.vocabulary import ContactPolicy
from tests.analysis.cases import ACCOUNTS, account, full_plans
from tests.analysis.test_policy import report
from tests.plans import AS_OF, DECISION


def text_of(found: Report, rule: str, subject: str):
    gap = found.gap((rule, subject))
    assert gap is not None
    return words(gap, found.network)


def test_every_rule_has_words_for_what_is_wrong_and_what_to_do():
    told = wording._EXPLANATIONS.keys() & wording._ADVICE.keys()  # noqa: SLF001

    assert told == RULES.keys()


@pytest.mark.parametrize("language", ["en", "nl"])
@given(full_plans())
@settings(max_examples=60)
def test_no_sentence_is_left_unfinished(language, plan):
    found = Report(plan, DECISION, AS_OF)

    with speaking(language):
        texts = [words(gap, found.network) for gap in found.gaps]
        whole = as_text(found)

    unfinished = re.compile(r"[{}]|\bNone\b(?! of)|  |\.\.")
    for text in texts:
        lines = [text.explanation, text.action, text.suppressed, text.introduction]
        said = [line for line in lines if line is not None]
        assert text.title
        assert all(line.endswith(".") and line[0] != " " for line in said), said
        assert not any(unfinished.search(line) for line in [text.title, *said]), said
    assert not re.search(r"[{}]|\bNone\b(?! of)", whole)


def test_the_decider_out_of_reach_gets_a_named_colleague_and_an_introduction():
    found = account("hospital-sint-odrada")

    text = text_of(found, "R02", "decider")

    assert text.title == "Role uncovered: decider"
    assert text.action == (
        "Have Wim Aerts ask Nadia El Amrani to introduce Erik Vandamme to Liesbet Van Acker."
    )
    assert text.introduction == (
        "Warmest route (good): Wim Aerts → Nadia El Amrani → Liesbet Van Acker."
    )


def test_a_longer_route_names_everybody_on_it():
    text = text_of(account("hospital-sint-odrada"), "R10", "financial")

    assert text.action == (
        "Pair Griet Hermans with Marc Thielemans. Have Johan Pauwels ask Koen Wuyts to arrange "
        "an introduction of Griet Hermans to Marc Thielemans through Katrien Maes."
    )


def test_a_stale_relationship_is_told_with_its_dates():
    text = text_of(account("hospital-sint-odrada"), "R08", "l1->h07")

    assert text.explanation == (
        "Wim Aerts last spoke Katrien Maes on 14 Aug 2025, 200 days ago; the rhythm is every "
        "60 days. That costs 2.9 points."
    )


@pytest.mark.parametrize("name", ACCOUNTS)
def test_the_readable_form_names_every_gap(name):
    found = account(name)

    text = as_text(found)

    for gap in found.gaps:
        assert words(gap, found.network).title in text


@pytest.mark.parametrize(
    ("policy", "why"),
    [
        ({"contact_policy": ContactPolicy.FORBIDDEN}, "No contact until the award (tender)."),
        (
            {"contact_policy": ContactPolicy.NAMED_CONTACT, "named_contact": "piet"},
            "Until the award, contact runs only through Piet Pieters.",
        ),
        (
            {"contact_policy": ContactPolicy.NAMED_CONTACT, "contact_until": AS_OF},
            "Up to and including 2 Mar 2026, contact runs only through the named contact.",
        ),
        (
            {"contact_policy": ContactPolicy.VIA_PURCHASING},
            "Until the award, contact runs only through purchasing.",
        ),
    ],
)
def test_what_is_parked_says_why(policy, why):
    assert text_of(report(**policy), "R12", "management").suppressed == why


def test_an_empty_plan_can_be_read():
    found = Report(AccountPlan(), DECISION, AS_OF)

    assert "Score 0 of 100" in as_text(found)
