"""What a key in a cell of the matrix does to the plan: each returns the change of one step."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.change import Change
from app.model.entities import EntityType
from app.model.parameters import DEFAULT, Parameters
from app.model.planning import PlannedTie
from app.model.ties import ContactTie
from app.model.values import Id, joined
from app.model.vocabulary import TieLevel, TieStatus


def set_level(
    plan: AccountPlan,
    member: Id,
    person: Id,
    level: TieLevel | None,
    *,
    base: Parameters = DEFAULT,
) -> Change:
    """Say how well two know each other; None: not assessed. When they spoke stays as it is.

    A tie made by it says nothing of that: a level that is typed tells no date.
    """
    return edits.set_tie(plan, member, person, base=base, level=level, status=None)


def not_needed(
    plan: AccountPlan, member: Id, person: Id, *, base: Parameters = DEFAULT
) -> Change:
    """Say that the two need not know each other; what there is between them is kept."""
    return edits.set_tie(plan, member, person, base=base, status=TieStatus.NOT_NEEDED)


def cleared(plan: AccountPlan, opportunity: Id, pairs: Iterable[tuple[Id, Id]]) -> Change:
    """Remove what is between some colleagues and people, and what was only planned."""
    gone: list[tuple[EntityType, Id]] = []
    for member, person in pairs:
        planned = joined(opportunity, member, person)
        if plan.tie_between(member, person) is not None:
            gone.append((ContactTie, joined(member, person)))
        elif plan.find(PlannedTie, planned) is not None:
            gone.append((PlannedTie, planned))
    return edits.remove(plan, gone)


def planned(
    plan: AccountPlan,
    opportunity: Id,
    member: Id,
    person: Id,
    *,
    level: TieLevel | None,
    due: date | None,
) -> Change:
    """Plan a relationship; who sees to it stays as it was."""
    was = plan.find(PlannedTie, joined(opportunity, member, person))
    owner = None if was is None else was.owner
    return edits.plan_tie(plan, opportunity, member, person, level, owner=owner, due=due)
