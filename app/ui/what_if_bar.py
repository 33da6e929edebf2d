"""The map with what is supposed above it: while a what-if is on, in a dashed frame of its own.

Dashes and the accent say that this is not how things stand; red, amber and green are the
attitude's, and nobody is to take the frame for one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import mark, number, tr
from app.ui import icons, theme
from app.ui.change_command import read_only_words
from app.ui.document import Document
from app.ui.panels.controls import button
from app.ui.panels.flow import Flow
from app.ui.panels.labels import Elided, Label, plain_tooltip

if TYPE_CHECKING:
    from app.analysis.what_if import Step

EDGE, STRIPE = 4, 4  # pixels
NARROW = 640  # pixels; in a bar less wide the score stands below the title
MANY_POINTS = 10  # from here on a difference of whole points is told, as elsewhere
_CHIPS = {  # a step in few words, by the id of its message
    "what_if.attitude": mark("{name}: {attitude}"),
    "what_if.leaves": mark("{name} leaves"),
    "what_if.tie": mark("{name}: {level}"),
    "what_if.tie_lost": mark("{name} is lost"),
}


class WhatIfFrame(QWidget):
    """Holds the map, and the bar above it while a what-if is on."""

    def __init__(self, document: Document, view: QWidget) -> None:
        super().__init__()
        self.setObjectName("ground")
        self._document = document
        self.bar = WhatIfBar(document)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self.bar)
        self._column.addWidget(view, 1)
        self._is_on: bool | None = None
        document.supposing.changed.connect(self._follow)
        document.analysed.connect(self._follow)  # others may change what it rests on
        self._follow()

    def _follow(self) -> None:
        is_on = self._document.supposing.is_on
        if is_on != self._is_on:
            self._is_on = is_on
            self.bar.setVisible(is_on)
            edge = EDGE if is_on else 0
            self._column.setContentsMargins(edge, edge, edge, edge)
            self.update()
        if is_on:
            self.bar.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface.window"))
        if self._is_on:
            pen = QPen(theme.colour("accent.fill"), 2)
            pen.setDashPattern([4, 3])
            painter.setPen(pen)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()


class WhatIfBar(QWidget):
    """Says that nothing is stored, what is supposed, and what it does to the score."""

    keep_asked = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document, self._supposing = document, document.supposing
        self._shown: object = None
        title = Elided(tr("What if – nothing is stored"), "name", grows=False)
        self.score = Label("", "title")
        self.keep = button(tr("Keep as plan…"), self.keep_asked.emit, "primary")
        self.end = button(tr("Let go"), self._supposing.end)
        self.end.setToolTip(plain_tooltip(tr("Show how things stand again (Esc)")))
        line = QHBoxLayout()
        line.setSpacing(theme.space(1.5))
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.setSpacing(0)
        self._words.addWidget(title)
        self._words.addSpacing(theme.space(1.5))
        self._words.addWidget(self.score)
        self._words.addStretch(1)
        line.addLayout(self._words, 1)
        line.addWidget(self.keep)
        line.addWidget(self.end)
        self.hint = Label(
            tr(
                "Draw or strengthen a relationship, choose another attitude, or remove "
                "somebody: map, score and gaps show what would come of it."
            ),
            "soft",
            wrap=True,
        )
        self.chips: list[StepChip] = []
        self._flow = Flow(6)
        self._holder = QWidget()
        self._holder.setLayout(self._flow)
        column = QVBoxLayout(self)
        inset = theme.space(1)
        column.setContentsMargins(theme.space(2) + STRIPE, inset, inset, inset)
        column.setSpacing(6)
        column.addLayout(line)
        column.addWidget(self.hint)
        column.addWidget(self._holder)

    def refresh(self) -> None:
        """Show what is supposed now."""
        what_if = self._supposing.what_if
        if what_if is None:
            return
        steps = what_if.steps
        self.score.setText(_score_words(what_if.base.score.total, what_if.report.score.total))
        if self._supposing.is_stale:
            self.score.setText(tr("Computing…"))
        why_not = what_if.why_no_plan
        if not self._document.may_edit:
            why_not = read_only_words(self._document.past)
        self.keep.setEnabled(not why_not and not self._supposing.is_stale)
        self.keep.setToolTip(
            plain_tooltip(why_not or tr("Plan the relationships that are new or stronger"))
        )
        self.keep.setAccessibleDescription(why_not)
        shown = [chip_words(step) for step in steps]
        if shown != self._shown:
            self._shown = shown
            self._show_steps(steps)

    def _show_steps(self, steps: tuple[Step, ...]) -> None:
        had_focus = any(chip.hasFocus() for chip in self.chips)
        self._flow.clear()
        self.chips = []
        for position, step in enumerate(steps):
            chip = StepChip(step)
            chip.clicked.connect(lambda _=False, at=position: self._supposing.let_go(at))
            self.chips.append(chip)
            self._flow.addWidget(chip)
        self.hint.setVisible(not steps)
        self._holder.setVisible(bool(steps))
        if had_focus:
            (self.chips[-1] if self.chips else self.end).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._words.setDirection(below if narrow else beside)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._supposing.end()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("accent.quiet"))
        painter.fillRect(QRectF(0, 0, STRIPE, self.height()), theme.colour("accent.fill"))
        painter.end()


class StepChip(QPushButton):
    """One thing supposed; a click takes it back."""

    def __init__(self, step: Step) -> None:
        super().__init__(chip_words(step).replace("&", "&&"))
        self.setProperty("look", "chip")
        self.setIcon(icons.icon("x", size=12))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Take back: {step}", step=step.label))
        self.setToolTip(plain_tooltip(tr("Take back: {step}", step=step.label)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        if event.key() in (
            keys.Key_Delete, keys.Key_Backspace, keys.Key_Return, keys.Key_Enter
        ):  # fmt: skip
            self.click()
        else:
            super().keyPressEvent(event)


def chip_words(step: Step) -> str:
    """Return a step in few words, as it stands below a bar that says *what if*."""
    message = step.change.message
    text = _CHIPS.get(message.id)
    return step.label if text is None else tr(text, **dict(message.arguments))


def _score_words(before: float, after: float) -> str:
    if abs(after - before) < 0.05:  # noqa: PLR2004  would print as the same
        return tr("Score {score}", score=number(before, 0))
    decimals = 0 if abs(after - before) >= MANY_POINTS else 1
    points = number(abs(round(after, decimals) - round(before, decimals)), decimals)
    return tr(
        "Score {before} → {after} ({points})",
        before=number(before, decimals),
        after=number(after, decimals),
        points=f"+{points}" if after > before else f"−{points}",
    )
