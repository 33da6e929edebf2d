"""The tables of a damaged database, read around the damage, row by row."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from sqlalchemy.dialects import sqlite

from app.store import driver, workspace_file
from app.store.schema import metadata

HEADER = 100  # bytes, of the file
_PAGES, _FREE = slice(28, 32), slice(32, 40)  # SQLite's file format, section 1.3
_LAST = 1 << 40  # a number no row has
_MOST_LEAPS = 400  # over damage, in a table
_UNREADABLE = (driver.dbapi.Error, UnicodeError)  # the words of an error may be damaged too
_DAMAGED = "\N{REPLACEMENT CHARACTER}"  # in what bytes that are no text become
_KEYS = {"id", "plan_id"}  # of whom a row is; without them it is nobody's
_Turn = Callable[[Any], Any]


@dataclass(slots=True)
class Table:
    """What could be read of a table."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    missing: list[tuple[str, str]] = field(default_factory=list)  # plan and id, by the index


@contextmanager
def readable_copy(copy: Path) -> Iterator[Any]:
    """Yield a connection on a copy that may be written over, mended at its head where needed.

    A workspace that was made by this version has the same pages at its beginning as every
    other one. None where not even the names of the tables can be read.
    """
    for mend in (_as_it_is, _with_new_header, _with_new_schema):
        try:
            mend(copy)
            connection = driver.connect_to_salvage(copy)
        except (*_UNREADABLE, OSError):
            continue
        with closing(connection):
            if _knows_tables(connection):
                yield connection
                return
    yield None


def read_table(connection: Any, name: str, most: int) -> Table:
    """Return the rows of a table that can be read, at most so many, and what is missing."""
    table = metadata.tables[name]
    there = _columns(connection, name)
    wanted = [column for column in table.columns if column.name in there]
    keys = [column.name for column in table.columns if column.name in _KEYS]
    if not there.issuperset(keys):
        return Table()
    turns = {column.name: _turn(column.type) for column in table.columns}
    names = ", ".join(f'"{column.name}"' for column in wanted)
    raw = _Reader(connection, f'SELECT rowid, {names} FROM "{name}"', most).rows()
    found = Table()
    for values in raw.values():
        row = _decoded([column.name for column in wanted], values, turns)
        if row is not None and all(isinstance(row[key], str) for key in keys):
            found.rows.append(row)
    if "id" in there and "plan_id" in there:
        read = {(row["plan_id"], row["id"]) for row in found.rows}
        found.missing = sorted(_indexed(connection, name, most) - read)
    return found


class _Reader:
    """Reads by the number of the row, from both ends, and leaps over what cannot be read."""

    def __init__(self, connection: Any, select: str, most: int) -> None:
        self._connection, self._select, self._most = connection, select, most
        self._found: dict[int, tuple[Any, ...]] = {}
        self._leaps = _MOST_LEAPS

    def rows(self) -> dict[int, tuple[Any, ...]]:
        """Return what was read, by the number of the row, in that order."""
        self._run(up=True)
        self._run(up=False)
        self._fill()
        return dict(sorted(self._found.items()))

    def _run(self, *, up: bool) -> None:
        at, leap = (0, 1) if up else (_LAST, 1)
        while self._leaps and 0 <= at <= _LAST:
            last, is_through = self._read(at, up=up)
            if is_through:
                return
            self._leaps -= 1
            leap = 1 if last != at else 2 * leap
            at = last + leap if up else last - leap

    def _read(self, at: int, *, up: bool) -> tuple[int, bool]:
        """Read from a row on; return how far that went, and whether it was to the end."""
        sign, order = (">", "ASC") if up else ("<", "DESC")
        try:
            cursor = self._connection.execute(
                f"{self._select} WHERE rowid {sign} ? ORDER BY rowid {order}", (at,)
            )
            for number, *values in cursor:
                if len(self._found) >= self._most:
                    return at, True
                if isinstance(number, int):
                    at = number
                    self._found.setdefault(number, tuple(values))
        except _UNREADABLE:
            return at, False
        return at, True

    def _fill(self) -> None:
        """Ask for each row between those found that both runs leapt over."""
        known = sorted(self._found)
        for before, after in pairwise(known):
            for number in range(before + 1, min(after, before + 1 + self._leaps)):
                self._leaps -= 1
                try:
                    row = self._connection.execute(
                        f"{self._select} WHERE rowid = ?", (number,)
                    ).fetchone()
                except _UNREADABLE:
                    continue
                if row is not None:
                    self._found[number] = tuple(row[1:])


def _as_it_is(copy: Path) -> None:
    """Leave a copy as it is."""


def _with_new_header(copy: Path) -> None:
    """Write the header anew: what stands in it is known but for the number of pages."""
    with _fresh() as fresh, copy.open("r+b") as stream:
        page = int.from_bytes(fresh[16:18])
        size = stream.seek(0, 2)
        header = bytearray(fresh[:HEADER])
        header[_PAGES] = (size // page).to_bytes(4)
        header[_FREE] = bytes(8)
        stream.seek(0)
        stream.write(header)


def _with_new_schema(copy: Path) -> None:
    """Write the pages that hold the names of the tables anew, as they are in a new file."""
    with _fresh() as fresh, tempfile.TemporaryDirectory(prefix="visavis-") as folder:
        file = Path(folder) / "fresh.visavis"
        file.write_bytes(fresh)
        with closing(driver.connect_to_look(file)) as connection:
            roots = {
                root for (root,) in connection.execute("SELECT rootpage FROM sqlite_master")
            }
        page = int.from_bytes(fresh[16:18])
        with copy.open("r+b") as stream:
            for number in range(1, len(fresh) // page + 1):
                if number not in roots:
                    start = (number - 1) * page
                    stream.seek(start)
                    stream.write(fresh[start : start + page])
    _with_new_header(copy)


@contextmanager
def _fresh() -> Iterator[bytes]:
    with tempfile.TemporaryDirectory(prefix="visavis-") as folder:
        file = Path(folder) / "fresh.visavis"
        workspace_file.open_file(file).close()
        yield file.read_bytes()


def _knows_tables(connection: Any) -> bool:
    try:
        found = [_columns(connection, name) for name in ("change", "person")]
    except _UNREADABLE:
        return False
    return all(found) and not any(_DAMAGED in name for names in found for name in names)


def _columns(connection: Any, name: str) -> set[str]:
    """Return the columns that a table has in this file, which may be of an older version.

    A damaged name is among them as what can be read of it: no other column goes with it.
    """
    try:
        told = connection.execute(f'PRAGMA table_info("{name}")').fetchall()
    except _UNREADABLE:
        return set()
    names = (row[1] for row in told)
    return {one.decode(errors="replace") if isinstance(one, bytes) else one for one in names}


def _indexed(connection: Any, name: str, most: int) -> set[tuple[str, str]]:
    """Return whose rows the table's index knows."""
    found: set[tuple[str, str]] = set()
    try:
        cursor = connection.execute(
            f'SELECT plan_id, id FROM "{name}" INDEXED BY "sqlite_autoindex_{name}_1"'
        )
        for plan, id in cursor:
            if len(found) >= most:
                break
            found.add((_text(plan), _text(id)))
    except _UNREADABLE:
        return found
    return found


def _decoded(
    names: list[str], values: tuple[Any, ...], turns: dict[str, _Turn]
) -> dict[str, Any] | None:
    """Return a row as the store reads it; None when a value cannot be read."""
    try:
        texts = [_text(value) if isinstance(value, bytes) else value for value in values]
        return {name: turns[name](value) for name, value in zip(names, texts, strict=True)}
    except (ValueError, TypeError, AttributeError):
        return None


def _text(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


def _turn(kind: Any) -> _Turn:
    """Return what makes of a stored value the one that SQLAlchemy would give."""
    dialect = sqlite.dialect()
    turn: _Turn | None = kind.dialect_impl(dialect).result_processor(dialect, None)
    return turn or (lambda value: value)
