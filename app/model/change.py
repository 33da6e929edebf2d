"""A change to a plan, as data: undone, saved, sent, merged and shown in the same form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from app.errors import Conflict
from app.i18n import mark
from app.model.entities import Entity, EntityType
from app.model.values import Id

if TYPE_CHECKING:
    from app.model.account_plan import AccountPlan


@dataclass(frozen=True, slots=True)
class Message:
    """What was done, as a message id and its arguments; worded in the reader's language."""

    id: str
    arguments: tuple[tuple[str, str | int], ...] = ()

    @classmethod
    def of(cls, id: str, **arguments: str | int) -> Message:
        return cls(id, tuple(arguments.items()))


@dataclass(frozen=True, slots=True)
class Edit:
    """One entity before and after; None where it does not exist."""

    before: Entity | None
    after: Entity | None

    @property
    def entity(self) -> Entity:
        entity = self.after if self.after is not None else self.before
        assert entity is not None, "an edit has a before, an after, or both"
        return entity

    @property
    def kind(self) -> EntityType:
        return type(self.entity)

    @property
    def id(self) -> Id:
        return self.entity.id

    def inverse(self) -> Edit:
        return Edit(self.after, self.before)

    def rebased(self, current: Entity | None) -> Edit:
        """Return this edit as it reads on top of `current`, field by field.

        Raises Conflict where the same field was given another value, or where the entity
        was removed or added on one side only.
        """
        if current == self.before:
            return self
        if current is None or self.before is None or self.after is None:
            raise Conflict(mark("This was added or removed by somebody else in the meantime."))
        theirs: dict[str, Any] = {}
        for field in fields(current):
            was, mine, now = (
                getattr(e, field.name) for e in (self.before, self.after, current)
            )
            if was == mine:
                theirs[field.name] = now
            elif now not in (was, mine):
                raise overtaken()
        return Edit(current, replace(self.after, **theirs))


def overtaken() -> Conflict:
    """Return what is said of a change where somebody else set the same otherwise."""
    return Conflict(mark("Somebody else changed the same thing in the meantime."))


@dataclass(frozen=True, slots=True)
class Change:
    """Edits that stand or fall together, under the name the undo menu shows."""

    message: Message
    edits: tuple[Edit, ...]

    @property
    def kinds(self) -> frozenset[EntityType]:
        return frozenset(edit.kind for edit in self.edits)

    def inverse(self) -> Change:
        return Change(self.message, tuple(edit.inverse() for edit in reversed(self.edits)))

    def rebased(self, onto: AccountPlan) -> Change:
        """Return this change as it reads on top of another plan; may raise Conflict."""
        return Change(
            self.message,
            tuple(edit.rebased(onto.find(edit.kind, edit.id)) for edit in self.edits),
        )


def additions(entities: Iterable[Entity]) -> tuple[Edit, ...]:
    return tuple(Edit(None, entity) for entity in entities)


def removals(entities: Iterable[Entity]) -> tuple[Edit, ...]:
    return tuple(Edit(entity, None) for entity in entities)
