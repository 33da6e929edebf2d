"""A suggested contact as a line of the plan: what, why, and how to agree with it or not."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.values import Id
from app.ui import theme
from app.ui.panels.controls import button, link
from app.ui.panels.fields import DayField
from app.ui.panels.flow import Flow
from app.ui.panels.labels import Label
from app.ui.panels.named_field import NamedField
from app.ui.panels.plan_line import Pill, PlanLine
from app.ui.panels.plan_words import Named, StepWords

OWNER, DUE, LEAST, LINK = 160, 136, 92, 24  # pixels


class StepRow(PlanLine):
    """Enter takes it up with the owner and the day that are proposed, Delete turns it down."""

    accepted = Signal(str, object)  # the owner and the day it is due
    refused = Signal(str)  # the reason, or none
    gap_asked = Signal(object)  # the key of a gap to show
    complained = Signal(str)

    def __init__(
        self, words: StepWords, plan: AccountPlan, today: date, due: date, *, by_now: bool
    ) -> None:
        super().__init__()
        self.words, self._today, self._by_now = words, today, by_now
        self._plan, self._day = plan, due
        self._form: StepForm | None = None
        self.entered.connect(self.accept)
        self.deleted.connect(self.refuse)
        self.show_words(words)

    def show_words(self, words: StepWords) -> None:
        """Show the same contact in other words; what was given in the form stays."""
        self.words = words
        self.title.setText(words.deed)
        self.figure.setText(words.gain)
        self.left.setText(words.brings)
        self.right.setText(words.way or words.room)
        while (sign := self.signs.takeAt(0)) is not None:
            if (pill := sign.widget()) is not None:
                pill.deleteLater()
        if words.only_here and self._by_now:
            self.signs.addWidget(Pill(tr("only in this plan"), strong=False))
        if words.opens:
            self.signs.addWidget(Pill(tr("opens a next step"), strong=False))
        self.setAccessibleName(". ".join((words.deed.rstrip("."), words.gain, words.brings)))
        form = self._form
        focused = None if form is None else self.focus_in(form)
        if form is not None:
            form.setParent(self)
            form.hide()
        self.forget_details()
        if focused is not None:
            focused.setFocus()

    def focus_in(self, part: QWidget) -> QWidget | None:
        """Return what has the keyboard within a part of the line."""
        focused: QWidget | None = self.window().focusWidget()
        return None if focused is None or not part.isAncestorOf(focused) else focused

    @property
    def form(self) -> StepForm:
        """Who sees to it and when, beside why not; made when it is first asked for."""
        if self._form is None:
            self._form = StepForm(self.words, self._plan, self._today, self._day)
            self._form.setParent(self)
            self._form.hide()
            self._form.due.complained.connect(self.complained)
            self._form.agreed.connect(self.accept)
            self._form.declined.connect(self.refuse)
        return self._form

    def given(self) -> tuple[Id, date | None]:
        """Return who is to see to it and when: as proposed, or as the form says by now."""
        if self._form is None:
            return self.words.member, self._day
        self._form.due.flush()
        return self._form.owner.value or self.words.member, self._form.due.value

    def accept(self) -> None:
        """Take it up with what stands in the form."""
        self.accepted.emit(*self.given())

    def refuse(self) -> None:
        """Turn it down, for the reason that was given, if any."""
        self.refused.emit("" if self._form is None else self._form.reason.text())

    def made_details(self) -> QWidget:
        words = self.words
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, theme.space(0.5))
        column.setSpacing(theme.space(0.5))
        for text in (words.why, " ".join(part for part in (words.way, words.room) if part)):
            if text:
                column.addWidget(Label(text, "soft", wrap=True))
        column.addWidget(self.form)
        self.form.show()
        for heading, gaps in ((tr("Closes"), words.closed), (tr("Begins"), words.begun)):
            if gaps:
                column.addLayout(self._links(heading, gaps))
        for title in words.opens:
            said = tr("Opens a next step: {gap}", gap=title)
            column.addWidget(Label(said, "quiet", wrap=True))
        return holder

    def _links(self, heading: str, gaps: tuple[Named, ...]) -> Flow:
        """Return gaps by name beside one another; each leads to its place in the list."""
        flow = Flow(theme.space(1))
        first = Label(heading, "quiet")
        first.setFixedHeight(theme.grown(LINK))
        flow.addWidget(first)
        for key, title in gaps:
            shown = link(title, partial(self.gap_asked.emit, key))
            shown.setFixedHeight(theme.grown(LINK))
            flow.addWidget(shown)
        return flow


class StepForm(QWidget):
    """Who sees to a contact and by when, and below it why not."""

    agreed = Signal()
    declined = Signal()

    def __init__(self, words: StepWords, plan: AccountPlan, today: date, due: date) -> None:
        super().__init__()
        members = {id: member.label for id, member in plan.members.items()}
        self.owner = NamedField(
            tr("Owner"), list(members), unknown=None, words=members.__getitem__
        )
        self.owner.show_value(words.member)
        self.due = DayField(tr("Due"), today)
        self.due.show_value(due)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr("reason (optional)"))
        self.reason.setAccessibleName(tr("Why not"))
        self.reason.returnPressed.connect(self.declined)
        agree = button(tr("Accept"), self.agreed.emit, "primary")
        agree.setAccessibleName(tr("Accept: {what}", what=words.deed))
        decline = button(tr("Refuse"), self.declined.emit)
        decline.setAccessibleName(tr("Refuse: {what}", what=words.deed))
        for field, width in ((self.owner, OWNER), (self.due, DUE), (self.reason, OWNER)):
            field.setMinimumWidth(LEAST)
            field.setMaximumWidth(width)
        flow = Flow(theme.space(1))
        flow.setContentsMargins(0, theme.space(0.5), 0, 0)
        self.setLayout(flow)
        flow.addWidget(beside(self.owner, Label(tr("by"), "quiet"), self.due, agree))
        flow.addWidget(beside(self.reason, decline))


def beside(*parts: QWidget) -> QWidget:
    """Return parts that stay beside one another."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, theme.space(2), 0)
    line.setSpacing(theme.space(1))
    for part in parts:
        line.addWidget(part)
    return holder
