"""Asks until when what was supposed is to be carried out, and keeps it as a plan."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.i18n import names, ntr, tr
from app.ui.dialogs.form import FormDialog
from app.ui.document import Document
from app.ui.panels.fields import DayField
from app.ui.panels.labels import Label
from app.ui.panels.plan_taking import soon


class KeepPlanDialog(FormDialog):
    """The relationships of a what-if that are new or stronger, and when they are due."""

    def __init__(self, parent: QWidget | None, document: Document) -> None:
        super().__init__(parent, tr("Keep as plan"), tr("Keep as plan"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document = document
        what_if = document.supposing.what_if
        assert what_if is not None, "asked for while a what-if is on"
        planned = dict.fromkeys(step.arguments[:2] for step in what_if.steps if step.is_plan)
        for member, person in planned:
            pair = f"{document.plan.label(member)} – {document.plan.label(person)}"
            self.form.addRow(Label(pair, "name", wrap=True))
        rest = len(what_if.steps) - sum(step.is_plan for step in what_if.steps)
        if rest:
            words = ntr(
                "{count} other step is let go: only relationships can be planned.",
                "{count} other steps are let go: only relationships can be planned.",
                rest,
            )
            self.form.addRow(Label(words, "soft", wrap=True))
        self.due = DayField(tr("Due"), document.as_of)
        self.due.show_value(soon(document.copy.plan, document.opportunity, document.as_of))
        self.due.complained.connect(self.complain)
        self.ask(tr("Due"), self.due)
        owners = names([document.plan.label(m) for m in dict.fromkeys(m for m, _ in planned)])
        self.form.addRow(Label(tr("Seen to by {names}.", names=owners), "soft", wrap=True))

    def confirm(self) -> None:
        """Plan it on the plan that stands; the what-if is let go."""
        self.complain("")
        self.due.flush()
        if not self.problem.isHidden():
            return
        document, due = self._document, self.due.value
        what_if = document.supposing.what_if
        if what_if is None:
            self.reject()
            return
        if not isinstance(due, date) or due < document.as_of:
            self.complain(tr("Choose a day from today on."))
            self.due.setFocus()
            return
        try:
            change = what_if.as_plan(due)
        except UserError as error:
            self.complain(str(error))
            return
        document.supposing.end()
        document.do(change)
        self.accept()
