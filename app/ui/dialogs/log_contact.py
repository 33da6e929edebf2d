"""The dialog that logs a contact quickly: when, with whom, who of us, what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.errors import UserError
from app.i18n import tr
from app.model import edits
from app.model.people import Person, TeamMember
from app.model.ties import ContactTie
from app.model.values import Id
from app.model.vocabulary import Channel, Outcome
from app.ui.dialogs.form import FormDialog
from app.ui.document import Document
from app.ui.panels.fields import CodeField, DayField
from app.ui.panels.labels import Label

LIST_HEIGHT = 150
_ID = Qt.ItemDataRole.UserRole


class LogContactDialog(FormDialog):
    """Prefilled with today, who is selected and who of us knows them; Enter logs it."""

    def __init__(
        self,
        parent: QWidget | None,
        document: Document,
        persons: Iterable[Id] = (),
        members: Iterable[Id] = (),
    ) -> None:
        super().__init__(parent, tr("Log a contact"), tr("Log"), width=560)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document = document
        plan = document.plan
        self.on = DayField(tr("Day"), document.as_of)
        self.on.show_value(document.as_of)
        self.on.complained.connect(self.complain)
        self.ask(tr("Day"), self.on)
        theirs, ours = self._who(tuple(persons), tuple(members))
        self.persons = CheckedPeople(
            tr("With whom"), {id: person.label for id, person in plan.persons.items()}, theirs
        )
        self.members = CheckedPeople(
            tr("Who of us"), {id: member.label for id, member in plan.members.items()}, ours
        )
        self.persons.when_changed(self._follow)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.persons)
        row.addWidget(self.members)
        self.ask(tr("With whom · who of us"), both)
        self.channel = CodeField(tr("How"), list(Channel), unknown=tr("not noted"))
        self.channel.show_value(Channel.MEETING)
        self.ask(tr("How"), self.channel)
        self.outcome = CodeField(tr("Outcome"), list(Outcome), unknown=tr("not noted"))
        self.outcome.show_value(None)
        self.ask(tr("Outcome"), self.outcome)
        self.step = QLineEdit()
        self.step.setPlaceholderText(tr("who does what"))
        self.ask(tr("Next step"), self.step)
        self.step_day = DayField(tr("Next step on"), document.as_of)
        self.step_day.complained.connect(self.complain)
        self.ask(tr("Next step on"), self.step_day)
        self.form.addRow(
            "", Label(tr("The relationship is brought up to date with it."), "quiet")
        )
        self.ban = Label("", "quiet", wrap=True)
        self.form.addRow("", self.ban)
        self._forget_complaints()
        self._warn()
        self.outcome.setFocus() if theirs and ours else self.persons.setFocus()

    def _forget_complaints(self) -> None:
        """Take back what was complained about as soon as anything is given anew."""
        for day in (self.on, self.step_day):
            day.edit.textEdited.connect(lambda _text: self.complain(""))
            day.pick.clicked.connect(lambda: self.complain(""))
        for people in (self.persons, self.members):
            people.when_changed(lambda: self.complain(""))

    def _warn(self) -> None:
        """Say that the contact policy allows no contact with somebody who is chosen."""
        words = _restriction_words(self._document, self.persons.chosen())
        self.ban.setText(words)
        self.ban.setVisible(bool(words))
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
        try:
            change = edits.log_contact(
                document.plan,
                on=self.on.value,
                members=self.members.chosen(),
                persons=self.persons.chosen(),
                channel=self.channel.value,
                outcome=self.outcome.value,
                next_step=self.step.text(),
                next_step_date=self.step_day.value,
                opportunity=document.opportunity,
            )
        except UserError as error:
            self.complain(str(error))
            return
        document.do(change)
        self.accept()

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


class CheckedPeople(QListWidget):
    """Names to tick; typing finds one, Space ticks it."""

    def __init__(self, name: str, people: Mapping[Id, str], chosen: Iterable[Id]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFixedHeight(LIST_HEIGHT)
        ticked = set(chosen)
        for id, label in sorted(
            people.items(), key=lambda item: (item[0] not in ticked, item[1])
        ):
            item = QListWidgetItem(label)
            item.setData(_ID, id)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsUserCheckable
                | Qt.ItemFlag.ItemIsSelectable
            )
            on = Qt.CheckState.Checked if id in ticked else Qt.CheckState.Unchecked
            item.setCheckState(on)
            self.addItem(item)
        if self.count():
            self.setCurrentRow(0)

    def chosen(self) -> tuple[Id, ...]:
        items = [self.item(row) for row in range(self.count())]
        return tuple(i.data(_ID) for i in items if i.checkState() is Qt.CheckState.Checked)

    def choose(self, ids: Iterable[Id]) -> None:
        """Tick these as well."""
        wanted = set(ids)
        with QSignalBlocker(self):
            for row in range(self.count()):
                if self.item(row).data(_ID) in wanted:
                    self.item(row).setCheckState(Qt.CheckState.Checked)

    def when_changed(self, do: Callable[[], object]) -> None:
        self.itemChanged.connect(lambda _item: do())
