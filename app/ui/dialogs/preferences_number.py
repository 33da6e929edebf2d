"""One number of the analysis in the preferences: its words, its field, its default."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.errors import UserError
from app.i18n import number, tr
from app.model.parameters import EPSILON
from app.model.tuning import Group, Tunable
from app.ui import theme
from app.ui.meanwhile import Moment
from app.ui.panels import overtaken
from app.ui.panels.controls import link
from app.ui.panels.fields import NumberField, TextField
from app.ui.panels.labels import Label

FIELD, UNIT, WITHOUT, RESET, MARK = 76, 64, 212, 88, 14  # pixels at 100 %
SEEN = 0.05  # points; a smaller difference is not seen where one decimal is shown


@dataclass(frozen=True, slots=True)
class Standing:
    """How a number stands at one level: of all accounts, or of one of them."""

    value: float
    without: float  # what it is when nothing is set at this level
    counts_as: float  # what the analysis makes of it
    is_set: bool = False
    reason: str | None = None
    of_account: bool = False


class NumberLine(QWidget):
    """Shows a number; says so when the user gives another one, or why it is another one."""

    given = Signal(str, float)  # its name, and another value
    cleared = Signal(str)  # its value was taken out of the field
    explained = Signal(str, str)  # its name, and why it is another one
    reset = Signal(str)
    complained = Signal(str)

    def __init__(self, tunable: Tunable) -> None:
        super().__init__()
        self.tunable = tunable
        self.standing: Standing | None = None
        self.words = Label(tunable.label, wrap=True)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.mark = Label("", "link")
        self.mark.setFixedWidth(theme.grown(MARK))
        self.field = NumberField(tunable.label, whole=tunable.is_whole)
        self.field.setFixedWidth(theme.grown(FIELD))
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.committed.connect(self._take)
        self.field.complained.connect(self.complained)
        self.without = Label("", "quiet", wrap=True)
        self.without.setFixedWidth(theme.grown(WITHOUT))
        self.reset_link = link(tr("Reset"), lambda: self.reset.emit(tunable.name))
        self.reset_link.setAccessibleName(tr("Reset {name}", name=tunable.label))
        self.reset_link.setFixedWidth(theme.grown(RESET))
        keeping = self.reset_link.sizePolicy()
        keeping.setRetainSizeWhenHidden(True)
        self.reset_link.setSizePolicy(keeping)
        self.reason = TextField(
            tr("Why {name} is another one", name=tunable.label),
            hint=tr("Why it is otherwise with us"),
        )
        self.reason.committed.connect(self._take_reason)
        for field in (self.field, self.reason):
            field.installEventFilter(self)
        self._lay_out()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.space(1))
        unit = tr(self.tunable.unit.value) if self.tunable.unit.value else ""
        self.unit = Label(unit, "soft")
        self.unit.setFixedWidth(theme.grown(UNIT))
        self.words.setBuddy(self.field)
        for widget in (self.mark, self.words, self.field, self.unit, self.without):
            line.addWidget(widget, int(widget is self.words))
        line.addWidget(self.reset_link)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(0.5))
        column.addLayout(line)
        below = QHBoxLayout()
        left, right = (theme.grown(one) + theme.space(1) for one in (MARK, RESET))
        below.setContentsMargins(left, 0, right, 0)
        below.addWidget(self.reason)
        column.addLayout(below)

    def show_standing(self, standing: Standing, before: Moment) -> None:
        """Show how the number stands; one that was set is marked, and asks why.

        What is being typed there is about the number as it stood `before`.
        """
        if standing == self.standing:
            return
        self.standing = standing
        self.field.show_value(standing.value)
        self.reason.show_value(standing.reason)
        for field in (self.field, self.reason):
            overtaken.note(field, before)
        self.words.setFont(theme.font("body", strong=standing.is_set))
        self.mark.setText("●" if standing.is_set else "")
        state = tr("changed") if standing.is_set else tr("as it comes")
        self.field.setAccessibleDescription(state)
        self.without.setText(self._without(standing))
        self.reset_link.setVisible(standing.is_set)
        self.reason.setVisible(standing.is_set)  # a field that goes hands on what was typed

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the key for undoing to the account where nothing was typed to take back."""
        if (
            isinstance(watched, QLineEdit)
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.matches(QKeySequence.StandardKey.Undo)
            and not watched.isUndoAvailable()
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def matches(self, wanted: str) -> bool:
        """Return whether a search for these words, in small letters, finds the number."""
        tunable = self.tunable
        told = " ".join((tunable.label, tr(tunable.group.value), tunable.why, tunable.name))
        return all(word in told.casefold() for word in wanted.split())

    def _without(self, standing: Standing) -> str:
        value = figures(standing.without)
        text = tr("default {value}", value=value)
        if standing.of_account:
            text = tr("all accounts: {value}", value=value)
        differs = abs(standing.counts_as - standing.value) > SEEN
        if self.tunable.group is Group.WEIGHTS and differs:
            counts = tr("counts as {value}", value=number(standing.counts_as, 1))
            return f"{text} · {counts}"
        return text

    def _take(self, value: float | None) -> None:
        assert self.standing is not None, "a field is shown with a value"
        if value is None:
            self.cleared.emit(self.tunable.name)
            self._show_again()
            return
        try:
            self.tunable.check(float(value))
        except UserError as error:
            self.complained.emit(str(error))
            self._show_again()
            return
        self.complained.emit("")
        if self.field.begun is not None or abs(value - self.standing.value) > EPSILON:
            self.given.emit(self.tunable.name, float(value))
        self._show_again()

    def _take_reason(self, reason: str) -> None:
        self.explained.emit(self.tunable.name, reason)
        self._show_again()

    def _show_again(self) -> None:
        """Let the fields say how the number stands, whatever was typed there."""
        if self.standing is not None:
            self.field.show_value(self.standing.value)
            self.reason.show_value(self.standing.reason)


def figures(value: float) -> str:
    """Return a number as the fields show it."""
    return number(value, 0 if value.is_integer() else 2)
