"""A card on the wall: a large name, and of the rest only what is told from there."""

from __future__ import annotations

import re

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.analysis.geometry import Card
from app.analysis.roster import Side
from app.model.values import Id
from app.ui.canvas import faces, marks
from app.ui.canvas.content import Face, initials
from app.ui.canvas.rings import draw_ring
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

_PIECES = re.compile(r"\s*[^\s-]*-+|\s*[^\s-]+")  # of a name, with the blanks before each
LEAST_OF_A_NAME = 4  # letters by which one knows it, before the dots
EDGE, EDGE_OF_GUESS = 1.5, 2.5
GUESSED, GUESS_GAP = "≈", 8.0  # beside the roles
ON_THE_MAP = 14.0  # size of the sign of an attitude there
SIGN_OF_LETTERS = 1.18  # how large it is here: its letter is as large as a name
UNKNOWN = "?"
FLAG_OVER = 13.0  # that a flag reaches over the side of its card at most


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
        left, right = box.left() + INSET, box.right() - INSET
        if face.attitude is not None:  # it is told only where it may be
            strip = marks.clipped_strip(box, CORNER, STRIP)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour(marks.ATTITUDE_TOKENS[face.attitude]))
            painter.drawPath(strip)
        row = self._signs_row()
        self._write(painter, QRectF(left, box.top() + 4, right + 6 - left, row.top() - 6))
        self._paint_signs(painter, row)

    def _signs_row(self) -> QRectF:
        """Where the signs below the name are: as high as the letters ask, at the foot."""
        high = max(BADGE, SIGN_OF_LETTERS * self.letters if self.tells_attitude else BADGE)
        below = max(2.0, 8.0 - (high - BADGE) / 2)  # the middle stays where it is, if it can
        low = self.box.bottom() - high - below
        return QRectF(self.box.left() + INSET, low, self.box.width() - 2 * INSET, high)

    def _paint_signs(self, painter: QPainter, row: QRectF) -> None:
        """Roles from the left; the ring at the right, the attitude before it."""
        face, middle = self.face, row.center().y()
        if self.tells_attitude:
            size = SIGN_OF_LETTERS * self.letters
            painter.save()
            painter.translate(row.right() - 2 * RING - 10 - size, middle - size / 2)
            painter.scale(size / ON_THE_MAP, size / ON_THE_MAP)
            sign = QRectF(0, 0, ON_THE_MAP, ON_THE_MAP)
            hollow = "attitude" in face.sure.guesses
            marks.draw_attitude(painter, face.attitude, sign, self.look, hollow=hollow)
            painter.restore()
        badge = QRectF(row.left(), middle - BADGE / 2, BADGE, BADGE)
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
        painter.translate(row.right() - RING, middle)
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
        self._write(painter, box.adjusted(44, 2, -18 - aside, -2))
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
        lines = name_lines(
            self.face.name, room.width(), room.height(), self.letters,
            ours=self.face.side is Side.OURS, whole=self.face.side is Side.OUTSIDE,
        )  # fmt: skip
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


def name_lines(
    name: str, width: float, height: float, size: float, *, ours: bool, whole: bool = False
) -> list[str]:
    """Return a name in the lines it has room for, cut short in the way that keeps most.

    Colleagues call one another by the first name, and a customer by the last one. Nothing is
    made smaller: at last its first letters remain, or where these are too few the initials.
    A `whole` name is one of an organisation. Lines break at spaces, and after a hyphen.
    """
    measured = metrics(size, strong=True)
    rows = max(1, int(height / (LINE * size)))

    def wrapped(text: str) -> list[str] | None:
        lines = [""]
        for piece in _PIECES.findall(text):
            longer, alone = (lines[-1] + piece).strip(), piece.strip()
            if measured.horizontalAdvance(longer) <= width:
                lines[-1] = longer
            elif measured.horizontalAdvance(alone) <= width and lines[-1]:
                lines.append(alone)
            else:
                return None
        return lines if len(lines) <= rows else None

    first, _space, last = name.partition(" ")
    short = [f"{first} {last[:1]}.", first] if ours else [f"{first[:1]}. {last}", last]
    short += [] if ours else last.split()[-1:]
    tries = [name] if whole or not last else [name, *short]
    found = next((lines for text in tries if text and (lines := wrapped(text))), None)
    if found is not None:
        return found
    letters = initials(name)
    if whole or not last or measured.horizontalAdvance(letters) > width:
        return [measured.elidedText(name, Qt.TextElideMode.ElideRight, width)]
    begun = measured.elidedText(short[-1], Qt.TextElideMode.ElideRight, width)
    return [begun if len(begun) > LEAST_OF_A_NAME else letters]
