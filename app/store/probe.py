"""A look at a file before anything is written: is it a workspace, whole, ours to open."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from app.errors import Damaged, UserError
from app.i18n import tr
from app.store import driver

APPLICATION_ID = int.from_bytes(b"VaVs")
_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_VERSION, _APPLICATION = slice(60, 64), slice(68, 72)  # SQLite's file format, section 1.3
_TOKEN = re.compile(r"\w+|[^\w\s\"`\[\]]")

Shape = list[tuple[str, ...]]  # of each statement its clauses, sorted


def look(path: Path, known: int, expected: Shape) -> int:
    """Return the version of the workspace; the file stays as it is, to the byte.

    Raises UserError when it is no workspace, of a newer version than `known`, damaged, or
    holds anything beside the tables expected. Needs the lock: it reads the file by itself.
    """
    version = _version(path, known)
    try:
        with (
            _readable(path) as readable,
            closing(driver.connect_to_look(readable)) as connection,
        ):
            _check_objects(connection, path)
            if version == known:
                check_shape(shape_in(connection), expected, path)
            if connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
                raise driver.damaged(path)
    except (driver.dbapi.Error, UnicodeError) as error:
        raise driver.meaning(error, path) or driver.damaged(path) from error
    return version


def look_closely(path: Path, known: int, expected: Shape) -> int:
    """As `look`, and hold every index and every reference against the rows as well."""
    version = look(path, known, expected)
    try:
        with closing(driver.connect_to_look(path)) as connection:
            faults = connection.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]
            if faults or connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise driver.damaged(path)
    except driver.dbapi.Error as error:
        raise driver.meaning(error, path) or driver.damaged(path) from error
    return version


def glance(path: Path, known: int) -> Any | None:
    """Return a connection that only reads, to a file that can be read as it is; else None.

    That is one of the version known, with no work to roll back and nothing but tables in it;
    whether these are the right ones, and whole, only `look` says. Needs the lock, as that does.
    """
    if is_cut_off(path):
        return None
    try:
        if _version(path, known) != known:
            return None
        connection = driver.connect_to_look(path)
    except (UserError, driver.dbapi.Error):
        return None
    try:
        _check_objects(connection, path)
    except (UserError, driver.dbapi.Error, UnicodeError):
        connection.close()
        return None
    return connection


def check_shape(found: Shape, expected: Shape, path: Path) -> None:
    """Raise UserError unless the tables are those of a workspace and nothing else is there."""
    if found != expected:
        raise UserError(
            tr(
                "{path} holds something that does not belong in a workspace; "
                "it was left as it is.",
                path=str(path),
            )
        )


def shape_in(connection: Any) -> Shape:
    """Return what a database says it is made of; indexes that SQLite makes itself left out."""
    rows = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
    return shape_of(sql for (sql,) in rows)


def shape_of(statements: Iterable[str]) -> Shape:
    """Return statements in a form that layout, quotes and the order of columns do not change.

    A column that was added later stands behind the constraints, and counts the same.
    """
    return sorted(_clauses(statement) for statement in statements)


def _clauses(statement: str) -> tuple[str, ...]:
    clauses: list[list[str]] = [[]]
    depth = 0
    for token in _TOKEN.findall(statement.lower()):
        depth += (token == "(") - (token == ")")
        outermost = (token, depth) in {("(", 1), (")", 0), (",", 1)}
        if outermost:
            clauses.append([])
        if not outermost or token != ",":
            clauses[-1].append(token)
    return tuple(sorted(" ".join(clause) for clause in clauses))


def _version(path: Path, known: int) -> int:
    try:
        with path.open("rb") as stream:
            header = stream.read(_HEADER)
    except OSError as error:
        raise UserError(
            tr("{path} cannot be read: {reason}.", path=str(path), reason=error.strerror or "?")
        ) from error
    application = int.from_bytes(header[_APPLICATION])
    if len(header) < _HEADER or header[:16] != _MAGIC or application != APPLICATION_ID:
        raise Damaged(
            tr("{path} is not a workspace of Vis-à-vis.", path=str(path)),
            str(path),
            is_ours=False,
        )
    version = int.from_bytes(header[_VERSION])
    if version > known:
        raise UserError(
            tr(
                "{path} was made by a newer version of Vis-à-vis (format {found}; this one "
                "reads up to {known}). Install that version to open it; nothing was changed.",
                path=str(path),
                found=version,
                known=known,
            )
        )
    return version


def _check_objects(connection: Any, path: Path) -> None:
    """Refuse triggers, views and virtual tables, of whatever version the workspace is."""
    for kind, sql in connection.execute("SELECT type, sql FROM sqlite_master"):
        virtual = re.match(r"\s*create\s+virtual", sql or "", re.IGNORECASE)
        if kind not in ("table", "index") or virtual:
            check_shape([(str(kind),)], [], path)


def _journal_of(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def is_cut_off(path: Path) -> bool:
    """Return whether a crash left work to roll back."""
    journal = _journal_of(path)
    return journal.exists() and journal.stat().st_size > 0


@contextmanager
def _readable(path: Path) -> Iterator[Path]:
    """Yield a file to look at: the workspace, or a copy when a crash left work to roll back.

    SQLite rolls back by writing, which must wait until we know what the file is.
    """
    if not is_cut_off(path):
        yield path
        return
    journal = _journal_of(path)
    with tempfile.TemporaryDirectory(prefix="visavis-") as folder:
        copy = Path(folder) / path.name
        shutil.copyfile(path, copy)
        shutil.copyfile(journal, copy.with_name(journal.name))
        with closing(driver.connect(copy)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
        yield copy
