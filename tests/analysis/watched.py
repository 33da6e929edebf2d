"""A plan that notes which kinds are read."""

from __future__ import annotations

from typing import Any

from app.model.account_plan import AccountPlan
from app.model.entities import EntityType


class Watched(AccountPlan):
    """A plan that notes which kinds are read."""

    __slots__ = ("read",)

    def __init__(self, plan: AccountPlan) -> None:
        super().__init__(list(plan))
        self.read: set[EntityType] = set()

    def table(self, kind: Any) -> Any:
        self.read.add(kind)
        return super().table(kind)

    def find(self, kind: Any, id: str) -> Any:
        self.read.add(kind)
        return super().find(kind, id)

    def where(self, kind: Any, field: str, value: str) -> Any:
        self.read.add(kind)
        return super().where(kind, field, value)
