"""Making a change again that lost against the work of others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace

from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit
from app.model.entities import REFERENCES, Entity, EntityType, targets
from app.model.values import Id


@dataclass(frozen=True, slots=True)
class Lost:
    """A change of ours that did not stand beside what others did, and why."""

    change: Change
    why: Callable[[], str] | None  # of the Conflict, which itself holds on to what raised it
    others: tuple[Change, ...]  # their work it met

    @property
    def reason(self) -> str:
        """Return why, as a sentence in the language that is spoken now."""
        return "" if self.why is None else self.why()

    def was_removed(self, plan: AccountPlan) -> bool:
        """Return whether it changed, or is about, something that is there no more."""
        return bool(_missed(plan, self.change))


def reapplied(plan: AccountPlan, lost: Lost) -> Change:
    """Return the change that lets our values stand after all, over what others set.

    What others removed and ours needs comes back, with all that went with it. Raises Conflict
    when it cannot stand as the plan is now.
    """
    edits = _restored(plan, lost)
    for mine in lost.change.edits:
        key = (mine.kind, mine.id)
        now = edits[key].after if key in edits else plan.find(*key)
        edits[key] = Edit(plan.find(*key), _over(mine, now))
    made = Change(
        lost.change.message, tuple(one for one in edits.values() if one.before != one.after)
    )
    plan.apply(made)
    return made


def _restored(plan: AccountPlan, lost: Lost) -> dict[tuple[EntityType, Id], Edit]:
    """Return the edits that bring back what the removals held that took what ours needs."""
    needed = _missed(plan, lost.change)
    found: dict[tuple[EntityType, Id], Edit] = {}
    for removed in _removals(lost.others):
        if any((edit.kind, edit.id) in needed for edit in removed):
            for edit in removed:
                if plan.find(edit.kind, edit.id) is None:
                    found[edit.kind, edit.id] = Edit(None, edit.before)
    return found


def _missed(plan: AccountPlan, change: Change) -> set[tuple[EntityType, Id]]:
    """Return what a change needs that is in the plan no more: itself, or what it points at."""
    added = {edit.id for edit in change.edits if edit.before is None}
    missed: set[tuple[EntityType, Id]] = set()
    for edit in change.edits:
        if edit.before is not None and plan.find(edit.kind, edit.id) is None:
            missed.add((edit.kind, edit.id))
        for id, kinds in _pointed_at(edit.after):
            if id not in added and all(plan.find(kind, id) is None for kind in kinds):
                missed |= {(kind, id) for kind in kinds}
    return missed


def _pointed_at(entity: Entity | None) -> Iterator[tuple[Id, tuple[EntityType, ...]]]:
    if entity is None:
        return
    for field in REFERENCES.get(type(entity), {}):
        value = getattr(entity, field)
        for id in value if isinstance(value, tuple) else (value,):
            if id is not None:
                yield id, targets(entity, field)


def _removals(others: Iterable[Change]) -> list[list[Edit]]:
    return [[edit for edit in change.edits if edit.after is None] for change in others]


def _over(mine: Edit, now: Entity | None) -> Entity | None:
    """Return what stands now with the fields that ours changed as ours has them."""
    if now is None or mine.before is None or mine.after is None:
        return mine.after
    ours = {
        field.name: getattr(mine.after, field.name)
        for field in fields(mine.after)
        if getattr(mine.before, field.name) != getattr(mine.after, field.name)
    }
    return replace(now, **ours)
