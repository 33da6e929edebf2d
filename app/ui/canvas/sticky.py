"""Headings that stay in sight: which level and side one looks at, wherever the map went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QTransform

from app.analysis.arrangement import Arrangement
from app.analysis.geometry import Box
from app.analysis.roster import Side
from app.i18n import tr
from app.ui import theme
from app.ui.canvas import flags_of_all, marks
from app.ui.canvas.backdrop import BAND_NAMES, headings, side_headings
from app.ui.canvas.groups import name_of
from app.ui.theme import measure

if TYPE_CHECKING:
    from app.ui.canvas.view import MapView

INSET, PADDING = 8, 8  # pixels from the edge of the map, and beside the words
_NAME = 16.0  # scene units from the corner of a band to its name
GROUND = 0.92  # how solid a tag is: what lies below it is guessed at


@dataclass(frozen=True, slots=True)
class Tag:
    """A heading that left the map, where it is shown instead, in pixels."""

    words: str
    box: QRect
    flags: tuple[int, ...] = ()  # of gaps about many, before the words

    def centres(self) -> dict[int, QPointF]:
        """Return where the flags stand, by their number."""
        radius, box = measure("card.flag"), QRectF(self.box)
        first, step = box.x() + PADDING + radius, flags_of_all.STEP * radius
        return {
            number: QPointF(first + place * step, box.center().y())
            for place, number in enumerate(self.flags)
        }


def tags(view: MapView) -> list[Tag]:
    """Return the headings that are out of sight though what they head is in it."""
    if view.visible_area().contains(view.map.sceneRect()):
        return []
    metrics = QFontMetrics(theme.font("small", strong=True))
    high = metrics.height() + 6
    way = view.map.arrangement
    if way is Arrangement.FREE:
        return []
    if way is Arrangement.DEPARTMENT:
        return list(_named(view, metrics, high, INSET, _of_blocks(view)))
    sides = list(_sides(view, metrics, high))
    top = INSET + high + INSET if sides else INSET
    bands = ((band.box, tr(BAND_NAMES[band.level])) for band in view.map.geometry.bands)
    return sides + list(_named(view, metrics, high, top, bands))


def paint_tags(painter: QPainter, shown: list[Tag]) -> None:
    """Paint headings over the map, in pixels."""
    if not shown:
        return
    painter.save()
    painter.setWorldTransform(QTransform())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for tag in shown:
        painter.setPen(QPen(theme.colour("edge.card"), 1))
        painter.setBrush(theme.colour("surface.panel", GROUND))
        painter.drawRoundedRect(QRectF(tag.box).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        for number, centre in tag.centres().items():
            marks.draw_flag(painter, centre, number, theme.current())
        painter.setFont(theme.font("small", strong=True))
        painter.setPen(theme.colour("text.soft"))
        into = tag.box.adjusted(round(flags_of_all.wide(tag.flags)), 0, 0, 0)
        painter.drawText(into, Qt.AlignmentFlag.AlignCenter, tag.words)
    painter.restore()


def flag_at(view: MapView, pixel: QPoint) -> int | None:
    """Return the number of the flag at a pixel: at a heading, wherever that is shown now."""
    for tag in tags(view):
        if tag.flags and tag.box.contains(pixel):
            near = tag.centres()
            return min(near, key=lambda one: abs(near[one].x() - pixel.x()))
    return flags_of_all.at(view, pixel)


def paint_focus(painter: QPainter, room: QRect) -> None:
    """Paint that the map has the keyboard, while none of its cards has it yet."""
    painter.save()
    painter.setWorldTransform(QTransform())
    painter.setPen(QPen(theme.colour("edge.focus"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(room.adjusted(1, 1, -1, -1))
    painter.restore()


def strips(view: MapView) -> tuple[QRect, QRect]:
    """Return the parts of the map where tags stand: at the left, and on top."""
    room = view.viewport().rect()
    high = 2 * INSET + theme.grown(28)
    metrics = QFontMetrics(theme.font("small", strong=True))
    names = [tr(name) for name in BAND_NAMES.values()]
    if view.map.arrangement is Arrangement.DEPARTMENT:
        names = [words for _box, words in _of_blocks(view)]
    wide = max((metrics.horizontalAdvance(name) for name in names), default=0)
    left = QRect(0, 0, wide + 2 * (INSET + PADDING), room.height())
    return left, QRect(0, 0, room.width(), high)


def hide(view: MapView, area: QRectF) -> bool:
    """Return whether a tag stands over something on the map."""
    box = view.mapFromScene(area).boundingRect()
    return any(tag.box.intersects(box) for tag in tags(view))


def clear_of(view: MapView, room: QRect) -> QRect:
    """Return what is left of a part of the map without the strips where tags stand."""
    if view.map.arrangement is Arrangement.FREE:
        return room
    left, top = strips(view)
    return room.adjusted(left.width(), top.height(), 0, 0)


def _of_blocks(view: MapView) -> Iterator[tuple[Box, str]]:
    """The departments that are open, with their names."""
    for block in view.map.geometry.blocks:
        if block.side is Side.THEIRS and not block.folded:
            yield block.box, name_of(block)


def _named(
    view: MapView,
    metrics: QFontMetrics,
    high: int,
    top: int,
    boxes: Iterable[tuple[Box, str]],
) -> Iterator[Tag]:
    room = view.viewport().rect()
    for box, heading in boxes:
        name = view.mapFromScene(box.x + _NAME, box.y + _NAME)
        if name.x() >= 0 and name.y() >= 0:
            continue
        upper = view.mapFromScene(box.x, box.y).y()
        lower = view.mapFromScene(box.x, box.bottom).y()
        right = view.mapFromScene(box.right, 0).x()
        if right < INSET or name.x() > room.width():
            continue
        at = max(upper + INSET, top)
        most = max(right - max(INSET, name.x()), metrics.height())
        words = metrics.elidedText(heading, Qt.TextElideMode.ElideRight, most)
        wide = metrics.horizontalAdvance(words) + 2 * PADDING
        if at + high <= min(lower, room.height()):
            yield Tag(words, QRect(max(INSET, name.x() - PADDING), at, wide, high))


def _sides(view: MapView, metrics: QFontMetrics, high: int) -> Iterator[Tag]:
    room = view.viewport().rect()
    layout = view.map.geometry
    if view.mapFromScene(0, layout.measures.heading - 36).y() >= 0:
        return
    names = headings(view.document.plan.account.label)
    for side, (words, left, right) in side_headings(names, layout).items():
        flags = view.map.content.flags_of_all if side is Side.THEIRS else ()
        begin, end = (view.mapFromScene(x, 0).x() for x in (left, right))
        begin, end = max(begin, INSET), min(end, room.width() - INSET)
        around = 2 * PADDING + round(flags_of_all.wide(flags))
        text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, end - begin - around)
        wide = metrics.horizontalAdvance(text) + around
        if end - begin > 2 * PADDING + around:
            yield Tag(text, QRect(begin, INSET, wide, high), flags)
