"""How many days are left until a decision is expected, in words."""

from __future__ import annotations

from datetime import date

from app.i18n import ntr, tr
from app.model.edits.closing import RESULTS
from app.model.vocabulary import Stage


def due_on(expected: date | None, stage: Stage | None) -> date | None:
    """Return the day a decision is expected; None once it has ended, or where it is unknown."""
    return None if stage in RESULTS else expected


def words(due: date | None, today: date) -> str:
    """Return the days that are left, or how long it is overdue; empty where none is due."""
    if due is None:
        return ""
    days = (due - today).days
    if days == 0:
        return tr("decision expected today")
    if days > 0:
        return ntr("{count} day left", "{count} days left", days)
    return ntr("{count} day overdue", "{count} days overdue", -days)
