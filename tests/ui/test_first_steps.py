"""When a step of the first account counts as done, and who is led through it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from app.model.account_plan import AccountPlan
from app.model.ties import ContactTie
from app.model.vocabulary import Role, TieLevel
from app.ui.first_steps import PEOPLE, Step, done
from tests.plans import DECISION, person, small_plan, tie


def fulfilled(*more) -> set[Step]:
    return done(small_plan(*more), DECISION, (), was_read=False)


def test_roles_are_given_once_everybody_has_one():
    assert Step.ROLES in fulfilled(*person("joke", "Joke", Role.USER))
    assert Step.ROLES not in fulfilled(*person("joke", "Joke"))


def test_people_are_added_once_there_are_three_who_take_part():
    assert PEOPLE == 3
    assert Step.PEOPLE not in fulfilled()
    assert Step.PEOPLE not in fulfilled(*person("joke", "Joke", active=False))
    assert Step.PEOPLE in fulfilled(*person("joke", "Joke"))


def test_a_relationship_that_says_none_is_none_drawn():
    def drawn(*ties) -> set[Step]:
        people = [one for one in small_plan() if not isinstance(one, ContactTie)]
        return done(AccountPlan([*people, *ties]), DECISION, (), was_read=False)

    assert Step.TIES not in drawn()
    assert Step.TIES not in drawn(tie("sanne", "eva", TieLevel.NONE))
    assert Step.TIES in drawn(tie("sanne", "eva", TieLevel.ACQUAINTED))


def test_who_may_only_look_is_not_led(window):
    first = window.doing.first
    window.document.may_edit = False
    first.again()
    QApplication.processEvents()
    looking = first.strip

    window.document.may_edit = True
    first.again()

    assert looking is None
    assert first.strip is not None
