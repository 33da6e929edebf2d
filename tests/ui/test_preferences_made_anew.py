"""The preferences in another language: their pages of before hear of nothing any more."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from app.model import edits
from app.ui.dialogs.preferences import PreferencesDialog
from tests.ui.window.accounts import shows


@pytest.fixture
def made_anew(window):
    """The preferences, open while another language was chosen."""
    window.actions_["preferences"].trigger()
    dialog = window.findChild(PreferencesDialog)
    before = dialog.house
    window.actions_["language.nl"].trigger()
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert dialog.house is not before
    return dialog


def test_another_account_can_come_in_view(made_anew, window, qtbot):
    window.session.stock.add(edits.new_plan("Oosterveen", "Case system", None))

    shows(window, "Oosterveen", qtbot)
    assert "Oosterveen" in made_anew.analysis.for_one.text()


def test_why_something_is_refused_is_said_on_the_pages_that_are_seen(made_anew, window):
    window.document.refused.emit("This cannot be.")

    assert made_anew.problem.text() == "This cannot be."


def test_why_a_number_of_all_is_refused_is_said_on_the_pages_that_are_seen(made_anew, window):
    window.session.shared.refused.emit("This cannot be.")

    assert made_anew.problem.text() == "This cannot be."
