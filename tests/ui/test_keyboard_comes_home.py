"""The keyboard is on the view in front at the start, after a dialog, and in another account."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.ui import theme
from app.ui.dialogs.form import FormDialog
from app.ui.dialogs.new_account import NewAccountDialog
from app.ui.main_window import MainWindow
from tests.ui.hand import Hand


@pytest.fixture
def window(start, qtbot):
    window = start(demo=True)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def has_keyboard(window: MainWindow) -> bool:
    QApplication.processEvents()
    view = window.views.currentWidget()
    focused: QWidget | None = window.focusWidget()
    return focused is not None and (focused is view or view.isAncestorOf(focused))


def open_dialog(qtbot) -> FormDialog:
    def found() -> list[FormDialog]:
        top = QApplication.topLevelWidgets()
        return [one for one in top if isinstance(one, FormDialog) and one.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def test_the_first_key_of_all_is_for_the_map(window, qtbot):
    assert window.focusWidget() is window.map

    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Down)

    assert window.map.current is not None


@pytest.mark.parametrize("action", ["contact.log", "account.new"])
def test_a_dialog_that_is_left_gives_the_keyboard_back_to_the_map(window, qtbot, action):
    window.actions_[action].trigger()
    dialog = open_dialog(qtbot)

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible())

    assert has_keyboard(window)


def test_in_a_new_account_the_next_key_is_for_its_map(window, qtbot):
    window.actions_["account.new"].trigger()
    dialog = Hand(window, qtbot).dialog(NewAccountDialog)
    qtbot.keyClicks(dialog.name, "Zorggroep Oost")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.windowTitle().find("Zorggroep Oost") >= 0)

    qtbot.waitUntil(lambda: has_keyboard(window))
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_N)
    assert window.map.form is not None


@pytest.mark.parametrize("view", ["map", "matrix", "organigram", "power"])
def test_another_theme_leaves_the_keyboard_on_the_view_in_front(window, view):
    window.show_view(view)

    theme.use("dark")

    assert window.views.in_front == view
    assert has_keyboard(window)


def test_going_through_the_list_of_accounts_keeps_the_keyboard_there(window, qtbot):
    window.accounts.tree.setFocus()

    window.turn_to(window.document)

    assert window.left.isAncestorOf(window.focusWidget())
