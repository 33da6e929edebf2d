"""The mark beside an estimated fact: how sure we are, and a click to say so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from app.i18n import tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.certainty import Fact, confidence_of, is_known, own_field, source_of
from app.model.entities import NAMES
from app.model.sources import FactSource
from app.model.vocabulary import Confidence
from app.ui import meanwhile, theme
from app.ui.change_command import read_only_words
from app.ui.panels.confidence_popup import (
    ConfidencePopup,
    Said,
    confidence_words,
    noted_words,
)
from app.ui.panels.confidence_sign import paint_confidence
from app.ui.panels.labels import plain_tooltip

if TYPE_CHECKING:
    from app.ui.document import Document

SIDE, SIGN = 24, 14  # pixels: what can be hit, and what is painted


@dataclass(frozen=True, slots=True)
class State:
    """What a mark shows; not `known` where there is no fact to be sure of."""

    known: bool
    confidence: Confidence | None = None
    source: FactSource | None = None


class ConfidenceMark(QAbstractButton):
    """How sure we are of one fact, as a sign; a click or Enter asks."""

    def __init__(self, document: Document, fact: Fact, words: str) -> None:
        """`words` say what the fact is: Attitude, Level, Relationship with Karim."""
        super().__init__()
        self._document, self.fact, self._words = document, fact, words
        self._state = State(known=False)
        self._begun = meanwhile.moment(document)  # when the form was opened
        self.form: ConfidencePopup | None = None
        self.setFixedSize(SIDE, SIDE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        own = own_field(fact) or f"{fact.field}.sure"
        place = f"{NAMES[fact.kind]}.{fact.subject}.{own}"
        self.setObjectName(place)
        self.setProperty("place", place)
        self.clicked.connect(self.ask)

    def read(self, plan: AccountPlan) -> State:
        """Return what stands in the plan."""
        entity = plan.find(self.fact.kind, self.fact.subject)
        if entity is None or not is_known(entity, self.fact.field):
            return State(known=False)
        return State(True, confidence_of(plan, self.fact), source_of(plan, self.fact))

    def show_value(self, state: object) -> None:
        """Show what `read` returned; told only where it is another."""
        if not isinstance(state, State) or (state == self._state and self.accessibleName()):
            return
        self._state = state
        self.setEnabled(state.known)
        sure = confidence_words(state.confidence)
        self.setAccessibleName(
            tr("{fact}: how sure? {answer}", fact=self._words, answer=sure)
            if state.known
            else tr("{fact}: nothing to be sure of yet", fact=self._words)
        )
        said = None if state.source is None else state.source.source
        lines = (sure, said, noted_words(state.source))
        self.setToolTip(
            plain_tooltip("\n".join(line for line in lines if line)) if state.known else ""
        )
        self.update()

    def ask(self) -> None:
        """Open the form below the mark."""
        if not self._document.may_edit:
            self._document.refused.emit(read_only_words())
            return
        over, state = self.window(), self._state
        self._begun = meanwhile.moment(self._document)
        self.form = form = ConfidencePopup(
            over, self._words, self._document.as_of, state.confidence, state.source
        )
        form.said.connect(self._keep)
        form.destroyed.connect(partial(_back_to, self))
        below = self.mapTo(over, QPoint(self.width() // 2, self.height() + 2))
        form.open_at(below - QPoint(form.width() // 2, 0))
        chosen = form.chips[state.confidence]
        chosen.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._state.known:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.underMouse() or self.hasFocus():
            painter.setBrush(theme.colour("surface.hover"))
            focus = QPen(theme.colour("edge.focus"), 2)
            painter.setPen(focus if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box, 6, 6)
        sign = QRectF(0, 0, SIGN, SIGN)
        sign.moveCenter(QRectF(self.rect()).center())
        paint_confidence(painter, self._state.confidence, sign, theme.colour("text.soft"))
        painter.end()

    def _keep(self, said: Said) -> None:
        document, own = self._document, own_field(self.fact)
        if document.supposing.is_on and own is not None:  # who said it is no supposition
            values = {own: said.confidence}
            document.attempt(edits.set_fields, self.fact.kind, self.fact.subject, **values)
            return
        meanwhile.hand_on(
            document, self._begun, edits.set_source, self.fact,
            confidence=said.confidence, source=said.source,
            by=document.author or None, on=said.on,
        )  # fmt: skip


def _back_to(mark: ConfidenceMark, *_: object) -> None:
    """Give the keyboard back, where nobody took it elsewhere."""
    if shiboken6.isValid(mark):
        mark.form = None
        if mark.window().focusWidget() is None:
            mark.setFocus()
