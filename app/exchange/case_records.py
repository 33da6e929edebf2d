"""How the records of a case file and the entities of a plan stand for each other."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from app.errors import UserError
from app.exchange import case_schema
from app.exchange.json_text import Place, canonical, fault
from app.exchange.untrusted import MAX_TEXT
from app.i18n import tr
from app.model.codec import Row, from_row, to_row
from app.model.decision import (
    ClosedOpportunity,
    Membership,
    NegotiationReadiness,
    SellerAsBuyer,
)
from app.model.entities import REFERENCES, Entity, EntityType, targets
from app.model.interactions import Interaction, Interest
from app.model.people import Competitor, OutsideInfluence, Person, TeamMember
from app.model.places import Rating, SavedView, Seat
from app.model.planning import (
    Action,
    GapDecision,
    ParameterValue,
    Placement,
    PlannedTie,
    RefusedSuggestion,
    Snapshot,
)
from app.model.sources import FactSource
from app.model.ties import (
    Affinity,
    CompetitorTie,
    ContactTie,
    Counterpart,
    Influence,
    ReportingLine,
)
from app.model.values import Id, joined


@dataclass(frozen=True)
class Section:
    """One list of a case file and the kind of entity its records are.

    `known_by` names the fields whose values make up the id. With `counted` that is only the id
    of a record without one of its own, and equal ones are told apart by a number.
    """

    name: str
    kind: EntityType
    known_by: tuple[str, ...] = ()
    counted: bool = False
    renamed: dict[str, str] = field(default_factory=dict)  # key in the file: field
    texts_of_json: tuple[str, ...] = ()

    def field_of(self, key: str) -> str:
        return self.renamed.get(key, key)

    def key_of(self, field: str) -> str:
        return next((key for key, name in self.renamed.items() if name == field), field)

    @property
    def of_decision(self) -> bool:
        """Whether its entities belong to one decision, which the file does not repeat."""
        return "opportunity" in REFERENCES.get(self.kind, ())


_TESTS = ("coach_tests", "champion_tests")
_LINE = {"from": "source", "to": "target"}
_REPORT = {"from": "employee", "to": "manager"}

# In this order each record finds what it points at.
SECTIONS = (
    Section("persons", Person),
    Section("team", TeamMember),
    Section("competitors", Competitor),
    Section("outside", OutsideInfluence),
    Section("dmu", Membership, ("person",), texts_of_json=_TESTS),
    Section("dmu_without_role", Membership, ("person",), texts_of_json=_TESTS),
    Section("ties", ContactTie, ("member", "person")),
    Section("counterparts", Counterpart, ("member", "person")),
    Section("reports", ReportingLine, ("employee", "manager"), renamed=_REPORT),
    Section("influences", Influence, ("source", "target"), renamed=_LINE),
    Section("affinities", Affinity, ("a", "b")),
    Section("competitor_ties", CompetitorTie, ("competitor", "person")),
    Section(
        "interactions", Interaction, ("date", "persons", "members", "channel"), counted=True
    ),
    Section("interests", Interest, ("person", "kind", "code", "opportunity"), counted=True),
    Section(
        "negotiation",
        NegotiationReadiness,
        ("who", "date"),
        counted=True,
        texts_of_json=("scores", "scores_us"),
    ),
    Section("closed_opportunities", ClosedOpportunity),
    Section(
        "seller_as_buyer",
        SellerAsBuyer,
        ("member", "assessed_by"),
        counted=True,
        texts_of_json=("evidence",),
    ),
    Section("actions", Action, ("kind", "member", "person", "text"), counted=True),
    Section("gap_decisions", GapDecision, ("rule", "subject")),
    Section("placements", Placement, ("view", "card")),
    Section("planned_ties", PlannedTie, ("member", "person")),
    Section("refused_suggestions", RefusedSuggestion, ("member", "person", "kind")),
    Section(
        "snapshots",
        Snapshot,
        ("taken_on", "reason"),
        counted=True,
        texts_of_json=("roles", "gaps"),
    ),
    Section("parameters", ParameterValue),
    Section("ratings", Rating, ("about", "rater")),
    Section("seats", Seat),
    Section("saved_views", SavedView, texts_of_json=("filters",)),
    Section("fact_sources", FactSource, ("kind", "subject", "field")),
)
# cards of the map: an id among these stands for one of them only
CARDS: tuple[EntityType, ...] = (Person, TeamMember, OutsideInfluence, Competitor)


class Reader:
    """Takes records in, and knows which ids there are to point at."""

    def __init__(self, opportunity: Id) -> None:
        self.opportunity = opportunity
        self.entities: dict[tuple[EntityType, Id], Entity] = {}
        self._places: dict[tuple[EntityType, Id], Place] = {}
        self._counted: Counter[Id] = Counter()

    def take(self, section: Section, record: Row, place: Place) -> None:
        """Add the entity a record stands for; raises UserError naming the place of a fault."""
        row = self._row(section, record, place)
        try:
            entity = from_row(section.kind, row)
        except UserError as error:
            raise fault(place, str(error)) from error
        self._check_references(section, entity, record, place)
        self._check_new(entity, place)
        self.entities[section.kind, entity.id] = entity
        self._places[section.kind, entity.id] = place

    def fits(self, section: Section, record: Any) -> bool:
        """Return whether a record of an open section is one we can hold as an entity."""
        if not case_schema.fits(section.name, record):
            return False
        entity = from_row(section.kind, self._row(section, record, (), count=False))
        return all(
            self._is_known(kinds, id) for _, kinds, id, _ in _references(section, entity)
        )

    def _row(self, section: Section, record: Row, place: Place, *, count: bool = True) -> Row:
        row: Row = {}
        for key, value in record.items():
            if key in section.texts_of_json:
                row[key] = _json_text(value, (*place, key))
            else:
                row[section.field_of(key)] = _whole(value)
        if section.kind is Interaction:
            row["persons"] = _persons(row, place)
        if section.kind is NegotiationReadiness:
            row["scores"] = row["scores"] or "{}"
        if section.kind is Snapshot:
            row |= {"roles": row.get("roles") or "{}", "gaps": row.get("gaps") or "[]"}
        if section.name == "dmu_without_role":
            row["roles"] = []
        if section.of_decision:
            row["opportunity"] = self.opportunity
        if section.known_by:
            derived = derived_id(section, row)
            if section.counted and count:
                derived = _numbered(self._counted, derived)
            row["id"] = row.get("id") or derived
        return row

    def _check_references(
        self, section: Section, entity: Entity, record: Row, place: Place
    ) -> None:
        for name, kinds, id, index in _references(section, entity):
            if self._is_known(kinds, id):
                continue
            key = section.key_of(name)
            if name == "persons" and record.get("person") == id:
                at: Place = ("person",)
            else:
                at = (key,) if index is None else (key, (record.get(key) or []).index(id))
            raise fault((*place, *at), _no_such(kinds, id))

    def _is_known(self, kinds: tuple[EntityType, ...], id: Id) -> bool:
        return any((kind, id) in self.entities for kind in kinds)

    def _check_new(self, entity: Entity, place: Place) -> None:
        kinds = CARDS if type(entity) in CARDS else (type(entity),)
        for kind in kinds:
            first = self._places.get((kind, entity.id))
            if first is not None:
                raise fault(place, tr("repeats {place}", place=f"{first[0]}[{first[1]}]"))


def derived_id(section: Section, row: Row) -> Id:
    """Return the id that the fields of a record give it."""
    parts = [_part(row.get(name)) for name in section.known_by]
    if section.kind is Affinity:
        parts.sort()
    if section.of_decision:
        parts.insert(0, row["opportunity"])
    elif (
        section.counted and row.get("opportunity") is None and "opportunity" in section.known_by
    ):
        parts.pop()
    return joined(*parts)


def records(section: Section, entities: Iterable[Entity]) -> Iterator[Row]:
    """Yield what stands in a case file for each entity: known attributes only, in order."""
    counted: Counter[Id] = Counter()
    for entity in entities:
        row = to_row(entity)
        if section.known_by and (
            not section.counted or row["id"] == _numbered(counted, derived_id(section, row))
        ):
            del row["id"]
        yield _record(section, row)


def sparse(row: Row, order: tuple[str, ...], required: frozenset[str] = frozenset()) -> Row:
    """Return the known attributes of a row in the order given."""
    return {
        key: row[key]
        for key in order
        if key in row and (key in required or row[key] not in (None, []))
    }


def _record(section: Section, row: Row) -> Row:
    if section.kind is Interaction and len(row["persons"]) == 1:
        row["person"] = row.pop("persons")[0]
    for name in section.texts_of_json:
        if row.get(name) is not None:
            row[name] = json.loads(row[name])
    if isinstance(row.get("review"), dict):
        row["review"] = sparse(row["review"], tuple(row["review"]))
    named = {section.key_of(name): value for name, value in row.items()}
    return sparse(named, case_schema.keys(section.name), case_schema.required(section.name))


def _references(
    section: Section, entity: Entity
) -> Iterator[tuple[str, tuple[EntityType, ...], Id, int | None]]:
    """Yield field, kinds it may point at, id and place in a list, of all but the decision."""
    for name in REFERENCES.get(section.kind, {}):
        kinds = targets(entity, name)
        value = getattr(entity, name)
        if name == "opportunity" or value is None:
            continue
        several = enumerate(value) if isinstance(value, tuple) else [(None, value)]
        for index, id in several:
            yield name, kinds, id, index


def _no_such(kinds: tuple[EntityType, ...], id: Id) -> str:
    if TeamMember in kinds and Person not in kinds:
        return tr('no colleague "{id}"', id=id)
    if Competitor in kinds:
        return tr('no competitor "{id}"', id=id)
    return tr('no person "{id}"', id=id)


def _persons(row: Row, place: Place) -> list[Id]:
    """Return whom a contact was with: `person` and `persons` together, each once."""
    for name in ("persons", "members"):
        listed = row.get(name) or []
        for index, id in enumerate(listed):
            if id in listed[:index]:
                raise fault((*place, name, index), tr('"{id}" stands in the list twice', id=id))
    single = row.pop("person", None)
    several: list[Id] = row.get("persons") or []
    return several if single is None or single in several else [single, *several]


def _json_text(value: Any, place: Place) -> str | None:
    if value is None:
        return None
    text = canonical(value)
    if len(text) > MAX_TEXT:
        raise fault(place, tr("this is too much to keep in one place"))
    return text


def _whole(value: Any) -> Any:
    """Return 3 for 3.0: in JSON they are the same number."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _part(value: Any) -> str:
    if isinstance(value, list):
        return joined(*value)
    return "" if value is None else str(value)


def _numbered(counted: Counter[Id], base: Id) -> Id:
    counted[base] += 1
    return base if counted[base] == 1 else joined(base, str(counted[base]))
