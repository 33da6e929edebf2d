"""Enter presses what has the keyboard, on the page of an empty workspace and in the bar."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from app import usecases
from app.ui.dialogs.new_account import NewAccountDialog
from app.ui.main_window import MainWindow
from app.ui.palette.palette import Palette
from tests.ui.hand import Hand


def named(window: MainWindow, name: str) -> QAbstractButton:
    found = window.bar.findChildren(QAbstractButton)
    return next(
        one for one in found if one.accessibleName().startswith(name) and one.isVisible()
    )


def test_enter_on_the_palettes_place_in_the_bar_opens_it(window, qtbot):
    qtbot.keyClick(named(window, "Search or do something"), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: window.findChild(Palette) is not None)


@pytest.mark.parametrize("button", ["Add a contact person", "Add a colleague"])
def test_enter_on_a_tool_of_the_bar_does_what_it_says(window, qtbot, button):
    qtbot.keyClick(named(window, button), Qt.Key.Key_Return)

    assert window.map.form is not None
    window.map.close_form(keep=False)


def test_enter_on_new_account_of_the_start_page_asks_for_its_name(start, tmp_path, qtbot):
    with usecases.open_workspace(str(tmp_path / "empty.visavis")):
        pass
    empty = start(tmp_path / "empty.visavis")

    qtbot.keyClick(empty.focusWidget(), Qt.Key.Key_Return)

    Hand(empty, qtbot).dialog(NewAccountDialog).reject()
