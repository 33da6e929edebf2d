"""A colleague keeps or renames a view while its name is written here."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from app.model import edits
from app.model.people import Person
from app.model.places import SavedView
from app.ui.dialogs.ask_text import AskTextDialog
from app.ui.filtering.criteria import Filter
from app.ui.filtering.saved import SavedViewsDialog, ask_name, kept
from tests.ui import colleague
from tests.ui.colleague import Told


@pytest.fixture
def dialog(document, shown, opened) -> Iterator[SavedViewsDialog]:
    document.do(edits.keep_view(document.plan, "B", "map", "{}"))
    parent = shown(QWidget())
    yield opened(SavedViewsDialog(parent, document, lambda _view: None))
    parent.close()


def write(qtbot, dialog: SavedViewsDialog, name: str) -> QLineEdit:
    """Begin to write another name of the first view."""
    dialog.list.setCurrentRow(0)
    dialog.rename()
    field = dialog.list.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.selectAll()
    qtbot.keyClicks(field, name)
    return field


def names(document) -> list[str]:
    return [view.label for view in kept(document)]


def test_a_name_is_written_on_while_colleagues_work(dialog, document, qtbot):
    field = write(qtbot, dialog, "Mi")
    colleague.does(document, edits.set_fields, Person, "eva", title="Theirs")

    qtbot.keyClicks(field, "ne")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: names(document) == ["Mine"])
    assert dialog.list.item(0).text() == "Mine"


def test_a_name_written_over_a_colleagues_is_told_as_lost(dialog, document, qtbot):
    told, [view] = Told(document), kept(document)
    field = write(qtbot, dialog, "Mine")
    colleague.does(document, edits.rename_view, view.id, "Theirs")

    qtbot.keyClick(field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: bool(told.lost))
    assert names(document) == ["Theirs"]
    qtbot.waitUntil(lambda: dialog.list.item(0).text() == "Theirs")
    assert told.made_after_all(SavedView, view.id).name == "Mine"


def test_a_name_that_is_taken_back_shows_what_colleagues_did_meanwhile(dialog, document, qtbot):
    field = write(qtbot, dialog, "Mine")
    [view] = kept(document)
    colleague.does(document, edits.rename_view, view.id, "Theirs")

    qtbot.keyClick(field, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: dialog.list.item(0).text() == "Theirs")
    assert names(document) == ["Theirs"]


def test_a_view_kept_under_a_name_that_a_colleague_gave_meanwhile_leaves_theirs(
    document, shown, qtbot
):
    parent = shown(QWidget())
    ask_name(parent, document, "map", Filter(words="jan"), "")
    [asking] = parent.findChildren(AskTextDialog)
    colleague.does(document, edits.keep_view, "Jan", "matrix", "{}")
    qtbot.keyClicks(asking.text, "Jan")
    qtbot.keyClick(asking.text, Qt.Key.Key_Return)

    assert {view.view for view in kept(document)} == {"map", "matrix"}
