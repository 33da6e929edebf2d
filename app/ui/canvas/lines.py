"""The lines of the map as painted: paths with rounded bends, patterns, ends and marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import atan2, degrees, hypot
from time import perf_counter

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPaintEngine, QPainter, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.analysis.geometry import Point
from app.ui import pdf_strokes
from app.ui.canvas import marks
from app.ui.canvas.by_and_by import ByAndBy
from app.ui.canvas.dashes import Strokes, lengths, strokes, strokes_within
from app.ui.canvas.line_kinds import Line, Mark, Pattern, Stroke, stroke
from app.ui.canvas.line_pens import double_pens, pen_of
from app.ui.canvas.rough_lines import RoughLines
from app.ui.canvas.stroke_pieces import (
    Area,
    Piece,
    area_of,
    meets,
    paint_within,
    parts_of,
    pieces_of,
)
from app.ui.theme import Theme, measure

_REACH = 10.0  # how far a line may be painted outside its corners
_BY_STRETCH = 16  # so many lines that change are painted anew along their way only
_EDGE = 1.5  # how far smooth edges reach beyond a stroke
_WRITTEN = (QPaintEngine.Type.Pdf, QPaintEngine.Type.SVG)  # there gaps cost nothing
_FAR = 4_000.0  # scene units that a line reaches across or down
_CUTTING = 4  # times as long as painting
_AT_ONCE = 360  # lines that are painted within a frame
_SLICE = 0.012  # seconds of cutting between two answers of the window
_SIGNED_IN_A_HURRY = 200  # so many lines keep their ends and marks while the map is zoomed


@dataclass(frozen=True)
class DrawnLine:
    """A line with its way over the map."""

    line: Line
    points: tuple[Point, ...]
    stroke: Stroke
    path: QPainterPath
    bounds: QRectF

    @cached_property
    def stretches(self) -> tuple[QRectF, ...]:
        """Where it is painted, stretch by stretch: far less than its bounds hold."""
        return tuple(
            QRectF(QPointF(*a), QPointF(*b))
            .normalized()
            .adjusted(-_REACH, -_REACH, _REACH, _REACH)
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
            spots.append(middle_of(self.points))
        reach = QPointF(_REACH, _REACH)
        return tuple(area_of(QRectF(spot - reach, spot + reach)) for spot in spots)

    @cached_property
    def is_far(self) -> bool:
        """Whether it has gaps, and most of it never is in a window together."""
        has_gaps = lengths(self.stroke) is not None
        return has_gaps and max(self.bounds.width(), self.bounds.height()) > _FAR

    @property
    def effort(self) -> int:
        """How long painting it takes, in a line whose strokes were cut before."""
        return 1 if "strokes" in vars(self) else _CUTTING

    def reaches(self, part: QRectF) -> bool:
        """Return whether it is painted within a part of the map."""
        # the bounds first: asking each stretch of a thousand lines would cost half a frame
        if not self.bounds.intersects(part):
            return False
        left, right = part.left() - _REACH, part.right() + _REACH
        top, bottom = part.top() - _REACH, part.bottom() + _REACH
        return any(
            min(x1, x2) < right
            and max(x1, x2) > left
            and min(y1, y2) < bottom
            and max(y1, y2) > top
            for (x1, y1), (x2, y2) in pairwise(self.points)
        )

    def near(self, point: QPointF, within: float) -> bool:
        """Return whether a point lies this near to the line."""
        x, y = point.x(), point.y()
        return any(
            min(x1, x2) - within <= x <= max(x1, x2) + within
            and min(y1, y2) - within <= y <= max(y1, y2) + within
            for (x1, y1), (x2, y2) in pairwise(self.points)
        )


def drawn(line: Line, points: Sequence[Point]) -> DrawnLine:
    """Return a line ready to be painted along these corners."""
    path = rounded(points, measure("map.bend"))
    bounds = path.boundingRect().adjusted(-_REACH, -_REACH, _REACH, _REACH)
    return DrawnLine(line, tuple(points), stroke(line), path, bounds)


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


def paint_line(
    painter: QPainter, one: DrawnLine, look: Theme, area: QRectF | None = None
) -> None:
    """Paint one line with what it wears; of a far one no more gaps than lie in the `area`."""
    given = one.stroke
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if given.pattern is Pattern.DOUBLE:
        for pen in double_pens(given, look):
            pdf_strokes.stroke(painter, one.path, pen)
    elif painter.paintEngine().type() in _WRITTEN:
        pdf_strokes.stroke(painter, one.path, pen_of(given, look))
    else:
        painter.setPen(pen_of(given, look, gaps=False))
        if area is not None and one.is_far:
            painter.drawLines(strokes_within(one.path, given, area))
        else:
            painter.drawLines(one.strokes.straight)
            painter.drawPath(one.strokes.bent)
    paint_signs(painter, one, look)


def paint_parts(
    painter: QPainter, lines: Iterable[DrawnLine], look: Theme, parts: Sequence[QRectF]
) -> None:
    """Paint what of some lines lies in a few parts of the map."""
    areas, inked = [area_of(part) for part in parts], None
    for one in lines:
        if one.is_far or one.stroke.pattern is Pattern.DOUBLE:
            paint_line(painter, one, look, _together(parts))
            inked = None
            continue
        if one.stroke is not inked:  # lines that look alike come one after the other
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(pen_of(one.stroke, look, gaps=False))
            inked = one.stroke
        paint_within(painter, one.pieces, areas)
        if any(meets(sign, areas) for sign in one.signs):
            paint_signs(painter, one, look)
            inked = None


def _together(parts: Iterable[QRectF]) -> QRectF:
    area = QRectF()
    for part in parts:
        area = area.united(part)
    return area


def paint_signs(painter: QPainter, one: DrawnLine, look: Theme) -> None:
    """Paint what a line wears at its end and in its middle."""
    given = one.stroke
    if given.end is not None:
        (x1, y1), (x2, y2) = one.points[-2:]
        angle = degrees(atan2(y2 - y1, x2 - x1))
        colour = look.colour(given.colour)
        marks.draw_end(painter, given.end, QPointF(x2, y2), colour, angle)
    if given.middle is not None:
        colour = look.colour(given.colour)
        marks.draw_mark(painter, given.middle, middle_of(one.points), colour, look)


def plain_route(source: QRectF, target: QRectF) -> tuple[Point, ...]:
    """Return an upright way between two boxes that heeds no other card."""
    (x1, y1), (x2, y2) = source.center().toTuple(), target.center().toTuple()
    if source.right() < target.left() or target.right() < source.left():
        if x1 < x2:
            x1, x2 = source.right(), target.left()
        else:
            x1, x2 = source.left(), target.right()
        middle = (x1 + x2) / 2
        return (x1, y1), (middle, y1), (middle, y2), (x2, y2)
    if y1 < y2:
        y1, y2 = source.bottom(), target.top()
    else:
        y1, y2 = source.top(), target.bottom()
    middle = (y1 + y2) / 2
    return (x1, y1), (x1, middle), (x2, middle), (x2, y2)


def middle_of(points: Sequence[Point]) -> QPointF:
    """Return the middle of the longest stretch, where a mark stands clear of the bends."""
    (x1, y1), (x2, y2) = max(pairwise(points), key=lambda stretch: _length(*stretch))
    return QPointF((x1 + x2) / 2, (y1 + y2) / 2)


class LinesItem(QGraphicsItem):
    """Many lines painted by one item; the scene itself finds which one is hit."""

    def __init__(self, look: Theme, depth: float) -> None:
        super().__init__()
        self.look = look
        self.hurried = False  # edges need not be smooth for now
        self.setZValue(depth)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._lines: list[DrawnLine] = []
        self._rough: RoughLines | None = None
        self._bounds = QRectF()
        self.by_and_by = ByAndBy(self, self._prepare)

    def show_lines(self, lines: Iterable[DrawnLine]) -> None:
        """Paint these from now on, the thin ones over the thick; only what differs anew."""
        wanted = sorted(lines, key=lambda one: -one.stroke.width)
        before, after = {id(one): one for one in self._lines}, {id(one): one for one in wanted}
        differing = before.keys() ^ after.keys()
        if not differing:
            return
        few = bool(wanted) and len(differing) <= _BY_STRETCH
        bounds = self._bounds if few else QRectF()  # a little too large does no harm
        for one in (after[key] for key in differing & after.keys()) if few else wanted:
            bounds = bounds.united(one.bounds)
        if bounds != self._bounds:
            self.prepareGeometryChange()
        for key in differing:
            one = before.get(key) or after[key]
            for part in one.stretches if few else (one.bounds,):
                self.update(part)
        self._lines, self._bounds, self._rough = wanted, bounds, None

    def boundingRect(self) -> QRectF:
        return self._bounds

    def shape(self) -> QPainterPath:
        return QPainterPath()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        exposed, parts = option.exposedRect, parts_of(painter)
        scale = painter.worldTransform().m11()
        coarse = scale < measure("map.coarse_below")
        if coarse or self.hurried:
            self.by_and_by.forget()
            self._paint_rough(painter)
            if not coarse and len(self._lines) <= _SIGNED_IN_A_HURRY:
                for one in self._reaching(exposed, parts):
                    paint_signs(painter, one, self.look)
            return
        wanted = self._reaching(exposed, parts)
        is_due = self.by_and_by.is_due(exposed)
        if not is_due and self._is_long(wanted):
            self._paint_rough(painter)
            self.by_and_by.put_off(exposed, scale)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if parts:
            paint_parts(painter, wanted, self.look, parts)
        else:
            for one in wanted:
                paint_line(painter, one, self.look, exposed)
        if is_due:
            self.by_and_by.done()

    def _reaching(self, exposed: QRectF, parts: Sequence[QRectF]) -> list[DrawnLine]:
        """Return the lines that are painted in what is painted anew."""
        few = len(self._lines) <= _AT_ONCE // _CUTTING
        pieces = parts or (() if few else (exposed,))
        return [
            one
            for one in self._lines
            if one.bounds.intersects(exposed)
            and (not pieces or any(one.reaches(piece) for piece in pieces))
        ]

    def _prepare(self, area: QRectF) -> bool:
        """Cut the strokes of the lines in an area; False where time ran out before all were."""
        until = perf_counter() + _SLICE
        for one in self._reaching(area, (area,)):
            if not one.is_far and one.stroke.pattern is not Pattern.DOUBLE:
                _ = one.strokes
            if perf_counter() > until:
                return False
        return True

    def _is_long(self, wanted: Sequence[DrawnLine]) -> bool:
        """Return whether painting these would hold up the window, and need not be now."""
        keeps_picture = self.cacheMode() is not QGraphicsItem.CacheMode.NoCache
        return keeps_picture and sum(one.effort for one in wanted) > _AT_ONCE

    def _paint_rough(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        self._rough = self._rough or RoughLines(self._lines)
        self._rough.paint(painter, self.look)


def _length(a: Point, b: Point) -> float:
    return hypot(a[0] - b[0], a[1] - b[1])


def _towards(start: Point, end: Point, far: float) -> Point:
    length = _length(start, end) or 1.0
    share = far / length
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


__all__ = ["DrawnLine", "LinesItem", "Mark", "drawn", "middle_of", "paint_line", "rounded"]
