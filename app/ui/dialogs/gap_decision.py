"""Dialogs that keep what we decide about a gap: accepted until a day, or dismissed."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.i18n import tr
from app.model import edits
from app.ui import meanwhile, theme
from app.ui.dialogs.form import FormDialog
from app.ui.document import Document
from app.ui.panels.fields import DayField
from app.ui.panels.labels import Label

QUARTER = timedelta(days=91)
REASON_HEIGHT = 80  # pixels at 100 %
Key = tuple[str, str]  # rule and subject


class _GapDecisionDialog(FormDialog):
    """A question about one gap of the decision in view."""

    kind: str  # what the program calls the form

    def __init__(
        self,
        parent: QWidget | None,
        document: Document,
        key: Key,
        by: str,
        *,
        heading: str,
        confirming: str,
    ) -> None:
        super().__init__(parent, heading, confirming)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document, self._key, self._by = document, key, by
        self._begun = meanwhile.moment(document)
        document.refused.connect(self.complain)  # as in a what-if, where no gap is decided on

    def form_of_draft(self) -> dict[str, object]:
        """Return what opens this form again, for a text that was never handed on."""
        decision = self._document.opportunity
        return {"kind": self.kind, "key": list(self._key), "opportunity": decision}


class AcceptGapDialog(_GapDecisionDialog):
    """Asks until when a gap is accepted, and why."""

    kind = "accept"

    def __init__(
        self, parent: QWidget | None, document: Document, key: Key, title: str, by: str
    ) -> None:
        super().__init__(
            parent,
            document,
            key,
            by,
            heading=tr("Accept this gap for a while"),
            confirming=tr("Accept"),
        )
        self.form.addRow(Label(title, "name", wrap=True))
        self.until = DayField(tr("Until"), document.as_of)
        self.until.show_value(_proposed(document))
        self.until.complained.connect(self.complain)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr("so that a colleague understands it later"))
        self.ask(tr("Until"), self.until)
        self.ask(tr("Because"), self.reason)

    def confirm(self) -> None:
        self.complain("")
        self.until.flush()
        if not self.problem.isHidden():
            return
        until: date | None = self.until.value
        if until is None or until < self._document.as_of:
            self.complain(
                tr("Choose a day from today on; on the day after it the gap is open again.")
            )
            self.until.setFocus()
            return
        document = self._document
        done = meanwhile.hand_on(
            document, self._begun, edits.accept_gap, document.opportunity, *self._key,
            until=until, reason=self.reason.text(), on=document.as_of, by=self._by,
        )  # fmt: skip
        if done:
            self.accept()


def _proposed(document: Document) -> date:
    """Return a day a quarter away, or that of the decision where that comes earlier."""
    decision = document.plan.opportunities.get(document.opportunity)
    due = None if decision is None else decision.decision_date
    later = document.as_of + QUARTER
    return later if due is None or due < document.as_of else min(due, later)


class DismissGapDialog(_GapDecisionDialog):
    """Asks why something is no gap."""

    kind = "dismiss"

    def __init__(
        self, parent: QWidget | None, document: Document, key: Key, title: str, by: str
    ) -> None:
        super().__init__(
            parent, document, key, by, heading=tr("Dismiss this gap"), confirming=tr("Dismiss")
        )
        self.form.addRow(Label(title, "name", wrap=True))
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(theme.grown(REASON_HEIGHT))
        self.ask(tr("Because"), self.reason)
        self.reason.setFocus()

    def confirm(self) -> None:
        document = self._document
        done = meanwhile.hand_on(
            document, self._begun, edits.dismiss_gap, document.opportunity, *self._key,
            reason=self.reason.toPlainText(), on=document.as_of, by=self._by,
        )  # fmt: skip
        if done:
            self.accept()
        else:
            self.reason.setFocus()  # `refused` said why
