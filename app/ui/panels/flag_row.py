"""The flags of gaps about many in a row, for views that name the buying team nowhere."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui import gaps_of_all, theme
from app.ui.canvas import marks
from app.ui.document import Document
from app.ui.panels.controls import PushButton
from app.ui.panels.labels import plain_tooltip
from app.ui.theme import measure

_AROUND = 3  # pixels between a flag and the frame that shows the keyboard


class FlagButton(PushButton):
    """The flag of one gap: its number, which says the rest to who asks; a click chooses it."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, words: str) -> None:
        """Say this of the gap from now on."""
        if words != self.accessibleName():
            self.setAccessibleName(words)
            self.setToolTip(plain_tooltip(words))

    def sizeHint(self) -> QSize:
        side = theme.grown(2 * measure("card.flag")) + 2 * _AROUND
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus():
                painter.setPen(QPen(look.colour("edge.focus"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
            painter.translate(QRectF(self.rect()).center())
            share = theme.text_size() / 100
            painter.scale(share, share)
            marks.draw_flag(
                painter, QPointF(), self.number, look, look.colour("surface.window")
            )


class FlagRow(QWidget):
    """A flag for each gap about many of a document; hidden where there is none."""

    asked = Signal(object)  # the key of the gap

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self.buttons: dict[int, FlagButton] = {}
        self.follow()

    def follow(self) -> None:
        """Show the flags that there are now."""
        report = self._document.report
        found = gaps_of_all.gaps(self._document)
        for number in self.buttons.keys() - found.keys():
            gone = self.buttons.pop(number)
            gone.hide()
            self._line.removeWidget(gone)
            gone.deleteLater()
        for place, (number, gap) in enumerate(found.items()):
            button = self.buttons.get(number)
            if button is None:
                button = self.buttons[number] = FlagButton(number)
                button.clicked.connect(partial(self._ask, number))
                self._line.insertWidget(place, button)
            assert report is not None, "gaps are of a report"
            button.say(gaps_of_all.said(number, gap, report))
        self.setVisible(bool(self.buttons))

    def _ask(self, number: int, _checked: bool = False) -> None:
        key = gaps_of_all.key(self._document, number)
        if key is not None:
            self.asked.emit(key)
