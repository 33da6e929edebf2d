"""The parts of a line about one person, as people type them in a hurry."""

from __future__ import annotations

import pytest

from app.exchange.quick_line import Kind, understand
from app.model.people import Person
from app.model.ties import ReportingLine
from app.model.vocabulary import Attitude, InfluenceDegree, Level, Role, TieLevel
from tests.plans import DECISION, small_plan


def after(line: str):
    change = understand(line, small_plan(), DECISION).change
    assert change is not None
    return small_plan().apply(change)


def newcomer(line: str):
    """The person a line adds, what they are in the decision, and the plan."""
    plan = after(line)
    [person] = [one for one in plan.persons.values() if one.id not in small_plan().persons]
    joins = plan.membership(DECISION, person.id)
    assert joins is not None
    return person, joins, plan


@pytest.mark.parametrize(
    "line",
    [
        "Jan Smit; hoofd ICT; D, B; -1",
        "Jan Smit - hoofd ICT - D B - -1",
        "Jan Smit | hoofd ICT | DB | terughoudend",
        "Jan Smit, hoofd ICT, D B -1",
        "Jan Smit (hoofd ICT), d, b, -1",
        "Jan Smit, hoofd ICT -1, D/B",
        "Jan Smit -1, hoofd ICT, rollen: D en B",
        "Jan Smit, hoofd ICT, D+B, houding terughoudend",
    ],
)
def test_a_line_is_understood_however_its_parts_are_parted(line):
    person, joins, _ = newcomer(line)

    assert (person.name, person.title, person.department) == ("Jan Smit", "hoofd ICT", None)
    assert (joins.roles, joins.attitude) == ({Role.DECIDER, Role.INFLUENCER}, Attitude.RESERVED)


@pytest.mark.parametrize(
    ("words", "degree"),
    [
        ("hoge invloed", InfluenceDegree.HIGH),
        ("veel invloed", InfluenceDegree.HIGH),
        ("high influence", InfluenceDegree.HIGH),
        ("gemiddelde invloed", InfluenceDegree.MEDIUM),
        ("weinig invloed", InfluenceDegree.LOW),
        ("little influence", InfluenceDegree.LOW),
    ],
)
def test_influence_is_understood_with_the_degree_before_it(words, degree):
    person, joins, _ = newcomer(f"Jan Smit, jurist, {words}")

    assert (person.title, person.department) == ("jurist", None)
    assert joins.influence is degree


@pytest.mark.parametrize("words", ["rapporteert aan Karim", "reports to Karim El Amrani"])
def test_whom_somebody_reports_to_is_drawn(words):
    person, _, plan = newcomer(f"Jan Smit, jurist, {words}")

    assert person.department is None
    lines = [one for one in plan if isinstance(one, ReportingLine)]
    assert [one.manager for one in lines if one.employee == person.id] == ["karim"]


@pytest.mark.parametrize("words", ["kent Herman", "known by Herman Vos"])
def test_who_knows_somebody_can_be_said_without_a_level(words):
    person, _, plan = newcomer(f"Jan Smit, jurist, {words}")

    tie = plan.tie_between("herman", person.id)
    assert tie is not None
    assert tie.level is None


@pytest.mark.parametrize("words", ["onbekend", "?", "houding onbekend", "attitude: unknown"])
def test_what_is_not_known_is_no_title(words):
    person, joins, _ = newcomer(f"Jan Smit, {words}")

    assert (person.title, joins.attitude) == (None, None)


@pytest.mark.parametrize("words", ["+3", "X", "17", "reports to Nobody"])
def test_what_is_not_understood_is_told_and_kept_nowhere(words):
    understood = understand(f"Jan Smit, {words}", small_plan(), DECISION)

    person, _, _ = newcomer(f"Jan Smit, {words}")
    assert understood.facts == (f"not understood: {words}",)
    assert (person.title, person.department) == (None, None)


def test_a_role_that_is_a_function_too_is_both():
    person, joins, _ = newcomer("Piet Post, inkoper, P, 0")

    assert (person.title, person.level) == ("inkoper", Level.MIDDLE)
    assert joins.roles == {Role.PURCHASER}


def test_a_department_keeps_its_own_name():
    person, joins, _ = newcomer("Sofie Bal, secretaresse, G, afdeling Inkoop")

    assert person.department == "afdeling Inkoop"
    assert joins.roles == {Role.GATEKEEPER}


@pytest.mark.parametrize("prefix", ["collega", "Colleague:", "onze collega", "team:"])
def test_a_colleague_may_be_called_a_colleague(prefix):
    plan = after(f"{prefix} Kim Post; controller")

    [kim] = [one for one in plan.members.values() if one.name == "Kim Post"]
    assert kim.title == "controller"
    assert not [one for one in plan.persons.values() if one.label == "Kim Post"]


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("Sanne knows Karim well", TieLevel.GOOD),
        ("Sanne-Karim 3", TieLevel.GOOD),
        ("Sanne kent Karim niet", TieLevel.NONE),
    ],
)
def test_a_relationship_is_understood_as_it_is_spoken(line, level):
    tie = after(line).tie_between("sanne", "karim")

    assert tie is not None
    assert tie.level is level


def test_a_double_name_of_known_beginnings_stays_a_name():
    understood = understand("Sanne-Eva", small_plan(), DECISION)

    assert understood.kind is Kind.PERSON
    assert understood.change is not None
    names = [
        edit.after.name for edit in understood.change.edits if isinstance(edit.after, Person)
    ]
    assert names == ["Sanne-Eva"]


@pytest.mark.parametrize(
    "line", ["Haddad, Nadia <nadia@example.org>", '"Nadia Haddad" <nadia@example.org>']
)
def test_a_name_with_its_address_is_understood_as_mail_programs_copy_it(line):
    person, _, _ = newcomer(line)

    assert (person.name, person.email) == ("Nadia Haddad", "nadia@example.org")
