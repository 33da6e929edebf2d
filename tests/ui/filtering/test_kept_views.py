"""Views are kept with their filter, opened, renamed and removed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QLineEdit, QWidget

from app.model import edits
from app.model.places import SavedView
from app.ui.dialogs.ask_text import AskTextDialog
from app.ui.filtering.criteria import Criterion, Filter, Subject
from app.ui.filtering.saved import SavedViewsDialog, ask_name, kept

S = Subject


def test_a_kept_view_holds_its_filter_and_can_be_undone(document):
    asked = Filter((Criterion(S.ROLE, "decider"),))
    stack: QUndoStack = document.undo_stack

    document.do(edits.keep_view(document.plan, " Deciders ", "map", asked.to_json()))

    [view] = kept(document)
    assert (view.name, view.view, Filter.from_json(view.filters)) == ("Deciders", "map", asked)
    assert document.undo_words() == "Keep view Deciders"
    stack.undo()
    assert not kept(document)


def test_a_view_of_the_same_name_becomes_the_new_one(document):
    document.do(edits.keep_view(document.plan, "Mine", "map", "{}"))

    document.do(edits.keep_view(document.plan, "mine", "matrix", '{"words": "jan"}'))

    [view] = kept(document)
    assert (view.name, view.view) == ("Mine", "matrix")


def test_a_name_is_asked_and_an_empty_one_refused(document, shown, qtbot):
    parent = shown(QWidget())
    ask_name(parent, document, "map", Filter(words="jan"), "")
    [dialog] = parent.findChildren(AskTextDialog)

    dialog.confirm_button.click()
    assert dialog.problem.text() == "Give the view a name."

    qtbot.keyClicks(dialog.text, "Jan")
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return)
    assert [view.label for view in kept(document)] == ["Jan"]


def test_kept_views_are_opened_renamed_and_removed_by_keys(document, shown, opened, qtbot):
    document.do(edits.keep_view(document.plan, "B", "map", "{}"))
    document.do(edits.keep_view(document.plan, "A", "matrix", "{}"))
    chosen: list[SavedView] = []
    parent = shown(QWidget())
    dialog = opened(SavedViewsDialog(parent, document, chosen.append))

    rename(qtbot, dialog, "C")
    assert [view.label for view in kept(document)] == ["B", "C"]
    assert [dialog.list.item(row).text() for row in range(2)] == ["B", "C"]

    dialog.list.setCurrentRow(1)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert [view.label for view in kept(document)] == ["B"]
    assert document.undo_words() == "Remove view C"

    dialog.confirm_button.click()
    assert [view.label for view in chosen] == ["B"]


def rename(qtbot, dialog: SavedViewsDialog, name: str) -> None:
    """Press F2 on the chosen view, write another name over its own, and end with Return."""
    qtbot.keyClick(dialog.list, Qt.Key.Key_F2)
    [field] = dialog.list.findChildren(QLineEdit)
    qtbot.keyClicks(field, name)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.list.findChildren(QLineEdit))


def test_a_name_that_is_taken_is_refused_where_it_is_written(document, shown, opened, qtbot):
    document.do(edits.keep_view(document.plan, "A", "map", "{}"))
    document.do(edits.keep_view(document.plan, "B", "map", "{}"))
    parent = shown(QWidget())
    dialog = opened(SavedViewsDialog(parent, document, lambda _view: None))

    rename(qtbot, dialog, "b")

    assert dialog.isVisible()
    assert dialog.problem.text() == "There is a view b already; choose another name."
    assert [dialog.list.item(row).text() for row in range(2)] == ["A", "B"]

    rename(qtbot, dialog, "C")

    assert dialog.problem.isHidden()
    assert [view.label for view in kept(document)] == ["B", "C"]


def test_a_view_is_not_given_the_name_of_another(document):
    document.do(edits.keep_view(document.plan, "A", "map", "{}"))
    document.do(edits.keep_view(document.plan, "B", "map", "{}"))
    a, _b = kept(document)
    said: list[str] = []
    document.refused.connect(said.append)

    assert not document.attempt(edits.rename_view, a.id, "b")

    assert said == ["There is a view b already; choose another name."]


def test_who_may_only_look_opens_views_and_changes_none(document, shown, opened, qtbot):
    document.do(edits.keep_view(document.plan, "A", "map", "{}"))
    document.may_edit = False
    parent = shown(QWidget())
    dialog = opened(SavedViewsDialog(parent, document, lambda _view: None))

    qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    qtbot.keyClick(dialog.list, Qt.Key.Key_F2)

    assert [view.label for view in kept(document)] == ["A"]
    assert dialog.confirm_button.isEnabled()
    assert not dialog.rename_button.isEnabled()
    assert not dialog.remove_button.isEnabled()
    assert not dialog.findChildren(AskTextDialog)
