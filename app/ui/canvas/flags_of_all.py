"""The flags of gaps about many people: where they stand on the map, once, and what they say.

They stand before the name of the buying team; on the free map, which names no side, in its
upper left corner.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QPainter

from app.analysis.arrangement import Arrangement
from app.analysis.geometry import Box, Layout
from app.analysis.roster import Side
from app.ui import gaps_of_all
from app.ui.canvas import marks
from app.ui.theme import Theme, measure

if TYPE_CHECKING:
    from app.ui.canvas.view import MapView

STEP = 2.75  # radii from flag to flag
LINE = 24.0  # scene units that a heading is high
WORDS = 320.0  # scene units for what they are about, where nothing else says it
HIT = 9.0  # pixels around its middle in which a flag is meant, however small the map


def heading_top(layout: Layout) -> float:
    """Return where the line of the headings begins."""
    return layout.measures.heading - 36


def centres(flags: tuple[int, ...], layout: Layout) -> dict[int, QPointF]:
    """Return the middle of each flag, by the number of its gap."""
    if not flags:
        return {}
    radius = measure("card.flag")
    left, middle = layout.origin[Side.THEIRS], heading_top(layout) + LINE / 2
    if layout.arrangement is Arrangement.FREE:
        left, middle = _corner(layout, wide(flags) + WORDS, 2 * radius)
    return {
        number: QPointF(left + radius + place * STEP * radius, middle)
        for place, number in enumerate(flags)
    }


def _corner(layout: Layout, across: float, down: float) -> tuple[float, float]:
    """Where flags begin in the upper left, beside the cards that a hand put there."""
    area, margin = layout.area, layout.measures.margin
    top, left = area.y + heading_top(layout), area.x + margin
    line = Box(left, top, area.width, LINE)
    inline = [card.box for card in layout.cards.values() if card.box.overlaps(line)]
    for box in sorted(inline, key=lambda one: one.x):
        if box.overlaps(Box(left, top, across, down), margin):
            left = box.right + margin
    return left, top + LINE / 2


def paint(painter: QPainter, flags: tuple[int, ...], layout: Layout, look: Theme) -> float:
    """Paint the flags; return how much further to the right the words beside them begin."""
    if flags:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, centre in centres(flags, layout).items():
        marks.draw_flag(painter, centre, number, look)
    return wide(flags)


def words_on_free_map(flags: tuple[int, ...], layout: Layout) -> QRectF:
    """Return where the words beside the flags have room on a map without headings."""
    found, radius = centres(flags, layout), measure("card.flag")
    if not found:
        return QRectF()
    last = found[flags[-1]]
    left = last.x() + (STEP - 1) * radius
    return QRectF(left, last.y() - LINE / 2, WORDS, LINE)


def wide(flags: tuple[int, ...]) -> float:
    """Return the room that flags take before words."""
    return len(flags) * STEP * measure("card.flag")


def box_of(view: MapView, number: int) -> QRectF:
    """Return where a flag is on the map; empty where it is on it no longer."""
    centre = _on(view).get(number)
    if centre is None:
        return QRectF()
    reach = max(measure("card.flag"), HIT / view.scale_)
    return QRectF(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach)


def at(view: MapView, pixel: QPoint) -> int | None:
    """Return the number of the flag at a pixel of the viewport."""
    point = view.mapToScene(pixel)
    return next((n for n in _on(view) if box_of(view, n).contains(point)), None)


def ask(view: MapView, number: int) -> None:
    """Ask for the gap of a flag, as a line of the list is chosen."""
    key = gaps_of_all.key(view.document, number)
    if key is not None:
        view.gap_asked.emit(key)


def numbers(view: MapView) -> Iterator[int]:
    """Return the flags that stand on the map."""
    yield from _on(view)


def _on(view: MapView) -> dict[int, QPointF]:
    return centres(view.map.content.flags_of_all, view.map.geometry)
