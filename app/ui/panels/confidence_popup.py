"""The small form that asks how sure we are of a fact, who says so, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from app.i18n import day, tr
from app.model.labels import label
from app.model.sources import FactSource
from app.model.vocabulary import Confidence
from app.ui import theme
from app.ui.canvas.popup import Popup
from app.ui.panels.chips import Chip
from app.ui.panels.confidence_sign import paint_confidence
from app.ui.panels.controls import button
from app.ui.panels.fields import DayField, TextField

WIDTH, SIGN, KEY_WIDTH = 330, 14, 16
KEYS: tuple[tuple[str, Confidence | None], ...] = (
    *((str(number), one) for number, one in enumerate(Confidence, 1)),
    ("0", None),
)


@dataclass(frozen=True, slots=True)
class Said:
    """What the form was given: how sure, by whom, since when."""

    confidence: Confidence | None
    source: str
    on: date


def confidence_words(confidence: Confidence | None) -> str:
    """Return how sure we are, in the reader's words."""
    words = tr("nobody said so yet") if confidence is None else label(confidence)
    return words[:1].upper() + words[1:]


class _ConfidenceChip(Chip):
    """One of the choices: its key, its sign and its word."""

    def __init__(self, key: str, confidence: Confidence | None) -> None:
        words = confidence_words(confidence)
        super().__init__(words, f"{words}, {key}")
        self.key, self.confidence = key, confidence

    def sizeHint(self) -> QSize:
        return QSize(theme.grown(130), super().sizeHint().height())

    def paint_sign(self, painter: QPainter, box: QRectF) -> None:
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text.faint"))
        painter.drawText(box.adjusted(8, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.key)
        sign = QRectF(box.left() + 8 + KEY_WIDTH, box.center().y() - SIGN / 2, SIGN, SIGN)
        paint_confidence(painter, self.confidence, sign, theme.colour("text.soft"))
        painter.setFont(theme.font("small", strong=self.isChecked()))
        painter.setPen(theme.colour("text.ink"))
        room = box.adjusted(8 + KEY_WIDTH + SIGN + 8, 0, -4, 0)
        words = painter.fontMetrics().elidedText(
            self.accessibleName(), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)


class ConfidencePopup(Popup):
    """A click on a choice keeps all of it; so does Enter. Leaving it changes nothing."""

    said = Signal(object)  # Said

    def __init__(
        self,
        over: QWidget,
        title: str,
        today: date,
        confidence: Confidence | None,
        source: FactSource | None,
    ) -> None:
        super().__init__(over, title, theme.grown(WIDTH))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._confidence = confidence
        self._day = today
        self.say(title, "name")
        self.say(tr("How sure are we of this?"))
        self.chips = {choice: _ConfidenceChip(key, choice) for key, choice in KEYS}
        grid = QGridLayout()
        grid.setSpacing(6)
        for number, (choice, chip) in enumerate(self.chips.items()):
            chip.setChecked(choice is confidence)
            chip.clicked.connect(lambda _=False, c=choice: self.choose(c))
            across = 2 if choice is None else 1
            grid.addWidget(chip, number // 2, number % 2, 1, across)
        self.column.addLayout(grid)
        self.who = TextField(tr("Who says so"), hint=tr("who says so, in which meeting"))
        self.who.show_value(None if source is None else source.source)
        self.column.addWidget(self.who)
        self.when = DayField(tr("Since when"), today)
        self.when.show_value(today)
        self.when.committed.connect(self._date)
        self.say(tr("Since when"))
        self.column.addWidget(self.when)
        self._noted = self.say(noted_words(source))
        self._noted.setVisible(bool(self._noted.text()))
        self.problem = self.say("", "problem")
        self.problem.hide()
        self._refused = False  # what was typed as a day, and nobody heard of it yet
        self.when.complained.connect(self._complain)
        self.keep = button(tr("Keep"), lambda: self.choose(self._confidence), "primary")
        self.column.addWidget(self.keep)
        self.taken.connect(lambda: self.choose(self._confidence))
        self.dropped.connect(self._close)
        app = QApplication.instance()
        assert isinstance(app, QApplication), "a window has an application"
        app.focusChanged.connect(self._on_focus)

    def choose(self, confidence: Confidence | None) -> None:
        """Keep a choice with what was typed beside it, unless the day makes no sense."""
        self.when.flush()
        if self._refused:
            self._refused = False
            self.when.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.said.emit(Said(confidence, self.who.text(), self._day))
        self._close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = dict(KEYS)
        if event.text() in keys:
            self.choose(keys[event.text()])
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go round inside the form."""
        stops = [one for one in self.findChildren(QWidget) if _is_stop(one)]
        at = next((place for place, one in enumerate(stops) if one.hasFocus()), None)
        if stops:
            step = 1 if forward else -1
            stops[0 if at is None else (at + step) % len(stops)].setFocus()
        self._refused = False  # it stands there to be read, with the day that holds
        return True

    def _complain(self, words: str) -> None:
        self._refused = True
        self.problem.setText(words)
        self.problem.show()
        self.fit()

    def _date(self, chosen: object) -> None:
        self.problem.hide()
        if isinstance(chosen, date):
            self._day = chosen

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Go when the user went on elsewhere; a calendar of ours is not elsewhere."""
        if now is None or now is self or self.isAncestorOf(now):
            return
        if now.window() is self.window():
            self._close()

    def _close(self) -> None:
        if self.isVisible():
            self.hide()
            self.deleteLater()


def noted_words(source: FactSource | None) -> str:
    """Return who noted a fact, and when, as far as that is known."""
    if source is None:
        return ""
    if source.noted_by and source.noted_on:
        return tr("noted by {name}, {day}", name=source.noted_by, day=day(source.noted_on))
    if source.noted_by:
        return tr("noted by {name}", name=source.noted_by)
    return tr("noted on {day}", day=day(source.noted_on)) if source.noted_on else ""


def _is_stop(one: QWidget) -> bool:
    wants = one.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(wants) and one.isVisible() and one.isEnabled() and one.focusProxy() is None
