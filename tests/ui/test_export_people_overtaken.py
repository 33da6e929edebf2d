"""A colleague calls somebody otherwise in the proposal while a name is typed in the dialog."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.model import edits
from app.model.called import Called, called_in
from app.model.people import Person
from app.ui.dialogs.export_dialog import ExportDialog
from tests.export.settled import settled
from tests.ui import colleague
from tests.ui.colleague import Told
from tests.ui.conftest import DECISION


@pytest.fixture
def told(document) -> Told:
    return Told(document)


@pytest.fixture
def dialog(document, told, qtbot, tmp_path):
    dialog = ExportDialog(document, ask=lambda *_: tmp_path / "map.svg")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.tabs.setCurrentIndex(1)
    dialog.activateWindow()
    return settled(dialog)


def type_in(qtbot, dialog: ExportDialog, part: str, text: str) -> None:
    """Type in the name or title of Anton, and stay in it."""
    field = dialog.people.rows["anton"].fields[part]
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.selectAll()
    qtbot.keyClicks(field, text)


def press_enter(qtbot) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def called(document) -> Called | None:
    return called_in(document.plan, DECISION).get("anton")


def test_a_name_typed_over_a_colleagues_is_told_as_lost(dialog, document, told, qtbot):
    type_in(qtbot, dialog, "name", "Mine")
    colleague.does(document, edits.call_in_part, DECISION, "anton", "name", "Theirs")
    assert dialog.people.rows["anton"].name_field.text() == "Mine"

    press_enter(qtbot)

    assert called(document) == Called("Theirs")
    assert dialog.people.rows["anton"].name_field.text() == "Theirs"
    [lost] = told.lost
    assert "Somebody else changed" in lost.reason
    document.attempt(lambda _plan: lost.change)
    assert called(document) == Called("Mine")


def test_a_title_and_a_colleagues_name_stand_side_by_side(dialog, document, told, qtbot):
    type_in(qtbot, dialog, "title", "Chair of all")
    colleague.does(document, edits.call_in_part, DECISION, "anton", "name", "Theirs")

    press_enter(qtbot)

    assert called(document) == Called("Theirs", "Chair of all")
    assert told.lost == []


def test_what_is_half_typed_stays_while_colleagues_work_on_something_else(
    dialog, document, told, qtbot
):
    type_in(qtbot, dialog, "name", "Ant")
    colleague.does(document, edits.set_fields, Person, "eva", title="Theirs")
    qtbot.keyClicks(QApplication.focusWidget(), "oinette")
    press_enter(qtbot)

    assert called(document) == Called("Antoinette")
    assert told.lost == []


def test_what_was_typed_of_somebody_a_colleague_hides_is_kept(dialog, document, told, qtbot):
    type_in(qtbot, dialog, "name", "Mine")

    colleague.does(document, edits.set_fields, Person, "anton", in_proposal=False)

    assert called(document) == Called("Mine")
    assert told.lost == []


def test_it_is_said_where_a_colleague_removed_who_was_called_otherwise(
    dialog, document, told, qtbot
):
    type_in(qtbot, dialog, "name", "Mine")

    colleague.does(document, edits.remove, [(Person, "anton")])

    assert called(document) is None
    assert "no longer there" in dialog.problem.text()
    assert dialog.problem.isVisible()
