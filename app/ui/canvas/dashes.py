"""Lines cut into strokes beforehand: Qt's own dashes take most of every frame.

A line without gaps is cut where it bends: Qt paints what is straight far sooner than a path.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, pairwise
from math import floor, hypot

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from app.ui.canvas.line_kinds import Pattern, Stroke

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Strokes:
    """What is painted of a line: straight strokes, and those that go round a bend."""

    straight: list[QLineF]
    bent: QPainterPath


def lengths(given: Stroke) -> tuple[float, float] | None:
    """Return how long stroke and gap are, in scene units; None for a line without gaps."""
    if given.pattern is Pattern.DOTTED:
        return given.width, 2 * given.width  # as long as it is wide: a dot
    return {Pattern.BROKEN: (9.0, 6.0), Pattern.TORN: (3.0, 5.0)}.get(given.pattern)


def strokes(path: QPainterPath, given: Stroke) -> Strokes:
    """Return the strokes of a line along a path."""
    wanted = lengths(given)
    if wanted is None:
        return _whole(path)
    found = Strokes([], QPainterPath())
    for way in path.toSubpathPolygons():
        for stroke in _cut([(point.x(), point.y()) for point in way.toList()], wanted):
            if len(stroke) == 2:  # noqa: PLR2004  start and end
                found.straight.append(QLineF(*stroke[0], *stroke[1]))
            else:
                found.bent.addPolygon(QPolygonF([QPointF(*spot) for spot in stroke]))
    return found


def strokes_within(path: QPainterPath, given: Stroke, area: QRectF) -> list[QLineF]:
    """Return what lies in an area of a line with gaps, cut anew; none round a bend is whole.

    Of a line across a map of many hardly anything is seen, and it has thousands of strokes.
    """
    wanted = lengths(given)
    assert wanted is not None, "only gaps are worth it"
    found: list[QLineF] = []
    for way in path.toSubpathPolygons():
        gone = 0.0
        for start, end in pairwise(way.toList()):
            length = hypot(end.x() - start.x(), end.y() - start.y())
            if length and QRectF(start, end).normalized().adjusted(-1, -1, 1, 1).intersects(
                area
            ):
                found += _between(QLineF(start, end), length, gone, wanted, area)
            gone += length
    return found


def _between(
    line: QLineF, length: float, gone: float, wanted: tuple[float, float], area: QRectF
) -> Iterator[QLineF]:
    """Yield the strokes of an upright stretch that begins so far along its line."""
    period = sum(wanted)
    if line.dx():
        ends = ((area.left() - line.x1()) / line.dx(), (area.right() - line.x1()) / line.dx())
    else:
        ends = ((area.top() - line.y1()) / line.dy(), (area.bottom() - line.y1()) / line.dy())
    low, high = max(0.0, min(ends)) * length, min(1.0, max(ends)) * length
    number = floor((gone + low) / period)
    while (at := number * period - gone) < high:
        first, last = max(at, 0.0), min(at + wanted[0], length)
        if last > first:
            yield QLineF(line.pointAt(first / length), line.pointAt(last / length))
        number += 1


def _whole(path: QPainterPath) -> Strokes:
    """What is straight of a path, and its bends, each stroke up to where the next begins."""
    found = Strokes([], QPainterPath())
    count = path.elementCount()
    here, at = QPointF(), 0
    while at < count:
        step = path.elementAt(at)
        end = QPointF(step.x, step.y)
        if step.isLineTo():
            found.straight.append(QLineF(here, end))
        elif step.isCurveTo():
            second, last = path.elementAt(at + 1), path.elementAt(at + 2)
            found.bent.moveTo(here)
            towards, end = QPointF(second.x, second.y), QPointF(last.x, last.y)
            found.bent.cubicTo(QPointF(step.x, step.y), towards, end)
            at += 2
        here, at = end, at + 1
    return found


def _cut(way: Sequence[Spot], wanted: tuple[float, float]) -> Iterator[list[Spot]]:
    """Yield the corners of every stroke."""
    parts = cycle(zip(wanted, (True, False), strict=True))
    left, is_stroke = next(parts)
    stroke = [way[0]]
    for (x1, y1), (x2, y2) in pairwise(way):
        length = hypot(x2 - x1, y2 - y1)
        at = 0.0
        while at + left < length:
            at += left
            here = x1 + (x2 - x1) * at / length, y1 + (y2 - y1) * at / length
            if is_stroke:
                yield [*stroke, here]
            stroke = [here]
            left, is_stroke = next(parts)
        left -= length - at
        stroke.append((x2, y2))
    if is_stroke:
        yield stroke
