"""The strip above the map that leads through the first account: five steps, each ticked."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import tr
from app.ui import icons, theme
from app.ui.first_steps import WORDS, Step
from app.ui.panels.chips import Chip
from app.ui.panels.controls import ToolButton, button, hair
from app.ui.panels.labels import Label, plain_tooltip

DISC, GAP, PADDING = 18, 7, 10  # pixels


class _StepChip(Chip):
    """One step: its number, or a tick, and what it is called."""

    def __init__(self, step: Step, number: int) -> None:
        super().__init__(tr(WORDS[step].short))
        self.step, self._number, self.is_done = step, number, False
        self.is_short = False  # only its number is seen: a word that is cut says less

    def show_done(self, *, on: bool) -> None:
        words = tr(WORDS[self.step].short)
        self.is_done = on
        self.setAccessibleName(
            tr("Step {number}, done: {words}", number=self._number, words=words)
            if on
            else tr("Step {number}: {words}", number=self._number, words=words)
        )
        self.setToolTip(plain_tooltip(words))
        self.update()

    def shorten(self, *, on: bool) -> None:
        """Show the number without the words, or both."""
        if on != self.is_short:
            self.is_short = on
            self.updateGeometry()
            self.update()

    def whole_width(self) -> int:
        """Return how wide it is with its words."""
        self.setFont(theme.font("small", strong=True))
        wide = self.fontMetrics().horizontalAdvance(tr(WORDS[self.step].short))
        return ceil(wide) + DISC + GAP + 2 * PADDING + 4

    def sizeHint(self) -> QSize:
        wide = self.minimumSizeHint().width() if self.is_short else self.whole_width()
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(DISC + 2 * PADDING, super().minimumSizeHint().height())

    def paint_sign(self, painter: QPainter, box: QRectF) -> None:
        disc = QRectF(box.left() + PADDING, box.center().y() - DISC / 2, DISC, DISC)
        ink = theme.colour("text.soft")
        if self.is_done:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent.fill"))
            painter.drawEllipse(disc)
            tick = disc.adjusted(3, 3, -3, -3)
            icons.draw(painter, "check", tick, theme.colour("text.on_accent"))
        else:
            painter.setPen(QPen(ink, 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(disc)
            painter.setFont(theme.font("caption", strong=True))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self._number))
        if self.is_short:
            return
        painter.setFont(theme.font("small", strong=self.isChecked()))
        painter.setPen(theme.colour("text.ink") if self.isChecked() else ink)
        room = box.adjusted(PADDING + DISC + GAP, 0, -PADDING / 2, 0)
        words = painter.fontMetrics().elidedText(
            tr(WORDS[self.step].short), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)


class FirstStrip(QWidget):
    """Says what comes next; any step can be looked at, shown, or skipped with all of them."""

    show_asked = Signal(object)  # Step
    ended = Signal()  # skipped, or no longer needed
    outdated = Signal()  # the plan is another one: what is done is to be looked at anew
    read = Signal()  # a gap was opened

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("First steps"))
        self._done: frozenset[Step] = frozenset()
        self._looked_at: Step | None = None
        self.chips = {step: _StepChip(step, n) for n, step in enumerate(Step, 1)}
        line = QHBoxLayout()
        line.setSpacing(theme.space(0.75))
        for step, chip in self.chips.items():
            chip.clicked.connect(lambda _=False, s=step: self.look_at(s))
            line.addWidget(chip)
        line.addStretch(1)
        self.skip = ToolButton()
        self.skip.setIcon(icons.icon("x", size=14))
        self.skip.setToolTip(plain_tooltip(tr("Skip these steps; Help brings them back")))
        self.skip.setAccessibleName(tr("Skip these steps; Help brings them back"))
        self.skip.clicked.connect(self.ended)
        line.addWidget(self.skip)
        self.words = Label("", "soft", wrap=True)
        self.show_me = button(tr("Show me"), self._ask)
        below = QHBoxLayout()
        below.setSpacing(theme.space(1.5))
        below.addWidget(self.words, 1)
        below.addWidget(self.show_me)
        column = QVBoxLayout(self)
        edge = theme.space(1.5)
        column.setContentsMargins(edge, theme.space(0.75), edge, theme.space(0.75))
        column.setSpacing(theme.space(0.75))
        column.addLayout(line)
        column.addLayout(below)
        column.addWidget(hair())
        self.show_done(frozenset())

    @property
    def step(self) -> Step | None:
        """The step it speaks of: the one looked at, else the first to do; None: all done."""
        first = next((step for step in Step if step not in self._done), None)
        return self._looked_at or first

    def show_done(self, done: AbstractSet[Step]) -> None:
        """Tick these steps; once the one looked at is done, the next comes."""
        if self._looked_at in done - self._done:
            self._looked_at = None
        self._done = frozenset(done)
        for step, chip in self.chips.items():
            chip.show_done(on=step in done)
        self._show()

    def on_change(self, *_: object) -> None:
        """Pass on that the plan changed; when the strip goes, nobody hears of it."""
        self.outdated.emit()

    def on_read(self, *_: object) -> None:
        """Pass on that a gap was opened."""
        self.read.emit()

    def look_at(self, step: Step) -> None:
        """Speak of a step."""
        self._looked_at = step
        self._show()

    def _show(self) -> None:
        step = self.step
        for one, chip in self.chips.items():
            chip.setChecked(one is step)
        self._share_out()
        self.show_me.setText(tr("Show me") if step is not None else tr("Close"))
        if step is None:
            self.words.setText(
                tr("That is your first map. Ctrl+K finds the rest; Help says how it works.")
            )
            return
        self.words.setText(tr(WORDS[step].long))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Leave words to the step it speaks of alone, where there is no room for all."""
        chips = self.chips.values()
        apart = theme.space(0.75) * (len(self.chips) + 1)
        taken = 2 * theme.space(1.5) + apart + self.skip.sizeHint().width()
        is_narrow = sum(chip.whole_width() for chip in chips) + taken > self.width()
        for one, chip in self.chips.items():
            chip.shorten(on=is_narrow and one is not self.step)

    def _ask(self) -> None:
        if self.step is None:
            self.ended.emit()
        else:
            self.show_asked.emit(self.step)
