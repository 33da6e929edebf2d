"""A colleague removes somebody who is being dragged in the organigram."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.model import edits
from app.model.people import Person
from app.model.working_copy import Exchange
from tests.ui.organigram.hands import centre, managers


def test_a_card_whose_person_is_removed_is_let_go(company, tree):
    start, target = centre(tree, "koen"), centre(tree, "eva")
    steps = company.undo_stack.count()
    port = tree.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(port, start + QPoint(30, 30))

    copy = company.copy
    gone = edits.remove(copy.plan, [(Person, "koen")])
    copy.settle(Exchange((gone,), len(copy.pending), copy.revision + len(copy.pending) + 1))
    for _ in range(3):
        QApplication.processEvents()
    QTest.mouseMove(port, target)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=target)
    QApplication.processEvents()

    assert "koen" not in company.plan.persons
    assert not [pair for pair in managers(company) if "koen" in pair]
    assert company.undo_stack.count() == steps
