"""Once a preview has ended, Esc is everybody else's again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest

from app.ui.main_window import MainWindow
from app.ui.sight import Sight


def ends_on_escape(window: MainWindow) -> bool:
    escape = QKeySequence(Qt.Key.Key_Escape)
    keys = window.findChildren(QShortcut)
    return any(one.isEnabled() and one.key() == escape for one in keys)


def test_escape_ends_a_preview_and_is_taken_by_nothing_before_and_after(window):
    before = ends_on_escape(window)
    window.actions_["preview.deuteranopia"].trigger()
    meanwhile = ends_on_escape(window), window.centralWidget().graphicsEffect().sight

    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_Escape)

    assert meanwhile == (True, Sight.DEUTERANOPIA)
    assert not before
    assert not ends_on_escape(window)
    assert window.actions_["preview.none"].isChecked()
    assert not window.centralWidget().graphicsEffect().isEnabled()
