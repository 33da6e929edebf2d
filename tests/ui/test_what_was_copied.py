"""That something was copied is said until it is pasted, and no longer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app.model.people import Person
from app.ui.dialogs.import_preview import ImportPreviewDialog
from tests.ui.hand import Hand

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def copied(window):
    """Two people who were copied on the map."""
    QGuiApplication.clipboard().clear()
    document = window.document
    team = [part.person for part in document.plan.dmu(document.opportunity) if part.takes_part]
    document.select([(Person, id) for id in team[:2]])
    press(window, Qt.Key.Key_C)
    assert window.status.currentMessage() == "Copied: 2 people. It is internal."
    yield team[:2]
    QGuiApplication.clipboard().clear()


def press(window, key) -> None:
    window.activateWindow()
    window.map.setFocus()
    QTest.keyClick(window.map, key, CONTROL)


def test_after_pasting_it_says_how_many_were_added(window, copied):
    press(window, Qt.Key.Key_V)

    assert window.status.currentMessage() == "2 people added."


def test_what_was_cut_and_pasted_back_says_so_too(window, copied):
    press(window, Qt.Key.Key_X)
    press(window, Qt.Key.Key_V)

    assert window.status.currentMessage() == "2 people added."


def test_when_rows_from_elsewhere_are_pasted_it_is_said_no_longer(window, copied, qtbot):
    QGuiApplication.clipboard().setText("Name\tJob title\nNadia Haddad\tNurse\n")

    press(window, Qt.Key.Key_V)

    dialog = Hand(window, qtbot).dialog(ImportPreviewDialog)
    assert window.status.currentMessage() == ""
    dialog.reject()
