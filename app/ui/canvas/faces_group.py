"""How a card that stands for a department or a lane is painted: a stack, with what it holds."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.analysis.roster import Side
from app.ui import icons
from app.ui.canvas import marks
from app.ui.canvas.content import Face
from app.ui.canvas.faces import paint_badges, paint_ground
from app.ui.canvas.rings import draw_ring
from app.ui.theme import Theme, measure

_STACK = 4.0  # how far each card of the stack shows below the one before
_SIGN = 16.0
_MOST_BADGES = 6  # what fits beside the ring


def paint_group(
    painter: QPainter, face: Face, box: QRectF, look: Theme, *, small: bool = False
) -> None:
    """Paint a stack with name and numbers; a `small` one has larger letters."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    corner = _corner(face, box)
    _paint_stack(painter, box, corner, look)
    paint_ground(painter, box, corner, look)
    sign = QRectF(
        box.right() - measure("card.inset") - _SIGN,
        box.y() + measure("card.inset"),
        _SIGN,
        _SIGN,
    )
    if face.side is Side.OURS:
        sign.moveTop(box.center().y() - _SIGN / 2)
        left = _paint_disc(painter, face, box, look)
    elif small:
        left = box.x() + measure("card.small_text_x")
    else:
        left = box.x() + measure("card.text_x")
        _paint_ring(painter, face, box, look)
    icons.draw(painter, "chevron-right", sign, look.colour("text.faint"))
    end = box.right() - measure("card.inset")
    _write(painter, face, QRectF(left, box.y(), end - left, box.height()), look, small)
    if face.side is Side.THEIRS and face.roles[:_MOST_BADGES] == face.roles:
        top = measure("card.small_badge_top" if small else "card.badge_top")
        if face.roles:
            paint_badges(painter, face, QPointF(left, box.y() + top), look, letters=False)


def paint_plain_group(painter: QPainter, face: Face, box: QRectF, look: Theme) -> None:
    """Paint a stack from afar: no text, a bar as wide as what is covered."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    corner = _corner(face, box)
    _paint_stack(painter, box, corner, look)
    painter.setPen(QPen(look.colour("edge.card"), 1))
    painter.setBrush(look.colour("surface.card"))
    painter.drawRoundedRect(box, corner, corner)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("text.faint"))
    painter.drawRoundedRect(QRectF(box.x() + 24, box.center().y() - 10, 120, 9), 3, 3)
    painter.drawRoundedRect(QRectF(box.x() + 24, box.center().y() + 6, 80, 6), 3, 3)


def _corner(face: Face, box: QRectF) -> float:
    return box.height() / 2 if face.side is Side.OURS else measure("card.radius")


def _paint_stack(painter: QPainter, box: QRectF, corner: float, look: Theme) -> None:
    painter.setPen(QPen(look.colour("edge.field"), 1))
    painter.setBrush(look.colour("surface.card"))
    for behind in (2, 1):
        below = behind * _STACK
        sheet = box.adjusted(2 * below, below, -2 * below, below)
        painter.drawRoundedRect(sheet, corner, corner)


def _paint_disc(painter: QPainter, face: Face, box: QRectF, look: Theme) -> float:
    radius = measure("card.disc")
    centre = QPointF(box.x() + measure("card.pill_disc_x"), box.center().y())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("disc.ours"))
    painter.drawEllipse(centre, radius, radius)
    _paint_number(painter, face, centre, look, "disc.on_ours")
    return box.x() + measure("card.pill_text_x")


def _paint_ring(painter: QPainter, face: Face, box: QRectF, look: Theme) -> None:
    centre = QPointF(box.x() + measure("card.ring_x"), box.center().y())
    draw_ring(painter, centre, face.coverage, look)
    _paint_number(painter, face, centre, look, "text.ink")


def _paint_number(
    painter: QPainter, face: Face, centre: QPointF, look: Theme, token: str
) -> None:
    into = QRectF(centre.x() - 16, centre.y() - 10, 32, 20)
    number = str(len(face.together))
    size = "body" if len(number) < 3 else "small"  # noqa: PLR2004  three digits need room
    marks.draw_text(painter, into, number, size, look.colour(token), strong=True, centred=True)


def _write(painter: QPainter, face: Face, room: QRectF, look: Theme, small: bool) -> None:
    """Write the name, and below it how many and how many of them are covered."""
    pill = face.side is Side.OURS
    if small:
        sizes = ("title", "body") if pill else ("heading", "title")
        tall = (room.height() - 6) / 2 if pill else measure("card.small_line")
        name = QRectF(room.x(), room.y() + 3, room.width(), tall)
        below = name.translated(0, tall)
    else:
        sizes = ("body", "caption") if pill else ("body", "small")
        tops = ("card.pill_name_top", "card.pill_title_top")
        tops = tops if pill else ("card.name_top", "card.title_top")
        name = QRectF(room.x(), room.y() + measure(tops[0]), room.width(), 20)
        below = QRectF(room.x(), room.y() + measure(tops[1]), room.width(), 18)
    name.setRight(name.right() - _SIGN - 4)
    if pill:
        below.setRight(name.right())
    ink = look.colour("text.ink")
    marks.draw_whole_text(painter, name, face.name, sizes[0], ink, strong=True, low=True)
    marks.draw_text(painter, below, face.title or "", sizes[1], look.colour("text.soft"))
