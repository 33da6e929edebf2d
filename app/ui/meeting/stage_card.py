"""A card on the wall: a large name, and of the rest only what is told from there."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.analysis.geometry import Card
from app.analysis.roster import Side
from app.model.values import Id
from app.ui.canvas import faces, marks
from app.ui.canvas.content import Face
from app.ui.canvas.rings import draw_ring
from app.ui.meeting import stage_names
from app.ui.meeting.lettering import font, metrics
from app.ui.meeting.stage_look import (
    BADGE,
    CORNER,
    DIM,
    FLAG,
    HALO,
    INSET,
    LINE,
    RING,
    STRIP,
)  # fmt: skip
from app.ui.theme import Theme

EDGE, EDGE_OF_GUESS = 1.5, 2.5
BESIDE = 6.0  # between the second line of a name and the signs after it
GUESSED, GUESS_GAP = "≈", 8.0  # beside the roles
ON_THE_MAP = 14.0  # size of the sign of an attitude there
SIGN_OF_LETTERS = 1.18  # how large it is here: its letter is as large as a name
UNKNOWN = "?"
FLAG_OVER = 13.0  # that a flag reaches over the side of its card at most


@dataclass(frozen=True, slots=True)
class Placed:
    """The lines of a name and the room for them, and where roles and ring are."""

    lines: list[str]
    room: QRectF
    roles: QRectF
    ring: QRectF


class StageCard(QGraphicsItem):
    """One card; its position is the top left corner of its box."""

    def __init__(self, face: Face, card: Card, look: Theme, letters: float) -> None:
        super().__init__()
        self.face, self.card, self.look = face, card, look
        self.letters = letters  # size of the name, in units of the scene
        self.flag: int | None = None
        self.in_hand = False
        self.tells_attitude = False
        self.setZValue(1)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.stand(card)

    @property
    def id(self) -> Id:
        return self.face.id

    @property
    def box(self) -> QRectF:
        return QRectF(0, 0, self.card.box.width, self.card.box.height)

    def stand(self, card: Card) -> None:
        """Stand where the layout says."""
        self.prepareGeometryChange()
        self.card = card
        self.setPos(card.box.x, card.box.y)

    def take(self, face: Face, look: Theme, letters: float, flag: int | None) -> None:
        """Take another content, look or size of the name."""
        self.face, self.look, self.letters, self.flag = face, look, letters, flag
        self.update()

    def light(self, *, on: bool, in_hand: bool) -> None:
        """Stand in the light, or back; `in_hand` is who the next key is about."""
        self.setOpacity(1.0 if on else DIM)
        if in_hand != self.in_hand:
            self.in_hand = in_hand
            self.update()

    def boundingRect(self) -> QRectF:
        return self.box.adjusted(-HALO, -HALO, HALO, HALO)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.face.vacant:
            self._paint_vacant(painter)
        elif self.face.side is Side.OURS:
            self._paint_colleague(painter)
        elif self.face.side is Side.OUTSIDE:
            self._paint_ground(painter, CORNER / 2)
            self._write(painter, self.box.adjusted(INSET, 4, -INSET, -4))
        else:
            self._paint_person(painter)
        if self.in_hand:
            self._paint_frame(painter)
        if self.flag is not None:
            self._paint_flag(painter)

    # -- parts

    def _paint_ground(self, painter: QPainter, corner: float) -> None:
        guess = self.tells_attitude and self.face.sure.is_guess  # attitudes count in it
        pen = faces.edge_pen(self.look, guess=guess)
        pen.setWidthF(EDGE_OF_GUESS if guess else EDGE)
        painter.setPen(pen)
        painter.setBrush(self.look.colour("surface.card"))
        painter.drawRoundedRect(self.box, corner, corner)

    def _paint_person(self, painter: QPainter) -> None:
        self._paint_ground(painter, CORNER)
        box, face = self.box, self.face
        if face.attitude is not None:  # it is told only where it may be
            strip = marks.clipped_strip(box, CORNER, STRIP)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour(marks.ATTITUDE_TOKENS[face.attitude]))
            painter.drawPath(strip)
        at = self.placed()
        self._write_lines(painter, at.room, at.lines)
        self._paint_signs(painter, at.roles, at.ring)

    def placed(self) -> Placed:
        """Return where a contact's name and signs are: below one another, where it has room.

        Where it has none, signs beside two lines may leave room for more of it.
        """
        box, face, row = self.box, self.face, self._signs_row()
        left, wide = box.left() + INSET, box.width() - 2 * INSET + 6
        room = QRectF(left, box.top() + 4, wide, row.top() - 6)
        told = stage_names.told(face.name, room.width(), room.height(), self.letters)
        if told.rank:
            whole = QRectF(left, box.top() + 4, wide, box.height() - 8)
            roles, ring = self._signs_beside(whole)
            less = tuple(whole.right() - one.left() + BESIDE for one in (roles, ring))
            both = stage_names.told(
                face.name, whole.width(), whole.height(), self.letters, less=less
            )
            if both.rank < told.rank:
                return Placed(both.lines, whole, roles, ring)
        return Placed(told.lines, room, row, row)

    def _signs_row(self) -> QRectF:
        """Where the signs below the name are: as high as the letters ask, at the foot."""
        high = max(BADGE, SIGN_OF_LETTERS * self.letters if self.tells_attitude else BADGE)
        below = max(2.0, 8.0 - (high - BADGE) / 2)  # the middle stays where it is, if it can
        low = self.box.bottom() - high - below
        return QRectF(self.box.left() + INSET, low, self.box.width() - 2 * INSET, high)

    def _signs_beside(self, room: QRectF) -> tuple[QRectF, QRectF]:
        """Where signs are beside the two lines of a name: roles, and below them the ring."""
        face, high = self.face, LINE * self.letters
        right, middle = self.box.right() - INSET, room.center().y()
        role = BADGE if face.roles else max(BADGE, high)
        above = max(len(face.roles), 1) * (role + GUESS_GAP) - GUESS_GAP
        above += (BADGE + GUESS_GAP) * face.guessed
        below = 2 * RING + (10 + SIGN_OF_LETTERS * self.letters) * self.tells_attitude
        clear = right if self.flag is None else min(right, self.flag_box().left() - BESIDE)
        return (
            QRectF(clear - above, middle - high, above, high),
            QRectF(right - below, middle, below, high),
        )

    def _paint_signs(self, painter: QPainter, row: QRectF, last: QRectF) -> None:
        """Roles from the left of a row; the ring at the right of the `last`, attitude first."""
        face, middle = self.face, last.center().y()
        if self.tells_attitude:
            size = SIGN_OF_LETTERS * self.letters
            painter.save()
            painter.translate(last.right() - 2 * RING - 10 - size, middle - size / 2)
            painter.scale(size / ON_THE_MAP, size / ON_THE_MAP)
            sign = QRectF(0, 0, ON_THE_MAP, ON_THE_MAP)
            hollow = "attitude" in face.sure.guesses
            marks.draw_attitude(painter, face.attitude, sign, self.look, hollow=hollow)
            painter.restore()
        badge = QRectF(row.left(), row.center().y() - BADGE / 2, BADGE, BADGE)
        if face.roles:
            painter.save()
            painter.translate(badge.topLeft())
            painter.scale(BADGE / 18, BADGE / 18)  # of the size that badges have on the map
            faces.paint_badges(painter, face, QPointF(), self.look, letters=False)
            painter.restore()
        else:
            self._paint_no_role(painter, badge)
        if face.guessed:
            held = max(len(face.roles), 1) * (BADGE + GUESS_GAP)
            self._paint_guessed(painter, badge.translated(held, 0))
        painter.save()
        painter.translate(last.right() - RING, middle)
        painter.scale(RING / 20, RING / 20)
        draw_ring(painter, QPointF(), face.coverage, self.look)
        painter.restore()

    def _paint_no_role(self, painter: QPainter, into: QRectF) -> None:
        """Nobody said yet which role this is."""
        colour = self.look.colour("attitude.unknown")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, EDGE, Qt.PenStyle.DotLine))
        grown = max(0.0, self.letters * LINE - into.height()) / 2
        box = into.adjusted(0, -grown, 2 * grown, grown)
        painter.drawRoundedRect(box, 8, 8)
        painter.setPen(colour)
        painter.setFont(font(self.letters, strong=True))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
        painter.drawText(box, flags, UNKNOWN)

    def _paint_colleague(self, painter: QPainter) -> None:
        box = self.box
        self._paint_ground(painter, box.height() / 2)
        spot = 9.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("disc.ours"))
        painter.drawEllipse(QPointF(box.left() + 24, box.center().y()), spot, spot)
        aside = BADGE if self.face.guessed else 0.0
        self._write(painter, box.adjusted(42, 2, -10 - aside, -2))
        if aside:
            sign = QRectF(box.right() - 12 - BADGE, box.top(), BADGE, box.height())
            self._paint_guessed(painter, sign)

    def _paint_guessed(self, painter: QPainter, into: QRectF) -> None:
        """Lane or level is assumed."""
        painter.setPen(self.look.colour("text.soft"))
        painter.setFont(font(self.letters, strong=True))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
        painter.drawText(into, flags, GUESSED)

    def _paint_vacant(self, painter: QPainter) -> None:
        pen = QPen(self.look.colour("edge.ghost"), 2)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.box.adjusted(1, 1, -1, -1), CORNER, CORNER)
        self._write(painter, self.box.adjusted(INSET, 4, -INSET, -4))

    def _write(self, painter: QPainter, room: QRectF) -> None:
        side = self.face.side
        lines = stage_names.name_lines(
            self.face.name, room.width(), room.height(), self.letters,
            ours=side is Side.OURS, whole=side is Side.OUTSIDE,
        )  # fmt: skip
        self._write_lines(painter, room, lines)

    def _write_lines(self, painter: QPainter, room: QRectF, lines: list[str]) -> None:
        painter.setFont(font(self.letters, strong=True))
        painter.setPen(self.look.colour("text.ink"))
        high = LINE * self.letters
        top = room.center().y() - high * len(lines) / 2
        for number, line in enumerate(lines):
            row = QRectF(room.left(), top + number * high, room.width() + 8, high)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
            painter.drawText(row, flags | Qt.TextFlag.TextSingleLine, line)

    def _paint_frame(self, painter: QPainter) -> None:
        painter.setPen(QPen(self.look.colour("edge.focus"), 4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        corner = self.box.height() / 2 if self.face.side is Side.OURS else CORNER
        painter.drawRoundedRect(self.box.adjusted(-4, -4, 4, 4), corner + 4, corner + 4)

    def _paint_flag(self, painter: QPainter) -> None:
        sign = self.flag_box()
        painter.setPen(QPen(self.look.colour("surface.band"), 3))
        painter.setBrush(self.look.colour("flag.fill"))
        painter.drawRoundedRect(sign, sign.height() / 2, sign.height() / 2)
        painter.setPen(self.look.colour("flag.text"))
        painter.setFont(font(self.letters, strong=True))
        painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, str(self.flag))

    def flag_box(self) -> QRectF:
        """Return where the number stands: on the corner, but not over the edge of the wall."""
        wide = metrics(self.letters, strong=True).horizontalAdvance(str(self.flag))
        high = max(2 * FLAG, 1.36 * self.letters)
        sign = QRectF(0, 0, max(high, wide + 0.8 * self.letters), high)
        sign.moveCenter(QPointF(self.box.right() - 8, self.box.top() + 4))
        sign.moveRight(min(sign.right(), self.box.right() + FLAG_OVER))
        return sign
