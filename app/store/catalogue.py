"""What is in a workspace: its accounts and their decisions, without opening them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from app.model.decision import Opportunity
from app.model.people import Account
from app.model.values import Id
from app.model.vocabulary import Stage
from app.store.schema import TABLES


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
    account, opportunity = TABLES[Account].c, TABLES[Opportunity].c
    decisions: dict[Id, list[OpportunitySummary]] = {}
    stages: dict[str | None, Stage | None] = {stage.value: stage for stage in Stage}
    stages[None] = None
    found = select(
        opportunity.plan_id,
        opportunity.id,
        opportunity.name,
        opportunity.decision_date,
        opportunity.stage,
    ).order_by(opportunity.plan_id, opportunity.seq)
    for plan, id, name, due, stage in connection.execute(found):
        summary = OpportunitySummary(id, name or id, due, stages[stage])
        decisions.setdefault(plan, []).append(summary)
    named = connection.execute(select(account.plan_id, account.name))
    summaries = [
        AccountSummary(plan, name or plan, tuple(decisions.get(plan, ())))
        for plan, name in named
    ]
    return sorted(summaries, key=lambda summary: (summary.label.casefold(), summary.id))
