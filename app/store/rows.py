"""Entities as rows: for each kind, compiled once, what turns one into the other.

The codec does the same for JSON, one value at a time; here whole columns are turned at once,
because a large account is a few ten thousand rows.
"""

from __future__ import annotations

import gc
import json
import types
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from operator import attrgetter
from typing import Any, Union, get_args, get_origin, get_type_hints

from app.model import codec
from app.model.entities import Entity, EntityType

_Turn = Callable[[Any], Any]
_PLAIN = (str, int, float, bool, date)
_KEPT: dict[type, _Turn] = {
    bool: {0: False, 1: True, None: None}.__getitem__,
    date: lambda value: None if value is None else date.fromisoformat(value),
}


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of entity in its table."""

    kind: EntityType
    names: tuple[str, ...]
    _write: tuple[tuple[int, _Turn], ...]  # the columns that need turning, by position
    _read: tuple[tuple[int, _Turn], ...]
    _types: tuple[tuple[int, frozenset[type]], ...]  # where turning would not notice
    _kept: tuple[tuple[int, _Turn], ...]  # what stands in a file otherwise than it is given
    _values: Callable[[Entity], tuple[Any, ...]]
    _setters: tuple[Callable[[Any, Any], None], ...]
    _check: Callable[[Any], None] | None

    def rows(self, entities: Iterable[Entity]) -> list[dict[str, Any]]:
        """Return the column values of entities, without plan and order."""
        values = list(map(self._values, entities))
        if not values:
            return []
        columns: list[Iterable[Any]] = list(zip(*values, strict=True))
        for index, turn in self._write:
            columns[index] = list(map(turn, columns[index]))
        names = self.names
        return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]

    def entities(self, rows: Sequence[Sequence[Any]]) -> list[Entity]:
        """Return the entities of rows with a value for each of `names`.

        Raises ValueError, KeyError, TypeError or UserError for a value that no entity of ours
        can have had: the file was written by something else, or is damaged.
        """
        if not rows:
            return []
        return self._made(list(zip(*rows, strict=True)))

    def entities_as_kept(self, rows: Sequence[Sequence[Any]]) -> list[Entity]:
        """As `entities`, for rows as a file has them: days and lists as text, flags as 0, 1."""
        if not rows:
            return []
        columns: list[Iterable[Any]] = list(zip(*rows, strict=True))
        for index, turn in self._kept:
            columns[index] = list(map(turn, columns[index]))
        return self._made(columns)

    def _made(self, columns: list[Iterable[Any]]) -> list[Entity]:
        for index, allowed in self._types:
            if not allowed.issuperset(map(type, columns[index])):
                raise TypeError(f"a wrong type of value in a {self.kind.__name__}")
        for index, turn in self._read:
            columns[index] = list(map(turn, columns[index]))
        made: list[Any] = [object.__new__(self.kind) for _ in columns[0]]
        # Through the slots: `__init__` would take three quarters of the time it takes to open
        # a large account.
        for put, column in zip(self._setters, columns, strict=True):
            _exhaust(map(put, made, column))
        if self._check is not None:
            _exhaust(map(self._check, made))
        return made


@contextmanager
def no_collection() -> Iterator[None]:
    """Keep the garbage collector still while a large account is made: none of it is garbage."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _exhaust(iterator: Iterable[object]) -> None:
    deque(iterator, maxlen=0)


_forms: dict[EntityType, Form] = {}


def form(kind: EntityType) -> Form:
    """Return how entities of a kind stand in their table."""
    found = _forms.get(kind)
    if found is None:
        found = _forms[kind] = _compiled(kind)
    return found


def _compiled(kind: EntityType) -> Form:
    hints = get_type_hints(kind)
    names = tuple(field.name for field in fields(kind))
    shapes = [_Shape.of(hints[name]) for name in names]
    return Form(
        kind=kind,
        names=names,
        _write=tuple((i, shape.write) for i, shape in enumerate(shapes) if shape.write),
        _read=tuple((i, shape.read) for i, shape in enumerate(shapes) if shape.read),
        _types=tuple((i, shape.stored) for i, shape in enumerate(shapes) if shape.stored),
        _kept=tuple((i, shape.kept) for i, shape in enumerate(shapes) if shape.kept),
        _values=attrgetter(*names),
        _setters=tuple(getattr(kind, name).__set__ for name in names),
        _check=getattr(kind, "__post_init__", None),
    )


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a field's values get into the database and out; None where they go as they are."""

    stored: frozenset[type] = frozenset()  # what may come out; empty: `read` refuses the rest
    write: _Turn | None = None
    read: _Turn | None = None
    kept: _Turn | None = None  # what turns the value that lies in a file into the stored one

    @classmethod
    def of(cls, hint: Any) -> _Shape:
        nothing: frozenset[type] = frozenset()
        if get_origin(hint) in (Union, types.UnionType):
            [hint] = [given for given in get_args(hint) if given is not type(None)]
            nothing = frozenset({type(None)})
        if hint in _PLAIN:
            return cls(nothing | {hint}, kept=_KEPT.get(hint))
        if isinstance(hint, type) and issubclass(hint, Enum):
            into: dict[Any, Any] = {member: member.value for member in hint}
            out: dict[Any, Any] = {member.value: member for member in hint}
            if nothing:
                into[None] = out[None] = None
            return cls(write=into.__getitem__, read=out.__getitem__)
        whole = codec.reader(hint)
        empty = None if nothing else whole(None)
        return cls(
            write=lambda value: codec.plain(value) or None if value else None,
            read=lambda value: whole(value) if value else empty,
            kept=lambda value: None if value is None else json.loads(value),
        )
