"""What the log of contacts says about each pair, where a tie itself says nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.model.interactions import Interaction
from app.model.values import Id
from app.model.vocabulary import FACE_TO_FACE

Pair = tuple[Id, Id]  # one of ours, one of theirs


@dataclass(slots=True)
class Logged:
    """The last contact, the last visit, and how many two-way contacts lately."""

    last_contact: date | None = None
    last_visit: date | None = None
    two_way: int = 0


def read_log(interactions: Iterable[Interaction], as_of: date, days: int) -> dict[Pair, Logged]:
    """Return what was logged per pair up to a date; two-way contacts of `days` back only."""
    pairs: dict[Pair, Logged] = {}
    recent = date.fromordinal(max(as_of.toordinal() - days, 1))
    for interaction in interactions:
        when = interaction.date
        if when > as_of:
            continue  # an appointment is no contact yet
        for member in interaction.members:
            for person in interaction.persons:
                logged = pairs.setdefault((member, person), Logged())
                logged.last_contact = _later(logged.last_contact, when)
                if interaction.channel in FACE_TO_FACE:
                    logged.last_visit = _later(logged.last_visit, when)
                if interaction.two_way and when >= recent:
                    logged.two_way += 1
    return pairs


def by_person(interactions: Iterable[Interaction]) -> dict[Id, tuple[Interaction, ...]]:
    """Return these contacts by person, oldest first; of one day in the order noted."""
    found: dict[Id, list[Interaction]] = {}
    for interaction in sorted(interactions, key=lambda one: one.date):
        for person in interaction.persons:
            found.setdefault(person, []).append(interaction)
    return {person: tuple(contacts) for person, contacts in found.items()}


def _later(known: date | None, when: date) -> date:
    return when if known is None or when > known else known
