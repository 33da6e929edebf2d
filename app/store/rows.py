"""Entities as rows: for each kind, compiled once, what turns one into the other.

The codec does the same for JSON, one value at a time; here whole columns are turned at once,
because a large account is a few ten thousand rows.
"""

from __future__ import annotations

import types
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from operator import attrgetter
from typing import Any, Union, get_args, get_origin, get_type_hints

from sqlalchemy import Row, Select, bindparam, select

from app.model import codec
from app.model.entities import Entity, EntityType
from app.store.schema import TABLES

_Turn = Callable[[Any], Any]
_PLAIN = (str, int, float, bool, date)


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of entity in its table."""

    kind: EntityType
    names: tuple[str, ...]
    query: Select[Any]  # all columns in the order of `names`, the oldest row first
    _write: tuple[tuple[str, _Turn], ...]  # the columns that need turning
    _read: tuple[tuple[int, _Turn], ...]
    _types: tuple[frozenset[type], ...]
    _values: Callable[[Entity], tuple[Any, ...]]
    _setters: tuple[Callable[[Any, Any], None], ...]

    def row(self, entity: Entity) -> dict[str, Any]:
        """Return the column values of an entity, without plan and order."""
        row = dict(zip(self.names, self._values(entity), strict=True))
        for name, turn in self._write:
            if row[name] is not None:
                row[name] = turn(row[name])
        return row

    def entities(self, rows: Sequence[Row[Any]]) -> Iterator[Entity]:
        """Yield the entities of rows that `query` gave.

        Raises ValueError, KeyError or TypeError for a value that no entity of ours can have
        had: the file was written by something else, or is damaged.
        """
        if not rows:
            return
        columns: list[Iterable[Any]] = list(zip(*rows, strict=True))
        for column, allowed in zip(columns, self._types, strict=True):
            if not allowed.issuperset(map(type, column)):
                raise TypeError(f"a wrong type of value in a {self.kind.__name__}")
        for index, turn in self._read:
            columns[index] = list(map(turn, columns[index]))
        made = [object.__new__(self.kind) for _ in rows]
        # Through the slots: what is read back was checked when it was made, and the checks
        # with `__init__` would take three quarters of the time it takes to open an account.
        for put, column in zip(self._setters, columns, strict=True):
            deque(map(put, made, column), maxlen=0)
        yield from made


_forms: dict[EntityType, Form] = {}


def form(kind: EntityType) -> Form:
    """Return how entities of a kind stand in their table."""
    found = _forms.get(kind)
    if found is None:
        found = _forms[kind] = _compiled(kind)
    return found


def _compiled(kind: EntityType) -> Form:
    table = TABLES[kind]
    hints = get_type_hints(kind)
    names = tuple(field.name for field in fields(kind))
    shapes = [_Shape.of(hints[name]) for name in names]
    columns = [table.c[name] for name in names]
    this = table.c.plan_id == bindparam("plan")
    return Form(
        kind=kind,
        names=names,
        query=select(*columns).where(this).order_by(table.c.seq),
        _write=tuple(
            (name, shape.write)
            for name, shape in zip(names, shapes, strict=True)
            if shape.write is not None
        ),
        _read=tuple(
            (i, shape.read) for i, shape in enumerate(shapes) if shape.read is not None
        ),
        _types=tuple(shape.stored for shape in shapes),
        _values=attrgetter(*names),
        _setters=tuple(getattr(kind, name).__set__ for name in names),
    )


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a field's values are in the database, and how they get in and out."""

    stored: frozenset[type]
    write: _Turn | None = None
    read: _Turn | None = None

    @classmethod
    def of(cls, hint: Any) -> _Shape:
        nothing: frozenset[type] = frozenset()
        if get_origin(hint) in (Union, types.UnionType):
            [hint] = [given for given in get_args(hint) if given is not type(None)]
            nothing = frozenset({type(None)})
        if hint in _PLAIN:
            return cls(nothing | {hint})
        if isinstance(hint, type) and issubclass(hint, Enum):
            stored = {type(member.value) for member in hint}
            members: dict[Any, Any] = {member.value: member for member in hint}
            write = {member: member.value for member in hint}.__getitem__
            if nothing:
                members[None] = None
            return cls(nothing | stored, write, members.__getitem__)
        whole = codec.reader(hint)
        return cls(
            frozenset({type(None), list, dict}),
            lambda value: codec.plain(value) or None,
            lambda value: None if value is None and nothing else whole(value),
        )
