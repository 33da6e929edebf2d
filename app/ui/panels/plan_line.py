"""One line of the plan: what, for how much or by when, and what opens below it."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.panels.labels import Elided, Label
from app.ui.panels.row_ground import paint_ground

_WALKS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
}


class PlanLine(QFrame):
    """Shows what is to be done, and a row below it; opens to more, with the keyboard too."""

    chosen = Signal()  # to open, or to close again
    pointed = Signal(bool)  # the pointer or the keyboard came, or left
    entered = Signal()  # Enter: agree with it
    deleted = Signal()  # Delete: not this
    walked = Signal(int)  # to the line before or after

    def __init__(self) -> None:
        super().__init__()
        self.is_open = False
        self._details: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.title, self.figure = Label("", "name", wrap=True), Label("", "gain")
        self.figure.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self.left, self.right = Elided("", "quiet"), Elided("", "quiet")
        self.signs = QHBoxLayout()
        self.signs.setSpacing(theme.space(0.5))
        first = QHBoxLayout()
        first.setSpacing(theme.space(1))
        first.addWidget(self.title, 1)
        first.addWidget(self.figure)
        self.second = QWidget()
        second = QHBoxLayout(self.second)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(theme.space(2))
        second.addWidget(self.left, 5)
        second.addWidget(self.right, 5)
        second.addStretch()
        second.addLayout(self.signs)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(
            theme.space(1.5), theme.space(0.5), theme.space(1.5), theme.space(0.5)
        )
        self._column.setSpacing(theme.space(0.25))
        self._column.addLayout(first)
        self._column.addWidget(self.second)

    @abstractmethod
    def made_details(self) -> QWidget:
        """Return what is seen below the first rows once the line is opened."""

    def show_open(self, on: bool) -> None:
        """Open the line, or close it again."""
        if on == self.is_open:
            return
        self.is_open = on
        if on and self._details is None:
            self._details = self.made_details()
            self._column.addWidget(self._details)
        if self._details is not None:
            self._details.setVisible(on)
        for text in (self.left, self.right):
            text.setVisible(not on)
        self.second.setVisible(not on or self.signs.count() > 0)
        self.update()

    def forget_details(self) -> None:
        """Let go of what is opened below, as it says something else now."""
        if self._details is not None:
            self._column.removeWidget(self._details)
            self._details.hide()
            self._details.deleteLater()
            self._details = None
        if self.is_open:
            self.is_open = False
            self.show_open(on=True)

    # -- pointer, keys and painting

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.hasFocus():
            self.entered.emit()
        elif key == Qt.Key.Key_Space and self.hasFocus():
            self.chosen.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.hasFocus():
            self.deleted.emit()
        elif key in _WALKS:
            self.walked.emit(_WALKS[key])
        elif key == Qt.Key.Key_Escape and self.is_open:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.pointed.emit(True)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(False)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.pointed.emit(True)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointed.emit(False)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_ground(painter, self, is_open=self.is_open)


class Pill(Label):
    """A word in a dark pill: what stands out without red, amber or green."""

    def __init__(self, text: str, *, strong: bool = True) -> None:
        super().__init__(text, "small")
        self._strong = strong
        self.setContentsMargins(theme.space(1), 2, theme.space(1), 2)
        ink = theme.colour("flag.text" if strong else "text.soft").name()
        self.setStyleSheet(f"color: {ink}; background: transparent;")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("flag.fill" if self._strong else "surface.quiet"))
        radius = self.height() / 2
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        painter.end()
        super().paintEvent(event)
