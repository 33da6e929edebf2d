"""How many days are left until a decision is expected, in words."""

from __future__ import annotations

from datetime import date

from app.i18n import ntr, tr
from app.model.decision import Opportunity
from app.model.edits.closing import RESULTS


def days_left(decision: Opportunity | None, today: date) -> str:
    """Return the days that are left, or how long it is overdue; empty where it is no question.

    A decision that has ended, or of which no day is known, has none left.
    """
    if decision is None or decision.decision_date is None or decision.stage in RESULTS:
        return ""
    days = (decision.decision_date - today).days
    if days == 0:
        return tr("decision expected today")
    if days > 0:
        return ntr("{count} day left", "{count} days left", days)
    return ntr("{count} day overdue", "{count} days overdue", -days)


def is_overdue(decision: Opportunity | None, today: date) -> bool:
    """Return whether a decision should have been taken before today."""
    if decision is None or decision.decision_date is None or decision.stage in RESULTS:
        return False
    return decision.decision_date < today
