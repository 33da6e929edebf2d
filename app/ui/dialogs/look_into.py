"""Asks who finds out which of several judgements is right, and before which day."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.i18n import tr
from app.model import edits
from app.model.edits.ratings import rated
from app.model.ratings import ratings_of, spread_words
from app.model.ties import ContactTie
from app.model.values import Id
from app.ui.dialogs.form import FormDialog
from app.ui.document import Document
from app.ui.panels.fields import DayField
from app.ui.panels.labels import Label
from app.ui.panels.named_field import NamedField

SOON = timedelta(days=14)


class LookIntoDialog(FormDialog):
    """Makes an action of it, which stands among what was agreed."""

    def __init__(self, parent: QWidget | None, document: Document, about: Id) -> None:
        super().__init__(parent, tr("To be looked into"), tr("Note as action"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        document.refused.connect(self.complain)  # as in a what-if
        self._document, self._about = document, about
        plan = document.plan
        subject = rated(plan, about)
        is_tie = isinstance(subject, ContactTie)
        spread = spread_words(ratings_of(plan, about), signed=not is_tie)
        self.form.addRow(Label(f"{plan.label(subject.person)}: {spread}", "name", wrap=True))
        members = list(plan.members)
        self.owner = NamedField(tr("By whom"), members, words=plan.label)
        own = next((id for id in members if plan.label(id) == document.author), None)
        first = subject.member if isinstance(subject, ContactTie) else own
        self.owner.show_value(first)
        self.due = DayField(tr("Before"), document.as_of)
        self.due.show_value(document.as_of + SOON)
        self.due.complained.connect(self.complain)
        self.ask(tr("By whom"), self.owner)
        self.ask(tr("Before"), self.due)

    def confirm(self) -> None:
        self.complain("")
        self.due.flush()
        if not self.problem.isHidden():
            return
        document = self._document
        try:
            change = edits.look_into_ratings(
                document.plan, document.opportunity, self._about,
                owner=self.owner.value, due=self.due.value,
            )  # fmt: skip
        except UserError as error:
            self.complain(str(error))
            return
        if document.do(change):
            self.accept()
