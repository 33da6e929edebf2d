"""The keys that the menu of somebody in the power grid tells of do there what they say."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app.model.people import Person
from app.ui.canvas import clipboard
from tests.ui.conftest import LONGEST


@pytest.fixture
def page(window):
    """The power grid in front, with the keyboard, and somebody chosen in it."""
    window.show_view("power")
    shown = window.views.page("power")
    window.activateWindow()
    window.document.select([(Person, next(iter(window.document.plan.persons)))])
    shown.setFocus()
    yield shown
    assert QThreadPool.globalInstance().waitForDone(LONGEST)  # matplotlib is imported there


def test_copy_and_delete_are_about_who_is_chosen(window, page):
    [(_kind, person)] = window.document.selection

    QTest.keyClick(page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    has_copied = clipboard.has_people(QGuiApplication.clipboard())
    QTest.keyClick(page, Qt.Key.Key_Delete)

    assert has_copied
    assert person not in window.document.plan.persons


def test_everybody_is_chosen_by_its_key(window, page):
    QTest.keyClick(page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)

    people = {id for kind, id in window.document.selection if kind is Person}
    assert len(people) > 5
