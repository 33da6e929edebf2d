"""Who keeps a view is told where it is found, and that it took the place of another."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.ui.dialogs.ask_text import AskTextDialog
from app.ui.filtering.saved import kept


def keep(window, qtbot, name: str) -> str:
    """Keep the view in front under a name, and return what is told then."""
    window.actions_["views.keep"].trigger()
    dialog = window.findChildren(AskTextDialog)[-1]
    dialog.text.selectAll()
    qtbot.keyClicks(dialog.text, name)
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return)
    return str(window.status.currentMessage())


def test_where_a_view_is_found_again_is_told(window, qtbot):
    told = keep(window, qtbot, "Steering group")

    assert [view.label for view in kept(window.document)] == ["Steering group"]
    assert told == "Steering group is kept: View ▸ Saved views."


def test_that_a_view_took_the_place_of_one_of_its_name_is_told(window, qtbot):
    keep(window, qtbot, "Steering group")
    window.show_view("matrix")

    told = keep(window, qtbot, "steering group")

    [view] = kept(window.document)
    assert view.view == "matrix"
    assert told == "steering group was kept before and is now this view; undo brings it back."
