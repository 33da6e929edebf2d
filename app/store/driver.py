"""The SQLite driver: which one, how a connection is set up, what its failures mean."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.errors import Damaged, UserError
from app.i18n import tr

try:
    from sqlcipher3 import dbapi2 as _found
except ImportError:
    import sqlite3 as _found

dbapi: Any = _found

SAFE_SINCE = (3, 51, 3)  # the first SQLite without the lost-write bug of 3.7.0 to 3.51.2
_PATIENCE_MS = 5000
_Settings = tuple[tuple[str, str, str | int], ...]
# what is asked, and what reading it back must say
_SETTINGS: _Settings = (
    ("busy_timeout", str(_PATIENCE_MS), _PATIENCE_MS),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("temp_store", "MEMORY", 2),
)
_WRITING: _Settings = (
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "FULL", 2),
    ("fullfsync", "ON", 1),  # macOS: past the cache of the disk
    ("secure_delete", "ON", 1),
)

READ_ONLY, BUSY, LOCKED, FULL, CORRUPT, NOT_A_DATABASE = 8, 5, 6, 13, 11, 26
CANNOT_OPEN, IO_ERROR, NO_PERMISSION = 14, 10, 3


def check_version() -> None:
    """Raise RuntimeError when the driver we ship is older than the SQLite we rely on."""
    if dbapi.__name__.startswith("sqlcipher3") and dbapi.sqlite_version_info < SAFE_SINCE:
        raise RuntimeError(f"SQLite {dbapi.sqlite_version} is too old to write with")


def connect(path: Path, *, foreign_keys: bool = True) -> Any:
    """Open a file for writing, set up so that what is committed stays.

    Raises RuntimeError when a setting does not stick.
    """
    references = ("foreign_keys", "ON" if foreign_keys else "OFF", int(foreign_keys))
    return _connected(path, "rw", (*_SETTINGS, *_WRITING, references))


def connect_to_look(path: Path) -> Any:
    """Open a file for reading only; its bytes stay as they are."""
    return _connected(path, "ro", _SETTINGS)


def connect_to_salvage(path: Path) -> Any:
    """As `connect_to_look`, for a damaged file: nothing is rolled back or checked, a text is
    given as its bytes.
    """
    connection = dbapi.connect(
        f"{path.as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None
    )
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.text_factory = bytes
    return connection


def connect_new(path: Path) -> Any:
    """As `connect`, for a file that need not exist."""
    path.touch(0o666)
    return connect(path)


def _connected(path: Path, mode: str, settings: _Settings) -> Any:
    """Open a file and set the connection up; where that fails nothing is left open."""
    connection = dbapi.connect(
        f"{path.as_uri()}?mode={mode}",
        uri=True,
        timeout=_PATIENCE_MS / 1000,
        isolation_level=None,  # we say when a transaction begins
        check_same_thread=False,  # a pool lends a connection to one thread at a time
    )
    try:
        _set_up(connection, settings)
    except BaseException:
        connection.close()
        raise
    return connection


def _set_up(connection: Any, settings: _Settings) -> None:
    for name, asked, expected in settings:
        connection.execute(f"PRAGMA {name}={asked}").fetchall()
        [found] = connection.execute(f"PRAGMA {name}").fetchone()
        if found != expected:
            raise RuntimeError(f"SQLite keeps {name} at {found}, not {expected}")


def meaning(error: BaseException | None, path: Path) -> UserError | None:
    """Return a driver's error in the user's words; None when it is a fault of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    code &= 0xFF
    if code == FULL:
        return UserError(
            tr("The disk with the folder {folder} is full.", folder=str(path.parent))
        )
    if code in (READ_ONLY, NO_PERMISSION):
        return UserError(tr("{path} cannot be written to.", path=str(path)))
    if code in (BUSY, LOCKED):
        return UserError(tr("{path} is being used by another program.", path=str(path)))
    if code in (CORRUPT, NOT_A_DATABASE):
        return damaged(path)
    if code in (CANNOT_OPEN, IO_ERROR):
        return UserError(tr("{path} cannot be reached.", path=str(path)))
    return None


def damaged(path: Path) -> UserError:
    """Return the sentence for a file whose content cannot be trusted any more."""
    return Damaged(
        tr("{path} is damaged; open a copy from before, or from a backup.", path=str(path)),
        str(path),
    )
