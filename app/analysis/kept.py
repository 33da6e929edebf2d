"""Parts that are computed when first asked for and kept until something they read changes.

A part names the kinds of entity it reads, and other parts it is made of. What is made of parts
stands as long as those come out as before, whatever it was that changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Generic, TypeVar, overload

from app.model.entities import EntityType

T = TypeVar("T")


class Part(Generic[T]):
    """A computed attribute that names all it depends on: kinds of entity, and parts."""

    def __init__(
        self,
        compute: Callable[[Any], T],
        reads: frozenset[EntityType],
        made_of: tuple[Part[Any], ...],
    ) -> None:
        self.compute = compute
        self.reads = reads
        self.made_of = made_of
        self.name = compute.__name__
        self.__doc__ = compute.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> Part[T]: ...
    @overload
    def __get__(self, owner: object, kind: type) -> T: ...
    def __get__(self, owner: object | None, kind: type) -> T | Part[T]:
        if owner is None:
            return self
        value = self.compute(owner)
        # found there first from now on; if another thread was as quick, all have the same
        kept: T = owner.__dict__.setdefault(self.name, value)
        return kept


def kept(*on: EntityType | Part[Any]) -> Callable[[Callable[[Any], T]], Part[T]]:
    """Keep what a method computes until what it depends on is another.

    That is an entity of one of these kinds, or one of these parts, which stand above it.
    """
    reads = frozenset(one for one in on if not isinstance(one, Part))
    made_of = tuple(one for one in on if isinstance(one, Part))
    return lambda compute: Part(compute, reads, made_of)


def carry_over(old: object, new: object, changed: frozenset[EntityType]) -> None:
    """Hand the parts that the change leaves standing from one owner to its successor."""
    owner: type = type(old)
    known = old.__dict__
    for part in _parts_of(owner):
        stands = part.name in known and part.reads.isdisjoint(changed)
        if stands and all(_is_as_before(one, known, new) for one in part.made_of):
            new.__dict__[part.name] = known[part.name]


def _is_as_before(part: Part[Any], known: Mapping[str, object], new: object) -> bool:
    """Return whether a part comes out as it did before; if so, it is the same object."""
    if part.name not in known:
        return False
    before, now = known[part.name], getattr(new, part.name)
    if now is not before and now == before:
        now = new.__dict__[part.name] = before
    return now is before


@cache
def _parts_of(owner: type) -> tuple[Part[Any], ...]:
    """Return the parts of a class, each after those it is made of."""
    kinds = reversed(owner.__mro__)
    found = (part for kind in kinds for part in vars(kind).values())
    return tuple(part for part in found if isinstance(part, Part))
