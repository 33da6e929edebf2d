"""The figure of the history as drawn, with the span that is chosen and the day pointed at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import day, number, tr
from app.model.planning import Snapshot
from app.ui import theme
from app.ui.panels.history_work import axis_of, named

if TYPE_CHECKING:
    from app.analysis.score_line import ScoreLine
    from app.figures.drawing import Picture

DRAG, NEAR = 5, 6  # pixels that make a drag of a click; how near a snapshot is pointed at
LEAST = QSize(220, 104)
_STEP = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: -7, Qt.Key.Key_Up: 7}


@dataclass(frozen=True, slots=True)
class Shown:
    """What the picture is of."""

    line: ScoreLine
    snapshots: Sequence[Snapshot]
    since: date
    until: date


class HistoryFigure(QWidget):
    """A click begins the span at a day, a drag takes in a span; arrows move where it begins."""

    chosen = Signal(object, object)  # date, date
    outgrown = Signal()  # the picture is of another size than the room there is

    def __init__(self) -> None:
        super().__init__()
        self._shown: Shown | None = None
        self.image: QImage | None = None
        self._plot = QRectF(0, 0, 1, 1)  # shares of the picture
        self._pressed: float | None = None
        self._at: float | None = None  # where the pointer is, across
        self.setMinimumSize(LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(tr("Score over time"))

    # -- what is shown

    def show_span(self, shown: Shown | None) -> None:
        """Show another line or span; the picture of it comes when it is drawn."""
        self._shown = shown
        self.update()

    def show_picture(self, picture: Picture, words: str) -> None:
        """Show what was drawn, which says in `words` what there is to see."""
        image = QImage(
            picture.pixels, picture.width, picture.height, QImage.Format.Format_RGBA8888
        )
        self.image = image.copy()  # of its own: the bytes may go
        plot = picture.plot
        self._plot = QRectF(plot.left, plot.top, plot.right - plot.left, plot.bottom - plot.top)
        self.setAccessibleDescription(words)
        self.update()

    def clear(self) -> None:
        self._shown = self.image = None
        self.update()

    def day_at(self, across: float) -> date | None:
        """Return the day of a place across the figure, in pixels from its left."""
        if self._shown is None:
            return None
        first, last = axis_of(self._shown.line)
        plot = self._room()
        share = min(1.0, max(0.0, (across - plot.left()) / max(1.0, plot.width())))
        return first + timedelta(days=round(share * (last - first).days))

    def across(self, on: date) -> float:
        """Return where a day stands, in pixels from the left."""
        assert self._shown is not None, "only what is shown stands somewhere"
        first, last = axis_of(self._shown.line)
        plot = self._room()
        share = (on - first).days / max(1, (last - first).days)
        return plot.left() + min(1.0, max(0.0, share)) * plot.width()

    def _room(self) -> QRectF:
        plot, width, height = self._plot, self.width(), self.height()
        return QRectF(
            plot.x() * width, plot.y() * height, plot.width() * width, plot.height() * height
        )

    def said_of(self, on: date) -> str:
        """Return what is said beside the pointer: the day, its score, its snapshot."""
        assert self._shown is not None, "only of what is shown something is said"
        score = self._shown.line.at(on)
        said = [day(on), tr("no score yet") if score is None else number(score, 1)]
        said += [
            tr("snapshot: {name}", name=named(one)) if named(one) else tr("snapshot")
            for one in self._shown.snapshots
            if abs(self.across(one.taken_on) - self.across(on)) <= NEAR
        ]
        return " · ".join(said)

    # -- pointer and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._shown is not None:
            self._pressed = self._at = event.position().x()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._at = event.position().x()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is None or self._shown is None:
            return
        here = event.position().x()
        since, until = self.day_at(min(pressed, here)), self.day_at(max(pressed, here))
        if abs(here - pressed) < DRAG:
            until = self._shown.line.days[-1][0]
        self.chosen.emit(since, until)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEP.get(Qt.Key(event.key()))
        if step is None or self._shown is None:
            super().keyPressEvent(event)
            return
        moved = timedelta(days=step)
        since, until = self._shown.since, self._shown.until
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.chosen.emit(since, max(since, until + moved))
        else:
            self.chosen.emit(min(since + moved, until), until)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._at = None
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.outgrown.emit()

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.image is None or self._shown is None:
            painter.setPen(theme.colour("text.faint"))
            painter.setFont(theme.font("small"))
            words = tr("Reading the history…")
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)
        else:
            painter.drawImage(QRectF(self.rect()), self.image)
            self._paint_span(painter, self._shown)
            if self._at is not None:
                self._paint_pointer(painter, self._shown, self._at)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("edge.focus"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _paint_span(self, painter: QPainter, shown: Shown) -> None:
        room = self._room()
        left, right = self.across(shown.since), self.across(shown.until)
        if self._pressed is not None and self._at is not None:
            left, right = sorted((self._pressed, self._at))
            left, right = max(left, room.left()), min(right, room.right())
        band = QRectF(left, room.top(), max(1.0, right - left), room.height())
        painter.fillRect(band, theme.colour("accent.fill", theme.measure("history.fill")))
        painter.setPen(QPen(theme.colour("accent.fill"), theme.measure("history.edge")))
        for edge in (left, right):
            painter.drawLine(QPointF(edge, room.top()), QPointF(edge, room.bottom()))

    def _paint_pointer(self, painter: QPainter, shown: Shown, at: float) -> None:
        on = self.day_at(at)
        if on is None:
            return
        room, across = self._room(), self.across(on)
        painter.setPen(QPen(theme.colour("text.faint"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(across, room.top()), QPointF(across, room.bottom()))
        painter.setFont(theme.font("small"))
        inset = theme.measure("history.bubble")
        words = painter.fontMetrics().elidedText(
            self.said_of(on), Qt.TextElideMode.ElideRight, self.width() - int(4 * inset)
        )
        width = painter.fontMetrics().horizontalAdvance(words) + 2 * inset
        height = painter.fontMetrics().height() + inset
        left = min(max(across - width / 2, 1.0), self.width() - width - 1)
        bubble = QRectF(left, max(1.0, room.top() - height - 2), width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("surface.tip"))
        painter.drawRoundedRect(bubble, inset, inset)
        painter.setPen(theme.colour("text.on_tip"))
        painter.drawText(bubble, Qt.AlignmentFlag.AlignCenter, words)
