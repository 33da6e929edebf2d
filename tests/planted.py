"""A plan in which every field of every kind of entity holds something that can be found again.

Fields are filled by their type, so a field that is added later is planted by itself.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from app.model.account_plan import AccountPlan
from app.model.decision import Membership, Opportunity
from app.model.entities import KINDS, NAMES, REFERENCES, EntityType
from app.model.people import Account, Person, TeamMember
from app.model.sources import FactSource, SubjectKind
from app.model.ties import CompetitorTie, Counterpart
from app.model.values import joined

MARK = "zq9"
DAY = date(2026, 3, 2)
OPEN: dict[EntityType, set[str]] = {  # what the customer may read, by interfaces.md
    Account: {"name"},
    Opportunity: {"name"},
    Person: {"name", "title", "department", "lane"},
    TeamMember: {"name", "title", "email", "phone", "lane"},
    Counterpart: {"rhythm", "tier"},
}
ORDER = {"lane", "level"}  # these decide order and suggestion, so variants leave them alone


def planted_plan(variant: int = 0, only_marked: EntityType | None = None) -> AccountPlan:
    """Two of every kind; variants differ in every internal value, and in nothing else.

    With `only_marked` only that kind differs from variant 0.
    """
    entities = []
    for kind in KINDS.values():
        for number in range(1 if kind is Account else 2):
            turn = variant if only_marked in (None, kind) else 0
            entities.append(_filled(kind, number, turn))
    return AccountPlan(entities)


def identity(kind: EntityType, number: int) -> str:
    return f"{MARK}-{NAMES[kind]}-id-{number}"


def opportunity() -> str:
    return identity(Opportunity, 0)


def strings(value: Any) -> Iterator[str]:
    """Every text in a value, however deep; codes are theirs, not texts."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, (tuple, frozenset, list)):
        for item in value:
            yield from strings(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from strings(getattr(value, field.name))


def _filled(kind: EntityType, number: int, variant: int) -> Any:
    held: dict[str, Any] = {}
    hints = get_type_hints(kind)
    for field in fields(kind):
        targets = REFERENCES.get(kind, {}).get(field.name)
        if field.name == "id":
            held["id"] = identity(kind, number)
        elif targets is not None:
            held[field.name] = _reference(kind, field.name, targets[0], number, hints)
        elif field.name in OPEN.get(kind, ()):
            words = f"{NAMES[kind]} {field.name} {number}"
            held[field.name] = _value(hints[field.name], words, number)
        elif field.name in ORDER:
            held[field.name] = _value(hints[field.name], "", number)
        else:
            words = f"{MARK}-{NAMES[kind]}-{field.name}-{number}-{variant}"
            held[field.name] = _value(hints[field.name], words, number + variant)
    if kind in (Person, TeamMember):
        held["in_proposal"] = None
    if kind is FactSource:
        held["kind"] = SubjectKind.PERSON
    if kind is Membership:
        held["active"] = None
    if kind is CompetitorTie:
        held["id"] = joined(held["competitor"], held["person"])
    return kind(**held)


def _reference(
    kind: EntityType, field: str, target: EntityType, number: int, hints: dict[str, Any]
) -> Any:
    if target is Opportunity:
        return opportunity()
    second = field in ("manager", "target", "b")  # the other end of a line within one side
    id = identity(target, 1 - number if second else number)
    return (id,) if get_origin(hints[field]) is tuple else id


def _value(hint: Any, words: str, turn: int) -> Any:
    """Something of this type: the words, or a value that differs with the turn."""
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(inner for inner in get_args(hint) if inner is not type(None))
    origin = get_origin(hint)
    if origin in (tuple, frozenset):
        return origin([_value(get_args(hint)[0], words, turn)])
    if issubclass(hint, Enum):
        return list(hint)[turn % len(hint)]
    if is_dataclass(hint):
        return _filled_record(hint, words, turn)
    if hint is str:
        return words
    if hint is bool:
        return bool(turn % 2)
    if hint is date:
        return date(2021 + turn, 3, 2)
    return hint(7 + turn)


def _filled_record(kind: Any, words: str, turn: int) -> Any:
    hints = get_type_hints(kind)
    return kind(**{name: _value(hint, words, turn) for name, hint in hints.items()})
