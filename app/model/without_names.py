"""The internal plan with functions instead of names, for showing a map without its people.

It still tells who is who to those who know the account, so it stays internal. What an entity
holds is kept by its type: codes, dates, numbers and lines stay, words go, save the few named
here. A new field of words is therefore dropped until somebody decides otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.decision import (
    ClosedOpportunity,
    Membership,
    NegotiationReadiness,
    Opportunity,
    SellerAsBuyer,
)
from app.model.entities import REFERENCES, Entity, EntityType
from app.model.house import HouseStyle
from app.model.interactions import Interaction, Interest
from app.model.labels import label
from app.model.people import Account, Competitor, OutsideInfluence, Person, TeamMember
from app.model.places import Rating, SavedView, Seat
from app.model.plain_text import plain
from app.model.planning import (
    Action,
    GapDecision,
    KeptRecord,
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
from app.model.tuning import TUNABLE
from app.model.values import Id, joined
from app.model.vocabulary import BUSINESS_INTERESTS, PERSONAL_INTERESTS, Lane, Role

Ids = dict[tuple[EntityType, Id], Id]

_LEFT_OUT = (
    ClosedOpportunity,
    NegotiationReadiness,
    SellerAsBuyer,
    Action,
    RefusedSuggestion,
    Snapshot,
    Seat,
    Rating,
    SavedView,
    FactSource,
    HouseStyle,
    KeptRecord,
)
_NUMBERED: dict[EntityType, str] = {
    Person: "p",
    TeamMember: "m",
    Competitor: "c",
    OutsideInfluence: "o",
    Opportunity: "d",
    Interaction: "i",
    Interest: "n",
}
_JOINED: dict[EntityType, tuple[str, ...]] = {
    Membership: ("opportunity", "person"),
    ContactTie: ("member", "person"),
    Counterpart: ("opportunity", "member", "person"),
    ReportingLine: ("employee", "manager"),
    Influence: ("source", "target"),
    Affinity: ("a", "b"),
    CompetitorTie: ("competitor", "person"),
    Placement: ("opportunity", "view", "card"),
    GapDecision: ("opportunity", "rule", "subject"),
    PlannedTie: ("opportunity", "member", "person"),
}
_WORDS_KEPT: dict[EntityType, frozenset[str]] = {
    Account: frozenset({"name"}),
    Opportunity: frozenset({"name"}),
    Person: frozenset({"department"}),
}
_CODES_KEPT: dict[EntityType, frozenset[str]] = {
    Account: frozenset({"country", "contact_languages"}),
    Person: frozenset({"contact_language"}),
    TeamMember: frozenset({"languages"}),
    Placement: frozenset({"view"}),
    GapDecision: frozenset({"rule"}),
}
_CODE = re.compile(r"[A-Za-z0-9-]{1,8}")  # nl, nl-BE, R12: too short to tell a story
_US = "us"  # the incumbent where that is ourselves
_SUBJECTS = frozenset({*Role, *Lane, "dmu", "account", "opportunity"})
_INTERESTS = frozenset({*PERSONAL_INTERESTS, *BUSINESS_INTERESTS})


def without_names(
    plan: AccountPlan, *, account: Id, opportunities: Mapping[Id, Id]
) -> AccountPlan:
    """Return the plan with functions for names and no free text; every id is new.

    `account` is the new id of the account, `opportunities` those of the decisions that must
    be found again afterwards.
    """
    ids = _new_ids(plan, account, opportunities)
    names = _names(plan)
    return AccountPlan(_redacted(plan, ids, names))


def _new_ids(plan: AccountPlan, account: Id, opportunities: Mapping[Id, Id]) -> Ids:
    ids: Ids = {(Account, plan.account.id): account}
    for kind, letter in _NUMBERED.items():
        for number, id in enumerate(plan.table(kind), 1):
            ids[kind, id] = f"{letter}{number}"
    ids |= {(Opportunity, old): new for old, new in opportunities.items()}
    known = (name for name in plan.table(ParameterValue) if name in TUNABLE)
    ids |= {(ParameterValue, name): name for name in known}
    return ids


def _names(plan: AccountPlan) -> dict[tuple[EntityType, Id], str]:
    """Functions instead of names: title, or department, or lane; numbered where equal."""
    functions: dict[tuple[EntityType, Id], str] = {}
    for person in plan.persons.values():
        words = plain(person.title) or plain(person.department)
        functions[Person, person.id] = words or _lane(person.lane)
    for member in plan.members.values():
        functions[TeamMember, member.id] = plain(member.title) or _lane(member.lane)
    for outsider in plan.outside.values():
        kind = outsider.kind
        functions[OutsideInfluence, outsider.id] = label(kind) if kind else tr("outsider")
    for id in plan.table(Competitor):
        functions[Competitor, id] = tr("competitor")
    return _numbered(functions)


def _second_line(somebody: Person | TeamMember) -> str | None:
    """What to show where the title stands, now that the title stands for the name."""
    if isinstance(somebody, Person) and plain(somebody.title) and plain(somebody.department):
        return plain(somebody.department)
    return label(somebody.lane) if somebody.lane and plain(somebody.title) else None


def _lane(lane: Lane | None) -> str:
    return label(lane) if lane else tr("function unknown")


def _numbered(
    functions: Mapping[tuple[EntityType, Id], str],
) -> dict[tuple[EntityType, Id], str]:
    often = Counter(functions.values())
    seen: Counter[str] = Counter()
    named = {}
    for key, function in functions.items():
        seen[function] += 1
        named[key] = f"{function} {seen[function]}" if often[function] > 1 else function
    return named


def _redacted(
    plan: AccountPlan, ids: Ids, names: Mapping[tuple[EntityType, Id], str]
) -> Iterator[Entity]:
    for entity in plan:
        kind = type(entity)
        if isinstance(entity, ParameterValue) and (kind, entity.id) not in ids:
            continue
        if isinstance(entity, _LEFT_OUT):
            continue
        held = {field.name: _kept(entity, field.name, ids) for field in fields(entity)}
        if (kind, entity.id) in names:
            held["name"] = names[kind, entity.id]
        if isinstance(entity, (Person, TeamMember)):
            held["title"] = _second_line(entity)
        if isinstance(entity, GapDecision):
            held["subject"] = _subject(entity.subject, ids)
        if isinstance(entity, Interest) and entity.code in _INTERESTS:
            held["code"] = entity.code
        held["id"] = ids.get((kind, entity.id)) or _joined_id(kind, held)
        if held["id"] is not None:
            yield kind(**held)


def _kept(entity: Entity, name: str, ids: Ids) -> Any:
    value = getattr(entity, name)
    if isinstance(entity, Account) and name == "incumbent" and value == _US:
        return value
    targets = _references(type(entity)).get(name)
    if targets is not None:
        return _renumbered(value, targets, ids)
    if name in _WORDS_KEPT.get(type(entity), ()):
        return plain(value)
    if name in _CODES_KEPT.get(type(entity), ()):
        return _codes(value)
    return _without_words(value)


def _codes(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(code for code in value if _CODE.fullmatch(code))
    return value if value and _CODE.fullmatch(value) else None


def _references(kind: EntityType) -> dict[str, tuple[EntityType, ...]]:
    """What points at somebody, also where the plan does not insist on finding them."""
    loose: dict[str, tuple[EntityType, ...]] = {}
    if kind is TeamMember:
        loose = {"manager": (TeamMember,)}
    if kind is Account:
        loose = {"incumbent": (Competitor,)}
    return REFERENCES.get(kind, {}) | loose


def _renumbered(value: Any, targets: Iterable[EntityType], ids: Ids) -> Any:
    if isinstance(value, tuple):
        return tuple(_renumbered(id, targets, ids) for id in value)
    return next((ids[kind, value] for kind in targets if (kind, value) in ids), None)


def _without_words(value: Any) -> Any:
    """Return a value when it is no text; a tuple or a record loses its texts."""
    if isinstance(value, (tuple, frozenset)):
        return type(value)(
            inner for item in value if (inner := _without_words(item)) is not None
        )
    if is_dataclass(value) and not isinstance(value, type):
        inner = {field.name: getattr(value, field.name) for field in fields(value)}
        return replace(value, **{name: _without_words(held) for name, held in inner.items()})
    return value if isinstance(value, (Enum, bool, int, float, date)) else None


def _subject(subject: str, ids: Ids) -> str | None:
    """The subject of a gap in new ids: a code, somebody, or two joined by an arrow."""
    if subject in _SUBJECTS:
        return subject
    renumbered = [
        next((new for (_, old), new in ids.items() if old == part), None)
        for part in subject.split("->")
    ]
    return None if None in renumbered else "->".join(part for part in renumbered if part)


def _joined_id(kind: EntityType, held: Mapping[str, Any]) -> Id | None:
    """The id of what joins others; None where one of them did not come along."""
    parts = [held[name] for name in _JOINED[kind]]
    if None in parts:
        return None
    return joined(*(sorted(parts) if kind is Affinity else parts))
