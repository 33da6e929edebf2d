"""What all dialogs share: Enter confirms, and none is higher than the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from app.model import edits
from app.model.decision import ClosedOpportunity
from app.model.places import Seat
from app.model.vocabulary import Result
from app.ui.dialogs import form as forms
from app.ui.dialogs.about import AboutDialog
from app.ui.dialogs.ask_text import AskTextDialog
from app.ui.dialogs.form import FormDialog
from app.ui.dialogs.gap_decision import AcceptGapDialog, DismissGapDialog
from app.ui.dialogs.import_preview import CasePreviewDialog
from app.ui.dialogs.log_contact import LogContactDialog
from app.ui.dialogs.negotiation import NegotiationDialog
from app.ui.dialogs.new_account import NewAccountDialog
from app.ui.dialogs.review import ReviewDialog
from app.ui.dialogs.seats import FillDialog, LeavesDialog
from app.ui.document import Document
from tests.ui.conftest import DECISION

KEY = ("R14", "anton")
Make = Callable[[Document], FormDialog]


def _review(document: Document) -> FormDialog:
    closed = ClosedOpportunity(id="old", name="Old", result=Result.WON)
    return ReviewDialog(None, document, closed)


def _fill(document: Document) -> FormDialog:
    document.attempt(edits.person_leaves, DECISION, "anton", document.as_of, True)
    [seat] = document.plan.table(Seat).values()
    return FillDialog(None, document, seat.id)


DIALOGS: dict[str, Make] = {
    "about": lambda document: AboutDialog(None, "1.0", "/data"),
    "text": lambda document: AskTextDialog(None, "Rename", "Name", "Rename", lambda _: None),
    "accept": lambda document: AcceptGapDialog(None, document, KEY, "Out of reach", "Sanne"),
    "dismiss": lambda document: DismissGapDialog(None, document, KEY, "Out of reach", "Sanne"),
    "case": lambda document: CasePreviewDialog(None, "case.json", ["2 contacts"], list),
    "contact": lambda document: LogContactDialog(None, document, ["eva"], ["sanne"]),
    "negotiation": lambda document: NegotiationDialog(None, document),
    "account": lambda document: NewAccountDialog(None),
    "review": _review,
    "leaves": lambda document: LeavesDialog(None, document, "anton"),
    "fill": _fill,
}


def _on_a_screen(monkeypatch, width: int, height: int) -> QRect:
    room = QRect(0, 0, width, height)

    class Screen:
        def availableGeometry(self) -> QRect:
            return room

    monkeypatch.setattr(FormDialog, "screen", lambda _dialog: Screen())
    return room


@pytest.fixture
def low_screen(monkeypatch):
    """A screen of 1024 by 700, less the bar of the system."""
    return _on_a_screen(monkeypatch, 1024, 660)


@pytest.fixture(params=DIALOGS)
def dialog(request, document, opened, monkeypatch):
    """Each dialog, opened; pressing its button is counted and takes nothing."""
    _on_a_screen(monkeypatch, 1920, 1080)
    made: Any = DIALOGS[request.param](document)
    made.pressed = 0

    def count() -> None:
        made.pressed += 1

    made.buttons.accepted.disconnect()
    made.buttons.accepted.connect(count)
    return opened(made)


def _single_lines(dialog: QWidget) -> list[QLineEdit]:
    return [one for one in dialog.findChildren(QLineEdit) if one.isVisible()]


def test_enter_in_a_single_line_confirms_also_after_the_button_had_the_keyboard(dialog, qtbot):
    fields = _single_lines(dialog)
    dialog.confirm_button.setFocus()
    dialog.cancel_button.setFocus()

    for field in fields:
        field.setFocus()
        qtbot.keyClick(field, Qt.Key.Key_Return)

    assert dialog.pressed == len(fields)


def test_the_confirm_button_stays_the_default_wherever_the_keyboard_goes(dialog):
    for one in dialog.findChildren(QPushButton):
        one.setFocus()

        assert dialog.confirm_button.isDefault()
        assert [one for one in dialog.findChildren(QPushButton) if one.isDefault()] == [
            dialog.confirm_button
        ]


def test_enter_on_cancel_cancels(opened, qtbot):
    dialog = opened(NewAccountDialog(None))
    dialog.cancel_button.setFocus()

    qtbot.keyClick(dialog.cancel_button, Qt.Key.Key_Return)

    assert dialog.result() == FormDialog.DialogCode.Rejected
    assert not dialog.isVisible()


def test_all_of_a_dialog_is_shown_where_the_screen_has_room(dialog):
    inside = dialog.area.viewport()

    assert dialog.inside.height() <= inside.height()
    assert dialog.column.totalHeightForWidth(inside.width()) <= inside.height()


def test_on_a_low_screen_the_fields_scroll_and_the_buttons_stay(document, opened, low_screen):
    dialog = opened(LogContactDialog(None, document))

    dialog.more.header.click()
    QApplication.processEvents()

    bottom = dialog.confirm_button.mapTo(dialog, dialog.confirm_button.rect().bottomLeft()).y()
    assert dialog.height() <= low_screen.height() - forms.FRAME
    assert bottom < dialog.height()
    assert dialog.area.verticalScrollBar().maximum() > 0


def test_fields_under_more_begin_where_those_above_begin(document, opened):
    dialog = opened(LogContactDialog(None, document))
    dialog.more.header.click()
    QApplication.processEvents()

    def left(field: QWidget) -> int:
        return field.mapTo(dialog, field.rect().topLeft()).x()

    assert left(dialog.note) == left(dialog.step)
    assert left(dialog.decision) == left(dialog.step)


def test_eight_people_are_seen_at_once_and_letters_find_the_others(document, opened, qtbot):
    for number in range(14):
        document.attempt(edits.add_person, DECISION, f"Person {number:02}", id=f"p{number:02}")
    dialog = opened(LogContactDialog(None, document))
    people = dialog.persons
    row: QSize = people.list.visualItemRect(people.items()[0]).size()

    qtbot.keyClicks(people.search, "son 13")
    found = [one.text() for one in people.items() if not one.isHidden()]
    qtbot.keyClick(people.search, Qt.Key.Key_Return)

    assert people.list.viewport().height() >= 8 * row.height()
    assert found == ["Person 13"]
    assert people.chosen() == ("p13",)
    assert people.search.text() == ""
    assert dialog.isVisible()
