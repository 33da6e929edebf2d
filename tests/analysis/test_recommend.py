"""The plan that closes the gaps: the accounts with known answers, policies, limits, words."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings

from app.analysis.network import Network
from app.analysis.recommend import SuggestedPlan, Suggestions, Terms, next_best, suggest
from app.analysis.recommend import wording as words
from app.analysis.recommend.capacity import slots
from app.analysis.report import Report
from app.i18n import speaking
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.decision import Membership, Opportunity
from app.model.people import Person, TeamMember
from app.model.planning import PlannedTie
from app.model.values import joined
from app.model.vocabulary import (
    ActionKind,
    ContactPolicy,
    Lane,
    Level,
    Role,
    TieLevel,
    TieStatus,
)
from tests.analysis.cases import DATA, account, full_plans, report_on, with_entities
from tests.analysis.teams import knows, reports, who
from tests.plans import AS_OF, DECISION, tie

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


def team(*more, **decision) -> Report:
    """Tess and Timo; a decider and a user nobody knows, and whatever is given."""
    ours = [
        TeamMember(id="tess", name="Tess", lane=Lane.FINANCIAL, level=Level.HEAD),
        TeamMember(id="timo", name="Timo", lane=Lane.TECHNICAL, level=Level.STAFF),
    ]
    entities: list[Any] = [Opportunity(id=DECISION, **decision), *ours]
    entities += who("d", Role.DECIDER, lane=Lane.FINANCIAL, level=Level.HEAD)
    entities += who("u", Role.USER, lane=Lane.TECHNICAL, level=Level.STAFF)
    entities += [one for some in more for one in (some if isinstance(some, list) else [some])]
    return Report(AccountPlan(entities), DECISION, AS_OF)


def suggested(found: Report, **terms: Any) -> SuggestedPlan:
    return suggest(found.network, found.gaps, Terms(**terms)).with_gaps


@pytest.mark.parametrize(
    ("decision", "open_to_us"),
    [
        ({"contact_policy": ContactPolicy.FORBIDDEN}, set()),
        ({"contact_policy": ContactPolicy.NAMED_CONTACT, "named_contact": "u"}, {"u"}),
        ({"contact_policy": ContactPolicy.VIA_PURCHASING}, {"buyer"}),
        ({"contact_policy": ContactPolicy.FREE}, {"d", "u", "buyer"}),
    ],
    ids=["forbidden", "named", "purchasing", "free"],
)
def test_contact_is_suggested_within_the_channel_only(decision, open_to_us):
    found = team(who("buyer", Role.PURCHASER), **decision)

    assert {person for _, person in sent(suggested(found))} == open_to_us


def test_the_policy_of_another_decision_counts_too():
    other = Opportunity(id="other", contact_policy=ContactPolicy.FORBIDDEN)
    taking_part = Membership(
        id=joined("other", "d"), opportunity="other", person="d", roles=frozenset({Role.USER})
    )

    found = team(other, taking_part)

    assert {person for _, person in sent(suggested(found))} == {"u"}


def test_nobody_goes_without_a_language_in_common():
    found = team(
        TeamMember(id="tess", languages=("nl",)),
        Person(id="d", contact_language="fr"),
        TeamMember(id="timo", name="Timo", languages=("fr", "nl")),
    )
    plan = suggested(found)
    to_d = next(one for one in plan.steps if one.step.person == "d")

    assert {member for member, person in sent(plan) if person == "d"} == {"timo"}
    with speaking("en"):
        assert "does not speak the language of d (fr)" in words.why(to_d, found.network)


def test_a_tie_that_is_not_needed_stays_as_it_is():
    spared = tie("tess", "d", TieLevel.WORKING, status=TieStatus.NOT_NEEDED)

    assert ("tess", "d") not in sent(suggested(team(spared)))


def test_a_lost_tie_can_be_taken_up_anew():
    plan = suggested(team(tie("tess", "d", TieLevel.GOOD, status=TieStatus.LOST)))

    step = next(one.step for one in plan.steps if one.step.pair == ("tess", "d"))
    assert (step.kind, step.level) == (ActionKind.NEW, TieLevel.ACQUAINTED)


def test_a_first_contact_reaches_further_with_an_introduction():
    knows_the_user = [knows("timo", "u", TieLevel.TRUSTED), reports("u", "d")]

    plan = suggested(team(*knows_the_user))
    to_d = next(one for one in plan.steps if one.step.pair == ("tess", "d"))

    assert to_d.step.level is TieLevel.WORKING
    assert to_d.introduction.nodes == ("WIJ", "timo", "u", "d")


def test_what_was_turned_down_does_not_come_back():
    found = team(knows("tess", "d"))
    step = suggested(found).steps[0].step
    refusal = edits.refuse_suggestion(
        found.network.plan, DECISION, step.member, step.person, step.kind
    )
    later = Report(found.network.plan.apply(refusal), DECISION, AS_OF)

    again = {(*one.step.pair, one.step.kind) for one in suggested(later).steps}
    by_terms = suggested(found, refused={(*step.pair, step.kind)})

    assert (*step.pair, step.kind) not in again
    assert {(*one.step.pair, one.step.kind) for one in by_terms.steps} == again


def test_what_is_planned_counts_as_done_and_is_not_suggested_again():
    found = team()
    first = suggested(found, most=1).steps[0].step
    accepted = edits.accept_suggestion(
        found.network.plan,
        DECISION,
        first.member,
        first.person,
        first.kind,
        level=first.level,
    )
    later = Report(found.network.plan.apply(accepted), DECISION, AS_OF)

    plan = suggested(later)

    assert first.pair not in sent(plan)
    assert plan.before.score > later.score.total
    assert later.network.plan.table(PlannedTie)


def test_there_is_room_for_as_many_ties_as_the_year_leaves():
    full = TeamMember(id="tess", capacity_per_year=20, other_load_per_year=18)
    some = TeamMember(id="timo", capacity_per_year=20, other_load_per_year=8)
    unknown = TeamMember(id="una")
    network = team(full, some, unknown).network

    # a decider and a user ask for contact every 90 days: 4.06 a year
    assert slots(network) == {"tess": 0, "timo": 2, "una": network.parameters.plan_slots}


def test_nobody_is_sent_beyond_their_room():
    full = TeamMember(id="tess", capacity_per_year=20, other_load_per_year=20)
    plan = suggested(team(full), slots=None)

    assert {member for member, _ in sent(plan)} == {"timo"}


def test_a_decided_gap_neither_closes_nor_counts():
    found = team()
    dismissed = edits.dismiss_gap(
        found.network.plan, DECISION, "R02", "decider", reason="Not this year"
    )
    later = Report(found.network.plan.apply(dismissed), DECISION, AS_OF)

    plan = suggested(later)

    assert plan.before.gaps == suggested(found).before.gaps - 1
    assert ("R02", "decider") not in {gap.key for gap in plan.closed}


def test_without_the_solver_a_plan_is_found_step_by_step_and_says_so(monkeypatch):
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)

    plan = suggested(team())

    assert plan.steps
    assert not plan.exact
    with speaking("en"):
        assert words.method(plan).startswith("Found contact by contact")


def test_whoever_waits_hears_how_far_it_is_and_can_stop_it():
    class Stop(Exception):
        pass

    heard: list[float] = []

    def until_half(done: float) -> None:
        heard.append(done)
        if done >= 0.5:
            raise Stop

    found = team()
    with pytest.raises(Stop):
        suggest(found.network, found.gaps, progress=until_half)

    assert heard == sorted(heard)
    assert all(0 < done < 1 for done in heard)


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


def test_why_a_colleague_goes_names_the_best_of_the_others():
    found = team()
    to_d = next(one for one in suggested(found, most=1).steps if one.step.person == "d")

    with speaking("en"):
        told = words.why(to_d, found.network)

    assert told == (
        "Both work at the same level in the financial function. Timo could go, too, but would "
        "reach less."
    )


def test_a_step_is_said_by_what_it_does():
    found = team(knows("tess", "d"), tie("timo", "u", TieLevel.TRUSTED))
    said = []
    with speaking("en"):
        for one in suggested(found, most=9, slots={"tess": 9, "timo": 9}).steps:
            said.append(words.deed(one.step, found.network))

    assert "Have Tess bring the relationship with D to “good relationship”." in said
    assert "Have Timo contact U again." in said
    assert "Have Tess make a first contact with U." in said
    assert "Have Timo come to know D by an introduction, to “working contact”." in said


def test_a_policy_that_holds_until_the_award_leaves_plans_to_the_day_after():
    closed = {"contact_policy": ContactPolicy.FORBIDDEN, "contact_until": AS_OF}
    found = team(**closed)
    later = Report(found.network.plan, DECISION, AS_OF.replace(day=AS_OF.day + 1))

    assert not suggested(found).steps
    assert suggested(later).steps


def test_plans_hold_what_the_workspace_sets():
    found = team(*who("x", Role.USER), *who("y", Role.USER))
    plan = with_entities(found.network.plan)
    network = Network(plan, DECISION, AS_OF, replace(found.network.base, plan_steps=1))

    assert len(suggest(network).with_gaps.steps) == 1
