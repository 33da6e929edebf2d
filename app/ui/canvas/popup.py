"""A small form that floats on the map: Enter takes it, Esc drops it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.panels.labels import Label

_EDGE = 8  # pixels between a form and the end of the map
_KEYS_TAKEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Popup(QFrame):
    """The frame of such a form; what is in it comes from its kind."""

    taken = Signal()
    dropped = Signal()

    def __init__(self, over: QWidget, name: str, width: int) -> None:
        super().__init__(over)
        self._over = over
        self._asked_at: QPoint | None = None  # where it was asked for
        self.setAccessibleName(name)
        self.setFixedWidth(width)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.column = QVBoxLayout(self)
        margin = theme.space(2)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(theme.space())

    def say(self, text: str, look: str = "quiet") -> Label:
        """Add a line of text and return it."""
        line = Label(text, look, wrap=True)
        self.column.addWidget(line)
        return line

    def open_at(self, at: QPoint) -> None:
        """Appear with the top left corner at a point, moved so that all of it is seen."""
        self._asked_at = at
        self.fit()
        self.show()
        self.raise_()

    def fit(self) -> None:
        """Be as wide as the buttons need, and as high as the texts need at this width."""
        self.ensurePolished()
        self.column.activate()
        needed = min(self.column.totalMinimumSize().width(), self._over.width() - 2 * _EDGE)
        self.setFixedWidth(max(self.width(), needed))
        high = self.column.totalHeightForWidth(self.width())
        self.setFixedHeight(max(high, self.column.totalMinimumSize().height()))
        if self._asked_at is not None:
            self.move(self._seen_whole(self._asked_at))  # also when a longer text made it grow

    def _seen_whole(self, at: QPoint) -> QPoint:
        """Return the top left corner nearest to a point from where all of it is seen."""
        room = self._over.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        box = QRect(at, self.size())
        box.moveLeft(max(room.left(), min(box.left(), room.right() - box.width())))
        box.moveTop(max(room.top(), min(box.top(), room.bottom() - box.height())))
        return box.topLeft()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS_TAKEN:
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep the keyboard in the form until it is taken or dropped."""
        return True

    def event(self, event: QEvent) -> bool:
        """Keep keys that are typed here from the shortcuts of the window."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("edge.field"), 1))
        painter.setBrush(theme.colour("surface.panel"))
        radius = theme.measure("space.radius")
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), radius, radius)
        painter.end()
