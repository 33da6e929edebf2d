"""Hands on the organigram, and who reports to whom after."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.model.ties import ReportingLine


def managers(document):
    return {
        (line.employee, line.manager) for line in document.plan.table(ReportingLine).values()
    }


def centre(tree, id):
    return tree.mapFromScene(tree.map.cards[id].sceneBoundingRect().center())


def drag(tree, source: QPoint, target: QPoint):
    port = tree.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=source)
    QTest.mouseMove(port, source + QPoint(15, 15))
    QTest.mouseMove(port, target)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=target)
