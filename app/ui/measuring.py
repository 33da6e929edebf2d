"""Score and gaps of a plan, computed so that the views need compute nothing more."""

from __future__ import annotations

from copy import copy
from datetime import date
from typing import TYPE_CHECKING

from app.model.account_plan import AccountPlan
from app.model.entities import EntityType
from app.model.parameters import Parameters
from app.model.values import Id

if TYPE_CHECKING:
    from app.analysis.report import Report


def fresh_report(plan: AccountPlan, opportunity: Id, as_of: date, base: Parameters) -> Report:
    """Return a report on a plan of which there was none."""
    from app.analysis.report import Report  # noqa: PLC0415  imports NetworkX, off the user's thread

    return worded(Report(plan, opportunity, as_of, base), plan)


def later_report(report: Report, plan: AccountPlan, kinds: frozenset[EntityType]) -> Report:
    """Return a report on a later plan; the one the views hold stays as it is."""
    later = copy(report)
    later.update(plan, kinds)
    return worded(later, plan)


def worded(report: Report, plan: AccountPlan) -> Report:
    """Return a report, with what the views show first said already where it was computed."""
    from app.ui.shown_gaps import top  # noqa: PLC0415  not before the first paint

    top(report, plan)
    return report
