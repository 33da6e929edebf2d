"""The lines of the map as painted: paths with rounded bends, patterns, ends and marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import atan2, degrees
from time import perf_counter

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPaintEngine, QPainter, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.analysis.geometry import Point
from app.ui import pdf_strokes
from app.ui.canvas import marks
from app.ui.canvas.by_and_by import ByAndBy, keeps_picture
from app.ui.canvas.dashes import strokes_within
from app.ui.canvas.drawn_line import MOST_EFFORT, DrawnLine, drawn, middle_of, rounded
from app.ui.canvas.line_kinds import Mark, Pattern
from app.ui.canvas.line_pens import double_pens, pen_of
from app.ui.canvas.rough_lines import RoughLines
from app.ui.canvas.stroke_pieces import area_of, meets, paint_within, parts_of
from app.ui.theme import Theme, measure

_BY_STRETCH = 16  # so many lines that change are painted anew along their way only
_WRITTEN = (QPaintEngine.Type.Pdf, QPaintEngine.Type.SVG)  # there gaps cost nothing
_MANY = 100  # so many that change are painted anew with all there is, which Qt finds simpler
_AT_ONCE = 200  # lines that are painted within a frame
_CUT_AT_ONCE = 80  # the effort of cutting that a frame has time for
_IN_PIECES = 20  # lines that fall into pieces within a frame
_FEW = 90  # lines of which it is not worth asking where each runs
_SLICE = 0.008  # seconds of cutting between two answers of the window
_SIGNED_IN_A_HURRY = 200  # so many lines keep their ends and marks while the map is zoomed


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
    """Paint what of some lines lies in a few parts of the map; few fall into pieces at once."""
    areas, inked, left = [area_of(part) for part in parts], None, _IN_PIECES
    for one in lines:
        left -= not one.has_pieces
        if one.is_whole or not (one.has_pieces or left >= 0):
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
        marks.draw_mark(painter, given.middle, one.mark_at, colour, look)


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
        self._was_painted = False
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
        if few:  # a little too large does no harm
            bounds = self._bounds.united(
                _around([after[key] for key in differing & after.keys()])
            )
        else:
            bounds = _around(wanted)
        if bounds != self._bounds:
            self.prepareGeometryChange()
        if len(differing) > _MANY:
            self.update()
        else:
            for key in differing:
                one = before.get(key) or after[key]
                for part in one.stretches if few else (one.bounds,):
                    self.update(part)
        self._lines, self._bounds, self._rough = wanted, bounds, None

    @property
    def are_many(self) -> bool:
        """Whether painting all of them may hold up the window."""
        return len(self._lines) > _FEW

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
        self._was_painted = True
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
        if not is_due and keeps_picture(self) and _is_long(wanted):
            self._paint_rough(painter)
            self.by_and_by.put_off(exposed, scale)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if parts and not is_due:
            paint_parts(painter, wanted, self.look, parts)
        else:
            for one in wanted:
                paint_line(painter, one, self.look, exposed)
        if is_due:
            self.by_and_by.done()

    def _reaching(self, exposed: QRectF, parts: Sequence[QRectF]) -> list[DrawnLine]:
        """Return the lines that are painted in what is painted anew."""
        whole = (area_of(exposed),)
        if not parts and len(self._lines) <= _FEW:
            return [one for one in self._lines if meets(one.area, whole)]
        areas = [area_of(part) for part in parts] or whole
        return [one for one in self._lines if meets(one.area, whole) and one.reaches(areas)]

    def _prepare(self, area: QRectF) -> bool:
        """Cut the strokes of the lines in an area; False where time ran out before all were."""
        until = perf_counter() + _SLICE
        for one in self._reaching(area, (area,)):
            _ = one.path if one.is_whole else one.strokes
            if perf_counter() > until:
                return False
        return True

    def cut(self, area: QRectF, scale: float) -> Iterator[None]:
        """Cut what is painted sharp in an area at a scale, a line at each step."""
        if self.hurried or scale < measure("map.coarse_below"):
            return
        wanted = self._reaching(area, ())
        if keeps_picture(self) and len(wanted) > _AT_ONCE:
            return  # they are rough at first
        for one in wanted:
            if one.is_whole:
                _ = one.path
            elif self._was_painted and not one.has_pieces:
                _ = one.pieces  # it is painted anew where lines changed
                yield
            elif not one.is_cut:
                _ = one.strokes
                yield

    def _paint_rough(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        self._rough = self._rough or RoughLines(self._lines)
        self._rough.paint(painter, self.look)


def _around(lines: Sequence[DrawnLine]) -> QRectF:
    """Return where these are painted."""
    if not lines:
        return QRectF()
    left, top, right, bottom = zip(*(one.area for one in lines), strict=True)
    return QRectF(QPointF(min(left), min(top)), QPointF(max(right), max(bottom)))


def _is_long(wanted: Sequence[DrawnLine]) -> bool:
    """Return whether painting these would hold up the window."""
    painting = len(wanted)
    if painting * (MOST_EFFORT - 1) <= _CUT_AT_ONCE:
        return False
    effort = sum(one.effort for one in wanted)
    return effort > _AT_ONCE or effort - painting > _CUT_AT_ONCE


__all__ = ["DrawnLine", "LinesItem", "Mark", "drawn", "middle_of", "paint_line", "rounded"]
