"""A plan as the customer reads it, and plans that differ a little."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.model.account_plan import AccountPlan
from app.model.audience import Audience, redact
from tests.plans import DECISION


def customers(plan: AccountPlan, decision: str = DECISION) -> AccountPlan:
    return redact(plan, decision, Audience.CUSTOMER)


def changed(entity: Any, **values) -> Any:
    return replace(entity, **values)
