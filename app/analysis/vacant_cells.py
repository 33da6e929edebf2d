"""Where a function that came vacant stands on the map: in the cell of who left it."""

from __future__ import annotations

from dataclasses import replace

from app.analysis.geometry import Layout
from app.model.account_plan import AccountPlan
from app.model.places import Seat
from app.model.values import Id


def with_vacancies(keep: Layout | None, plan: AccountPlan, opportunity: Id) -> Layout | None:
    """Return the layout that is kept, with a home for the vacancies that came since."""
    if keep is None:
        return None
    homes = {
        seat.id: keep.homes[seat.formerly]
        for seat in plan.where(Seat, "opportunity", opportunity)
        if seat.formerly in keep.homes
    }
    return replace(keep, homes={**homes, **keep.homes}) if homes else keep
