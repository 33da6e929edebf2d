"""A dialog that is closed is gone with all it holds; only the preferences are reopened."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog

DIALOGS = (
    "account.new", "account.remove", "decision.new", "workspace.open", "workspace.backups",
    "export.picture", "export.all", "print", "contact.log", "competitor.add", "views.keep",
    "views.tidy", "meeting.choose", "help.keys", "help.how", "help.author", "help.about",
)  # fmt: skip


@pytest.mark.parametrize("action", DIALOGS)
def test_a_dialog_that_is_closed_is_gone(window, qtbot, action):
    window.actions_[action].trigger()
    qtbot.waitUntil(lambda: window.findChild(QDialog) is not None)
    window.findChild(QDialog).close()

    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert not window.findChildren(QDialog)
