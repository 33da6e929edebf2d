"""The account plan: the one place where an account's content lives in memory.

A plan is a value. `apply` returns a new one that shares every table the change leaves alone,
so a worker thread can keep the plan it was given, and a what-if is a plan of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from operator import attrgetter
from types import MappingProxyType
from typing import Any, TypeVar, cast

from app.errors import Conflict
from app.i18n import mark
from app.model.change import Change, Edit
from app.model.decision import ClosedOpportunity, Membership, Opportunity
from app.model.entities import KINDS, LETS_GO, REFERENCES, Entity, EntityType, targets
from app.model.interactions import Interaction, Interest
from app.model.people import Account, Competitor, OutsideInfluence, Person, TeamMember
from app.model.places import Seat
from app.model.sources import FactSource
from app.model.ties import ContactTie
from app.model.values import Id, Named, joined

# people first: an id is unique among them, but a decision may have the same one
_LABELLED: tuple[EntityType, ...] = (
    Person,
    TeamMember,
    OutsideInfluence,
    Competitor,
    Opportunity,
    ClosedOpportunity,
    Account,
    Seat,
)
E = TypeVar("E", bound=Entity)
_Table = dict[Id, Entity]
_Tables = dict[type, _Table]
_Indexes = dict[tuple[type, str], dict[Id, list[Entity]]]


class AccountPlan:
    """Everything we know and mean to do about one customer; never changed in place."""

    __slots__ = ("_indexes", "_tables", "_views")

    def __init__(self, entities: Iterable[Entity] = ()) -> None:
        """Take the entities as they are; raises Conflict when one points at nothing."""
        self._tables: _Tables = {kind: {} for kind in KINDS.values()}
        self._indexes: _Indexes = {}
        self._views: dict[type, Any] = {}  # of the tables, for readers
        for entity in entities:
            self._tables[type(entity)][entity.id] = entity
        for kind in REFERENCES:
            _check_all_references(self._tables, kind)

    # -- reading

    def table(self, kind: type[E]) -> Mapping[Id, E]:
        """Return all entities of one kind by id, in the order they came in."""
        view = self._views.get(kind)
        if view is None:
            view = self._views[kind] = MappingProxyType(self._tables[kind])
        return view

    def find(self, kind: type[E], id: Id) -> E | None:
        return cast("E | None", self._tables[kind].get(id))

    @property
    def account(self) -> Account:
        """The customer; an empty plan has none and raises LookupError."""
        for account in self.table(Account).values():
            return account
        raise LookupError("a plan without an account")

    @property
    def opportunities(self) -> Mapping[Id, Opportunity]:
        return self.table(Opportunity)

    @property
    def persons(self) -> Mapping[Id, Person]:
        return self.table(Person)

    @property
    def members(self) -> Mapping[Id, TeamMember]:
        return self.table(TeamMember)

    @property
    def outside(self) -> Mapping[Id, OutsideInfluence]:
        return self.table(OutsideInfluence)

    @property
    def ties(self) -> Mapping[Id, ContactTie]:
        return self.table(ContactTie)

    def dmu(self, opportunity: Id) -> list[Membership]:
        """Return everybody recorded for a decision, also who no longer takes part."""
        return self.where(Membership, "opportunity", opportunity)

    def membership(self, opportunity: Id, person: Id) -> Membership | None:
        return self.find(Membership, joined(opportunity, person))

    def tie_between(self, member: Id, person: Id) -> ContactTie | None:
        return self.find(ContactTie, joined(member, person))

    def interactions_with(self, person: Id) -> list[Interaction]:
        """Return the contacts with one person, oldest first; of one day in the order noted."""
        found = [i for i in self.table(Interaction).values() if person in i.persons]
        return sorted(found, key=lambda interaction: interaction.date)

    def interests_of(self, person: Id) -> list[Interest]:
        return self.where(Interest, "person", person)

    def label(self, id: Id) -> str:
        """Return what to call a person, colleague, outsider, competitor or decision."""
        for kind in _LABELLED:
            entity = cast("Named | None", self._tables[kind].get(id))
            if entity is not None:
                return entity.label
        return id

    def shares(self, kinds: Iterable[type], other: AccountPlan) -> bool:
        """Return whether no change between two plans touched these kinds, as told at a glance.

        Of plans that were read apart it says no.
        """
        return all(self._tables[kind] is other._tables[kind] for kind in kinds)

    def where(self, kind: type[E], field: str, value: Id) -> list[E]:
        """Return the entities of a kind whose field has this value; indexed on first use."""
        index = self._indexes.get((kind, field))
        if index is None:
            index = {}
            for entity in self._tables[kind].values():
                index.setdefault(getattr(entity, field), []).append(entity)
            self._indexes[kind, field] = index
        return cast("list[E]", list(index.get(value, ())))

    def __iter__(self) -> Iterator[Entity]:
        for table in self._tables.values():
            yield from table.values()

    def __len__(self) -> int:
        return sum(len(table) for table in self._tables.values())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, AccountPlan) and self._tables == other._tables

    __hash__ = None  # type: ignore[assignment]  # compared, never looked up

    # -- changing

    def apply(self, change: Change) -> AccountPlan:
        """Return the plan with the change made, whole or not at all.

        Raises Conflict when a `before` is not what stands here, or when something would
        point at nothing.
        """
        kinds = change.kinds
        tables = self._tables | {kind: dict(self._tables[kind]) for kind in kinds}
        for edit in change.edits:
            _make(edit, tables[edit.kind])
        for edit in change.edits:
            after = tables[edit.kind].get(edit.id)
            if after is not None:
                _check_references(tables, after)
        gone = {(edit.kind, edit.id) for edit in change.edits}
        _check_nothing_points_at(tables, {(k, id) for k, id in gone if id not in tables[k]})
        known = list(self._indexes.items())  # a worker may be adding to them
        indexes = {key: of for key, of in known if key[0] not in kinds}
        return AccountPlan._of(tables, indexes)

    @classmethod
    def _of(cls, tables: _Tables, indexes: _Indexes) -> AccountPlan:
        self = cls.__new__(cls)
        self._tables, self._indexes, self._views = tables, indexes, {}
        return self

    def removal_of(self, kind: EntityType, id: Id) -> tuple[Edit, ...]:
        """Return the edits that remove an entity with all that cannot stand without it."""
        before: dict[tuple[EntityType, Id], Entity] = {}
        after: dict[tuple[EntityType, Id], Entity | None] = {}
        self._remove(kind, id, before, after)
        return tuple(Edit(entity, after[key]) for key, entity in before.items())

    def _remove(
        self,
        kind: EntityType,
        id: Id,
        before: dict[tuple[EntityType, Id], Entity],
        after: dict[tuple[EntityType, Id], Entity | None],
    ) -> None:
        key = (kind, id)
        if key in after and after[key] is None:
            return
        after[key] = None
        before.setdefault(key, self._tables[kind][id])
        for holder_kind, holder, field in _pointing_at(self._tables, kind, id):
            at = (holder_kind, holder.id)
            if field in LETS_GO.get(holder_kind, ()):
                current = after.get(at, holder)
                if current is not None:
                    before.setdefault(at, holder)
                    after[at] = _let_go(current, field, id)
            else:
                self._remove(holder_kind, holder.id, before, after)
        before[key] = before.pop(key)  # what leans on it goes first


def _pointing_at(
    tables: _Tables, target: EntityType, id: Id
) -> Iterator[tuple[EntityType, Entity, str]]:
    for kind, references in REFERENCES.items():
        names = [name for name, kinds in references.items() if target in kinds]
        for entity in tables[kind].values() if names else ():
            for name in names:
                value = getattr(entity, name)
                if value != id and not (isinstance(value, tuple) and id in value):
                    continue
                if target in targets(entity, name):
                    yield kind, entity, name


def _check_all_references(tables: _Tables, kind: type) -> None:
    """As `_check_references` for every entity of a kind, by the column: plans are large."""
    if kind is FactSource:  # each says itself of what kind its subject is
        for source in tables[kind].values():
            _check_references(tables, source)
        return
    for field, kinds in REFERENCES[kind].items():
        values = set(map(attrgetter(field), tables[kind].values())) - {None}
        ids = {
            id for value in values for id in (value if isinstance(value, tuple) else (value,))
        }
        for id in sorted(ids.difference(*(tables[target] for target in kinds))):
            raise _dangling(id)


def _dangling(id: Id) -> Conflict:
    return Conflict(mark("Something points at {id}, who is not in this plan."), id=id)


def _check_references(tables: _Tables, entity: Entity) -> None:
    for field in REFERENCES.get(type(entity), {}):
        kinds = targets(entity, field)
        value = getattr(entity, field)
        for id in value if isinstance(value, tuple) else (value,):
            if id is not None and not any(id in tables[kind] for kind in kinds):
                raise _dangling(id)


def _check_nothing_points_at(tables: _Tables, gone: Set[tuple[EntityType, Id]]) -> None:
    """Look at every entity once, however many are gone."""
    kinds, ids = {kind for kind, _id in gone}, {id for _kind, id in gone}
    for kind, references in REFERENCES.items():
        names = [name for name, of in references.items() if not kinds.isdisjoint(of)]
        for holder in tables[kind].values() if names else ():
            for name in names:
                value = getattr(holder, name)
                for id in value if isinstance(value, tuple) else (value,):
                    if id in ids and _is_left(tables, gone, targets(holder, name), id):
                        raise Conflict(mark("Something still points at what would be removed."))


def _is_left(
    tables: _Tables, gone: Set[tuple[EntityType, Id]], kinds: Iterable[EntityType], id: Id
) -> bool:
    """Return whether what points at one of these kinds points at what is gone."""
    at_gone = any((kind, id) in gone for kind in kinds)
    return at_gone and not any(id in tables[kind] for kind in kinds)


def _make(edit: Edit, table: _Table) -> None:
    if table.get(edit.id) != edit.before:
        raise Conflict(mark("What you change is no longer as it was."))
    if edit.after is None:
        del table[edit.id]
    else:
        table[edit.id] = edit.after


def _let_go(entity: Entity, field: str, id: Id) -> Entity:
    value: Any = getattr(entity, field)
    kept = tuple(other for other in value if other != id) if isinstance(value, tuple) else None
    values: dict[str, Any] = {field: kept}
    return replace(entity, **values)
