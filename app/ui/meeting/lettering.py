"""How large texts are on the wall: shares of its height, none too small for the last row."""

from __future__ import annotations

from functools import cache
from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from app.ui import theme

LEAST = 1 / 45  # of the height; what must be read is never smaller
SHARES = {
    "title": 1 / 20,
    "lower_title": 1 / 26,  # where the title is long
    "subtitle": 1 / 38,
    "heading": 1 / 35,
    "body": 1 / 37,
    "small": 1 / 42,
    "score": 1 / 14,
}
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def pixels(name: str, height: float) -> int:
    """Return the size of a text on a wall of so many pixels."""
    return max(round(SHARES[name] * height), least(height))


def least(height: float) -> int:
    """Return the smallest size that can be read."""
    return ceil(LEAST * height)


def font(size: float, *, strong: bool = False) -> QFont:
    """Return the shipped typeface at a size in pixels, or in units of a drawing."""
    return _font(max(1, round(size)), strong)


def metrics(size: float, *, strong: bool = False) -> QFontMetricsF:
    """Return what measures texts of a size."""
    return _metrics(max(1, round(size)), strong)


def tall(text: str, size: float, width: float, *, strong: bool = False) -> float:
    """Return how high a text is, wrapped at a width; 0 for none."""
    if not text:
        return 0.0
    room = QRectF(0, 0, max(width, 1.0), 1e6)
    return metrics(size, strong=strong).boundingRect(room, _WRAPPED, text).height()


def write(
    painter: QPainter, into: QRectF, text: str, size: float, *, strong: bool = False
) -> float:
    """Write a text wrapped from the top of a box; return where it ends."""
    painter.setFont(font(size, strong=strong))
    painter.drawText(into, _WRAPPED, text)
    return into.top() + tall(text, size, into.width(), strong=strong)


def wide(text: str, size: float) -> float:
    """Return how wide a strong text is in one line."""
    return metrics(size, strong=True).horizontalAdvance(text)


def elided(text: str, size: float, width: float, *, strong: bool = False) -> str:
    """Return a text in one line, cut off with dots where it is longer than a width."""
    return metrics(size, strong=strong).elidedText(text, Qt.TextElideMode.ElideRight, width)


@cache
def _font(size: int, strong: bool) -> QFont:
    made = theme.font("body", strong=strong, grows=False)
    made.setPixelSize(size)
    return made


@cache
def _metrics(size: int, strong: bool) -> QFontMetricsF:
    return QFontMetricsF(_font(size, strong))
