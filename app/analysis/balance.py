"""Alliances that contradict each other: triads whose signs do not go together.

The friend of a friend is a friend and the enemy of an enemy too, or there is tension between
them (Heider 1946; Cartwright & Harary 1956).
"""

from __future__ import annotations

from collections.abc import Iterable

from app.courtesy import giving_way
from app.model.values import Id

Triad = tuple[Id, Id, Id]  # in order of the ids
Signs = dict[Id, dict[Id, int]]  # +1 or -1, both ways


def signs_of(lines: Iterable[tuple[Id, Id, int]]) -> Signs:
    """Return the signed graph of some lines; a line whose sign is 0 says nothing."""
    signs: Signs = {}
    for a, b, sign in lines:
        if sign:
            signs.setdefault(a, {})[b] = signs.setdefault(b, {})[a] = 1 if sign > 0 else -1
    return signs


def unbalanced_triads(signs: Signs) -> list[Triad]:
    """Return every three of which the product of the three signs is negative."""
    return sorted(
        (a, b, c)
        for a, around in giving_way(signs.items())
        for b, sign in around.items()
        if a < b
        for c, other in signs[b].items()
        if b < c and sign * other * around.get(c, 0) < 0
    )
