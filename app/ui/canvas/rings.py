"""The ring that says how far somebody is covered, and what it lies on."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.ui.canvas.marks import coverage_token
from app.ui.theme import Theme, measure


def track_token(*, chosen: bool) -> str:
    """Return what a measure lies on; what is selected has a ground of nearly that colour."""
    return "coverage.track_chosen" if chosen else "coverage.track"


def draw_ring(
    painter: QPainter,
    centre: QPointF,
    coverage: float | None,
    look: Theme,
    *,
    chosen: bool = False,
) -> None:
    """Paint how far somebody is covered as an arc from the top; dotted where not known."""
    width = measure("card.ring_width")
    radius = measure("card.ring") - width / 2
    box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if coverage is None:
        pen = QPen(look.colour("coverage.unknown"), 1.4)
        pen.setDashPattern([1.2, 2.6])
        painter.setPen(pen)
        painter.drawEllipse(box)
        return
    painter.setPen(QPen(look.colour(track_token(chosen=chosen)), width))
    painter.drawEllipse(box)
    if coverage > 0:
        pen = QPen(look.colour(coverage_token(coverage)), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawArc(box, 90 * 16, -round(min(coverage, 1) * 360 * 16))
