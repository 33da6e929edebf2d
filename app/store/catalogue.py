"""What is in a workspace: its accounts and their decisions, without opening them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.model.decision import Opportunity
from app.model.people import Account
from app.model.values import Id
from app.model.vocabulary import Stage

if TYPE_CHECKING:
    from sqlalchemy import Connection

SHARED: Id = "workspace"  # the plan of what holds for every account; it has none of its own

Decision = tuple[Id, Id, str | None, date | None, str | None]  # of which plan, and what it is


@dataclass(frozen=True, slots=True)
class OpportunitySummary:
    """One decision as a list shows it."""

    id: Id
    label: str
    decision_date: date | None
    stage: Stage | None


@dataclass(frozen=True, slots=True)
class AccountSummary:
    """One account as a list shows it, its decisions in the order they were added."""

    id: Id
    label: str
    opportunities: tuple[OpportunitySummary, ...]


def accounts(connection: Connection) -> list[AccountSummary]:
    """Return all accounts, by name."""
    from sqlalchemy import select  # noqa: PLC0415  a first look does without it

    from app.store.schema import TABLES  # noqa: PLC0415  as above

    account, opportunity = TABLES[Account].c, TABLES[Opportunity].c
    found = select(
        opportunity.plan_id,
        opportunity.id,
        opportunity.name,
        opportunity.decision_date,
        opportunity.stage,
    ).order_by(opportunity.plan_id, opportunity.seq)
    named = select(account.plan_id, account.name)
    return listed(connection.execute(found), connection.execute(named))


def listed(
    found: Iterable[Decision], named: Iterable[tuple[Id, str | None]]
) -> list[AccountSummary]:
    """Return the accounts with these names, by name, each with its decisions as they come."""
    decisions: dict[Id, list[OpportunitySummary]] = {}
    stages: dict[str | None, Stage | None] = {stage.value: stage for stage in Stage}
    stages[None] = None
    for plan, id, name, due, stage in found:
        summary = OpportunitySummary(id, name or id, due, stages[stage])
        decisions.setdefault(plan, []).append(summary)
    summaries = [
        AccountSummary(plan, name or plan, tuple(decisions.get(plan, ())))
        for plan, name in named
    ]
    return sorted(summaries, key=lambda summary: (summary.label.casefold(), summary.id))
