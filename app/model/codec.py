"""Entities and changes as plain JSON values, for rows, the change log and the journal."""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, Union, get_args, get_origin, get_type_hints

from app.model.change import Change, Edit, Message
from app.model.entities import KINDS, NAMES, Entity, EntityType

Row = dict[str, Any]

_GATHERED = (tuple, frozenset)


def to_row(entity: Entity) -> Row:
    """Return an entity as its field names with JSON values."""
    kind: type = type(entity)
    return {name: plain(getattr(entity, name)) for name in _names(kind)}


def from_row(kind: EntityType, row: Row) -> Entity:
    """Return the entity a row stands for; fields that are missing get their default.

    Raises ValueError for a value that is not of the code list, UserError for one the
    domain refuses.
    """
    entity: Entity = _value_of(kind, row)
    return entity


def encode(change: Change) -> Row:
    """Return a change as JSON values; `decode` gives an equal change."""
    return {
        "message": change.message.id,
        "arguments": [list(pair) for pair in change.message.arguments],
        "edits": [
            {
                "of": NAMES[edit.kind],
                "before": None if edit.before is None else _short(edit.before),
                "after": None if edit.after is None else _short(edit.after),
            }
            for edit in change.edits
        ],
    }


def decode(value: Row) -> Change:
    """Return the change that `encode` wrote."""
    edits = []
    for edit in value["edits"]:
        kind = KINDS[edit["of"]]
        before, after = (
            None if edit[side] is None else from_row(kind, edit[side])
            for side in ("before", "after")
        )
        edits.append(Edit(before, after))
    arguments = tuple((name, given) for name, given in value["arguments"])
    return Change(Message(value["message"], arguments), tuple(edits))


def _short(entity: Entity) -> Row:
    """A row without the fields that are unknown or empty."""
    kind: type = type(entity)
    return {
        name: plain(value)
        for name, value in zip(_names(kind), _values(kind)(entity), strict=True)
        if value is not None and (value or type(value) not in _GATHERED)
    }


def plain(value: Any) -> Any:
    """Return a value of an entity's field as JSON has it."""
    if value is None or type(value) in (str, int, float, bool):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(plain(item) for item in value)
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    kind: type = type(value)
    return {name: plain(getattr(value, name)) for name in _names(kind)}


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _values(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """What returns all fields of an entity at once: a paste writes ten thousand of them."""
    return attrgetter(*_names(kind))


@cache
def _readers(kind: type) -> dict[str, Callable[[Any], Any]]:
    hints = get_type_hints(kind)
    return {field.name: reader(hints[field.name]) for field in fields(kind)}


def reader(hint: Any) -> Callable[[Any], Any]:
    """Return what turns a JSON value into one of this type; None stays None, or empty."""
    if get_origin(hint) in (Union, types.UnionType):
        [inner] = [argument for argument in get_args(hint) if argument is not type(None)]
        read = reader(inner)
        return lambda value: None if value is None else read(value)
    if get_origin(hint) in (tuple, frozenset):
        read = reader(get_args(hint)[0])
        gather: Callable[[Any], Any] = get_origin(hint)
        return lambda value: gather(read(item) for item in value or ())
    if hint is date:
        return date.fromisoformat
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    if isinstance(hint, type) and is_dataclass(hint):
        return lambda value: _value_of(hint, value)
    if hint is float:
        return float
    return lambda value: value


def _value_of(kind: type, row: Row) -> Any:
    readers = _readers(kind)
    values = {name: readers[name](value) for name, value in row.items() if name in readers}
    for name in _needed_lists(kind):
        values.setdefault(name, readers[name](None))
    return kind(**values)


@cache
def _needed_lists(kind: type) -> tuple[str, ...]:
    """The fields without a default that `_short` leaves out where they are empty."""
    hints = get_type_hints(kind)
    return tuple(
        field.name
        for field in fields(kind)
        if field.default is MISSING and get_origin(hints[field.name]) in (tuple, frozenset)
    )
