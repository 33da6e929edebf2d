"""The names that head rows and columns of the matrix: whole for as long as there is a way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from app.ui import icons, theme
from app.ui.canvas import faces, marks
from app.ui.canvas.content import Face
from app.ui.short_names import with_letters
from app.ui.theme import Theme, measure
from app.ui.views import matrix_painting
from app.ui.views.matrix_cells import PersonRow

if TYPE_CHECKING:
    from app.ui.views.matrix_model import MatrixModel
    from app.ui.views.matrix_view import MatrixView

SYMBOL, SIGN_AT, BESIDE_SIGN, BAN = 13.0, 13.0, 10.0, 18.0
FLAG_ROOM, EDGE = 26.0, 10.0  # at the right of a row, with a flag and without
LEAST_SHARE = 0.84  # of its size, for a name that would be cut


def paint_colleague(
    painter: QPainter, model: MatrixModel, member: str, box: QRectF, look: Theme
) -> None:
    """Paint a colleague above a column: name and function, or the name alone in two lines."""
    face = model.colleague(member).face
    if face.left:
        painter.setOpacity(matrix_painting.LEFT)
    ink, soft = look.colour("text.ink"), look.colour("text.soft")
    upper = QRectF(box.x(), box.y() + 2, box.width(), 16)
    lower = QRectF(box.x(), box.y() + 18, box.width(), 16)
    size = next((one for one in ("body", "small") if _has_room(face.name, one, box)), None)
    if size is not None:
        _fit(painter, upper, face.name, size, ink, strong=True)
        _fit(painter, lower, face.title or "", "small", soft)
    else:
        first, _space, rest = face.name.partition(" ")
        _squeeze(painter, upper, first, ink)
        _squeeze(painter, lower, rest, ink)
    if face.flag is not None:
        centre = QPointF(box.right() - 6, box.y() + 6)
        marks.draw_flag(painter, centre, face.flag, look, look.colour("surface.window"))
    painter.setOpacity(1)


def _squeeze(painter: QPainter, box: QRectF, text: str, ink: QColor) -> None:
    """Write a part of a name so that as much of it is read as can be."""
    told, size, share = squeezed(text, box.width())
    painter.save()
    painter.translate(box.center())
    painter.scale(share, share)
    into = QRectF(0, 0, box.width() / share, box.height() / share)
    into.moveCenter(QPointF())
    _fit(painter, into, told, size, ink, strong=True)
    painter.restore()


def squeezed(text: str, width: float) -> tuple[str, str, float]:
    """Return a part of a name, in which size and at which share of that it has room.

    It gets smaller first; then small words are told by their letter, as in v.d. Berg. What is
    too long even so is cut off.
    """
    for size in ("small", "caption"):
        if marks.text_width(text, size, strong=True) <= width:
            return text, size, 1.0
    for told in (text, with_letters(text)):
        share = width / marks.text_width(told, "caption", strong=True)
        if share >= LEAST_SHARE:
            break
    return told, "caption", max(LEAST_SHARE, min(1.0, share))


def _has_room(name: str, size: str, box: QRectF) -> bool:
    return marks.text_width(name, size, strong=True) <= box.width()


def _fit(
    painter: QPainter,
    box: QRectF,
    text: str,
    size: str,
    colour: QColor,
    *,
    strong: bool = False,
) -> None:
    """Write a text in the middle of a box, cut off where it is too long."""
    wide = marks.text_width(text, size, strong=strong)
    into = box
    if wide < box.width():
        left = box.x() + (box.width() - wide) / 2
        into = QRectF(left, box.y(), wide + 4, box.height())
    marks.draw_text(painter, into, text, size, colour, strong=strong)


@dataclass(frozen=True, slots=True)
class Places:
    """Where things are in the row of somebody."""

    names: QRectF
    badges: float  # where roles begin
    most: int  # badges there is room for


def places(one: PersonRow, card: QRectF, *, is_wide: bool) -> Places:
    """Return where things are; a long name takes what roles and flag leave in its own row."""
    roomy = card.right() - FLAG_ROOM >= measure("matrix.left_roomy")
    most = int(measure("matrix.roles" if roomy else "matrix.roles_narrow"))
    usual = _placed(one, card, card.right() - FLAG_ROOM, most)
    if is_wide or marks.text_width(one.face.name, "body", strong=True) <= usual.names.width():
        return usual
    edge = EDGE if one.face.flag is None else FLAG_ROOM
    return _placed(one, card, card.right() - edge, min(max(len(one.face.roles), 1), most))


def _placed(one: PersonRow, card: QRectF, right: float, most: int) -> Places:
    left = card.x() + SIGN_AT + SYMBOL + BESIDE_SIGN
    begin = right - most * (measure("card.badge") + measure("card.badge_gap"))
    room = begin - (BAN if one.restricted else 0) - 6 - left
    return Places(QRectF(left, card.y(), room, card.height()), begin, most)


def paint_person(
    painter: QPainter, view: MatrixView, one: PersonRow, box: QRectF, look: Theme
) -> None:
    """Paint somebody beside a row: attitude, name, function, roles and the flag of a gap."""
    face, box = one.face, box.adjusted(theme.space(1), 0, 0, 0)
    selected = view.shows_selected(face.ref)
    matrix_painting.paint_card(painter, box, look, begins=True, selected=selected)
    card = matrix_painting.card_box(box)
    if face.left:
        painter.setOpacity(matrix_painting.LEFT)
    faces.paint_strip(painter, face, card, look)
    middle, at = card.center().y(), places(one, card, is_wide=view.is_wide)
    symbol = QRectF(card.x() + SIGN_AT, middle - SYMBOL / 2, SYMBOL, SYMBOL)
    hollow = "attitude" in face.sure.guesses
    marks.draw_attitude(painter, face.attitude, symbol, look, hollow=hollow)
    if face.flag is not None:
        centre = QPointF(card.right() - FLAG_ROOM / 2, middle)
        marks.draw_flag(painter, centre, face.flag, look, look.colour("surface.card"))
    _paint_roles(painter, face, QPointF(at.badges, middle), at.most, look)
    if one.restricted:
        sign = QRectF(at.badges - BAN, middle - 7, 14, 14)
        icons.draw(painter, "ban", sign, look.colour("text.soft"))
    _paint_names(painter, face, at.names, look, is_wide=view.is_wide)
    painter.setOpacity(1)


def _paint_names(
    painter: QPainter, face: Face, box: QRectF, look: Theme, *, is_wide: bool
) -> None:
    """Paint a name with its function; the name alone where it takes the room of both."""
    title = face.title or ""
    ink, soft = look.colour("text.ink"), look.colour("text.soft")
    if is_wide:
        half = box.width() * 0.52
        name = QRectF(box.x(), box.y(), half - 8, box.height())
        _paint_whole(painter, name, face.name, ink)
        beside = QRectF(box.x() + half, box.y(), box.width() - half, box.height())
        marks.draw_text(painter, beside, title, "small", soft)
    elif title and marks.text_width(face.name, "body", strong=True) <= box.width():
        upper = QRectF(box.x(), box.y() + 3, box.width(), 17)
        lower = QRectF(box.x(), box.y() + 19, box.width(), 16)
        marks.draw_text(painter, upper, face.name, "body", ink, strong=True)
        marks.draw_text(painter, lower, title, "small", soft)
    else:
        _paint_whole(painter, box, face.name, ink)


def _paint_whole(painter: QPainter, box: QRectF, name: str, ink: QColor) -> None:
    """Paint a name in one line of its size, else in two."""
    high = marks.text_width(name, "body", strong=True) > box.width()
    marks.draw_whole_text(
        painter, box, name, "body", ink, strong=True, high=high, least=LEAST_SHARE
    )


def _paint_roles(painter: QPainter, face: Face, at: QPointF, most: int, look: Theme) -> None:
    """Paint the roles beside one another; those for whom there is no room are counted."""
    side = measure("card.badge")
    step = side + measure("card.badge_gap")
    top = QPointF(at.x(), at.y() - side / 2)
    fits = len(face.roles) <= most
    shown = face if fits else replace(face, roles=face.roles[: most - 1])
    faces.paint_badges(painter, shown, top, look, letters=True)
    if not fits:
        more = QRectF(at.x() + (most - 1) * step, top.y(), step, side)
        words = f"+{len(face.roles) - most + 1}"
        colour = look.colour("text.soft")
        marks.draw_text(painter, more, words, "small", colour, strong=True)
