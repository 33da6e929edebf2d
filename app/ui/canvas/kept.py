"""What was made before is taken again where all that it was made of is equal."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """Values of one round after another, each known by a key of its own.

    `make` is given the inputs and nothing else, so that equal inputs make equal values.
    Entities are never altered: most inputs are the very same ones, which is seen at a glance.
    """

    def __init__(self) -> None:
        self._before: dict[Hashable, tuple[tuple[Any, ...], T]] = {}
        self._now: dict[Hashable, tuple[tuple[Any, ...], T]] = {}

    def begin(self) -> list[object]:
        """Begin a round; return what it forgets: the round before did not ask for that."""
        gone = list[object](self._before.values())
        self._before, self._now = self._now, {}
        return gone

    def copied(self) -> Kept[T]:
        """Return the same for whoever goes on from there, also in another thread."""
        other = Kept[T]()
        other._now = dict(self._now)
        return other

    def of(self, key: Hashable, inputs: tuple[Any, ...], make: Callable[..., T]) -> T:
        """Return what is made of these inputs, as it was made before where it can be."""
        known = self._before.get(key)
        if known is None or known[0] != inputs:
            known = inputs, make(*inputs)
        self._now[key] = known
        return known[1]
