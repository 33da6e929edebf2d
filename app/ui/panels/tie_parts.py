"""What shows one relationship: its level or status in one field, and what it is worth."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.i18n import counted, day, ntr, number, tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.labels import label
from app.model.ties import ContactTie
from app.model.values import Id
from app.model.vocabulary import TieLevel, TieStatus
from app.ui.document import Document
from app.ui.panels.fields import CodeField
from app.ui.panels.inspector_page import Page
from app.ui.panels.labels import Label


class TieLevelField(CodeField):
    """How well two know each other, or why that does not count: one list of both."""

    def __init__(self, name: str) -> None:
        super().__init__(name, [*TieLevel, *TieStatus], unknown=tr("not assessed"))

    @staticmethod
    def reading(id: Id) -> Callable[[AccountPlan], object]:
        """Return what reads a relationship for this field."""

        def read(plan: AccountPlan) -> object:
            tie = plan.find(ContactTie, id)
            return None if tie is None else tie.status or tie.level

        return read

    @staticmethod
    def committing(document: Document, member: Id, person: Id) -> Callable[[Any], object]:
        """Return what hands on a choice: a status keeps the level that was known."""

        def commit(chosen: TieLevel | TieStatus | None) -> None:
            values: dict[str, object] = {"status": chosen}
            if not isinstance(chosen, TieStatus):
                values = {"level": chosen, "status": None}
            document.attempt(edits.set_tie, member, person, base=document.base, **values)

        return commit


def tie_remark(page: Page, id: Id) -> Label:
    """Return a quiet line that keeps telling when they spoke and what that is worth."""
    line = Label("", "quiet", wrap=True)

    def show() -> None:
        tie = page.plan.find(ContactTie, id)
        if tie is not None:
            line.setText(tie_words(page.document, tie))

    page.report_parts.append(show)
    return line


def tie_words(document: Document, tie: ContactTie) -> str:
    """Return when these two spoke last, and the points their relationship earns."""
    report = document.report
    found = None if report is None else report.score.ties.get((tie.member, tie.person))
    last = tie.last_contact if found is None else found.tie.last_contact
    words = tr("never spoken") if last is None else tr("last spoken {day}", day=day(last))
    if tie.last_contact is None and last is None and tie.level:
        words = tr("last spoken unknown")
    if found is None or tie.status is not None:
        return words
    parts = [words]
    if found.tie.days is not None and found.tie.days > found.tie.cadence:
        parts.append(tr("gone stale"))
    earned = number(found.points, 1)
    parts.append(ntr("{points} point", "{points} points", counted(earned), points=earned))
    return " · ".join(parts)


def level_words(tie: ContactTie) -> str:
    """Return a relationship's level or status in the user's words."""
    if tie.status is not None:
        return label(tie.status)
    return tr("not assessed") if tie.level is None else label(tie.level)
