"""Gaps in words: whole, in both languages, with the names of the case."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from hypothesis import given, settings

from app.analysis import wording
from app.analysis.report import Report
from app.analysis.rules import RULES
from app.analysis.text_form import as_text
from app.analysis.wording import words
from app.i18n import speaking
from app.model.account_plan import AccountPlan
from app.model.entities import Entity
from app.model.people import Competitor, Person
from app.model.ties import CompetitorTie, ReportingLine
from app.model.values import joined
from app.model.vocabulary import Attitude, CompetitorBasis, ContactPolicy, Lane, Role, TieLevel
from tests.analysis.cases import ACCOUNTS, account, full_plans
from tests.analysis.said import text_of
from tests.analysis.test_policy import report
from tests.plans import AS_OF, DECISION, person, small_plan, tie

ERIK_LIESBET = ("l3", "h01")


def competitor(person: str, basis: CompetitorBasis) -> list[Entity]:
    return [
        Competitor(id="k", name="Konkurs"),
        CompetitorTie(
            id=joined("k", person),
            competitor="k",
            person=person,
            level=TieLevel.TRUSTED,
            basis=basis,
        ),
    ]


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


def test_who_knows_somebody_already_is_sent_again_and_needs_no_introduction():
    found = account("hospital-sint-odrada")

    text = text_of(found, "R02", "decider")

    assert text.title == "Role uncovered: decider"
    assert text.action == (
        "Have Erik Vandamme contact Liesbet Van Acker again, and bring the relationship to "
        "“working contact”."
    )
    assert text.introduction is None


def test_the_decider_out_of_reach_gets_a_named_colleague_and_an_introduction():
    case = account("hospital-sint-odrada")
    plan = case.network.plan
    erik = next(one for one in plan.ties.values() if (one.member, one.person) == ERIK_LIESBET)
    apart = AccountPlan(one for one in plan if one is not erik)
    found = Report(apart, case.opportunity_id, case.as_of)

    text = text_of(found, "R02", "decider")

    assert text.title == "Role uncovered: decider"
    assert text.action == (
        "Have Wim Aerts ask Nadia El Amrani to introduce Erik Vandamme to Liesbet Van Acker."
    )
    assert text.introduction == (
        "Warmest route (good): Wim Aerts → Nadia El Amrani → Liesbet Van Acker."
    )


def test_nobody_is_asked_to_reach_somebody_whom_a_colleague_knows():
    text = text_of(account("hospital-sint-odrada"), "R10", "financial")

    assert text.action == (
        "Pair Griet Hermans with Marc Thielemans. Have Wim Aerts ask Katrien Maes to introduce "
        "Griet Hermans to Marc Thielemans."
    )
    assert text.introduction is None


def test_a_longer_route_names_everybody_on_it():
    case = account("hospital-sint-odrada")
    wim_katrien = ("l1", "h07")
    apart = (one for one in case.network.plan if getattr(one, "id", "") != joined(*wim_katrien))
    found = Report(AccountPlan(apart), case.opportunity_id, case.as_of)

    text = text_of(found, "R10", "financial")

    assert text.action == (
        "Pair Griet Hermans with Marc Thielemans. Have Johan Pauwels ask Koen Wuyts to arrange "
        "an introduction of Griet Hermans to Marc Thielemans through Katrien Maes."
    )


def test_a_stale_relationship_is_told_with_its_dates():
    text = text_of(account("hospital-sint-odrada"), "R08", "l1->h07")

    assert text.explanation == (
        "Wim Aerts last spoke to Katrien Maes on 14 Aug 2025, 200 days ago; the rhythm is "
        "every 60 days. That costs 2.9 points."
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
            "As long as this contact policy holds, contact runs only through Piet Pieters.",
        ),
        (
            {"contact_policy": ContactPolicy.NAMED_CONTACT, "contact_until": AS_OF},
            "Up to and including 2 Mar 2026, contact runs only through the named contact.",
        ),
        (
            {"contact_policy": ContactPolicy.VIA_PURCHASING},
            "As long as this contact policy holds, contact runs only through purchasing.",
        ),
    ],
)
def test_what_is_parked_says_why(policy, why):
    assert text_of(report(**policy), "R12", "management").suppressed == why


def test_an_empty_plan_can_be_read():
    found = Report(AccountPlan(), DECISION, AS_OF)

    assert "Score 0 of 100" in as_text(found)


def unconnected(*more) -> Report:
    """Karim decides and nobody knows him; Eva and Piet, of whom no line is recorded."""
    plan = small_plan(
        *person("piet", "Piet Pieters", Role.PURCHASER, lane=Lane.COMMERCIAL),
        tie("herman", "piet", TieLevel.ACQUAINTED, last_contact=AS_OF),
        *more,
    )
    kept = [one for one in plan if not isinstance(one, ReportingLine)]
    return Report(AccountPlan(kept), DECISION, AS_OF)


@pytest.mark.parametrize(
    ("language", "action"),
    [
        (
            "en",
            "Have Sanne de Wit ask Eva Brouwer (good relationship) whether an introduction of "
            "Herman Vos to Karim El Amrani is possible. "
            "No line between Eva Brouwer and Karim El Amrani is recorded yet.",
        ),
        (
            "nl",
            "Laat Sanne de Wit aan Eva Brouwer (goede relatie) vragen of een introductie van "
            "Herman Vos bij Karim El Amrani mogelijk is. "
            "Een lijn tussen Eva Brouwer en Karim El Amrani is nog niet vastgelegd.",
        ),
    ],
)
@pytest.mark.parametrize(
    ("rule", "subject"),
    [("R02", "decider"), ("R10", "management"), ("R12", "management"), ("R14", "karim")],
)
def test_without_a_warm_route_the_action_says_whom_to_ask(rule, subject, language, action):
    with speaking(language):
        text = text_of(unconnected(), rule, subject)

    assert (text.action or "").endswith(action)
    assert text.introduction is None


@pytest.mark.parametrize(
    ("rule", "more"),
    [
        ("R27", competitor("karim", CompetitorBasis.PERSONAL)),
        (
            "R28",
            [
                *competitor("karim", CompetitorBasis.PREVIOUS_SUPPLIER),
                Person(id="karim", name="Karim El Amrani", start_date=AS_OF),
            ],
        ),
    ],
)
def test_whom_a_competitor_knows_is_asked_after_too(rule, more):
    text = text_of(unconnected(*more), rule, "karim")

    assert "ask Eva Brouwer (good relationship)" in (text.action or "")


def test_who_already_has_a_line_to_the_person_is_not_said_to_have_none():
    stale = tie("sanne", "eva", TieLevel.GOOD, last_contact=AS_OF - timedelta(days=700))

    text = text_of(Report(small_plan(stale), DECISION, AS_OF), "R14", "karim")

    assert text.action == (
        "Have Sanne de Wit ask Eva Brouwer (good relationship) whether an introduction of "
        "Herman Vos to Karim El Amrani is possible."
    )
    assert text.introduction is None


def test_a_colleague_who_knows_the_person_better_is_asked_first():
    lapsed = tie("sanne", "karim", TieLevel.TRUSTED, last_contact=None)
    stale = tie("sanne", "eva", TieLevel.ACQUAINTED, last_contact=None)
    nobody = tie("herman", "piet", TieLevel.NONE)

    text = text_of(unconnected(lapsed, stale, nobody), "R12", "management")

    assert text.action == (
        "Plan a visit of Herman Vos to Karim El Amrani, with a briefing. "
        "Have Sanne de Wit introduce Herman Vos to Karim El Amrani."
    )


def test_where_none_of_ours_could_go_there_is_still_somebody_to_ask():
    lone = [one for one in unconnected().network.plan if one.id != "herman"]

    found = Report(
        AccountPlan([one for one in lone if one.id != "herman|piet"]), DECISION, AS_OF
    )

    assert text_of(found, "R12", "management").action == (
        "Ask one of our executives to visit Karim El Amrani, with a briefing. "
        "Have Sanne de Wit ask Eva Brouwer (good relationship) whether an introduction to "
        "Karim El Amrani is possible. "
        "No line between Eva Brouwer and Karim El Amrani is recorded yet."
    )


def test_a_second_way_is_not_asked_of_the_gate_itself():
    gate = person("eva", "Eva Brouwer", Role.USER, attitude=Attitude.RESERVED)

    text = text_of(Report(small_plan(*gate), DECISION, AS_OF), "R15", "karim")

    assert text.action == (
        "Win over Eva Brouwer. Or open a second way: have Herman Vos make contact with "
        "Karim El Amrani."
    )


def test_who_fills_a_role_is_asked_of_somebody_we_know_even_if_nobody_wrote_down_when():
    undated = tie("sanne", "eva", TieLevel.GOOD, last_contact=None)

    text = text_of(Report(small_plan(undated), DECISION, AS_OF), "R01", "purchaser")

    assert text.action == (
        "Have Sanne de Wit ask Eva Brouwer who the purchaser is, or record that nobody has "
        "this role."
    )
