"""The strokes of a line by where they are: after an edit only those near it are painted.

A broken line across the map has hundreds, and what is painted anew is a narrow strip of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QLineF, QRect, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QRegion

from app.ui.canvas.dashes import Strokes

_TOGETHER = 8  # straight strokes, one after the other
_FEW_PIECES = 40

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


def region_of(painter: QPainter) -> QRegion | None:
    """Return what is painted anew where that is in few pieces, as after an edit; else None."""
    region = painter.clipRegion() if painter.hasClipping() else None
    return region if region is not None and 1 < region.rectCount() <= _FEW_PIECES else None


def parts_of(painter: QPainter) -> list[QRectF]:
    """Return the pieces of `region_of`, each with what may be smoothed at its edge."""
    region = region_of(painter)
    if region is None:
        return []
    pieces = cast("Iterable[QRect]", region)  # the stubs do not say so
    return [QRectF(piece).adjusted(-2, -2, 2, 2) for piece in pieces]


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
