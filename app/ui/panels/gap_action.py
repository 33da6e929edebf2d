"""The line above gaps that one action is advised for: who meets whom, and what that closes."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame

from app.i18n import counted, ntr
from app.ui import icons, theme
from app.ui.panels.gap_parts import ActionWords
from app.ui.panels.gap_row import GAIN_WIDTH, closes_tooltip, closes_words, gain_words
from app.ui.panels.row_ground import CHOOSING
from app.ui.panels.written import Written

HEIGHT, SIGN = 26, 16  # pixels
INDENT = 28


class ActionRow(QFrame):
    """A sentence with its gain; a click selects the two whom it brings together."""

    chosen = Signal(object)  # the contact

    def __init__(self, words: ActionWords) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._text, self._closes = Written("link"), Written("quiet")
        self._gain = Written("gain", right=True)
        self.texts = (self._text, self._closes, self._gain)
        self._placed = -1  # for which width
        self.show_words(words)

    def show_words(self, words: ActionWords) -> None:
        """Show another action, or the same in other words."""
        self.words = words
        gain = gain_words(words.gain) if words.gain else ""
        count = len(words.closes)
        self._text.text, self._gain.text = words.text, gain
        self._closes.tooltip = closes_tooltip(words.closes)
        said = [words.text, closes_words(count, words.here) if count else ""]
        if gain:
            said.append(ntr("{points} point", "{points} points", counted(gain), points=gain))
        self.setAccessibleName(". ".join(part.rstrip(".") for part in said if part))
        self._placed = -1
        self.update()

    def seen(self) -> list[str]:
        """Return the texts of the line as they are painted, cut where there is no room."""
        self._place()
        return [one.shown for one in self.texts if one.shown]

    def _place(self) -> None:
        """Give every text its box.

        Where the gaps stand that it closes is said only where that leaves the action room.
        """
        width, gap = self.width(), theme.space(1)
        if self._placed == width:
            return
        self._placed = width
        count, right = len(self.words.closes), width - gap
        edge = right - GAIN_WIDTH
        room = edge - gap - INDENT
        self._closes.text = closes_words(count, self.words.here) if count else ""
        if count and self._text.wanted() + gap + self._closes.wanted() > room:
            self._closes.text = closes_words(count)
        wide = self._closes.wanted()
        self._gain.place(QRect(edge, 0, GAIN_WIDTH, HEIGHT))
        self._closes.place(QRect(edge - gap - wide, 0, wide, HEIGHT))
        self._text.place(QRect(INDENT, 0, room - gap - wide, HEIGHT))

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
        self._place()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("edge.focus"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        box = QRectF(theme.space(1), (self.height() - SIGN) / 2, SIGN, SIGN)
        icons.draw(painter, "route", box, theme.colour("text.link"))
        for text in self.texts:
            text.paint(painter)
        painter.end()
