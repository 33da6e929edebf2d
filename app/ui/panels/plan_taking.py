"""Taking suggestions up, with a day they are due, and allowing again what was refused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.change import Change, Message
from app.model.decision import Opportunity
from app.model.planning import RefusedSuggestion
from app.model.values import Id
from app.ui import theme
from app.ui.document import Document
from app.ui.panels.controls import button
from app.ui.panels.labels import Elided
from app.ui.panels.plan_words import StepWords

SOON = timedelta(days=14)  # for a contact that no rhythm dates
Taken = tuple[StepWords, str, date | None]  # what, its owner, and when it is due


def soon(plan: AccountPlan, opportunity: Id, today: date) -> date:
    """Return by when something is to be done unless said otherwise: in time to decide by."""
    decision = plan.find(Opportunity, opportunity)
    falls = None if decision is None else decision.decision_date
    in_two_weeks = today + SOON
    return in_two_weeks if falls is None or falls < today else min(falls, in_two_weeks)


def due_day(plan: AccountPlan, opportunity: Id, words: StepWords, today: date) -> date:
    """Return by when a contact is to be: as their rhythm asks, where they spoke; else soon."""
    tie = plan.tie_between(words.member, words.person)
    if tie is not None and tie.last_contact is not None and tie.cadence_days:
        asked = tie.last_contact + timedelta(days=tie.cadence_days)
        if asked > today:
            return asked
    return soon(plan, opportunity, today)


def accepted(plan: AccountPlan, opportunity: Id, wanted: Sequence[Taken]) -> Change:
    """Take suggestions up, in one step for undo."""
    steps = [
        edits.accept_suggestion(
            plan, opportunity, *words.key, level=words.level, owner=owner, due=due,
            gaps=[" ".join(key) for key in words.gaps],
        )
        for words, owner, due in wanted
    ]  # fmt: skip
    if len(steps) == 1:
        return steps[0]
    return edits.combined(Message.of("suggestions.accepted", count=len(steps)), steps)


def refused_in(document: Document) -> list[RefusedSuggestion]:
    """Return what was refused for the decision in view."""
    return document.plan.where(RefusedSuggestion, "opportunity", document.opportunity)


class RefusedLine(QWidget):
    """What was refused and why, and a button that lets it be suggested again."""

    def __init__(self, document: Document, one: RefusedSuggestion) -> None:
        super().__init__()
        self._document, self._one = document, one
        plan = document.plan
        pair = f"{plan.label(one.member)} – {plan.label(one.person)}"
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.space(1.5), 0, theme.space(1), 0)
        line.setSpacing(theme.space(1))
        line.addWidget(Elided(pair, "name"), 4)
        line.addWidget(Elided(one.reason or tr("no reason given"), "quiet"), 5)
        again = button(tr("Allow again"), self.allow)
        again.setAccessibleName(tr("Allow again: {name}", name=pair))
        line.addWidget(again)

    def allow(self) -> None:
        """Let it be suggested again."""
        one = self._one
        ids = one.opportunity, one.member, one.person, one.kind
        self._document.attempt(edits.allow_suggestion, *ids)
