"""A table on paper: rows as high as their texts, page after page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.ui.plan_pdf_paper import SMALL, Sheet, Text, ink
from app.ui.theme import contrast

_PAD_X, _PAD_Y = 8.0, 6.0
_READABLE = 4.5  # by WCAG 2 AA
_LONGEST = 600  # characters of a cell, so that a row has room on a page


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and its share of the width."""

    heading: str
    share: float
    strong: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    """A row with its texts, as high as the highest of them."""

    texts: tuple[Text, ...]
    height: float


def sheets(
    title: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    room: QRectF,
    *,
    above: Sequence[str] = (),
    ground: QColor | None = None,
) -> list[Sheet]:
    """Return the pages; `above` are paragraphs before the table, `ground` of its headings."""
    shares = sum(column.share for column in columns)
    widths = [room.width() * column.share / shares for column in columns]
    head = _head(columns, widths, ground)
    said = [Text(words, SMALL + 1) for words in above]
    high = sum(text.height(room.width()) + _PAD_Y for text in said) + (8 if said else 0)
    lines = [_line(row, columns, widths) for row in rows]
    found = []
    for number, several in enumerate(_broken(lines, room.height() - head.height, high)):
        first = number == 0
        paint = _painting(head, several, widths, said if first else [], ground)
        found.append(Sheet(title, paint, begins=first))
    return found


def _broken(lines: list[_Line], room: float, taken: float) -> Iterator[list[_Line]]:
    """The rows that have room on each page; on the first one something stands above."""
    page: list[_Line] = []
    for line in lines:
        if page and taken + line.height > room:
            yield page
            page, taken = [], 0.0
        page.append(line)
        taken += line.height
    yield page


def _head(columns: Sequence[Column], widths: list[float], ground: QColor | None) -> _Line:
    token = "text.soft"
    if ground is not None:
        dark = contrast(ink("surface.panel"), ground) >= _READABLE
        token = "text.on_accent" if dark else "text.ink"
    texts = tuple(Text(one.heading, SMALL, strong=True, token=token) for one in columns)
    return _Line(texts, _height(texts, widths))


def _line(row: Sequence[str], columns: Sequence[Column], widths: list[float]) -> _Line:
    texts = tuple(
        Text(
            words if len(words) <= _LONGEST else words[:_LONGEST] + "…",
            SMALL,
            strong=column.strong,
        )
        for words, column in zip(row, columns, strict=True)
    )
    return _Line(texts, _height(texts, widths))


def _height(texts: Sequence[Text], widths: list[float]) -> float:
    inside = (
        text.height(width - 2 * _PAD_X) for text, width in zip(texts, widths, strict=True)
    )
    return max(inside, default=0.0) + 2 * _PAD_Y


def _painting(
    head: _Line,
    lines: list[_Line],
    widths: list[float],
    said: list[Text],
    ground: QColor | None,
) -> Callable[[QPainter, QRectF], None]:
    def paint(painter: QPainter, room: QRectF) -> None:
        y = room.y()
        for text in said:
            y += text.paint(painter, room.x(), y, room.width()) + _PAD_Y
        y += 8 if said else 0
        band = QRectF(room.x(), y, room.width(), head.height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(band, ground or ink("surface.quiet"))
        for line in (head, *lines):
            x = room.x()
            for text, width in zip(line.texts, widths, strict=True):
                text.paint(painter, x + _PAD_X, y + _PAD_Y, width - 2 * _PAD_X)
                x += width
            y += line.height
            painter.setPen(QPen(ink("edge.hair"), 1))
            painter.drawLine(QPointF(room.x(), y), QPointF(room.right(), y))

    return paint
