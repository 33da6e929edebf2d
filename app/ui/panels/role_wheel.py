"""The role wheel: how much of each role's points we earn, with the score in the middle."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from app.i18n import tr
from app.model.vocabulary import SIX_ROLES, Role
from app.ui import icons, theme
from app.ui.panels.controls import ToolButton
from app.ui.panels.labels import heading, plain_tooltip
from app.ui.panels.role_bar import RoleBar
from app.ui.panels.role_share import RoleShare, words_of
from app.ui.panels.row_ground import CHOOSING

SIZE = 188
RIM, HUB = 64.0, 32.0  # outer and inner radius of the sectors
GAP_DEGREES = 5.0
BADGE = 20
BADGE_AT = RIM + 17
SECTOR = 360.0 / len(SIX_ROLES)


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
        if (score, shares) == (self._score, self._shares):
            return
        before, self._shares = self._shares, shares
        for number, role in enumerate(SIX_ROLES):
            if before.get(role) != shares.get(role):
                self.update(self._part(number))
        if _figure(score) != _figure(self._score):
            self.update(self._hub().toAlignedRect())
        self._score = score
        self._say()

    def _part(self, number: int) -> QRect:
        """The area that a sector and its badge are painted in."""
        return _part(number, self.width(), self.height())

    def _hub(self) -> QRectF:
        middle = self._middle()
        return QRectF(middle.x() - HUB, middle.y() - HUB, 2 * HUB, 2 * HUB)

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
        anew, size = event.region(), self.size()
        ratio, look = self.devicePixelRatioF(), theme.current().name
        painter.drawPixmap(0, 0, _tracks(size.width(), size.height(), ratio, look))
        for number, role in enumerate(SIX_ROLES):
            if anew.intersects(self._part(number)):
                self._paint_sector(painter, number, role)
        if anew.intersects(self._hub().toAlignedRect()):
            self._paint_score(painter)
        painter.end()

    def _paint_sector(self, painter: QPainter, number: int, role: Role) -> None:
        start = number * SECTOR + GAP_DEGREES / 2
        middle, span = self._middle(), SECTOR - GAP_DEGREES
        share = self._shares.get(role)
        lit = role in (self._hovered, self._at if self.hasFocus() else None)
        painter.setPen(Qt.PenStyle.NoPen)
        if share is not None and share.share > 0:
            painter.setBrush(theme.colour(f"role.{role.value}"))
            rim = HUB + (RIM - HUB) * max(share.share, 0.04)  # a little is seen as a little
            painter.drawPath(sector(middle, HUB, rim, start, span))
        if lit:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("edge.focus"), 2))
            painter.drawPath(_track(number, self.width(), self.height()))
        box = _badge_box(middle, number)
        if share is not None and share.of <= 0:
            painter.setOpacity(0.35)  # confirmed absent
        icons.stamp_badge(painter, role, box, theme.current())
        painter.setOpacity(1)

    def _paint_score(self, painter: QPainter) -> None:
        box = self._hub()
        if self.hasFocus() and self._at is None:
            painter.setPen(QPen(theme.colour("edge.focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box.adjusted(3, 3, -3, -3))
        painter.setPen(theme.colour("text.ink"))
        painter.setFont(theme.font("display", strong=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _figure(self._score))

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


def _figure(score: float | None) -> str:
    return "–" if score is None else str(round(score))


class RolePanel(QWidget):
    """The wheel with a bar per role below it."""

    asked = Signal(object)  # Role, or None for the whole score
    note_asked = Signal()  # what the score is and is not

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)  # then Qt need not paint what lies below it
        self.wheel = RoleWheel()
        self.wheel.asked.connect(self.asked)
        self.bars = {role: RoleBar(role) for role in SIX_ROLES}
        column = QVBoxLayout(self)
        column.setContentsMargins(
            theme.space(2), theme.space(1.5), theme.space(1), theme.space(1)
        )
        column.setSpacing(0)
        self.note = ToolButton()
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


def _badge_box(middle: QPointF, number: int) -> QRectF:
    turn = math.radians((number + 0.5) * SECTOR)
    at = middle + QPointF(math.sin(turn), -math.cos(turn)) * BADGE_AT
    return QRectF(at.x() - BADGE / 2, at.y() - BADGE / 2, BADGE, BADGE)


@lru_cache(maxsize=24)
def _part(number: int, width: int, height: int) -> QRect:
    """Where a sector and its badge are painted in a wheel of a size."""
    middle = QPointF(width / 2, height / 2)
    area = sector(middle, HUB, RIM, number * SECTOR, SECTOR).boundingRect()
    area = area.united(_badge_box(middle, number)).adjusted(-2, -2, 2, 2)
    return area.toAlignedRect()


@lru_cache(maxsize=24)
def _track(number: int, width: int, height: int) -> QPainterPath:
    """A whole sector of a wheel of a size."""
    start = number * SECTOR + GAP_DEGREES / 2
    return sector(QPointF(width / 2, height / 2), HUB, RIM, start, SECTOR - GAP_DEGREES)


@lru_cache(maxsize=4)
def _tracks(width: int, height: int, ratio: float, look: str) -> QPixmap:
    """All sectors empty: what is filled of them changes, and they do not."""
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.loaded(look).colour("coverage.track"))
        for number in range(len(SIX_ROLES)):
            painter.drawPath(_track(number, width, height))
    return picture


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
