"""What a workspace file holds, as one word; files with the same tables and rows share it."""

from __future__ import annotations

import hashlib
from contextlib import closing
from pathlib import Path
from typing import Any

from app.store import driver


def digest(path: Path) -> str:
    """Return the word for a file that nobody writes to now."""
    with closing(driver.connect_to_look(path)) as connection:
        return digest_of(connection)


def digest_of(connection: Any) -> str:
    tables = connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
    told = hashlib.sha256(repr(tables).encode())
    for name, sql in tables:
        if sql and sql.startswith("CREATE TABLE"):
            found = connection.execute(f'SELECT * FROM "{name}"').fetchall()
            told.update(repr(found).encode())
    return told.hexdigest()
