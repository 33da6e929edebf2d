"""The relationship matrix on paper: their people down, ours across, as many as a page holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.labels import label
from app.model.people import Person, TeamMember
from app.model.plain_text import plain
from app.model.ties import ContactTie
from app.model.values import Id
from app.model.vocabulary import TieLevel, TieStatus
from app.ui.plan_pdf_paper import BODY, CAPTION, SMALL, Sheet, Text, face, ink

_NAME, _CELL, _WIDEST = 250.0, 40.0, 88.0
_LEAST_HIGH, _HIGH = 25.0, 30.0  # of a row, as far as there is room
_TOP = 150.0  # for names that stand upright
_KEY = 44.0
_COMFORTABLE, _LEAST_WIDE = 64.0, 900.0  # a cell, and a whole matrix in a picture
_SIGNS = {TieStatus.NOT_NEEDED: "–", TieStatus.LOST: "×"}
_GROUNDS = {
    TieLevel.ACQUAINTED: "acquainted", TieLevel.WORKING: "working",
    TieLevel.GOOD: "good", TieLevel.TRUSTED: "trusted",
}  # fmt: skip


def sheets(plan: AccountPlan, opportunity: Id, room: QRectF) -> Iterator[Sheet]:
    """Return the pages of the matrix of one decision."""
    theirs = [plan.persons[part.person] for part in plan.dmu(opportunity) if part.takes_part]
    ours = list(plan.members.values())
    down = max(int((room.height() - _TOP - _KEY) // _LEAST_HIGH), 1)
    across = max(int((room.width() - _NAME) // _CELL), 1)
    down, across = _even(len(theirs), down), _even(len(ours), across)
    high = min((room.height() - _TOP - _KEY) / down, _HIGH)
    cell = min((room.width() - _NAME) / across, _WIDEST)
    for row in range(0, max(len(theirs), 1), down):
        for column in range(0, max(len(ours), 1), across):
            some, others = theirs[row : row + down], ours[column : column + across]
            part = _Part(plan, some, others, QSizeF(cell, high))
            yield Sheet(tr("Relationship matrix"), part.paint, begins=row + column == 0)


def room_for_all(plan: AccountPlan, opportunity: Id) -> QRectF:
    """Return the room in which the whole matrix stands on one page."""
    theirs = sum(part.takes_part for part in plan.dmu(opportunity))
    across = _NAME + max(len(plan.members), 1) * _COMFORTABLE
    return QRectF(0, 0, max(across, _LEAST_WIDE), _TOP + max(theirs, 1) * _HIGH + _KEY)


def _even(count: int, most: int) -> int:
    """How many of them stand on each page, so that the last one is not nearly empty."""
    return max(ceil(count / max(ceil(count / most), 1)), 1)


class _Part:
    """As much of the matrix as stands on one page."""

    def __init__(
        self,
        plan: AccountPlan,
        theirs: Sequence[Person],
        ours: Sequence[TeamMember],
        cell: QSizeF,
    ) -> None:
        self._plan, self._theirs, self._ours = plan, theirs, ours
        self._cell, self._high = cell.width(), cell.height()

    def paint(self, painter: QPainter, room: QRectF) -> None:
        """Paint names, cells and what the signs mean."""
        for number, member in enumerate(self._ours):
            middle = room.x() + _NAME + (number + 0.5) * self._cell
            _upright(painter, member, middle, room.y() + _TOP)
        top = room.y() + _TOP
        for number, person in enumerate(self._theirs):
            y = top + number * self._high
            self._row(painter, person, room.x(), y)
        _key(painter, room.x(), top + len(self._theirs) * self._high + 14, room.width())

    def _row(self, painter: QPainter, person: Person, x: float, y: float) -> None:
        name = Text(person.label, SMALL, strong=True, most=1)
        name.paint(painter, x, y - 1, _NAME - 12)
        title = Text(person.title or "", CAPTION - 1, token="text.soft", most=1)
        title.paint(painter, x, y + 13, _NAME - 12)
        painter.setPen(QPen(ink("edge.hair"), 1))
        right, low = x + _NAME + self._cell * len(self._ours), y + self._high
        painter.drawLine(QPointF(x, low), QPointF(right, low))
        for number, member in enumerate(self._ours):
            tie = self._plan.tie_between(member.id, person.id)
            box = QRectF(x + _NAME + number * self._cell, y, self._cell, self._high)
            _cell(painter, tie, box.adjusted(2, 2, -2, -2))


def _cell(painter: QPainter, tie: ContactTie | None, box: QRectF) -> None:
    if tie is None:
        return
    ground = _GROUNDS.get(tie.level) if tie.level is not None and tie.status is None else None
    painter.setPen(Qt.PenStyle.NoPen)
    if ground is not None:
        painter.setBrush(ink(f"matrix.{ground}"))
        painter.drawRoundedRect(box, 4, 4)
    painter.setFont(face(BODY, strong=True))
    painter.setPen(ink(f"matrix.on_{ground}" if ground else "text.soft"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _sign(tie))


def _sign(tie: ContactTie) -> str:
    if tie.status is not None and tie.status in _SIGNS:
        return _SIGNS[tie.status]
    return "?" if tie.level is None else str(int(tie.level))


def _upright(painter: QPainter, member: TeamMember, middle: float, low: float) -> None:
    """A name above its column, to be read with the head to the left."""
    font = face(SMALL, strong=True)
    metrics = QFontMetricsF(font)
    name = metrics.elidedText(plain(member.label) or "", Qt.TextElideMode.ElideRight, _TOP - 12)
    painter.save()
    painter.translate(middle + metrics.capHeight() / 2, low - 8)
    painter.rotate(-90)
    painter.setFont(font)
    painter.setPen(ink("text.ink"))
    painter.drawText(0, 0, name)
    painter.restore()


def _key(painter: QPainter, x: float, y: float, width: float) -> None:
    levels = [f"{int(level)} {label(level)}" for level in TieLevel]
    signs = [f"{sign} {label(status)}" for status, sign in _SIGNS.items()]
    said = " · ".join([*levels, tr("? not assessed"), *signs])
    Text(said, CAPTION, token="text.soft", most=2).paint(painter, x, y, width)
