"""Who is selected on the power grid: a frame, and the name where the picture has none."""

from __future__ import annotations

from collections import defaultdict
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPixmap

from app.model.values import Id
from app.ui import theme
from app.ui.views.power_handles import HALO, draw_ring

if TYPE_CHECKING:
    from app.ui.views.power_figure import PowerFigure

MOST_NAMED = 12  # of who is selected: more would hide the grid
CLEAR, INSIDE = 5.0, 4.0  # pixels between dot and name, and between name and edge


def paint_selected(
    painter: QPainter, figure: PowerFigure, exposed: QRectF, named: frozenset[Id]
) -> None:
    """Put the frame round the dots of the selected, and names beside those without one."""
    by_radius: defaultdict[float, list[QPointF]] = defaultdict(list)
    for id in figure.selected:
        if id in figure.spots:
            by_radius[figure.radius_of(id)].append(QPointF(*figure.spots[id]))
    for radius, spots in by_radius.items():
        _paint_frames(painter, figure, exposed, radius, spots)
    nameless = [id for id in figure.in_order() if id in figure.selected - named]
    standing: list[QRectF] = []
    for id in nameless[:MOST_NAMED]:
        box = _place(figure, id)
        if not any(box.intersects(other) for other in standing):
            standing.append(box)
            _paint_name(painter, box, _name(figure, id))


def _paint_frames(
    painter: QPainter, figure: PowerFigure, exposed: QRectF, radius: float, spots: list[QPointF]
) -> None:
    """Draw the frame once for all of them."""
    side, dense = 2 * (radius + HALO), figure.devicePixelRatioF()
    ring = QPixmap(QSize(*[ceil(side * dense)] * 2))
    ring.setDevicePixelRatio(dense)
    ring.fill(Qt.GlobalColor.transparent)
    with QPainter(ring) as drawing:
        drawing.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ring(drawing, QRectF(4, 4, side - 8, side - 8))
    reach = QPointF(side / 2, side / 2)
    for spot in spots:
        corner = spot - reach
        if exposed.intersects(QRectF(corner, reach + spot)):
            painter.drawPixmap(corner, ring)


def _place(figure: PowerFigure, id: Id) -> QRectF:
    """Return the room of a name beside its dot: at the right, else at the left."""
    metrics = QFontMetricsF(theme.font("small"))
    wide = metrics.horizontalAdvance(_name(figure, id)) + 2 * INSIDE
    high = metrics.height() + INSIDE
    (x, y), off = figure.spots[id], figure.radius_of(id) + CLEAR
    left = x + off if x + off + wide <= figure.width() else x - off - wide
    top = min(max(0.0, y - high / 2), figure.height() - high)
    return QRectF(max(0.0, left), top, wide, high)


def _paint_name(painter: QPainter, box: QRectF, name: str) -> None:
    painter.setPen(QPen(theme.colour("edge.focus"), 1))
    painter.setBrush(theme.colour("surface.card"))
    painter.drawRoundedRect(box, INSIDE, INSIDE)
    painter.setPen(theme.colour("text.ink"))
    painter.setFont(theme.font("small"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)


def _name(figure: PowerFigure, id: Id) -> str:
    return figure.words_of(id).partition("\n")[0]
