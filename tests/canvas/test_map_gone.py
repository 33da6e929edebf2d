"""A map that goes while it is painted sharp piece by piece asks for no more."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsScene

from app.ui import theme
from app.ui.canvas.lines import LinesItem


def test_pieces_of_lines_that_are_gone_are_asked_for_no_more(qtbot):
    scene = QGraphicsScene()
    item = LinesItem(theme.current(), 0)
    scene.addItem(item)
    pieces = item.by_and_by
    pieces.put_off(QRectF(0, 0, 640, 480), 1.0)

    shiboken6.delete(item)
    qtbot.wait(50)  # an exception in a timer fails the test

    assert pieces.is_waiting
