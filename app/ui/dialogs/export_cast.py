"""What the rows of the list of a proposal need to know of all who are in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.model.called import AsCalled
from app.model.counterparts import lane_order
from app.model.people import Person, TeamMember
from app.model.ties import Counterpart
from app.model.values import Id

Somebody = Person | TeamMember


@dataclass(frozen=True, slots=True)
class Making:
    """What every row needs to know of all."""

    shown: set[Id]
    called: AsCalled
    team: dict[Id, str]
    marked: set[Id]  # counterparts that somebody chose
    met: dict[Id, list[Counterpart]]  # by person


def by_lane(somebody: Somebody) -> int:
    """Return where somebody's lane stands from top to bottom."""
    return lane_order(somebody.lane)


def by_person(pairs: Iterable[Counterpart]) -> dict[Id, list[Counterpart]]:
    """Return the pairs of each person at the customer."""
    found: dict[Id, list[Counterpart]] = {}
    for pair in pairs:
        found.setdefault(pair.person, []).append(pair)
    return found
