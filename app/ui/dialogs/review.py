"""The dialog that looks back on a decision that ended: what they say, and what we learn."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from app.i18n import mark, tr
from app.model import edits
from app.model.decision import ClosedOpportunity, Review
from app.model.labels import label
from app.model.vocabulary import AccountRole, Result, Stage
from app.ui import meanwhile, theme
from app.ui.dialogs.checked_people import CheckedPeople
from app.ui.dialogs.form import FormDialog
from app.ui.document import Document
from app.ui.panels.fields import DayField, NoteField
from app.ui.panels.labels import Label

WIDTH = 580
RULES_HEIGHT = 96  # pixels at 100 %
ENDED: dict[Result, str] = {
    Result.WON: mark("Won: {name}"),
    Result.LOST: mark("Lost: {name}"),
    Result.NO_DECISION: mark("Ended without a decision: {name}"),
}


class ReviewDialog(FormDialog):
    """Asks for the customer's reason and for our own lesson; a loss asks for one."""

    def __init__(
        self, parent: QWidget | None, document: Document, closed: ClosedOpportunity
    ) -> None:
        title = tr(ENDED[closed.result], name=closed.label)
        super().__init__(parent, title, tr("Keep"), width=WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        document.refused.connect(self.complain)  # as in a what-if
        self.cancel_button.setText(tr("Later"))
        self._document, self._closed = document, closed
        self._begun = meanwhile.moment(document)
        review = closed.review or Review()
        self.on = DayField(tr("Closed on"), document.as_of)
        self.on.show_value(closed.closed or document.as_of)
        self.on.complained.connect(self.complain)
        self.ask(tr("Closed on"), self.on)
        self.reason = _line(review.customer_reason, tr("in their words"))
        self.ask(tr("The customer’s reason"), self.reason)
        self.interviewer = _line(review.interviewer, tr("not who led this decision"))
        self.interviewer.setCompleter(QCompleter(self._others(), self.interviewer))
        self.interviewer.textChanged.connect(lambda _text: self._mind_the_owner())
        self.ask(tr("Asked by"), self.interviewer)
        self.owner = Label("", "quiet", wrap=True)
        self.owner.setVisible(False)
        self.form.addRow("", self.owner)
        self.lesson = _note(tr("Our own lesson"), review.own_lesson)
        self.ask(tr("Our own lesson"), self.lesson)
        self.differently = _note(tr("What would I do differently?"), review.differently)
        self.ask(tr("What would I do differently?"), self.differently)
        self.follow_up = _line(review.follow_up, tr("who does what, and when"))
        self.ask(tr("Follow-up"), self.follow_up)
        self._ask_rules(review)
        self.reason.setFocus()

    def form_of_draft(self) -> dict[str, str]:
        """Return what opens this form again, for a text that was never handed on."""
        return {"kind": "review", "closed": self._closed.id}

    def _ask_rules(self, review: Review) -> None:
        """Ask which gaps stood open at the close: by the snapshot, unless noted already."""
        from app.analysis.rules import RULES  # noqa: PLC0415  comes with the report
        from app.analysis.snapshots import rules_at_close  # noqa: PLC0415  as above

        plan = self._document.plan
        open_then = review.gap_rules or rules_at_close(plan, self._closed.id)
        names = {id: rule.label for id, rule in RULES.items()}
        known = {id: names.get(id, id) for id in (*open_then, *names)}
        self.rules = CheckedPeople(tr("Gaps open at the close"), known, open_then)
        self.rules.list.setFixedHeight(theme.grown(RULES_HEIGHT))
        self.ask(tr("Gaps open at the close"), self.rules)

    def _leads(self) -> set[str]:
        members = self._document.plan.members.values()
        leads = {one.label for one in members if one.account_role is AccountRole.LEAD}
        return leads or {self._document.author}

    def _others(self) -> list[str]:
        members = self._document.plan.members.values()
        return [one.label for one in members if one.label not in self._leads()]

    def _mind_the_owner(self) -> None:
        """Say that a customer tells somebody else more than who led the decision."""
        named = self.interviewer.text().strip()
        led = bool(named) and named in self._leads()
        words = tr("{name} led this decision: somebody else hears more.", name=named)
        self.owner.setText(words if led else "")
        self.owner.setVisible(led)
        self.grow()

    def confirm(self) -> None:
        document = self._document
        self.complain("")
        self.on.flush()
        if not self.problem.isHidden():
            return
        done = meanwhile.hand_on(
            document, self._begun, edits.review_closed, self._closed, on=self.on.value,
            customer_reason=self.reason.text(), interviewer=self.interviewer.text(),
            own_lesson=self.lesson.toPlainText(),
            differently=self.differently.toPlainText(),
            gap_rules=tuple(sorted(self.rules.chosen())), follow_up=self.follow_up.text(),
        )  # fmt: skip
        if done:
            self.accept()
        else:
            self.lesson.setFocus()  # `refused` said why


def result_words(result: Result) -> str:
    """Return how a decision ended."""
    return label(Stage(result.value)) if result is not Result.LOST else tr("lost")


def _line(text: str | None, hint: str) -> QLineEdit:
    field = QLineEdit(text or "")
    field.setPlaceholderText(hint)
    return field


def _note(name: str, text: str | None) -> NoteField:
    field = NoteField(name)
    field.show_value(text)
    return field
