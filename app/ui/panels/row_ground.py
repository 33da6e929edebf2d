"""Rows that are chosen as a whole: their ground, and the keys that choose them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from app.ui import theme

CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_ROUND = 6  # pixels of a corner's radius


def paint_ground(painter: QPainter, row: QWidget, *, is_open: bool) -> None:
    """Paint what lies below a row: how it stands, and whether it has the keyboard."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    token = "surface.selected" if is_open else "surface.band"
    if not is_open and row.underMouse():
        token = "surface.hover"
    painter.setPen(
        QPen(theme.colour("edge.focus"), 1.5) if row.hasFocus() else Qt.PenStyle.NoPen
    )
    painter.setBrush(theme.colour(token))
    painter.drawRoundedRect(QRectF(row.rect()).adjusted(1, 1, -1, -1), _ROUND, _ROUND)
