"""Lines cut into strokes beforehand: Qt's own dashes take most of every frame.

A line without gaps is cut where it bends: Qt paints what is straight far sooner than a path.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, hypot
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from app.ui.canvas.line_kinds import Pattern, Stroke

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Strokes:
    """What is painted of a line: straight strokes, and those that go round a bend."""

    straight: list[QLineF]
    bent: QPainterPath


class Stretch(NamedTuple):
    """A straight part of a line: where it begins, in which direction it goes, and how far."""

    x: float
    y: float
    across: float
    down: float
    length: float

    def at(self, far: float) -> Spot:
        return self.x + far * self.across, self.y + far * self.down

    def parts(self, ends: Iterable[tuple[float, float]]) -> list[QLineF]:
        """Return what lies between these, each so far from the begin."""
        x, y, across, down, _length = self
        return [
            QLineF(x + start * across, y + start * down, x + end * across, y + end * down)
            for start, end in ends
        ]


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
        _cut([(point.x(), point.y()) for point in way.toList()], wanted, found)
    return found


def strokes_within(path: QPainterPath, given: Stroke, area: QRectF) -> list[QLineF]:
    """Return what lies in an area of a line with gaps, cut anew; none round a bend is whole.

    Of a line across a map of many hardly anything is seen, and it has thousands of strokes.
    """
    wanted = lengths(given)
    assert wanted is not None, "only gaps are worth it"
    left, right = area.left() - 1, area.right() + 1
    top, bottom = area.top() - 1, area.bottom() + 1
    found: list[QLineF] = []
    for way in path.toSubpathPolygons():
        gone = 0.0
        corners = [(point.x(), point.y()) for point in way.toList()]
        for (x1, y1), (x2, y2) in pairwise(corners):
            length = hypot(x2 - x1, y2 - y1)
            if not length:
                continue
            is_across = (x1 < right or x2 < right) and (x1 > left or x2 > left)
            if is_across and (y1 < bottom or y2 < bottom) and (y1 > top or y2 > top):
                stretch = Stretch(x1, y1, (x2 - x1) / length, (y2 - y1) / length, length)
                found += _between(stretch, gone, wanted, area)
            gone += length
    return found


def _between(
    along: Stretch, gone: float, wanted: tuple[float, float], area: QRectF
) -> list[QLineF]:
    """Return the strokes of an upright stretch that begins so far along its line."""
    period, length = sum(wanted), along.length
    if along.across:
        seen = (area.left() - along.x) / along.across, (area.right() - along.x) / along.across
    else:
        seen = (area.top() - along.y) / along.down, (area.bottom() - along.y) / along.down
    low, high = max(0.0, min(seen)), min(length, max(seen))
    first, last = floor((gone + low) / period), ceil((gone + high) / period)
    starts = [number * period - gone for number in range(first, last)]
    ends = [(max(at, 0.0), min(at + wanted[0], length)) for at in starts]
    return along.parts(one for one in ends if one[0] < one[1])


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


def _cut(way: Sequence[Spot], wanted: tuple[float, float], found: Strokes) -> None:
    """Find the strokes along corners: straight ones, and those that go on round a bend."""
    long, period = wanted[0], sum(wanted)
    gone, number = 0.0, 0  # so far along, and strokes that are found
    begun: list[Spot] = []  # the corners of a stroke that has not ended yet
    for (x1, y1), (x2, y2) in pairwise(way):
        length = hypot(x2 - x1, y2 - y1)
        if not length:
            continue
        along = Stretch(x1, y1, (x2 - x1) / length, (y2 - y1) / length, length)
        if begun:
            rest = number * period + long - gone
            begun.append(along.at(rest) if rest < length else (x2, y2))
            if rest < length:
                found.bent.addPolygon(QPolygonF([QPointF(*spot) for spot in begun]))
                begun, number = [], number + 1
        if not begun:
            whole = max(number, ceil((gone + length - long) / period))
            starts = [at * period - gone for at in range(number, whole)]
            found.straight.extend(along.parts([(at, at + long) for at in starts]))
            number = whole
            if (start := number * period - gone) < length:
                begun = [along.at(start), (x2, y2)]
        gone += length
    if len(begun) == 2:  # noqa: PLR2004  start and end
        found.straight.append(QLineF(*begun[0], *begun[1]))
    elif begun:
        found.bent.addPolygon(QPolygonF([QPointF(*spot) for spot in begun]))
