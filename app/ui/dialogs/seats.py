"""The dialogs of seats: since when somebody leaves, and who follows on a vacant function."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from app.errors import UserError
from app.i18n import tr
from app.model import edits
from app.model.edits.seats import could_follow
from app.model.labels import label
from app.model.people import Person
from app.model.places import Seat
from app.model.values import Id, new_id
from app.model.vocabulary import Role
from app.ui import meanwhile
from app.ui.dialogs.form import FormDialog
from app.ui.document import Document
from app.ui.panels.fields import DayField, SwitchField
from app.ui.panels.labels import Label
from app.ui.panels.named_field import NamedField


class LeavesDialog(FormDialog):
    """Since when somebody is gone, and whether the function stays; it is one step to undo."""

    def __init__(self, parent: QWidget | None, document: Document, person: Id) -> None:
        name = document.plan.label(person)
        super().__init__(parent, tr("{name} leaves", name=name), tr("Note it"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document, self._person = document, person
        self._begun = meanwhile.moment(document)
        document.refused.connect(self.complain)
        self.on = DayField(tr("Last day"), document.as_of)
        self.on.show_value(document.as_of)
        self.on.complained.connect(self.complain)
        self.ask(tr("Last day"), self.on)
        self.keep = SwitchField(tr("The function stays, as vacant"))
        self.keep.setChecked(True)
        self.form.addRow("", self.keep)
        words = tr(
            "Relationships stay on record, in grey. Whoever follows takes the function and the "
            "reporting lines; attitude and relationships begin anew."
        )
        self.column.addWidget(Label(words, "quiet", wrap=True))

    def confirm(self) -> None:
        """Note it, and select the function that is vacant now."""
        self.on.flush()
        document = self._document
        done = meanwhile.hand_on(
            document, self._begun, edits.person_leaves, document.opportunity, self._person,
            self.on.value, self.keep.isChecked(),
        )  # fmt: skip
        if done:
            left = document.plan.where(Seat, "formerly", self._person)
            here = [seat for seat in left if seat.opportunity == document.opportunity]
            document.select([(Seat, seat.id) for seat in here])
            self.accept()


class FillDialog(FormDialog):
    """Who follows: a name that is typed, or somebody who is known already."""

    def __init__(self, parent: QWidget | None, document: Document, seat: Id) -> None:
        self._document, self._seat = document, seat
        vacant = document.plan.find(Seat, seat)
        title = None if vacant is None else vacant.name
        title = title or tr("function unknown")
        super().__init__(parent, tr("Fill {function}", function=title), tr("Fill it"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        document.refused.connect(self.complain)
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("Name of somebody new"))
        self.name.setAccessibleName(tr("Name of somebody new"))
        self.ask(tr("Somebody new"), self.name)
        known = [] if vacant is None else could_follow(document.plan, vacant)
        self.known = NamedField(
            tr("Somebody we know"), [person.id for person in known],
            unknown=tr("nobody"), words=self._called,
        )  # fmt: skip
        self.ask(tr("Or somebody we know"), self.known)
        self.since = DayField(tr("Since"), document.as_of)
        self.since.complained.connect(self.complain)
        self.ask(tr("Since"), self.since)
        self.column.addWidget(Label(_inherits(vacant), "quiet", wrap=True))
        self.name.textEdited.connect(lambda: self.known.show_value(None))
        self.known.committed.connect(lambda _id: self.name.clear())
        self.name.setFocus()

    def _called(self, id: Id) -> str:
        person = self._document.plan.persons[id]
        return f"{person.label} · {person.title}" if person.title else person.label

    def confirm(self) -> None:
        """Let somebody follow and select them."""
        self.since.flush()
        document, known = self._document, self.known.value
        id = known or new_id()
        try:
            change = edits.fill_seat(
                document.plan, self._seat, on=self.since.value,
                **({"person": known} if known else {"name": self.name.text(), "id": id}),
            )  # fmt: skip
        except UserError as error:
            self.complain(str(error))
            self.name.setFocus()
            return
        if document.do(change):
            document.select([(Person, id)])
            self.accept()


def _inherits(seat: Seat | None) -> str:
    """What goes with the function, and what does not."""
    roles = [] if seat is None else [role for role in Role if role in seat.roles]
    if not roles:
        return tr(
            "Takes title, level and reporting lines. Attitude and relationships are not "
            "inherited: they are unknown until somebody finds out."
        )
    return tr(
        "Takes title, level, reporting lines and, as assumed, the roles: {roles}. Attitude and "
        "relationships are not inherited: they are unknown until somebody finds out.",
        roles=", ".join(label(role) for role in roles),
    )
