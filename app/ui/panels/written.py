"""Texts that a row paints by itself: they look as labels do, and nothing is laid out for them.

An edit moves a dozen rows and puts others in other words; a label for each text is a widget
that Qt measures, lays out and paints on its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QHelpEvent,
    QPainter,
    QStaticText,
    QTransform,
)
from PySide6.QtWidgets import QToolTip, QWidget

from app.ui import theme
from app.ui.panels.labels import font_of, plain_tooltip

_TOKENS = {  # look -> colour, as the style sheet has it for labels
    "title": "text.ink",
    "name": "text.ink",
    "quiet": "text.faint",
    "action": "text.link",
    "link": "text.link",
    "gain": "text.link",
}


class Written:
    """One line of text in a box; ends in … where there is no room, then it is its tooltip."""

    def __init__(self, look: str, *, right: bool = False, token: str = "") -> None:
        """`token` is its colour, where that is not the one of its look."""
        self.text = ""
        self.tooltip = ""  # what it tells besides, where it is pointed at
        self.box = QRect()
        self._look, self._right, self._token = look, right, token or _TOKENS[look]
        self._set = _Set.of("", look, 0)

    def place(self, box: QRect) -> None:
        """Stand in this box of the row; an empty one shows nothing."""
        self.box, self._set = box, _Set.of(self.text, self._look, box.width())

    @property
    def shown(self) -> str:
        """What of the text is seen in the box."""
        return self._set.shown

    def paint(self, painter: QPainter) -> None:
        if not self.shown:
            return
        box, letters = self.box, self._set.letters
        size = letters.size()
        left = box.x() + (box.width() - size.width() if self._right else 0.0)
        top = box.y() + floor((box.height() - size.height()) / 2)
        painter.setFont(_type(self._look, theme.text_size())[0])
        painter.setPen(theme.colour(self._token))
        painter.drawStaticText(QPointF(left, top), letters)

    def wanted(self) -> int:
        """Return the width that shows all of it; a letter's where there is no text."""
        return _wanted(self.text, self._look, theme.text_size())

    def height(self) -> int:
        """Return the height of a line."""
        return _type(self._look, theme.text_size())[1].height()

    def told(self) -> str:
        """Return what its tooltip says; empty where it shows all and has no more to tell."""
        return self.tooltip or (plain_tooltip(self.text) if self.shown != self.text else "")


@dataclass(frozen=True, slots=True)
class _Set:
    """A text as it is set for a width: to shape its letters takes far longer than to paint."""

    shown: str
    letters: QStaticText

    @staticmethod
    def of(text: str, look: str, width: int) -> _Set:
        return _set(text if width > 0 else "", look, width if text else 0, theme.text_size())


@lru_cache(maxsize=512)
def _set(text: str, look: str, width: int, text_size: int) -> _Set:
    font, metrics = _type(look, text_size)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width) if text else ""
    letters = QStaticText(shown)
    letters.setTextFormat(Qt.TextFormat.PlainText)
    letters.prepare(QTransform(), font)
    return _Set(shown, letters)


@lru_cache(maxsize=512)
def _wanted(text: str, look: str, text_size: int) -> int:
    metrics = _type(look, text_size)[1]
    if not text:
        return metrics.averageCharWidth()
    return ceil(QFontMetricsF(metrics).horizontalAdvance(text))


@lru_cache(maxsize=32)
def _type(look: str, _text_size: int) -> tuple[QFont, QFontMetrics]:
    font = font_of(look)
    return font, QFontMetrics(font)


def show_tooltip(row: QWidget, event: QHelpEvent, at: QPoint, texts: Iterable[Written]) -> None:
    """Show the tooltip of the text at a point of the row, or none."""
    told = told_at(at, texts)
    if told:
        QToolTip.showText(event.globalPos(), told, row)
    else:
        QToolTip.hideText()
        event.ignore()


def told_at(point: QPoint, texts: Iterable[Written]) -> str:
    """Return the tooltip of the text at a point of the row; empty where there is none."""
    return next((one.told() for one in texts if one.shown and one.box.contains(point)), "")
