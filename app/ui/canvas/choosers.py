"""The choosers a drawn line opens: how well they know each other, or which line it is."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import tr
from app.model.labels import label
from app.model.last_spoken import PRESELECTED, LastSpoken, words
from app.model.ties import ContactTie
from app.model.vocabulary import TieLevel, TieStatus
from app.ui import theme
from app.ui.canvas.drawn_edits import Spoken
from app.ui.canvas.line_kinds import Line, LineKind, TieLook
from app.ui.canvas.lines import drawn, paint_line
from app.ui.canvas.marks import text_width
from app.ui.canvas.popup import Popup
from app.ui.panels.chips import Chip

WIDTH = 432
Choice = TieLevel | TieStatus | None
CHOICES: tuple[tuple[str, Choice], ...] = (
    ("1", TieLevel.ACQUAINTED),
    ("2", TieLevel.WORKING),
    ("3", TieLevel.GOOD),
    ("4", TieLevel.TRUSTED),
    ("0", TieLevel.NONE),
    ("5", None),
    ("6", TieStatus.NOT_NEEDED),
    ("7", TieStatus.LOST),
)
_FIRST_CHOICE = TieLevel.WORKING
_SAMPLE = 34.0


class _LineChip(Chip):
    """A tie as it will be drawn, with its key and its words."""

    def __init__(self, key: str, choice: Choice) -> None:
        super().__init__(choice_words(choice), f"{choice_words(choice)}, {key}")
        self.key, self.choice = key, choice
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        text = text_width(self.accessibleName(), "small", strong=True)
        width = max(170, ceil(theme.grown(text) + 24 + _SAMPLE + 10 + 8))
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paint_sign(self, painter: QPainter, box: QRectF) -> None:
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text.faint"))
        painter.drawText(box.adjusted(8, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.key)
        left, middle = box.left() + 24, box.center().y()
        if self.choice is not TieLevel.NONE:
            ends = [(left, middle), (left + _SAMPLE, middle)]
            paint_line(painter, drawn(_sample(self.choice), ends), theme.current())
        painter.setFont(theme.font("small", strong=self.isChecked()))
        painter.setPen(theme.colour("text.ink"))
        text = box.adjusted(24 + _SAMPLE + 10, 0, -4, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, self.accessibleName())


class WordChip(Chip):
    """A word to choose."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        width = text_width(self.accessibleName(), "small", strong=True)
        return QSize(theme.grown(width) + 16, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paint_sign(self, painter: QPainter, box: QRectF) -> None:
        painter.setFont(theme.font("small", strong=self.isChecked()))
        painter.setPen(theme.colour("text.ink" if self.isChecked() else "text.soft"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.accessibleName())


class _WordRow(QWidget):
    """The answers to *when did you last speak*; left and right move along them."""

    def __init__(self, chips: Sequence[Chip]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for chip in chips:
            row.addWidget(chip)


class TieChooser(Popup):
    """How well two know each other and when they last spoke; every answer has a key."""

    def __init__(
        self,
        over: QWidget,
        names: tuple[str, str],
        tie: ContactTie | None,
        *,
        supposing: bool = False,
    ) -> None:
        """Ask about a tie; one that is only supposed is fresh: nobody asks when they spoke."""
        title = f"{names[0]} – {names[1]}"
        super().__init__(over, title, WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.say(title, "name")
        self.say(tr("How well do they know each other?"))
        self.chips = {choice: _LineChip(key, choice) for key, choice in CHOICES}
        grid = QGridLayout()
        grid.setSpacing(6)
        for number, chip in enumerate(self.chips.values()):
            chip.clicked.connect(lambda _=False, c=chip.choice: self.choose(c))
            grid.addWidget(chip, number % 4, number // 4)
        self.column.addLayout(grid)
        if not supposing:
            self.say(tr("When did they last speak?"))
        self.answers = {answer: WordChip(words(answer)) for answer in LastSpoken}
        for answer, word in self.answers.items():
            word.clicked.connect(lambda _=False, a=answer: self.answer(a))
        spoken = _WordRow(list(self.answers.values()))
        self.column.addWidget(spoken)
        spoken.setVisible(not supposing)
        if supposing:
            self.say(tr("0–7: level · Enter tries it out · Esc cancels"))
        else:
            self.say(tr("0–7: level · ← →: last spoken · Enter keeps · Esc cancels"))
        done = tr("Draw") if tie is None else tr("Keep")
        self.keep = QPushButton(tr("Try it out") if supposing else done)
        self.keep.setProperty("look", "primary")
        self.keep.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.keep.clicked.connect(self.taken)
        self.column.addWidget(self.keep)
        self._choice: Choice = _FIRST_CHOICE
        self._answer: LastSpoken | None = PRESELECTED
        if tie is not None:
            self._choice = tie.status or tie.level
            self._answer = None  # keep the date that is known
        self._show()

    @property
    def spoken(self) -> Spoken:
        """What is chosen."""
        if isinstance(self._choice, TieStatus):
            return Spoken(None, self._choice, self._answer)
        return Spoken(self._choice, None, self._answer)

    def choose(self, choice: Choice) -> None:
        """Choose how well they know each other."""
        self._choice = choice
        self._show()

    def answer(self, answer: LastSpoken) -> None:
        """Choose when they last spoke."""
        self._answer = answer
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = dict(CHOICES)
        if event.text() in keys:
            self.choose(keys[event.text()])
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(1 if event.key() == Qt.Key.Key_Right else -1)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            order = [choice for _key, choice in CHOICES]
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.choose(order[(order.index(self._choice) + step) % len(order)])
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _step(self, step: int) -> None:
        order = list(LastSpoken)
        at = order.index(self._answer or PRESELECTED)
        self.answer(order[max(0, min(len(order) - 1, at + step * (self._answer is not None)))])

    def _show(self) -> None:
        for choice, chip in self.chips.items():
            chip.setChecked(choice is self._choice)
        for answer, word in self.answers.items():
            word.setChecked(answer is self._answer)


class LineChooser(Popup):
    """Which line joins two people of theirs; a click or its number draws it."""

    chosen = Signal(int)

    def __init__(self, over: QWidget, title: str, offers: Sequence[tuple[str, Line]]) -> None:
        super().__init__(over, title, WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.say(title, "name")
        self._buttons: list[_Offer] = []
        rows = QVBoxLayout()
        rows.setSpacing(4)
        for number, (text, line) in enumerate(offers):
            button = _Offer(number + 1, text, line)
            button.clicked.connect(lambda _=False, n=number: self.chosen.emit(n))
            self._buttons.append(button)
            rows.addWidget(button)
        self.column.addLayout(rows)
        self.say(tr("1–{last}: draw · ↑ ↓ and Enter · Esc cancels", last=len(offers)))
        self._at = 0
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = int(event.text()) if event.text().isdecimal() else 0
        if 1 <= number <= len(self._buttons):
            self.chosen.emit(number - 1)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self._at = (self._at + step) % len(self._buttons)
            self._show()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self._at)
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        for place, button in enumerate(self._buttons):
            button.setChecked(place == self._at)


class _Offer(Chip):
    """A line as it will be drawn, with its number and what it says."""

    def __init__(self, number: int, text: str, line: Line) -> None:
        super().__init__(text)
        self._number, self._line = number, line
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        text = text_width(self.accessibleName(), "small")
        width = max(300, ceil(theme.grown(text) + 28 + _SAMPLE + 24 + 12))
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paint_sign(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(theme.colour("text.faint")))
        painter.setFont(theme.font("caption"))
        number = box.adjusted(10, 0, 0, 0)
        painter.drawText(number, Qt.AlignmentFlag.AlignVCenter, str(self._number))
        left, middle = box.left() + 28, box.center().y()
        ends = [(left, middle), (left + _SAMPLE + 10, middle)]
        paint_line(painter, drawn(self._line, ends), theme.current())
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text.ink"))
        room = box.adjusted(28 + _SAMPLE + 24, 0, -8, 0)
        text = painter.fontMetrics().elidedText(
            self.accessibleName(), Qt.TextElideMode.ElideMiddle, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)


def tie_keys() -> list[tuple[str, str]]:
    """Return what keys do where one says how well two know each other."""
    return [
        *((choice_words(choice), key) for key, choice in CHOICES),
        (tr("When did they last speak?"), "← · →"),
        (tr("Keep"), tr("Enter")),
        (tr("Cancel what you are doing"), "Esc"),
    ]


def choice_words(choice: Choice) -> str:
    """Return what a choice says, in the reader's language."""
    return tr("not assessed") if choice is None else label(choice)


def _sample(choice: Choice) -> Line:
    if isinstance(choice, TieStatus):
        look = TieLook(not_needed=choice is TieStatus.NOT_NEEDED, lost=choice is TieStatus.LOST)
    else:
        look = TieLook(choice)
    return Line(LineKind.TIE, (ContactTie, ""), "", "", look)
