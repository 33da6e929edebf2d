"""The plan that closes the gaps: the accounts with known answers, and random ones."""

from __future__ import annotations

import json
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings

from app.analysis.network import Network
from app.analysis.recommend import SuggestedPlan, Suggestions, Terms, next_best, suggest
from app.analysis.recommend import wording as words
from app.analysis.report import Report
from app.i18n import speaking
from app.model.account_plan import AccountPlan
from tests.analysis.cases import DATA, account, full_plans, report_on
from tests.plans import AS_OF, DECISION

HOSPITAL, MUNICIPALITY = "hospital-sint-odrada", "municipality-westerlanden"


def municipality_if_contact_were_free() -> Report:
    case: dict[str, Any] = json.loads((DATA / f"{MUNICIPALITY}.json").read_bytes())
    case["opportunity"]["contact_policy"] = "free"
    return report_on(case)


def two_each(found: Report) -> Suggestions:
    """Six contacts, two for everybody: the terms under which the answers are known."""
    each = dict.fromkeys(found.network.plan.members, 2)
    return suggest(found.network, found.gaps, Terms(most=6, slots=each))


def rounded(plan: SuggestedPlan) -> tuple[float, int, int]:
    return round(plan.after.score, 1), plan.after.gaps, round(plan.after.severity)


def sent(plan: SuggestedPlan) -> set[tuple[str, str]]:
    return {one.step.pair for one in plan.steps}


@pytest.fixture(scope="module")
def hospital() -> tuple[Report, Suggestions]:
    found = account(HOSPITAL)
    return found, two_each(found)


@pytest.fixture(scope="module")
def municipality() -> tuple[Report, Suggestions]:
    found = municipality_if_contact_were_free()
    return found, two_each(found)


def test_the_hospital_gets_the_plans_known_for_it(hospital):
    _, found = hospital

    assert round(found.score_only.before.score, 1) == 28.4
    assert (found.score_only.before.gaps, round(found.score_only.before.severity)) == (38, 1757)
    assert rounded(found.score_only) == (48.8, 30, 1253)
    assert rounded(found.with_gaps) == (47.4, 29, 1236)
    assert ("l3", "h12") in sent(found.with_gaps) - sent(found.score_only)
    assert found.with_gaps.exact
    assert found.score_only.exact


def test_the_municipality_would_get_the_plans_known_for_it_if_contact_were_free(municipality):
    _, found = municipality

    assert round(found.score_only.before.score, 1) == 54.7
    assert (found.score_only.before.gaps, round(found.score_only.before.severity)) == (19, 792)
    assert rounded(found.score_only) == (68.8, 18, 720)
    assert rounded(found.with_gaps) == (63.2, 18, 625)  # severity 624.50
    assert "g12" in {person for _, person in sent(found.with_gaps)}


def test_greedy_reaches_the_scores_known_for_it():
    for found, reached in (
        (account(HOSPITAL), 48.8),
        (municipality_if_contact_were_free(), 68.8),
    ):
        parameters = replace(found.network.base, gap_bonus=0.0)
        network = Network(found.network.plan, found.opportunity_id, found.as_of, parameters)
        each = dict.fromkeys(network.plan.members, 2)

        plan = next_best(network, found.gaps, Terms(most=6, slots=each))

        assert round(plan.after.score, 1) == reached
        assert not plan.exact


def test_the_municipality_as_it_is_gets_no_advice_of_contact():
    found = account(MUNICIPALITY)

    suggested = two_each(found)

    assert suggested.may_contact_nobody
    assert suggested.with_gaps.steps == suggested.score_only.steps == ()
    assert suggested.with_gaps.after == suggested.with_gaps.before
    with speaking("en"):
        assert "No contact until the award" in words.why_nobody(found.network)


@pytest.mark.parametrize("name", ["hospital", "municipality"])
def test_the_gains_of_all_contacts_make_the_difference(name, request):
    _, found = request.getfixturevalue(name)

    for plan in (found.with_gaps, found.score_only):
        assert sum(one.gain for one in plan.steps) == pytest.approx(plan.gain)


@pytest.mark.parametrize("name", ["hospital", "municipality"])
def test_every_gap_closed_is_closed_by_one_contact_and_the_count_adds_up(name, request):
    _, found = request.getfixturevalue(name)

    for plan in (found.with_gaps, found.score_only):
        by_contact = [key for one in plan.steps for key in one.closed]
        assert sorted(by_contact) == sorted(gap.key for gap in plan.closed)
        difference = len(plan.next_steps) - len(plan.closed)
        assert plan.after.gaps == plan.before.gaps + difference


def test_somebody_covered_by_one_colleague_now_is_a_next_step(hospital):
    _, found = hospital

    assert ("R05", "h02") in {gap.key for gap in found.with_gaps.next_steps}


def test_the_slots_that_are_left_count_down_for_each_colleague(hospital):
    _, found = hospital

    left = [one.slots_left for one in found.with_gaps.steps if one.step.member == "l1"]

    assert left == [1, 0]


def test_the_same_account_in_another_order_gets_the_same_plan(hospital):
    found, suggested = hospital
    entities = list(found.network.plan)
    Random(7).shuffle(entities)
    other = Report(AccountPlan(entities), found.opportunity_id, found.as_of)

    again = two_each(other)

    for one, same in (
        (suggested.with_gaps, again.with_gaps),
        (suggested.score_only, again.score_only),
    ):
        assert [s.step for s in one.steps] == [s.step for s in same.steps]
        assert [s.closed for s in one.steps] == [s.closed for s in same.steps]


@given(full_plans())
@settings(max_examples=40)
def test_no_contact_is_suggested_that_a_policy_forbids_or_that_leads_over_somebody_shut(plan):
    network = Network(plan, DECISION, AS_OF)

    found = next_best(network)

    for one in found.steps:
        assert network.may_contact(one.step.person)
        passed = one.introduction.between if one.introduction else ()
        assert all(network.may_contact(person) for person in passed)


@given(full_plans())
@settings(max_examples=25, deadline=None)
def test_a_plan_raises_the_score_by_what_it_says(plan):
    network = Network(plan, DECISION, AS_OF)

    found = suggest(network)

    for one in (found.with_gaps, found.score_only):
        assert sum(step.gain for step in one.steps) == pytest.approx(one.gain, abs=1e-6)
    assert found.score_only.gain >= found.with_gaps.gain - 1e-5


def test_a_plan_is_told_in_whole_sentences_in_both_languages(hospital):
    found, suggestions = hospital
    told: dict[str, list[str]] = {"en": [], "nl": []}
    for language, texts in told.items():
        with speaking(language):
            plan = suggestions.with_gaps
            texts += [words.summary(plan), words.method(plan)]
            for one in plan.steps:
                texts.append(words.deed(one.step, found.network))
                texts.append(words.worth(one))
                texts.append(words.room(one, found.network))
                texts.append(words.why(one, found.network))
                texts.append(words.way(one, found.network) or "-")

    assert all(told["en"])
    assert not any("{" in text for texts in told.values() for text in texts)
    assert told["en"][0] == (
        "The score rises from 28 to 47; open gaps go from 38 to 29. 3 of those only arise "
        "because of it: next steps, not worse relationships."
    )
