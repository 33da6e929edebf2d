"""The dialog that logs a contact quickly, or mends one: when, with whom, what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QWidget,
)

from app.i18n import mark, names, tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.change import Change
from app.model.interactions import Interaction
from app.model.people import Person, TeamMember
from app.model.ties import ContactTie
from app.model.values import Id
from app.model.vocabulary import Channel, Outcome, Spin
from app.ui import meanwhile, theme
from app.ui.dialogs.checked_people import CheckedPeople
from app.ui.dialogs.form import FormDialog, align, ask_in, new_form
from app.ui.document import Document
from app.ui.panels import folds
from app.ui.panels.fields import CodeField, DayField, NoteField, SwitchField
from app.ui.panels.labels import Label
from app.ui.panels.named_field import NamedField

WIDTH, TEXT_HEIGHT = 580, 44  # pixels at 100 %
ASKED: dict[Spin, str] = {  # what the questions were about, in Rackham's order
    Spin.SITUATION: mark("The situation"),
    Spin.PROBLEM: mark("The problem"),
    Spin.IMPLICATION: mark("The consequence"),
    Spin.NEED_PAYOFF: mark("The benefit"),
}


class LogContactDialog(FormDialog):
    """Prefilled with today, who is selected and who of us knows them; Enter logs it.

    With a contact that was logged already it shows that one, to mend it.
    """

    def __init__(
        self,
        parent: QWidget | None,
        document: Document,
        persons: Iterable[Id] = (),
        members: Iterable[Id] = (),
        *,
        contact: Id | None = None,
    ) -> None:
        found = None if contact is None else document.plan.find(Interaction, contact)
        title = tr("Log a contact") if found is None else tr("Change a contact")
        do = tr("Log") if found is None else tr("Keep")
        super().__init__(parent, title, do, width=WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document, self._contact = document, found
        self._begun = meanwhile.moment(document)
        document.refused.connect(self.complain)  # as in a what-if, where nothing is logged
        self.on = DayField(tr("Day"), document.as_of)
        self.ask(tr("Day"), self.on)
        if found is None:
            theirs, ours = self._who(tuple(persons), tuple(members))
        else:
            theirs, ours = found.persons, found.members
        self._ask_who(theirs, ours)
        self.channel = CodeField(tr("How"), list(Channel), unknown=tr("not noted"))
        self.outcome = CodeField(tr("Outcome"), list(Outcome), unknown=tr("not noted"))
        self.ask(tr("How, and outcome"), _beside(self.channel, self.outcome))
        self._ask_next_step()
        self._ask_questions()
        self._ask_more()
        self.form.addRow(
            "", Label(tr("The relationship is brought up to date with it."), "quiet")
        )
        self.ban = Label("", "quiet", wrap=True)
        self.form.addRow("", self.ban)
        self._show(found)
        self._forget_complaints()
        self._warn()
        self.outcome.setFocus() if theirs and ours else self.persons.setFocus()

    def form_of_draft(self) -> dict[str, Any]:
        """Return what opens this form again, for a text that was never handed on."""
        contact = None if self._contact is None else self._contact.id
        persons, members = list(self.persons.chosen()), list(self.members.chosen())
        return {"kind": "contact", "persons": persons, "members": members, "contact": contact}

    # -- parts

    def _ask_who(self, theirs: tuple[Id, ...], ours: tuple[Id, ...]) -> None:
        plan = self._document.plan
        people = {id: one.label for id, one in (*plan.persons.items(), *plan.outside.items())}
        self.persons = CheckedPeople(tr("With whom"), people, theirs)
        colleagues = {id: member.label for id, member in plan.members.items()}
        self.members = CheckedPeople(tr("Who of us"), colleagues, ours)
        self.persons.when_changed(self._follow)
        self.ask(tr("With whom · who of us"), _beside(self.persons, self.members))

    def _ask_next_step(self) -> None:
        self.step = QLineEdit()
        self.step.setPlaceholderText(tr("what will be done"))
        self.ask(tr("Next step"), self.step)
        plan = self._document.plan
        self.owner = QLineEdit()
        self.owner.setPlaceholderText(tr("by whom"))
        self.owner.setAccessibleName(tr("Next step by"))
        known = [one.label for one in (*plan.members.values(), *plan.persons.values())]
        self.owner.setCompleter(QCompleter(known, self.owner))
        self.step_day = DayField(tr("Next step on"), self._document.as_of, hint=tr("when"))
        self.ask(tr("By whom, when"), _beside(self.owner, self.step_day))

    def _ask_questions(self) -> None:
        """Ask which kinds of question were put: what convinces are the customer's answers."""
        self.asked = {kind: SwitchField(tr(text)) for kind, text in ASKED.items()}
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        for number, field in enumerate(self.asked.values()):
            grid.addWidget(field, number // 2, number % 2)
        self.ask(tr("Asked about"), holder)

    def _ask_more(self) -> None:
        self.two_way = SwitchField(tr("They answered, or came to us themselves"))
        self.agreed = SwitchField(tr("Agreed beforehand what would be decided"))
        self.contradiction = SwitchField(tr("Contradicts an earlier statement"))
        self.contradicts = QLineEdit()
        self.contradicts.setPlaceholderText(tr("which one: who said what, and when"))
        self.contradicts.setAccessibleName(tr("Which earlier statement"))
        self.contradicts.setVisible(False)
        self.contradiction.toggled.connect(self._ask_which)
        decisions = self._document.plan.opportunities
        self.decision = NamedField(
            tr("For which decision"), list(decisions), unknown=tr("not for one in particular"),
            words=self._document.plan.label,
        )  # fmt: skip
        self.questions = NoteField(tr("Questions and answers"))
        self.note = NoteField(tr("Note"))
        for text in (self.questions, self.note):
            text.setFixedHeight(theme.grown(TEXT_HEIGHT))
        self.more = folds.Fold("contact.more", tr("More"), "", self._fill_more)
        self.more.open()
        self.more.open(on=folds.is_open("contact.more"))
        self.more.turned.connect(self.grow)
        self.form.addRow(self.more)

    def _ask_which(self, contradicts: bool) -> None:
        self.contradicts.setVisible(contradicts)
        self.grow()

    def _fill_more(self) -> None:
        for switch in (self.two_way, self.agreed, self.contradiction):
            self.more.inside.addWidget(switch)
        self.more.inside.addWidget(self.contradicts)
        form = new_form()
        for text, field in (
            (tr("For which decision"), self.decision),
            (tr("Questions and answers"), self.questions),
            (tr("Note"), self.note),
        ):
            ask_in(form, text, field)
        self.readable = Label("", "small", wrap=True)
        form.addRow("", self.readable)
        self.more.inside.addLayout(form)
        align(self.form, form)

    def _show(self, contact: Interaction | None) -> None:
        """Fill in what is known, or what a contact mostly is."""
        document = self._document
        if contact is None:
            self.on.show_value(document.as_of)
            self.channel.show_value(Channel.MEETING)
            self.outcome.show_value(None)
            self.two_way.show_value(True)
            self.decision.show_value(document.opportunity)
            return
        self.on.show_value(contact.date)
        self.channel.show_value(contact.channel)
        self.outcome.show_value(contact.outcome)
        self.step.setText(contact.next_step or "")
        self.owner.setText(contact.next_step_owner or "")
        self.step_day.show_value(contact.next_step_date)
        for kind, field in self.asked.items():
            field.show_value(kind in contact.spin)
        self.two_way.show_value(contact.two_way)
        self.agreed.show_value(contact.up_front_contract)
        self.contradiction.setChecked(bool(contact.contradiction or contact.contradicts))
        self.contradicts.setText(contact.contradicts or "")
        self.decision.show_value(contact.opportunity)
        self.questions.show_value(contact.questions)
        self.note.show_value(contact.note)

    def _forget_complaints(self) -> None:
        """Take back what was complained about as soon as anything is given anew."""
        for day in (self.on, self.step_day):
            day.complained.connect(self.complain)
            day.edit.textEdited.connect(lambda _text: self.complain(""))
            day.pick.clicked.connect(lambda: self.complain(""))
        for people in (self.persons, self.members):
            people.when_changed(lambda: self.complain(""))

    def _warn(self) -> None:
        """Say that the contact policy allows no contact with somebody who is chosen."""
        words = _restriction_words(self._document, self.persons.chosen())
        self.ban.setText(words)
        self.ban.setVisible(bool(words))
        plan = self._document.plan
        who = [plan.label(id) for id in self.persons.chosen()]
        self.readable.setText(tr("May {name} read this?", name=names(who)) if who else "")
        self.grow()

    def confirm(self) -> None:
        document = self._document
        self.complain("")
        self.on.flush()
        self.step_day.flush()
        if not self.problem.isHidden():
            return
        if self.on.value is None or self.on.value > document.as_of:
            self.complain(tr("A contact has taken place: today or earlier."))
            self.on.setFocus()
            return
        begun = meanwhile.moment(document) if self._is_simply_new() else self._begun
        if meanwhile.hand_on(document, begun, self._noted(), **self._given()):
            self.accept()

    def _noted(self) -> Any:
        """Return what notes the contact: as a new one, or anew."""
        if self._contact is None:
            return edits.log_contact
        return partial(_changed, self._contact.id)

    def _is_simply_new(self) -> bool:
        """Return whether it is about nothing that a colleague could have changed meanwhile."""
        plan, chosen = self._document.plan, {*self.persons.chosen(), *self.members.chosen()}
        there = {*plan.persons, *plan.outside, *plan.members}
        return self._contact is None and chosen <= there

    def _given(self) -> dict[str, Any]:
        contradicts = self.contradicts.text() if self.contradiction.isChecked() else None
        unknown = self._contact is not None and self._contact.two_way is None
        return {
            "base": self._document.base,
            "on": self.on.value,
            "members": self.members.chosen(),
            "persons": self.persons.chosen(),
            "channel": self.channel.value,
            "two_way": self.two_way.isChecked() or (None if unknown else False),
            "outcome": self.outcome.value,
            "next_step": self.step.text(),
            "next_step_owner": self.owner.text(),
            "next_step_date": self.step_day.value,
            "spin": [kind for kind, field in self.asked.items() if field.isChecked()],
            "up_front_contract": self.agreed.isChecked() or None,
            "contradiction": self.contradiction.isChecked() or None,
            "contradicts": contradicts,
            "questions": self.questions.toPlainText(),
            "note": self.note.toPlainText(),
            "opportunity": self.decision.value,
        }

    def _who(
        self, persons: tuple[Id, ...], members: tuple[Id, ...]
    ) -> tuple[tuple[Id, ...], tuple[Id, ...]]:
        """Return whom the dialog begins with: as given, or else as selected."""
        plan = self._document.plan
        if not persons and not members:
            refs = self._document.selection
            ties = [plan.ties[id] for kind, id in refs if kind is ContactTie]
            persons = tuple(id for kind, id in refs if kind is Person)
            persons = persons or tuple(tie.person for tie in ties if tie.person in plan.persons)
            members = tuple(id for kind, id in refs if kind is TeamMember)
            members = members or tuple(tie.member for tie in ties)
        if len(persons) == 1 and not members:
            members = self._closest(persons[0])
        return persons, members

    def _closest(self, person: Id) -> tuple[Id, ...]:
        """Return the colleague who knows somebody best; none where nobody does."""
        ties = self._document.plan.where(ContactTie, "person", person)
        best = max(ties, key=lambda tie: tie.level or 0, default=None)
        return () if best is None else (best.member,)

    def _follow(self) -> None:
        """With one person chosen and none of ours, propose who knows them best."""
        self._warn()
        chosen = self.persons.chosen()
        if len(chosen) == 1 and not self.members.chosen():
            self.members.choose(self._closest(chosen[0]))


def _changed(id: Id, plan: AccountPlan, **given: Any) -> Change:
    return edits.change_contact(plan, id, **given)


def _beside(*fields: QWidget) -> QWidget:
    """Return a holder with fields beside one another, equally wide."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    for field in fields:
        row.addWidget(field, 1)
    return holder


def _restriction_words(document: Document, persons: Iterable[Id]) -> str:
    """Return what a contact policy says of contact with these; empty where it allows it."""
    report = document.report
    if report is None:
        return ""
    from app.analysis.wording.suppression import restricted  # noqa: PLC0415  with the report

    found = (report.network.restriction_on(person) for person in persons)
    restriction = next((one for one in found if one is not None), None)
    if restriction is None:
        return ""
    words = restricted(restriction, report.network)
    return f"{words} {tr('What took place can still be logged.')}"
