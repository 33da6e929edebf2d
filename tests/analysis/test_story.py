"""The story a meeting is told: its steps, who is lit, and that it keeps silent about people."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app import i18n
from app.analysis.gap import Gap
from app.analysis.report import Report
from app.analysis.story import (
    Part,
    empty_levels,
    missing_levels,
    score_with,
    story,
    tells_of_people,
)
from app.i18n import speaking
from app.model import edits
from app.model.people import Person, TeamMember
from app.model.ties import ContactTie
from app.model.values import joined
from app.model.vocabulary import Level, Role, TieLevel
from tests.analysis.cases import ACCOUNTS, account, fixtures, report_on
from tests.analysis.told import numbered
from tests.plans import AS_OF, DECISION, person, small_plan


@pytest.fixture(autouse=True)
def _english():
    i18n.use("en")


def report_of(plan) -> Report:
    return Report(plan, DECISION, AS_OF)


def told(report: Report):
    return numbered(report, report.open_gaps)


def test_the_story_goes_from_who_they_are_to_the_plan():
    report = report_of(small_plan())

    parts = [step.part for step in story(report, told(report))]

    assert list(dict.fromkeys(parts)) == list(Part)
    assert parts.count(Part.GAPS) == len(report.open_gaps)


def test_only_the_parts_that_were_ticked_are_told():
    report = report_of(small_plan())

    steps = story(report, told(report), [Part.TIES, Part.PLAN])

    assert [step.part for step in steps] == [Part.TIES, Part.PLAN]


def test_without_a_report_only_the_plan_can_be_told():
    assert [step.part for step in story(None, [])] == [Part.PLAN]


def test_roles_are_told_with_their_holders_the_weightiest_first():
    step = story(report_of(small_plan()), [])[0]

    assert [(row.role, row.value) for row in step.rows[:2]] == [
        (Role.DECIDER, "Karim El Amrani"),
        (Role.INFLUENCER, "nobody yet known"),
    ]
    assert step.rows[1].weak


def test_a_role_that_does_not_exist_here_is_no_white_spot():
    plan = small_plan()
    plan = plan.apply(edits.mark_role_absent(plan, DECISION, Role.PURCHASER, "none"))

    step = story(report_of(plan), [])[0]

    row = next(row for row in step.rows if row.role is Role.PURCHASER)
    assert (row.value, row.weak) == ("does not exist here", False)


def test_colleagues_are_told_with_how_many_they_know_the_most_first():
    step = story(report_of(small_plan()), [])[1]

    assert [(row.text, row.value) for row in step.rows] == [
        ("Sanne de Wit", "1"),
        ("Herman Vos", "0"),
    ]
    assert step.why == "Somebody of ours knows 1 of the 2 people."


def test_where_it_is_thin_who_is_not_covered_is_lit_and_empty_levels_are_named():
    plan = small_plan(*person("staff", "Piet Staf", Role.USER, level=Level.STAFF))
    report = report_of(plan)

    step = story(report, [])[2]

    assert set(step.lit or ()) == {"karim", "staff"}
    assert empty_levels(report.network) == [Level.STAFF]
    assert "staff" in step.why


def test_a_gap_about_a_level_on_which_we_have_nobody_tells_of_that_level():
    head = person("head", "An Baas", Role.DECIDER, level=Level.HEAD)
    plan = small_plan(*head, *person("top", "Jo Top", Role.USER, level=Level.EXECUTIVE))
    plan = plan.apply(edits.remove(plan, [(TeamMember, "herman")]))
    network = report_of(plan).network

    def missing(rule):
        return missing_levels(network, Gap(rule, "head", 1.0, {}, persons=("head",)))

    assert missing("R11") == {Level.HEAD}
    assert missing("R12") == {Level.EXECUTIVE}
    assert missing("R01") == frozenset()


def test_a_gap_lights_whom_it_is_about_and_whom_it_sends():
    report = report_of(small_plan())
    found = next(one for one in told(report) if one.gap.rule == "R02")

    step = next(step for step in story(report, [found]) if step.part is Part.GAPS)

    contact = found.text.contacts[0]
    assert step.lit is not None
    assert {contact.member, contact.person, *found.gap.persons} <= step.lit
    assert (step.why, step.todo) == (found.text.explanation, found.text.action)
    assert step.number == found.number


def test_the_score_after_is_that_of_the_plan_with_the_contact_in_it():
    report = report_of(small_plan())
    found = next(one for one in told(report) if one.text.contacts)
    one = found.text.contacts[0]

    after = score_with(report, [one])

    had = edits.set_tie(
        small_plan(), one.member, one.person, level=one.level, status=None, last_contact=AS_OF
    )
    expected = Report(small_plan().apply(had), DECISION, AS_OF).score.total
    assert after == pytest.approx(expected)
    assert expected > report.score.total


def test_what_advises_no_contact_has_no_score_after():
    assert score_with(report_of(small_plan()), []) is None


def test_a_closed_gap_keeps_its_words_and_advises_nothing():
    report = report_of(small_plan())
    found = replace(told(report)[0], closed=True)

    step = next(step for step in story(report, [found]) if step.part is Part.GAPS)

    assert step.closed
    assert step.title == found.text.title
    assert (step.contacts, step.after) == ((), None)


PEOPLE_ARE_TOLD_OF = (
    "our proposal",
    "interest",
    "advocate",
    "reserved",
    "against",
    "critical of",
)


def test_no_gap_that_is_told_to_all_names_an_attitude_or_an_interest():
    reports = [*map(account, ACCOUNTS), *(report_on(one["data"]) for one in fixtures())]

    for report in reports:
        assert _said_of_people(report) == []


def _said_of_people(report: Report) -> list[str]:
    quiet = [gap for gap in report.gaps if not tells_of_people(gap)]

    steps = story(report, numbered(report, quiet))

    words = " ".join(f"{step.title} {step.why} {step.todo}" for step in steps)
    return [phrase for phrase in PEOPLE_ARE_TOLD_OF if phrase in words]


def test_gaps_about_colleagues_tell_of_people():
    plan = small_plan()
    plan = plan.apply(edits.set_tie(plan, "sanne", "eva", level=TieLevel.TRUSTED))

    about_us = [gap for gap in report_of(plan).gaps if gap.about_us]

    assert about_us
    assert all(tells_of_people(gap) for gap in about_us)


@pytest.mark.parametrize(
    ("language", "known", "said"),
    [
        ("en", True, "Somebody of ours knows the one person there is."),
        ("nl", True, "Iemand van ons kent de enige persoon."),
        ("en", False, "Nobody of ours knows any of them."),
    ],
)
def test_of_a_single_person_it_is_told_in_the_singular(language, known, said):
    plan = small_plan()
    plan = plan.apply(edits.remove(plan, [(Person, "karim")]))
    if not known:
        plan = plan.apply(edits.remove(plan, [(ContactTie, joined("sanne", "eva"))]))

    with speaking(language):
        steps = {step.part: step for step in story(report_of(plan), [])}

    assert steps[Part.TIES].why == said
    bare = 0 if known else 1
    single = {
        "en": f"Not covered: {bare} of 1 person.",
        "nl": f"Niet gedekt: {bare} van 1 persoon.",
    }
    assert single[language] in steps[Part.THIN].why
