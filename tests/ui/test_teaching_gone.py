from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from app.ui.views.teaching import Teaching


def test_an_action_may_change_when_the_view_that_offered_it_is_gone(qtbot, document):
    page, action = QWidget(), QAction("Do")
    teaching = Teaching(page, document, "matrix", [action])
    action.setEnabled(False)
    assert not teaching.buttons[0].isEnabled()

    with qtbot.capture_exceptions() as raised:
        delete(page)
        action.setEnabled(True)

    assert not raised
