"""How a card is painted on a small map: the name large enough to read, the rest in brief."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from app.analysis.roster import Side
from app.ui.canvas import marks
from app.ui.canvas.content import Face
from app.ui.canvas.faces import paint_badges, paint_ground, paint_strip
from app.ui.theme import Theme, measure

SIZE = "heading"


def paint_small(painter: QPainter, face: Face, box: QRectF, look: Theme) -> None:
    """Paint a card whose name takes the room that ring, initials and title have otherwise."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if face.side is Side.THEIRS:
        _paint_person(painter, face, box, look)
    else:
        _paint_other(painter, face, box, look)


def _paint_person(painter: QPainter, face: Face, box: QRectF, look: Theme) -> None:
    paint_ground(painter, box, measure("card.radius"), look)
    paint_strip(painter, face, box, look)
    inset, symbol = measure("card.inset"), measure("card.small_symbol")
    left = box.x() + measure("card.small_text_x")
    corner = QRectF(box.right() - inset - symbol, box.y() + inset, symbol, symbol)
    marks.draw_attitude(painter, face.attitude, corner, look)
    lines = marks.wrapped(face.name, SIZE, corner.left() - 4 - left, strong=True)
    start = box.y() + (2 if len(lines) > 1 else measure("card.inset"))
    _write(painter, lines, QPointF(left, start), corner.left() - 4 - left, look)
    top = box.y() + measure("card.small_badge_top")
    paint_badges(painter, face, QPointF(left, top), look, letters=False)
    ring = QPointF(box.right() - measure("card.small_ring_x"), top + measure("card.badge") / 2)
    painter.save()
    painter.translate(ring)
    painter.scale(0.5, 0.5)
    marks.draw_ring(painter, QPointF(), face.coverage, look)
    painter.restore()
    bottom = top + measure("card.badge") - 2
    marks.draw_influence(painter, face.influence, box.right() - inset, bottom, look)


def _paint_other(painter: QPainter, face: Face, box: QRectF, look: Theme) -> None:
    ours = face.side is Side.OURS
    paint_ground(painter, box, box.height() / 2 if ours else 4, look)
    left = box.x() + (measure("card.small_pill_x") if ours else measure("card.inset"))
    if ours:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("disc.ours"))
        spot = measure("card.small_symbol") / 2
        painter.drawEllipse(QPointF(box.x() + 14, box.center().y()), spot, spot)
    width = box.right() - measure("card.inset") - left
    size = "title" if ours else SIZE
    lines = marks.wrapped(face.name, size, width, strong=True)
    step = measure("card.small_line") * (0.8 if ours else 1)
    top = box.center().y() - step * len(lines) / 2
    _write(painter, lines, QPointF(left, top), width, look, size=size, step=step)


def _write(
    painter: QPainter,
    lines: list[str],
    at: QPointF,
    width: float,
    look: Theme,
    *,
    size: str = SIZE,
    step: float | None = None,
) -> None:
    down = step or measure("card.small_line")
    for row, line in enumerate(lines):
        into = QRectF(at.x(), at.y() + row * down, width, down)
        marks.draw_text(painter, into, line, size, look.colour("text.ink"), strong=True)
