"""The dialog that judges a negotiation: seven conditions from 1 to 5, theirs and ours."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.i18n import tr
from app.model import edits
from app.model.decision import NegotiationReadiness
from app.model.edits.judging import HIGHEST, LOWEST, Scores, scores_of
from app.model.labels import label
from app.model.people import Person
from app.model.values import Id
from app.model.vocabulary import Condition, Role
from app.ui import meanwhile, theme
from app.ui.dialogs.form import FormDialog
from app.ui.document import Document
from app.ui.panels.fields import DayField
from app.ui.panels.labels import Label
from app.ui.panels.named_field import NamedField

WIDTH = 620
STEP, GAP, HEIGHT = 24, 4, 26  # pixels
STEPS = range(LOWEST, HIGHEST + 1)


class NegotiationDialog(FormDialog):
    """One counterpart on one day; begins with how they were judged last."""

    def __init__(
        self, parent: QWidget | None, document: Document, who: Id | None = None
    ) -> None:
        super().__init__(parent, tr("How does the negotiation stand?"), tr("Keep"), width=WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        document.refused.connect(self.complain)  # as in a what-if
        self._document, self._begun = document, meanwhile.moment(document)
        people = counterparts(document)
        self.who = NamedField(tr("With whom"), people, unknown=None, words=document.plan.label)
        self.who.show_value(who if who in people else _first(document, people))
        self.who.committed.connect(lambda _who: self._begin())
        self.ask(tr("With whom"), self.who)
        self.on = DayField(tr("Day"), document.as_of)
        self.on.show_value(document.as_of)
        self.on.complained.connect(self.complain)
        self.ask(tr("Day"), self.on)
        self.theirs = {c: ScaleField(_of(c, tr("the customer"))) for c in Condition}
        self.ours = {c: ScaleField(_of(c, tr("us"))) for c in Condition}
        self.column.addLayout(self._grid())
        fields = [*self.theirs.values(), *self.ours.values()]
        for before, after in pairwise(fields):  # down one side, then the other
            QWidget.setTabOrder(before, after)
        self._begin()
        next(iter(self.theirs.values())).setFocus()

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space(2))
        grid.setVerticalSpacing(theme.space(0.5))
        grid.addWidget(Label(tr("1 is absent, 5 is strong"), "quiet"), 0, 0)
        grid.addWidget(Label(tr("The customer"), "name"), 0, 1)
        grid.addWidget(Label(tr("We"), "name"), 0, 2)
        for row, condition in enumerate(Condition, start=1):
            words = label(condition)
            grid.addWidget(Label(words[:1].upper() + words[1:], "soft"), row, 0)
            grid.addWidget(self.theirs[condition], row, 1)
            grid.addWidget(self.ours[condition], row, 2)
        grid.setColumnStretch(0, 1)
        return grid

    def _begin(self) -> None:
        """Show the latest judgement of who is chosen."""
        last = latest(self._document, self.who.value)
        theirs = scores_of(None if last is None else last.scores)
        ours = scores_of(None if last is None else last.scores_us)
        for condition in Condition:
            self.theirs[condition].show_value(theirs.get(condition))
            self.ours[condition].show_value(ours.get(condition))

    def confirm(self) -> None:
        document = self._document
        self.complain("")
        self.on.flush()
        if not self.problem.isHidden():
            return
        if self.who.value is None or self.on.value is None:
            self.complain(tr("Say with whom, and on which day."))
            return
        done = meanwhile.hand_on(
            document, self._begun, edits.judge_conditions, document.opportunity,
            self.who.value, on=self.on.value,
            theirs=_given(self.theirs), ours=_given(self.ours),
        )  # fmt: skip
        if done:
            self.accept()


class ScaleField(QWidget):
    """A number from 1 to 5 or nothing: click, press the figure, or go with the arrows."""

    committed = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.value: int | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(len(STEPS) * (STEP + GAP), HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setLayout(QHBoxLayout())

    def show_value(self, value: object) -> None:
        self.value = value if isinstance(value, int) else None
        self.setAccessibleDescription("" if self.value is None else str(self.value))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        if text.isdigit() and int(text) in STEPS:
            self._choose(int(text))
            self.focusNextChild()
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) or text == "0":
            self._choose(None)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            middle = self.value if self.value is not None else LOWEST - 1
            self._choose(min(HIGHEST, max(LOWEST, middle + step)))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        chosen = int(event.position().x() // (STEP + GAP)) + LOWEST
        self.setFocus()
        self._choose(None if chosen == self.value else min(HIGHEST, chosen))

    def _choose(self, value: int | None) -> None:
        self.show_value(value)
        self.committed.emit(value)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        for number, step in enumerate(STEPS):
            box = QRectF(number * (STEP + GAP) + 1, 1, STEP - 2, HEIGHT - 2)
            on = step == self.value
            focused = self.hasFocus() and (on or (self.value is None and number == 0))
            painter.setPen(
                QPen(theme.colour("edge.focus" if focused or on else "edge.card"), 1 + focused)
            )
            painter.setBrush(theme.colour("accent.fill" if on else "surface.field"))
            painter.drawRoundedRect(box, 6, 6)
            painter.setPen(theme.colour("text.on_accent" if on else "text.soft"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(step))
        painter.end()


def counterparts(document: Document) -> list[Id]:
    """Return who takes part in the decision, and whoever else was judged in it."""
    plan, at = document.plan, document.opportunity
    people = [one.person for one in plan.dmu(at) if one.takes_part]
    judged = plan.where(NegotiationReadiness, "opportunity", at)
    return list(dict.fromkeys([*people, *(one.who for one in judged)]))


def latest(document: Document, who: Id | None) -> NegotiationReadiness | None:
    """Return how the negotiation with somebody was judged last, if it was."""
    judged = document.plan.where(NegotiationReadiness, "opportunity", document.opportunity)
    days = sorted(
        (one for one in judged if one.who == who),
        key=lambda one: (one.date is not None, one.date),
    )
    return days[-1] if days else None


def _first(document: Document, people: list[Id]) -> Id | None:
    """Whom one negotiates with most likely: who is selected, a purchaser, a decider."""
    chosen = [id for kind, id in document.selection if kind is Person and id in people]
    if chosen:
        return chosen[0]
    team = document.plan.dmu(document.opportunity)
    for role in (Role.PURCHASER, Role.DECIDER):
        found = [one.person for one in team if one.takes_part and role in one.roles]
        if found:
            return found[0]
    return people[0] if people else None


def _given(fields: Mapping[Condition, ScaleField]) -> Scores:
    return {c: field.value for c, field in fields.items() if field.value is not None}


def _of(condition: Condition, side: str) -> str:
    return f"{label(condition)}: {side}"
