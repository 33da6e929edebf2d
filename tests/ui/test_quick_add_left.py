"""The box of one line goes with Esc, wherever the keyboard is by then."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.model.people import Person
from app.ui.quick_add import QuickAdd


@pytest.fixture
def box(window, qtbot):
    window.actions_["quick.add"].trigger()
    [box] = window.findChildren(QuickAdd)
    qtbot.waitUntil(box.isVisible)
    return box


def test_it_goes_with_escape_while_the_map_has_the_keyboard(window, box, qtbot):
    window.map.setFocus()
    qtbot.waitUntil(window.map.hasFocus)

    QTest.keyClick(window.map, Qt.Key.Key_Escape)

    assert not box.isVisible()


def test_the_map_has_escape_for_itself_when_the_box_is_gone(window, box):
    box.close_box()
    window.map.setFocus()
    document = window.document
    document.select(frozenset({(Person, next(iter(document.plan.persons)))}))

    QTest.keyClick(window.map, Qt.Key.Key_Escape)

    assert not document.selection
