"""The line above gaps that one action is advised for: who meets whom, and what that closes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.i18n import tr
from app.ui import icons, theme
from app.ui.panels.gap_parts import ActionWords
from app.ui.panels.gap_row import GAIN_WIDTH, closes_tooltip, closes_words, gain_words
from app.ui.panels.labels import Elided, Label
from app.ui.panels.row_ground import CHOOSING

HEIGHT, SIGN = 26, 16  # pixels
INDENT = 28


class ActionRow(QFrame):
    """A sentence with its gain; a click selects the two whom it brings together."""

    chosen = Signal(object)  # the contact

    def __init__(self, words: ActionWords) -> None:
        super().__init__()
        self.words = words
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._text = Elided("", "link")
        self._closes = Label("", "quiet")
        self._gain = Label("", "gain")
        self._gain.setFixedWidth(GAIN_WIDTH)
        self._gain.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line = QHBoxLayout(self)
        line.setContentsMargins(INDENT, 0, theme.space(1), 0)
        line.setSpacing(theme.space(1))
        line.addWidget(self._text, 1)
        line.addWidget(self._closes)
        line.addWidget(self._gain)
        self.show_words(words)

    def show_words(self, words: ActionWords) -> None:
        """Show another action, or the same in other words."""
        self.words = words
        self._text.setText(words.text)
        self._show_closes()
        self._closes.setToolTip(closes_tooltip(words.closes))
        gain = gain_words(words.gain) if words.gain else ""
        self._gain.setText(gain)
        count = len(words.closes)
        said = [words.text, closes_words(count, words.here) if count else ""]
        if gain:
            said.append(tr("{points} points", points=gain))
        self.setAccessibleName(". ".join(part for part in said if part))

    def _show_closes(self) -> None:
        """Say where the gaps that it closes stand only where that leaves the action room."""
        count = len(self.words.closes)
        words = closes_words(count, self.words.here) if count else ""
        room = self.width() - INDENT - GAIN_WIDTH - 4 * theme.space(1)
        wanted = self._text.sizeHint().width() + self.fontMetrics().horizontalAdvance(words)
        self._closes.setText(words if not count or wanted <= room else closes_words(count))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_closes()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(self.words.contact)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in CHOOSING:
            self.chosen.emit(self.words.contact)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("edge.focus"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        box = QRectF(theme.space(1), (self.height() - SIGN) / 2, SIGN, SIGN)
        icons.draw(painter, "route", box, theme.colour("text.link"))
        painter.end()
