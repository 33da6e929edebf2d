"""One thing that is agreed, as a line: who, by when, and what became of it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.i18n import ntr, tr
from app.model.account_plan import AccountPlan
from app.ui import theme
from app.ui.panels.agreed_words import Agreed, due_words, owner_words
from app.ui.panels.beside import Beside
from app.ui.panels.controls import button
from app.ui.panels.fields import DayField
from app.ui.panels.flow import Flow
from app.ui.panels.labels import Label
from app.ui.panels.named_field import NamedField
from app.ui.panels.plan_line import Pill, PlanLine
from app.ui.panels.plan_row import beside

OWNER, DUE, LEAST = 160, 136, 92  # pixels


class AgreedRow(PlanLine):
    """Enter opens it, Delete drops it."""

    carried_out = Signal()
    dropped = Signal()
    owner_given = Signal(object)  # of ours, or None
    due_given = Signal(object)  # date, or None
    complained = Signal(str)

    def __init__(self, one: Agreed, plan: AccountPlan, today: date) -> None:
        super().__init__()
        self.one, self._plan, self._today = one, plan, today
        owner = owner_words(plan, one)
        self.title.setText(one.text)
        self.left.setText(owner)
        self.right.setText(one.waits)
        self.figure.setText(due_words(one).split(",", maxsplit=1)[0])
        if one.overdue:
            late = ntr("{count} day overdue", "{count} days overdue", one.overdue)
            self.signs.addWidget(Pill(late))
        self.setAccessibleName(
            ". ".join((one.text, owner, due_words(one), one.waits)).rstrip(". ")
        )
        self.entered.connect(self.chosen)
        self.deleted.connect(self.dropped)

    def made_details(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, theme.space(0.5))
        column.setSpacing(theme.space(0.75))
        if self.one.waits:
            column.addWidget(Label(self.one.waits, "soft", wrap=True))
        owner = owner_field(self._plan, self.one.owner)
        owner.setMinimumWidth(LEAST)
        owner.setMaximumWidth(OWNER)
        owner.committed.connect(self.owner_given)
        due = DayField(tr("Due"), self._today)
        due.show_value(self.one.due)
        due.committed.connect(self.due_given)
        due.complained.connect(self.complained)
        due.setMaximumWidth(DUE)
        done = button(tr("Carried out"), self.carried_out.emit, "primary")
        done.setAccessibleName(tr("Carried out: {what}", what=self.one.text))
        drop = button(tr("Drop"), self.dropped.emit)
        drop.setAccessibleName(tr("Drop: {what}", what=self.one.text))
        form = Flow(theme.space(1))
        form.addWidget(beside(owner, Label(tr("by"), "quiet"), due))
        form.addWidget(beside(done, drop))
        column.addLayout(form)
        return holder


class OwnAction(QWidget):
    """One line to note an action of one's own: what, who and by when; Enter adds it."""

    given = Signal(str, object, object)  # text, owner and day
    complained = Signal(str)

    def __init__(self, plan: AccountPlan, today: date, due: date, owner: str | None) -> None:
        super().__init__()
        self.text = QLineEdit()
        self.text.setPlaceholderText(tr("an action of your own"))
        self.text.setAccessibleName(tr("An action of your own"))
        self.text.setMinimumWidth(OWNER)
        self.text.returnPressed.connect(self.add)
        self.owner = owner_field(plan, owner)
        self.owner.setMinimumContentsLength(12)
        self.due = DayField(tr("Due"), today)
        self.due.show_value(due)
        self.due.complained.connect(self.complained)
        self.due.setMaximumWidth(theme.grown(DUE))
        rest = self.owner, self.due, button(tr("Add"), self.add)
        line = QHBoxLayout(self)
        line.setContentsMargins(
            theme.space(1.5), theme.space(0.5), theme.space(1.5), theme.space(1)
        )
        line.addWidget(Beside((self.text,), rest, grows=True))

    def add(self) -> None:
        """Hand on what was given."""
        self.due.flush()
        if self.text.text().strip():
            self.given.emit(self.text.text(), self.owner.value, self.due.value)
        else:
            self.complained.emit(tr("Say what is to be done."))
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)


def owner_field(plan: AccountPlan, owner: str | None) -> NamedField:
    """Return a choice of colleagues; an owner who is none of them can stay."""
    names = {id: member.label for id, member in plan.members.items()}
    if owner is not None:
        names.setdefault(owner, owner)
    field = NamedField(
        tr("Owner"), list(names), unknown=tr("nobody yet"), words=names.__getitem__
    )
    field.show_value(owner)
    return field
