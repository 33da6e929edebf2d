"""One line as it is said in a meeting: what is understood, and what is asked back."""

from __future__ import annotations

import pytest

from app.exchange.quick_line import Kind, Understood, suggestions, understand
from app.i18n import speaking
from app.model.account_plan import AccountPlan
from app.model.people import Person, TeamMember
from app.model.vocabulary import Attitude, InfluenceDegree, Level, Role, TieLevel, TieStatus
from tests.plans import DECISION, small_plan


def said(line: str, plan: AccountPlan | None = None) -> Understood:
    return understand(line, plan or small_plan(), DECISION)


def after(line: str) -> AccountPlan:
    change = said(line).change
    assert change is not None, said(line).problem
    return small_plan().apply(change)


def added(plan: AccountPlan) -> Person:
    [person] = [one for one in plan.persons.values() if one.id not in small_plan().persons]
    return person


@pytest.mark.parametrize(
    "line",
    [
        "Nadia Haddad, verpleegkundige, U, +1",
        "Nadia Haddad, verpleegkundige, gebruiker, voor",
        "Nadia Haddad, verpleegkundige, user, for",
        "Nadia Haddad,verpleegkundige,▲,U",
    ],
)
def test_a_line_of_a_meeting_is_a_person_with_title_role_and_attitude(line):
    plan = after(line)

    nadia = added(plan)
    joins = plan.membership(DECISION, nadia.id)
    assert (nadia.name, nadia.title) == ("Nadia Haddad", "verpleegkundige")
    assert joins is not None
    assert (set(joins.roles), joins.attitude) == ({Role.USER}, Attitude.FOR)


def test_a_name_is_enough():
    plan = after("Nadia Haddad")

    joins = plan.membership(DECISION, added(plan).id)
    assert joins is not None
    assert (joins.roles, joins.attitude) == (frozenset(), None)


def test_several_roles_influence_level_and_address_are_understood():
    plan = after("Lies Maes, CFO, Finance, D+P, invloed hoog, niveau 4, lies@example.org, -1")

    lies = added(plan)
    joins = plan.membership(DECISION, lies.id)
    assert joins is not None
    assert joins.roles == {Role.DECIDER, Role.PURCHASER}
    assert (joins.influence, joins.attitude) == (InfluenceDegree.HIGH, Attitude.RESERVED)
    assert (lies.title, lies.department, lies.level) == ("CFO", "Finance", Level.EXECUTIVE)
    assert lies.email == "lies@example.org"


def test_who_knows_the_newcomer_can_be_said_in_the_same_line():
    plan = after("Nadia Haddad, verpleegkundige, Sanne 3, @Herman")

    nadia = added(plan)
    by_sanne, by_herman = (plan.tie_between(m, nadia.id) for m in ("sanne", "herman"))
    assert by_sanne is not None
    assert by_herman is not None
    assert (by_sanne.level, by_herman.level) == (TieLevel.GOOD, None)
    assert by_sanne.cadence_days is not None


def test_somebody_known_is_filled_in_and_not_added_again():
    plan = after("eva brouwer, teamleider, D")

    assert len(plan.persons) == len(small_plan().persons)
    assert plan.persons["eva"].title == "teamleider"


@pytest.mark.parametrize("prefix", ["wij:", "ons:", "us:", "We :"])
def test_a_colleague_is_said_to_be_ours(prefix):
    plan = after(f"{prefix} Jan Peeters, controller")

    [jan] = [m for m in plan.members.values() if m.name == "Jan Peeters"]
    assert jan.title == "controller"


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("Sanne - Karim 3", TieLevel.GOOD),
        ("sanne > karim: goed", TieLevel.GOOD),
        ("Karim – Sanne 2", TieLevel.WORKING),
        ("Sanne kent Karim", None),
        ("san - el am vertrouwd", TieLevel.TRUSTED),
    ],
)
def test_two_names_make_a_relationship(line, level):
    understood = said(line)

    assert understood.kind is Kind.TIE
    tie = after(line).tie_between("sanne", "karim")
    assert tie is not None
    assert tie.level is level


def test_a_relationship_can_be_lost():
    tie = after("Sanne - Eva verloren").tie_between("sanne", "eva")

    assert tie is not None
    assert tie.status is TieStatus.LOST


def test_what_is_known_changes_nothing_and_says_so():
    assert said("Sanne - Eva 3").problem == "This is known already."
    assert said("Sanne - Eva").problem == "This is known already."


def test_names_that_fit_several_people_are_asked_back():
    plan = AccountPlan([*small_plan(), TeamMember(id="sander", name="Sander Smit")])

    understood = understand("San - Karim 3", plan, DECISION)

    assert understood.change is None
    assert understood.problem == "Several people fit: Sanne de Wit and Sander Smit."


def test_a_double_name_is_no_relationship():
    assert after("Anne-Marie Smit-de Vries, jurist") is not None
    assert said("Anne-Marie Smit-de Vries, jurist").kind is Kind.PERSON


def test_nothing_is_nothing_and_a_lone_code_asks_for_a_name():
    assert said("  ") == Understood()
    assert said(", U").problem == "Begin with a name."


def test_what_it_will_do_is_said_in_the_readers_language():
    with speaking("nl"):
        understood = said("Nadia Haddad, verpleegkundige, U, +1")

    assert understood.sentence == "Nadia Haddad komt in de DMU"
    assert understood.facts == ("verpleegkundige", "gebruiker", "voor")


def test_a_name_that_is_begun_is_completed():
    assert suggestions("San", small_plan()) == ["Sanne de Wit"]
    assert suggestions("Sanne - Ka", small_plan()) == ["Karim El Amrani"]
    assert suggestions("X", small_plan()) == []


def test_hostile_signs_are_taken_out_of_a_line():
    plan = after("Na\u202edia Ha\u0000ddad, <b>zuster</b>")

    assert "\u202e" not in (added(plan).name or "")
