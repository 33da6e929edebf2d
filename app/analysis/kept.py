"""Parts that are computed when first asked for and kept until something they read changes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, Generic, TypeVar, overload

from app.model.entities import EntityType

T = TypeVar("T")


class Part(Generic[T]):
    """A computed attribute that names the kinds of entity it depends on, directly or not."""

    def __init__(self, compute: Callable[[Any], T], reads: frozenset[EntityType]) -> None:
        self.compute = compute
        self.reads = reads
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
        owner.__dict__[self.name] = value  # found there first from now on
        return value


def kept(*reads: EntityType) -> Callable[[Callable[[Any], T]], Part[T]]:
    """Keep what a method computes until an entity of one of these kinds changes."""
    return lambda compute: Part(compute, frozenset(reads))


def carry_over(old: object, new: object, changed: frozenset[EntityType]) -> None:
    """Hand the parts that the change leaves standing from one owner to its successor."""
    owner: type = type(old)
    known = old.__dict__
    for part in _parts_of(owner):
        if part.name in known and part.reads.isdisjoint(changed):
            new.__dict__[part.name] = known[part.name]


@cache
def _parts_of(owner: type) -> tuple[Part[Any], ...]:
    return tuple(
        part for kind in owner.__mro__ for part in vars(kind).values() if isinstance(part, Part)
    )
