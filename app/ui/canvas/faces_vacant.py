"""How a vacant function is painted: an empty card with the name of the function."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.i18n import day, tr
from app.ui import icons
from app.ui.canvas import marks
from app.ui.canvas.content import Face
from app.ui.canvas.faces import paint_badges
from app.ui.theme import Theme, measure


def paint_vacancy(
    painter: QPainter, face: Face, box: QRectF, look: Theme, *, small: bool = False
) -> None:
    """Paint an empty card; a `small` one has larger letters, to be read from afar."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _ground(painter, box, look)
    size = "heading" if small else "body"
    left = box.x() + measure("card.small_text_x" if small else "card.text_x")
    inset = measure("card.inset")
    if not small:
        _empty_chair(painter, box, look)
    lines = marks.wrapped(face.name, size, box.right() - inset - left, strong=True)
    tall = measure("card.small_line") if small else 18.0
    top = box.y() + (3 if small else measure("card.name_top"))
    for number, words in enumerate(lines[:2] if small else lines[:1]):
        row = QRectF(left, top + number * tall, box.right() - inset - left, tall)
        marks.draw_text(painter, row, words, size, look.colour("text.soft"), strong=True)
    if not small or len(lines) == 1:
        down = tall + 3 if small else measure("card.title_top")
        row = QRectF(left, box.y() + down, box.right() - inset - left, tall)
        faint, below = look.colour("text.faint"), "title" if small else "small"
        marks.draw_text(painter, row, vacant_words(face), below, faint)
    badges = measure("card.small_badge_top" if small else "card.badge_top")
    if face.roles:
        at = QPointF(left, box.y() + badges)
        paint_badges(painter, face, at, look, letters=False)


def paint_plain_vacancy(painter: QPainter, box: QRectF, look: Theme) -> None:
    """Paint an empty card from afar: its broken edge and nothing in it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _ground(painter, box, look)


def vacant_words(face: Face) -> str:
    """Return that a function is vacant, and since when as far as that is known."""
    if face.since is None:
        return tr("vacant")
    return tr("vacant since {day}", day=day(face.since))


def _ground(painter: QPainter, box: QRectF, look: Theme) -> None:
    pen = QPen(look.colour("edge.field"), 1.4)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(look.colour("surface.band"))
    corner = measure("card.radius")
    painter.drawRoundedRect(box.adjusted(0.7, 0.7, -0.7, -0.7), corner, corner)


def _empty_chair(painter: QPainter, box: QRectF, look: Theme) -> None:
    """Where initials would stand: the outline of somebody who is not there."""
    centre = QPointF(box.x() + measure("card.ring_x"), box.center().y())
    radius = measure("card.ring") - 2
    pen = QPen(look.colour("edge.field"), 1.2, Qt.PenStyle.DotLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, radius, radius)
    side = 18.0
    sign = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
    icons.draw(painter, "user", sign, look.colour("edge.field"))
