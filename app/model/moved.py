"""A plan with all its dates moved, so that a sample is as old as on the day it was made for."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any

from app.model.account_plan import AccountPlan


def moved(plan: AccountPlan, by: timedelta) -> AccountPlan:
    """Return the plan with every date in it later by so much."""
    return AccountPlan(_moved(entity, by) for entity in plan)


def _moved(value: Any, by: timedelta) -> Any:
    if isinstance(value, date):
        return value + by
    if isinstance(value, tuple):
        return tuple(_moved(item, by) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value,
            **{field.name: _moved(getattr(value, field.name), by) for field in fields(value)},
        )
    return value
