"""Plans in which every kind of entity stands, all of its fields known, or as few as may be."""

from __future__ import annotations

import types
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from app.model.account_plan import AccountPlan
from app.model.entities import KINDS, REFERENCES, Entity, EntityType
from app.model.people import Person
from app.model.sources import FactSource, SubjectKind

ACCOUNT = "account-1"
SECOND = Person(id="person-2")
SECOND_ENDS = ("manager", "target", "b")  # a line joins two different people


def full_plan() -> AccountPlan:
    """One of every kind, no field unknown or empty."""
    return AccountPlan([SECOND, *(_entity(kind, with_all=True) for kind in KINDS.values())])


def bare_plan() -> AccountPlan:
    """One of every kind, only what cannot be left out."""
    return AccountPlan([SECOND, *(_entity(kind, with_all=False) for kind in KINDS.values())])


def _entity(kind: EntityType, *, with_all: bool) -> Entity:
    hints = get_type_hints(kind)
    values: dict[str, Any] = {}
    for field in fields(kind):
        required = field.default is MISSING and field.default_factory is MISSING
        if required or with_all:
            values[field.name] = _reference(kind, field.name, hints[field.name]) or _value(
                hints[field.name], field.name
            )
    if kind is FactSource:
        values["kind"] = SubjectKind.PERSON
    return kind(**values | {"id": _id(kind)})


def _id(kind: EntityType) -> str:
    [name] = [name for name, of in KINDS.items() if of is kind]
    return f"{name}-1"


def _reference(kind: EntityType, field: str, hint: Any) -> Any:
    targets = REFERENCES.get(kind, {}).get(field)
    if targets is None:
        return None
    id = SECOND.id if field in SECOND_ENDS else _id(targets[0])
    return (id,) if get_origin(hint) is tuple else id


def _value(hint: Any, name: str) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        [hint] = [given for given in get_args(hint) if given is not type(None)]
    if get_origin(hint) in (tuple, frozenset):
        return get_origin(hint)([_value(get_args(hint)[0], name)])
    if isinstance(hint, type) and issubclass(hint, Enum):
        return list(hint)[-1]
    if is_dataclass(hint):
        made: Any = hint
        return made(**{name: _value(of, name) for name, of in get_type_hints(hint).items()})
    known = {str: f"“{name}” — 'é'", int: 1, float: 1.5, bool: True, date: date(2026, 3, 2)}
    return known[hint]
