"""A plan whose names hold nothing hidden, for drawings: it could turn other texts round."""

from __future__ import annotations

from dataclasses import replace

from app.model.account_plan import AccountPlan
from app.model.entities import Entity
from app.model.plain_text import plain

_SHOWN = ("name", "title", "department")


def plain_names(plan: AccountPlan) -> AccountPlan:
    """Return the plan with plain names, titles and departments; mostly it has them already."""
    changed = {id(one): made for one in plan if (made := _plain(one)) is not one}
    if not changed:
        return plan
    return AccountPlan(changed.get(id(one), one) for one in plan)


def _plain(entity: Entity) -> Entity:
    odd: dict[str, str | None] = {}
    for name in _SHOWN:
        text = getattr(entity, name, None)
        if text is not None and (shown := plain(text)) != text:
            odd[name] = shown
    return replace(entity, **odd) if odd else entity  # type: ignore[arg-type]  # all texts
