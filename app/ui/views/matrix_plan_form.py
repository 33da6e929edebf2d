"""The small form over the matrix that plans a relationship: a level and a day, Enter keeps."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.i18n import tr
from app.model.labels import label
from app.model.planning import PlannedTie
from app.model.vocabulary import TieLevel
from app.ui.canvas.choosers import WordChip
from app.ui.canvas.popup import Popup
from app.ui.panels.fields import DayField

WIDTH = 400
AHEAD = timedelta(days=42)  # a date to begin with
LEVELS = tuple(level for level in TieLevel if level is not TieLevel.NONE)


class PlanForm(Popup):
    """Which level two are to reach, and when; 1 to 4 choose, Tab goes to the day."""

    def __init__(
        self,
        over: QWidget,
        names: tuple[str, str],
        *,
        planned: PlannedTie | None,
        now: TieLevel | None,
        today: date,
        warning: str = "",
    ) -> None:
        title = f"{names[0]} – {names[1]}"
        super().__init__(over, title, WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.say(title, "name")
        self.say(tr("Which level are they to reach?"))
        self.chips = {level: WordChip(f"{int(level)} · {label(level)}") for level in LEVELS}
        for level, chip in self.chips.items():
            chip.clicked.connect(lambda _=False, one=level: self.choose(one))
        for pair in (LEVELS[:2], LEVELS[2:]):
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            for level in pair:
                row.addWidget(self.chips[level], 1)
            self.column.addWidget(holder)
        self.say(tr("When is it due?"))
        self.due = DayField(tr("Due"), today)
        self.due.edit.installEventFilter(self)
        self.due.show_value(today + AHEAD if planned is None else planned.due)
        self.column.addWidget(self.due)
        self.problem = self.say("", "problem")
        self.problem.hide()
        self.due.complained.connect(self._complain)
        if warning:
            self.say(warning, "notice")
        self.say(tr("1–4: level · Tab: day · Enter keeps · Esc cancels"))
        keep = QPushButton(tr("Plan it"))
        keep.setProperty("look", "primary")
        keep.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        keep.clicked.connect(self.take)
        self.column.addWidget(keep)
        self.level = TieLevel.ACQUAINTED
        wanted = planned.desired_level if planned is not None else _next(now)
        self.choose(wanted or _next(now))

    def choose(self, level: TieLevel) -> None:
        """Choose the level they are to reach."""
        self.level = level
        for one, chip in self.chips.items():
            chip.setChecked(one is level)

    def take(self) -> None:
        """Hand on what was chosen, unless the day makes no sense."""
        self.problem.hide()
        self.due.flush()
        if self.problem.isHidden():
            self.taken.emit()

    def _complain(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        levels = {str(int(level)): level for level in LEVELS}
        if event.text() in levels:
            self.choose(levels[event.text()])
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
            event.accept()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.due.edit.setFocus(Qt.FocusReason.TabFocusReason)
            self.due.edit.selectAll()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go between the levels and the day, and no further."""
        if self.due.edit.hasFocus():
            self.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.due.edit.setFocus(Qt.FocusReason.TabFocusReason)
            self.due.edit.selectAll()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter and Esc in the field of the day for the form."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.take()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.dropped.emit()
                return True
        return super().eventFilter(watched, event)


def _next(now: TieLevel | None) -> TieLevel:
    """Return the level after the one they have."""
    return TieLevel(min((now or TieLevel.NONE) + 1, TieLevel.TRUSTED))
