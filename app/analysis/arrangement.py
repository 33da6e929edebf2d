"""The three ways in which the map can be arranged, and the blocks of the third."""

from __future__ import annotations

from enum import Enum
from math import isfinite

from app.analysis.roster import Side
from app.model.account_plan import AccountPlan
from app.model.people import Person
from app.model.places import Seat
from app.model.planning import Placement
from app.model.values import Id


class Arrangement(Enum):
    """How the cards of the map stand; the value is the view that placements are kept under."""

    TWO_SIDED = "map"
    FREE = "free"
    DEPARTMENT = "department"


def placements(
    plan: AccountPlan, opportunity: Id, arrangement: Arrangement = Arrangement.TWO_SIDED
) -> dict[Id, tuple[float, float]]:
    """Return where cards of a decision were put by hand, on whole scene units.

    A file from elsewhere may hold any numbers; with fractions of a unit lines would no longer
    be upright, nor cards exactly apart.
    """
    placed = plan.where(Placement, "opportunity", opportunity)
    return {
        p.card: (float(round(p.x)), float(round(p.y)))
        for p in placed
        if p.view == arrangement.value and isfinite(p.x) and isfinite(p.y)
    }


def department_of(plan: AccountPlan, id: Id) -> str:
    """Return in which department somebody or a vacant seat is, as it is written; else empty."""
    somebody = plan.persons.get(id) or plan.find(Seat, id)
    named = somebody.department if isinstance(somebody, Person | Seat) else None
    return (named or "").strip()


def department_key(written: str) -> str:
    """Return what two spellings of one department have in common."""
    return " ".join(written.casefold().split())


def group_card(side: Side, key: str, tier: str = "") -> Id:
    """Return the id of the card for a folded department or lane, or for one level of it."""
    return f"{side.value} together: {key}" + (f", {tier}" if tier else "")
