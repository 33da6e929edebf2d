"""The role wheel: how much of each role's points we earn, with the score in the middle."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from app.i18n import language, tr
from app.model.labels import label
from app.model.role_letters import LETTERS
from app.model.vocabulary import SIX_ROLES, Role
from app.ui import icons, theme
from app.ui.panels.labels import heading, plain_tooltip
from app.ui.panels.row_ground import CHOOSING

SIZE = 188
RIM, HUB = 64.0, 32.0  # outer and inner radius of the sectors
GAP_DEGREES = 5.0
BADGE = 20
BAR, LEAST_BAR, NAME = 62, 28, 30  # of a line: its bar, and where its name begins
BADGE_AT = RIM + 17
SECTOR = 360.0 / len(SIX_ROLES)


@dataclass(frozen=True, slots=True)
class RoleShare:
    """The points of one role: earned, of how many."""

    points: float
    of: float

    @property
    def share(self) -> float:
        """Return the part earned, 0..1; a role that counts for nothing has none."""
        return 0.0 if self.of <= 0 else min(max(self.points / self.of, 0.0), 1.0)


def words_of(role: Role, share: RoleShare | None) -> str:
    """Return a role's share as a sentence, for tooltips and screen readers."""
    if share is None:
        return tr("{role}: not computed yet", role=label(role))
    if share.of <= 0:
        return tr("{role}: confirmed absent, counts for nothing", role=label(role))
    return tr(
        "{role}: {points} of {of} points",
        role=label(role),
        points=round(share.points),
        of=round(share.of),
    )


class RoleWheel(QWidget):
    """Six sectors, filled from the hub outwards; a click or Enter asks for the trace."""

    asked = Signal(object)  # Role, or None for the whole score

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(SIZE + 8)
        self.setMinimumWidth(SIZE + 8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._score: float | None = None
        self._shares: Mapping[Role, RoleShare] = {}
        self._at: Role | None = None  # where the keyboard is; None: on the score
        self._hovered: Role | None = None
        self._say()

    def show_score(self, score: float | None, shares: Mapping[Role, RoleShare]) -> None:
        if (score, shares) != (self._score, self._shares):
            self._score, self._shares = score, shares
            self._say()
            self.update()

    def role_at(self, point: QPointF) -> Role | None:
        """Return the role whose sector or badge lies under a point; None in the middle."""
        from_middle = point - self._middle()
        distance = math.hypot(from_middle.x(), from_middle.y())
        if not HUB <= distance <= BADGE_AT + BADGE:
            return None
        clockwise = math.degrees(math.atan2(from_middle.x(), -from_middle.y())) % 360
        return SIX_ROLES[int(clockwise // SECTOR)]

    def sizeHint(self) -> QSize:
        return QSize(SIZE + 8, SIZE + 8)

    def _middle(self) -> QPointF:
        return QPointF(self.width() / 2, self.height() / 2)

    def _say(self) -> None:
        if self._score is None:
            self.setAccessibleName(tr("Score: not computed yet"))
        else:
            name = tr("Score {score} of 100", score=round(self._score))
            self.setAccessibleName(name)
        lines = [words_of(role, self._shares.get(role)) for role in SIX_ROLES]
        self.setAccessibleDescription("; ".join(lines))

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, role in enumerate(SIX_ROLES):
            self._paint_sector(painter, number, role)
        self._paint_score(painter)
        painter.end()

    def _paint_sector(self, painter: QPainter, number: int, role: Role) -> None:
        start = number * SECTOR + GAP_DEGREES / 2
        middle, span = self._middle(), SECTOR - GAP_DEGREES
        share = self._shares.get(role)
        lit = role in (self._hovered, self._at if self.hasFocus() else None)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("coverage.track"))
        painter.drawPath(sector(middle, HUB, RIM, start, span))
        if share is not None and share.share > 0:
            painter.setBrush(theme.colour(f"role.{role.value}"))
            rim = HUB + (RIM - HUB) * max(share.share, 0.04)  # a little is seen as a little
            painter.drawPath(sector(middle, HUB, rim, start, span))
        if lit:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("edge.focus"), 2))
            painter.drawPath(sector(middle, HUB, RIM, start, span))
        turn = math.radians(start + span / 2)
        at = middle + QPointF(math.sin(turn), -math.cos(turn)) * BADGE_AT
        box = QRectF(at.x() - BADGE / 2, at.y() - BADGE / 2, BADGE, BADGE)
        if share is not None and share.of <= 0:
            painter.setOpacity(0.35)  # confirmed absent
        icons.stamp_badge(painter, role, box, theme.current())
        painter.setOpacity(1)

    def _paint_score(self, painter: QPainter) -> None:
        middle = self._middle()
        box = QRectF(middle.x() - HUB, middle.y() - HUB, 2 * HUB, 2 * HUB)
        if self.hasFocus() and self._at is None:
            painter.setPen(QPen(theme.colour("edge.focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box.adjusted(3, 3, -3, -3))
        painter.setPen(theme.colour("text.ink"))
        painter.setFont(theme.font("display", strong=True))
        figure = "–" if self._score is None else str(round(self._score))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, figure)

    # -- pointer and keys

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            role = self.role_at(QPointF(event.pos()))
            said = (
                self.accessibleName()
                if role is None
                else words_of(role, self._shares.get(role))
            )
            QToolTip.showText(event.globalPos(), plain_tooltip(said), self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self.role_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.update()
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and inside:
            self._at = self.role_at(event.position())
            self.asked.emit(self._at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        places: tuple[Role | None, ...] = (None, *SIX_ROLES)
        step = {
            Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1,
        }.get(Qt.Key(event.key()))  # fmt: skip
        if step is not None:
            self._at = places[(places.index(self._at) + step) % len(places)]
            self.update()
        elif event.key() in CHOOSING:
            self.asked.emit(self._at)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()


class RoleBar(QAbstractButton):
    """One role as a line: badge, name, bar, points earned in percent."""

    def __init__(self, role: Role) -> None:
        super().__init__()
        self.role = role
        self._share: RoleShare | None = None
        self.setFixedHeight(26)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_share(None)

    def show_share(self, share: RoleShare | None) -> None:
        if share is not None and share == self._share:
            return
        self._share = share
        self.setAccessibleName(words_of(self.role, share))
        letter = tr("key {letter}", letter=LETTERS[self.role])
        self.setToolTip(plain_tooltip(f"{words_of(self.role, share)} ({letter})"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.underMouse() or self.hasFocus():
            painter.setPen(
                QPen(theme.colour("edge.focus"), 1.5) if self.hasFocus() else Qt.PenStyle.NoPen
            )
            painter.setBrush(theme.colour("surface.hover"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        icons.stamp_badge(painter, self.role, QRectF(6, 5, 16, 16), theme.current())
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text.ink"))
        metrics = painter.fontMetrics()
        widest = _widest(language(), theme.text_size())
        right = box.right() - 34
        bar = QRectF(min(max(right - BAR, NAME + widest + 8), right - LEAST_BAR), 11, 0, 5)
        bar.setRight(right)
        room = int(bar.left() - NAME - 4)
        words = metrics.elidedText(_name(self.role), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(NAME, 0, room, 26), Qt.AlignmentFlag.AlignVCenter, words)
        self._paint_bar(painter, bar)
        painter.setPen(theme.colour("text.soft"))
        share = self._share
        figure = "–" if share is None or share.of <= 0 else str(round(100 * share.share))
        end = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(QRectF(box.right() - 32, 0, 26, 26), end, figure)
        painter.end()

    def _paint_bar(self, painter: QPainter, bar: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("coverage.track"))
        painter.drawRoundedRect(bar, 2.5, 2.5)
        if self._share is not None and self._share.share > 0:
            painter.setBrush(theme.colour(f"role.{self.role.value}"))
            filled = QRectF(bar)
            filled.setWidth(max(bar.width() * self._share.share, 3))
            painter.drawRoundedRect(filled, 2.5, 2.5)


class RolePanel(QWidget):
    """The wheel with a bar per role below it."""

    asked = Signal(object)  # Role, or None for the whole score
    note_asked = Signal()  # what the score is and is not

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.wheel = RoleWheel()
        self.wheel.asked.connect(self.asked)
        self.bars = {role: RoleBar(role) for role in SIX_ROLES}
        column = QVBoxLayout(self)
        column.setContentsMargins(
            theme.space(2), theme.space(1.5), theme.space(1), theme.space(1)
        )
        column.setSpacing(0)
        self.note = QToolButton()
        self.note.setIcon(icons.icon("info-circle", "text.faint", 16))
        self.note.setToolTip(plain_tooltip(tr("What the score says, and what it does not")))
        self.note.setAccessibleName(tr("What the score says, and what it does not"))
        self.note.clicked.connect(self.note_asked)
        top = QHBoxLayout()
        top.addWidget(heading(tr("Coverage per role")), 1)
        top.addWidget(self.note)
        column.addLayout(top)
        column.addWidget(self.wheel)
        for role, bar in self.bars.items():
            bar.clicked.connect(lambda _=False, asked=role: self.asked.emit(asked))
            column.addWidget(bar)

    def show_score(self, score: float | None, shares: Mapping[Role, RoleShare]) -> None:
        """Show a score and its shares; None while nothing is computed."""
        self.wheel.show_score(score, shares)
        for role, bar in self.bars.items():
            bar.show_share(shares.get(role))


@lru_cache(maxsize=2)
def _widest(_language: str, _text_size: int) -> int:
    """How wide the longest name of a role is, in a language and at a size of texts."""
    metrics = QFontMetrics(theme.font("small"))
    return max(metrics.horizontalAdvance(_name(role)) for role in SIX_ROLES)


def _name(role: Role) -> str:
    words = label(role)
    return words[:1].upper() + words[1:]


def sector(middle: QPointF, hub: float, rim: float, start: float, span: float) -> QPainterPath:
    """Return the ring sector from `start`, degrees clockwise from twelve o'clock."""
    outer = QRectF(middle.x() - rim, middle.y() - rim, 2 * rim, 2 * rim)
    inner = QRectF(middle.x() - hub, middle.y() - hub, 2 * hub, 2 * hub)
    path = QPainterPath()
    path.arcMoveTo(outer, 90 - start)
    path.arcTo(outer, 90 - start, -span)
    path.arcTo(inner, 90 - start - span, span)
    path.closeSubpath()
    return path
