"""A colleague sets the same while a page, a dialog or the line of quick add is typed in."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.model import edits
from app.model.decision import Opportunity
from app.model.people import Account, Person
from app.model.ties import ContactTie
from app.model.vocabulary import TieLevel
from app.ui.dialogs.log_contact import LogContactDialog
from app.ui.panels import folds
from app.ui.quick_add import QuickAdd
from tests.ui import colleague
from tests.ui.colleague import Told
from tests.ui.conftest import DECISION, TODAY
from tests.ui.fields import SANNE_EVA, field


@pytest.fixture
def told(document) -> Told:
    return Told(document)


def type_in(qtbot, inspector, place: str, text: str):
    """Type in a field of a page, and stay in it."""
    found = field(inspector, place)
    typed = getattr(found, "edit", found)
    inspector.activateWindow()
    typed.setFocus()
    qtbot.waitUntil(typed.hasFocus)
    typed.selectAll()
    qtbot.keyClicks(typed, text)
    return typed


def test_a_day_typed_over_a_colleagues_is_told_as_lost(document, inspector, told, qtbot):
    document.select({(ContactTie, SANNE_EVA)})
    day = type_in(qtbot, inspector, f"tie.{SANNE_EVA}.last_contact", "27-2-2026")
    theirs = date(2026, 3, 1)
    colleague.does(document, edits.set_fields, ContactTie, SANNE_EVA, last_contact=theirs)
    assert day.text() == "27-2-2026"

    qtbot.keyClick(day, Qt.Key.Key_Return)

    assert document.plan.ties[SANNE_EVA].last_contact == theirs
    assert told.made_after_all(ContactTie, SANNE_EVA).last_contact == date(2026, 2, 27)


@pytest.mark.parametrize(
    ("place", "theirs", "mine"),
    [
        ("account.customer.contact_languages", ("fr",), ("nl", "de")),
        ("account.customer.sector", "care", "nl, de"),
    ],
)
def test_what_is_typed_about_the_account_over_a_colleagues_is_told_as_lost(
    document, inspector, told, qtbot, place, theirs, mine
):
    folds.keep_open("account.more")
    document.select(())
    inspector._rebuild()  # noqa: SLF001  with the fold open
    typed = type_in(qtbot, inspector, place, "nl, de")
    name = place.rpartition(".")[2]
    colleague.does(document, edits.set_fields, Account, "customer", **{name: theirs})

    qtbot.keyClick(typed, Qt.Key.Key_Return)

    assert getattr(document.plan.account, name) == theirs
    assert getattr(told.made_after_all(Account, "customer"), name) == mine


def test_a_value_typed_for_the_decision_over_a_colleagues_is_told_as_lost(
    document, inspector, told, qtbot
):
    document.select(())
    value = type_in(qtbot, inspector, f"opportunity.{DECISION}.value_eur", "1000")
    colleague.does(document, edits.set_fields, Opportunity, DECISION, value_eur=2000.0)

    qtbot.keyClick(value, Qt.Key.Key_Return)

    assert document.plan.opportunities[DECISION].value_eur == 2000.0
    assert told.made_after_all(Opportunity, DECISION).value_eur == 1000.0


def test_a_line_of_quick_add_over_a_colleagues_level_is_told_as_lost(
    document, told, shown, qtbot
):
    over = shown(QWidget())
    box = QuickAdd(over, document)
    box.open_over()
    qtbot.keyClicks(box.line, "Sanne de Wit - Eva Brouwer 4")
    colleague.does(document, edits.set_tie, "sanne", "eva", level=TieLevel.WORKING)

    box.keep()

    assert document.plan.ties[SANNE_EVA].level is TieLevel.WORKING
    assert told.made_after_all(ContactTie, SANNE_EVA).level is TieLevel.TRUSTED


def test_a_line_of_quick_add_that_was_begun_after_a_colleagues_level_holds(
    document, told, shown, qtbot
):
    over = shown(QWidget())
    box = QuickAdd(over, document)
    box.open_over()
    colleague.does(document, edits.set_tie, "sanne", "eva", level=TieLevel.WORKING)
    qtbot.keyClicks(box.line, "Sanne de Wit - Eva Brouwer 4")

    box.keep()

    assert document.plan.ties[SANNE_EVA].level is TieLevel.TRUSTED
    assert not told.lost


def test_a_contact_that_is_changed_over_a_colleagues_change_is_told_as_lost(
    document, told, qtbot
):
    logged = edits.log_contact(
        document.plan, on=TODAY, members=["sanne"], persons=["eva"], note="As it was"
    )
    document.do(logged)
    [contact] = document.plan.interactions_with("eva")
    dialog = LogContactDialog(None, document, contact=contact.id)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.note.setPlainText("Mine")
    colleague.does(document, edits.set_fields, type(contact), contact.id, note="Theirs")

    dialog.confirm()

    assert document.plan.find(type(contact), contact.id).note == "Theirs"
    assert told.made_after_all(type(contact), contact.id).note == "Mine"
    assert not dialog.isVisible()


def test_a_contact_noted_with_somebody_a_colleague_removed_meanwhile_is_kept_in_a_note(
    document, told, qtbot
):
    dialog = LogContactDialog(None, document, ("eva",), ("sanne",))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.note.setPlainText("A long talk")
    colleague.does(document, edits.remove, [(Person, "eva")])

    dialog.confirm()

    assert told.made_after_all(Person, "eva").name == "Eva Brouwer"
    assert [one.note for one in document.plan.interactions_with("eva")] == ["A long talk"]
