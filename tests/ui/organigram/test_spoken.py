"""The organigram through the accessibility interface: cards, vacancies, lines, the keyboard."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from app import i18n
from app.model import edits
from app.model.people import Person
from app.model.places import Seat
from app.ui.views.organigram import OrganigramView
from tests.ui.conftest import DECISION

Name, Description, Role = QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Role


@pytest.fixture
def spoken(tree):
    return QAccessible.queryAccessibleInterface(tree)


def parts(interface):
    found = [interface.child(at) for at in range(interface.childCount())]
    return [one for one in found if one.role() is Role.ListItem]


def named(interface, beginning: str):
    return next(one for one in parts(interface) if one.text(Name).startswith(beginning))


def press(interface) -> None:
    actions = interface.actionInterface()
    actions.doAction(actions.pressAction())


def test_the_organigram_is_a_list_of_its_cards_and_lines(tree, spoken):
    assert spoken.role() is Role.List
    assert spoken.text(Name) == "Organisation chart of the buying team"
    assert len(parts(spoken)) == len(tree.map.cards) + len(tree.map.lines)
    assert all(one.text(Name) and one.isValid() for one in parts(spoken))


def test_a_card_says_who_it_is_and_to_whom_they_report(spoken):
    eva, anton = named(spoken, "Eva Brouwer, Team lead"), named(spoken, "Anton van Dijk, Chair")

    assert "influencer" in eva.text(Name)
    assert eva.text(Name).endswith("reports to Anton van Dijk")
    assert "reports to" not in anton.text(Name)
    assert "influence" in eva.text(Description)


def test_a_vacancy_says_that_it_is_one_and_who_reports_there(company, tree, spoken):
    company.attempt(edits.person_leaves, DECISION, "eva", date(2026, 3, 1))

    seat = named(spoken, "Team lead")

    assert "vacant" in seat.text(Description)
    assert named(spoken, "Nadia Haddad").text(Name).endswith("reports to Team lead")
    assert not any(one.text(Name).startswith("Eva Brouwer,") for one in parts(spoken))


def test_a_function_nobody_can_name_is_never_called_by_its_number(company, shown):
    company.attempt(edits.set_fields, Person, "nadia", title=None)
    company.attempt(edits.person_leaves, DECISION, "nadia", date(2026, 3, 1))
    (seat,) = company.plan.table(Seat)
    tree = shown(OrganigramView(company), 1000, 700)

    heard = [one.text(Name) for one in parts(QAccessible.queryAccessibleInterface(tree))]

    assert not any(seat in words for words in heard)
    assert "function unknown reports to Eva Brouwer" in heard


def test_the_organigram_speaks_the_language_of_the_window(spoken):
    i18n.use("nl")

    words = named(spoken, "Eva Brouwer").text(Name)

    assert words.endswith("rapporteert aan Anton van Dijk")


def test_pressing_a_card_selects_it_and_gives_it_the_keyboard(company, tree, spoken):
    press(named(spoken, "Nadia Haddad"))

    assert company.selection == {(Person, "nadia")}
    assert tree.current == "nadia"
    assert named(spoken, "Nadia Haddad").state().selected


def test_where_the_keyboard_is_is_told_as_focus(tree, spoken):
    tree.activateWindow()
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Home)
    first = spoken.focusChild().text(Name)

    QTest.keyClick(tree, Qt.Key.Key_End)

    assert first.startswith("Anton van Dijk")
    assert spoken.focusChild().text(Name) != first
    assert spoken.focusChild().state().focused


def test_a_card_is_found_where_it_is_seen(tree, spoken):
    nadia = named(spoken, "Nadia Haddad")

    at = nadia.rect().center()

    assert spoken.childAt(at.x(), at.y()).text(Name) == nadia.text(Name)
