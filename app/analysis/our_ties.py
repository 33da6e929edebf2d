"""What our ties are worth; a value is kept while nothing that it depends on changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from app.analysis.contact_log import Logged
from app.analysis.tie_value import NOT_LOGGED, TieValue, rank, value_of
from app.courtesy import giving_way
from app.model.people import Person, TeamMember
from app.model.ties import ContactTie
from app.model.values import Id
from app.model.vocabulary import Role

if TYPE_CHECKING:
    from app.analysis.network import Network

On = tuple[ContactTie, TeamMember, Person | None, frozenset[Role], Logged]
Values = Mapping[
    Id, tuple[On, TieValue]
]  # of each tie what its value depends on, and the value


def tie_values(network: Network, before: Values) -> Values:
    """Return what each tie is worth; `before` is of an earlier plan on the same day."""
    found: dict[Id, tuple[On, TieValue]] = {}
    members, persons = network.plan.members, network.plan.persons
    for id, tie in giving_way(network.plan.ties.items()):
        roles = network.roles_of(tie.person)
        logged = network.log.get((tie.member, tie.person), NOT_LOGGED)
        on = (tie, members[tie.member], persons.get(tie.person), roles, logged)
        known = before.get(id)
        if known is None or known[0] != on:
            known = on, _value(network, on)
        found[id] = known
    return found


def by_person(values: Iterable[TieValue]) -> dict[Id, tuple[TieValue, ...]]:
    """Return ties by whom they are with, smaller ids first, and the best first of each."""
    found: dict[Id, list[TieValue]] = {}
    for value in values:
        found.setdefault(value.tie.person, []).append(value)
    return {
        person: tuple(sorted(ties, key=rank))
        for person, ties in giving_way(sorted(found.items()))
    }


def worth_the_name(
    contacts: Mapping[Id, Iterable[TieValue]],
) -> dict[Id, tuple[TieValue, ...]]:
    """Return of each person the ties that there are, however weak, by colleague."""
    found: dict[Id, tuple[TieValue, ...]] = {}
    for person, ties in giving_way(contacts.items()):
        known = [one for one in ties if one.tie.level and one.tie.status is None]
        found[person] = tuple(sorted(known, key=lambda one: one.tie.member))
    return found


def _value(network: Network, on: On) -> TieValue:
    tie, member, person, roles, logged = on
    return value_of(
        tie, member, person,
        roles=roles, logged=logged, as_of=network.as_of, parameters=network.parameters,
    )  # fmt: skip
