"""The strokes of a line by where they are: after an edit only those near it are painted.

A broken line across the map has hundreds, and what is painted anew is a narrow strip of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from app.ui.canvas.dashes import Strokes

_TOGETHER = 8  # straight strokes, one after the other

Area = tuple[float, float, float, float]  # left, top, right, bottom: compared at every stroke


@dataclass(frozen=True, slots=True)
class Piece:
    """A few straight strokes in a row, or a bend, with the area they are painted in."""

    area: Area
    straight: list[QLineF]
    bent: QPainterPath | None = None

    def paint(self, painter: QPainter) -> None:
        if self.bent is None:
            painter.drawLines(self.straight)
        else:
            painter.drawPath(self.bent)


def pieces_of(strokes: Strokes, reach: float) -> tuple[Piece, ...]:
    """Return all of a line's strokes, painted this far beside the line."""
    straight = strokes.straight
    rows = (straight[at : at + _TOGETHER] for at in range(0, len(straight), _TOGETHER))
    return (
        *(Piece(_around(row, reach), row) for row in rows),
        *(
            Piece(
                area_of(bend.controlPointRect().adjusted(-reach, -reach, reach, reach)),
                [],
                bend,
            )
            for bend in _bends(strokes.bent)
        ),
    )


def area_of(box: QRectF) -> Area:
    return box.left(), box.top(), box.right(), box.bottom()


def meets(area: Area, others: Iterable[Area]) -> bool:
    """Return whether an area has something in common with one of others."""
    left, top, right, bottom = area
    for low, high, far, deep in others:  # `any` would take twice as long
        if left < far and low < right and top < deep and high < bottom:
            return True
    return False


def paint_within(painter: QPainter, pieces: Sequence[Piece], parts: Sequence[Area]) -> None:
    """Paint with the painter's pen what of a line lies in parts of the map."""
    for piece in pieces:
        if meets(piece.area, parts):
            piece.paint(painter)


def _around(row: Iterable[QLineF], reach: float) -> Area:
    across = [x for one in row for x in (one.x1(), one.x2())]
    down = [y for one in row for y in (one.y1(), one.y2())]
    return min(across) - reach, min(down) - reach, max(across) + reach, max(down) + reach


def _bends(path: QPainterPath) -> Iterator[QPainterPath]:
    """Yield a path in parts that hang together."""
    part, at, count = QPainterPath(), 0, path.elementCount()
    while at < count:
        step = path.elementAt(at)
        if step.isMoveTo():
            if part.elementCount() > 1:
                yield part
            part = QPainterPath()
            part.moveTo(step.x, step.y)
        elif step.isCurveTo():
            second, last = path.elementAt(at + 1), path.elementAt(at + 2)
            part.cubicTo(step.x, step.y, second.x, second.y, last.x, last.y)
            at += 2
        else:
            part.lineTo(step.x, step.y)
        at += 1
    if part.elementCount() > 1:
        yield part
