"""Enter presses every small button of the window that the keyboard can reach."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QTabBar, QToolButton

from app.ui.filtering.bar import FilterBar
from app.ui.panels.controls import ToolButton


@pytest.fixture
def bar(window):
    """The bar that picks people out, open."""
    window.actions_["filter"].trigger()
    window.activateWindow()
    return window.findChild(FilterBar)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down])
def test_keys_open_what_can_be_asked_of_people(bar, qtbot, key):
    bar.add.setFocus()

    qtbot.keyClick(bar.add, key, delay=0)

    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()


def test_enter_on_the_cross_shows_everybody_again(bar, qtbot):
    qtbot.keyClicks(bar.search, "radio")
    bar.flush()

    qtbot.keyClick(bar.closing, Qt.Key.Key_Return)

    assert not bar.isVisible()
    assert not bar.filtering.is_on


def test_no_small_button_of_the_window_is_deaf_to_enter(window, bar):
    small = [
        one
        for one in window.findChildren(QToolButton)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(one.parent(), QLineEdit | QTabBar)  # Qt makes these
    ]

    deaf = [one.accessibleName() or one.text() for one in small if type(one) is QToolButton]

    assert len([one for one in small if isinstance(one, ToolButton)]) > 10
    assert deaf == []
