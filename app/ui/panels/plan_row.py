"""A suggested contact as a line of the plan: what, why, and how to agree with it or not."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.ui import theme
from app.ui.panels.controls import button, link
from app.ui.panels.fields import CodeField, DayField
from app.ui.panels.flow import Flow
from app.ui.panels.labels import Label
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
        self._members = {id: member.label for id, member in plan.members.items()}
        self.owner = CodeField(
            tr("Owner"), list(self._members), unknown=None, words=self._members.__getitem__
        )
        self.owner.show_value(words.member)
        self.due = DayField(tr("Due"), today)
        self.due.show_value(due)
        self.due.complained.connect(self.complained)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr("reason (optional)"))
        self.reason.setAccessibleName(tr("Why not"))
        self.reason.returnPressed.connect(self.refuse)
        self.entered.connect(self.accept)
        self.deleted.connect(self.refuse)
        self._form = self._made_form()
        self._form.setParent(self)
        self._form.hide()
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
        focused = self.focus_in(self._form)
        self._form.setParent(self)
        self._form.hide()
        self.forget_details()
        if focused is not None:
            focused.setFocus()

    def focus_in(self, part: QWidget) -> QWidget | None:
        """Return what has the keyboard within a part of the line."""
        focused: QWidget | None = self.window().focusWidget()
        return None if focused is None or not part.isAncestorOf(focused) else focused

    def accept(self) -> None:
        """Take it up with what stands in the form."""
        self.due.flush()
        self.accepted.emit(self.owner.value or self.words.member, self.due.value)

    def refuse(self) -> None:
        """Turn it down, for the reason that was given, if any."""
        self.refused.emit(self.reason.text())

    def made_details(self) -> QWidget:
        words = self.words
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, theme.space(0.5))
        column.setSpacing(theme.space(0.5))
        for text in (words.why, " ".join(part for part in (words.way, words.room) if part)):
            if text:
                column.addWidget(Label(text, "soft", wrap=True))
        column.addWidget(self._form)
        self._form.show()
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

    def _made_form(self) -> QWidget:
        """Return who sees to it and when, beside why not."""
        agree = button(tr("Accept"), self.accept, "primary")
        agree.setAccessibleName(tr("Accept: {what}", what=self.words.deed))
        decline = button(tr("Refuse"), self.refuse)
        decline.setAccessibleName(tr("Refuse: {what}", what=self.words.deed))
        for field, width in ((self.owner, OWNER), (self.due, DUE), (self.reason, OWNER)):
            field.setMinimumWidth(LEAST)
            field.setMaximumWidth(width)
        holder = QWidget()
        flow = Flow(theme.space(1))
        flow.setContentsMargins(0, theme.space(0.5), 0, 0)
        holder.setLayout(flow)
        flow.addWidget(beside(self.owner, Label(tr("by"), "quiet"), self.due, agree))
        flow.addWidget(beside(self.reason, decline))
        return holder


def beside(*parts: QWidget) -> QWidget:
    """Return parts that stay beside one another."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, theme.space(2), 0)
    line.setSpacing(theme.space(1))
    for part in parts:
        line.addWidget(part)
    return holder
