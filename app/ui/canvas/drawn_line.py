"""A line with its way over the map: what is painted of it is worked out when it is first seen.

Thousands are traced at once, and few of them lie in the window.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import hypot

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from app.analysis.geometry import Point
from app.ui.canvas.dashes import Strokes, lengths, strokes
from app.ui.canvas.line_kinds import Line, Pattern, Stroke, stroke
from app.ui.canvas.stroke_pieces import Area, Piece, area_of, meets, pieces_of
from app.ui.theme import measure

REACH = 10.0  # how far a line may be painted outside its corners
_EDGE = 1.5  # how far smooth edges reach beyond a stroke
_FAR = 4_000.0  # scene units that a line reaches across or down
_CUTTING = 4  # times as long as painting
MOST_EFFORT = 8  # of a far one, each time


@dataclass(frozen=True)
class DrawnLine:
    """A line with its way over the map."""

    line: Line
    points: tuple[Point, ...]
    stroke: Stroke
    worn: Point | None = None  # where its mark is, where that is not in the middle

    @cached_property
    def path(self) -> QPainterPath:
        """Its way with rounded bends."""
        return rounded(self.points, measure("map.bend"))

    @cached_property
    def area(self) -> Area:
        """What it is painted in."""
        across, down = zip(*self.points, strict=True)
        return min(across) - REACH, min(down) - REACH, max(across) + REACH, max(down) + REACH

    @property
    def bounds(self) -> QRectF:
        """What it is painted in, for Qt."""
        left, top, right, bottom = self.area
        return QRectF(left, top, right - left, bottom - top)

    @cached_property
    def stretches(self) -> tuple[QRectF, ...]:
        """Where it is painted, stretch by stretch: far less than its bounds hold."""
        return tuple(
            QRectF(QPointF(*a), QPointF(*b)).normalized().adjusted(-REACH, -REACH, REACH, REACH)
            for a, b in pairwise(self.points)
        )

    @cached_property
    def strokes(self) -> Strokes:
        """What it consists of, cut when it is painted first."""
        return strokes(self.path, self.stroke)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Its strokes by where they are, for when a part of it is painted anew."""
        return pieces_of(self.strokes, self.stroke.width / 2 + _EDGE)

    @cached_property
    def signs(self) -> tuple[Area, ...]:
        """Where it wears something: at its end, and in its middle."""
        given, spots = self.stroke, list[QPointF]()
        if given.end is not None:
            spots.append(QPointF(*self.points[-1]))
        if given.middle is not None:
            spots.append(self.mark_at)
        reach = QPointF(REACH, REACH)
        return tuple(area_of(QRectF(spot - reach, spot + reach)) for spot in spots)

    @property
    def mark_at(self) -> QPointF:
        """Where it wears its mark, if it has one."""
        return middle_of(self.points) if self.worn is None else QPointF(*self.worn)

    @cached_property
    def is_far(self) -> bool:
        """Whether it has gaps, and most of it never is in a window together."""
        left, top, right, bottom = self.area
        return max(right - left, bottom - top) > _FAR and lengths(self.stroke) is not None

    @property
    def is_whole(self) -> bool:
        """Whether it is painted as it is, and never in the strokes it was cut into."""
        return self.is_far or self.stroke.pattern is Pattern.DOUBLE

    @property
    def is_cut(self) -> bool:
        """Whether it was cut into strokes before."""
        return "strokes" in vars(self)

    @property
    def has_pieces(self) -> bool:
        """Whether its pieces were made before."""
        return "pieces" in vars(self)

    @property
    def effort(self) -> int:
        """How long painting it takes, in a line of which all that needs was made before."""
        known = vars(self)
        if "strokes" in known:
            return 1
        if self.is_far:
            return MOST_EFFORT
        if self.is_whole and "path" in known:
            return 1
        return 2 if lengths(self.stroke) is None else 1 + _CUTTING

    def reaches(self, parts: Iterable[Area]) -> bool:
        """Return whether it is painted within one of some parts of the map."""
        # the bounds first: asking each stretch of a thousand lines would cost half a frame
        near = [part for part in parts if meets(self.area, (part,))]
        return any(self._is_painted_in(part) for part in near)

    def _is_painted_in(self, part: Area) -> bool:
        left, top, right, bottom = part
        left, right, top, bottom = left - REACH, right + REACH, top - REACH, bottom + REACH
        for (x1, y1), (x2, y2) in pairwise(self.points):
            is_across = (x1 < right or x2 < right) and (x1 > left or x2 > left)
            if is_across and (y1 < bottom or y2 < bottom) and (y1 > top or y2 > top):
                return True
        return False

    def near(self, point: QPointF, within: float) -> bool:
        """Return whether a point lies this near to the line."""
        x, y = point.x(), point.y()
        return any(
            min(x1, x2) - within <= x <= max(x1, x2) + within
            and min(y1, y2) - within <= y <= max(y1, y2) + within
            for (x1, y1), (x2, y2) in pairwise(self.points)
        )


def drawn(line: Line, points: Sequence[Point], worn: Point | None = None) -> DrawnLine:
    """Return a line ready to be painted along these corners."""
    return DrawnLine(line, tuple(points), stroke(line), worn)


def rounded(points: Sequence[Point], radius: float) -> QPainterPath:
    """Return a path through corners that are rounded off as far as the stretches allow."""
    path = QPainterPath(QPointF(*points[0]))
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        room = min(_length(before, corner), _length(corner, after)) / 2
        bend = min(radius, room)
        start, end = _towards(corner, before, bend), _towards(corner, after, bend)
        path.lineTo(*start)
        path.quadTo(*corner, *end)
    path.lineTo(*points[-1])
    return path


def middle_of(points: Sequence[Point]) -> QPointF:
    """Return the middle of the longest stretch, where a mark stands clear of the bends."""
    (x1, y1), (x2, y2) = max(pairwise(points), key=lambda stretch: _length(*stretch))
    return QPointF((x1 + x2) / 2, (y1 + y2) / 2)


def _length(a: Point, b: Point) -> float:
    return hypot(a[0] - b[0], a[1] - b[1])


def _towards(start: Point, end: Point, far: float) -> Point:
    length = _length(start, end) or 1.0
    share = far / length
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
