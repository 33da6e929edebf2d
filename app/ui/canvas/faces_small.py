"""How a card is painted on a small map: the name large enough to read, the rest in brief."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from app.analysis.roster import Side
from app.ui.canvas import marks
from app.ui.canvas.content import Face
from app.ui.canvas.faces import edge_pen, paint_badges, paint_ground, paint_strip
from app.ui.canvas.rings import draw_ring
from app.ui.theme import Theme, measure

SIZE = "heading"
AFAR, SIGN = 2.5, 16.0  # how much larger an attitude's sign is there, and its size


def paint_small(painter: QPainter, face: Face, box: QRectF, look: Theme) -> None:
    """Paint a card whose name takes the room that ring, initials and title have otherwise."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if face.side is Side.THEIRS:
        _paint_person(painter, face, box, look)
    else:
        _paint_other(painter, face, box, look)


def _paint_person(painter: QPainter, face: Face, box: QRectF, look: Theme) -> None:
    paint_ground(painter, box, measure("card.radius"), look, guess=face.sure.is_guess)
    paint_strip(painter, face, box, look)
    inset, symbol = measure("card.inset"), measure("card.small_symbol")
    left = box.x() + measure("card.small_text_x")
    corner = QRectF(box.right() - inset - symbol, box.y() + inset, symbol, symbol)
    hollow = "attitude" in face.sure.guesses
    marks.draw_attitude(painter, face.attitude, corner, look, hollow=hollow)
    room = QRectF(left, box.y() + 3, corner.left() - 4 - left, 2 * measure("card.small_line"))
    _write(painter, face, room, look, (SIZE, "title"))
    top = box.y() + measure("card.small_badge_top")
    paint_badges(painter, face, QPointF(left, top), look, letters=False)
    ring = QPointF(box.right() - measure("card.small_ring_x"), top + measure("card.badge") / 2)
    painter.save()
    painter.translate(ring)
    painter.scale(0.5, 0.5)
    draw_ring(painter, QPointF(), face.coverage, look)
    painter.restore()
    bottom = top + measure("card.badge") - 2
    hollow = "influence" in face.sure.guesses
    marks.draw_influence(
        painter, face.influence, box.right() - inset, bottom, look, hollow=hollow
    )


def _paint_other(painter: QPainter, face: Face, box: QRectF, look: Theme) -> None:
    ours = face.side is Side.OURS
    paint_ground(painter, box, box.height() / 2 if ours else 4, look)
    left = box.x() + (measure("card.small_pill_x") if ours else measure("card.inset"))
    if ours:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("disc.ours"))
        spot = measure("card.small_symbol") / 2
        painter.drawEllipse(QPointF(box.x() + 14, box.center().y()), spot, spot)
    high = box.height() - 6
    room = QRectF(left, box.y() + 3, box.right() - measure("card.inset") - left, high)
    _write(painter, face, room, look, ("title", "body") if ours else ("title", "strong"))


def _write(
    painter: QPainter, face: Face, room: QRectF, look: Theme, sizes: tuple[str, str]
) -> None:
    """Write the name in two lines, or in one with the title below it."""
    upper = QRectF(room.x(), room.y(), room.width(), room.height() / 2)
    lower = upper.translated(0, upper.height())
    large, small = sizes
    ink = look.colour("text.ink")
    first, *rest = marks.wrapped(face.name, large, room.width(), strong=True)
    if not rest and not face.title:
        marks.draw_text(painter, room, first, large, ink, strong=True)
        return
    marks.draw_text(painter, upper, first, large, ink, strong=True)
    if rest:
        marks.draw_text(painter, lower, rest[0], large, ink, strong=True)
    else:
        marks.draw_text(painter, lower, face.title or "", small, look.colour("text.soft"))


def paint_plain(painter: QPainter, face: Face, box: QRectF, look: Theme) -> None:
    """Paint a card from afar: its shape, the attitude's edge and sign, the flag; no text."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    corner = box.height() / 2 if face.side is Side.OURS else measure("card.radius")
    painter.setPen(edge_pen(look, guess=face.sure.is_guess))
    painter.setBrush(look.colour("surface.card"))
    painter.drawRoundedRect(box, corner, corner)
    painter.setPen(Qt.PenStyle.NoPen)
    if face.side is Side.THEIRS:
        painter.setBrush(look.colour(marks.ATTITUDE_TOKENS[face.attitude]))
        painter.drawRect(QRectF(box.x(), box.y() + corner / 2, 8, box.height() - corner))
        _paint_large_sign(painter, face, QPointF(box.x() + 40, box.center().y()), look)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("text.faint"))
    else:
        painter.setBrush(look.colour("disc.ours"))
        painter.drawEllipse(QPointF(box.x() + box.height() / 2, box.center().y()), 18, 18)
        painter.setBrush(look.colour("text.faint"))
    painter.drawRoundedRect(QRectF(box.x() + 76, box.center().y() - 10, 96, 9), 3, 3)
    painter.drawRoundedRect(QRectF(box.x() + 76, box.center().y() + 6, 64, 6), 3, 3)


def _paint_large_sign(painter: QPainter, face: Face, centre: QPointF, look: Theme) -> None:
    """Paint the attitude's sign so large that it is told from others also from afar."""
    half = SIGN / 2
    painter.save()
    painter.translate(centre)
    painter.scale(AFAR, AFAR)
    hollow = "attitude" in face.sure.guesses
    marks.draw_attitude(
        painter, face.attitude, QRectF(-half, -half, SIGN, SIGN), look, hollow=hollow
    )
    painter.restore()
