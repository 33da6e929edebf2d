"""The store's floor: the same statements on the same file, by the driver alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from app.model.entities import KINDS
from app.model.values import Id
from app.store import content, driver, rows
from app.store.schema import TABLES

_LOG = (
    'INSERT INTO "change" (plan_id, revision, client_id, author, content) '
    "VALUES (?, ?, ?, ?, ?)"
)
_ADVANCE = "UPDATE plan SET revision = ? WHERE id = ? AND revision = ?"
_TIE = "UPDATE tie SET level = ? WHERE plan_id = ? AND id = ?"
_READ = tuple(
    "SELECT {} FROM {} WHERE plan_id = ? ORDER BY seq".format(
        ", ".join(f'"{name}"' for name in rows.form(kind).names), TABLES[kind].name
    )
    for kind in KINDS.values()
)

Statement = tuple[str, Sequence[tuple[Any, ...]]]


class RawStore:
    """A workspace file read and written without asking what anything means."""

    def __init__(self, path: Path) -> None:
        self._connection = driver.connect(path)

    def close(self) -> None:
        self._connection.close()

    def load(self, plan: str) -> int:
        """Fetch all rows of a plan; returns how many."""
        with self._transaction("BEGIN") as connection:
            return sum(len(connection.execute(query, (plan,)).fetchall()) for query in _READ)

    def edit(self, plan: str, base: int, tie: str, level: int, log: str) -> None:
        """Set the level of a tie, with a ready line for the log."""
        with self._transaction("BEGIN IMMEDIATE") as connection:
            connection.execute(_ADVANCE, (base + 1, plan, base))
            connection.execute(_LOG, (plan, base + 1, content.new_client_id(), "bench", log))
            connection.execute(_TIE, (level, plan, tie))

    def add(self, statements: Sequence[Statement]) -> None:
        """Insert ready rows."""
        with self._transaction("BEGIN IMMEDIATE") as connection:
            for statement, values in statements:
                connection.executemany(statement, values)

    def remove(self, plan: str) -> None:
        with self._transaction("BEGIN IMMEDIATE") as connection:
            connection.execute("DELETE FROM plan WHERE id = ?", (plan,))

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Any]:
        self._connection.execute(begin)
        yield self._connection
        self._connection.execute("COMMIT")


@contextmanager
def opened(path: Path) -> Iterator[RawStore]:
    """Open a workspace file by the driver alone."""
    with closing(RawStore(path)) as store:
        yield store


def insertions(path: Path, id: Id) -> list[Statement]:
    """Return the statements that add a plan, with what a workspace wrote for it as values."""
    with closing(driver.connect_to_look(path)) as connection:
        found: list[Statement] = []
        for table in ("plan", "change", *(table.name for table in TABLES.values())):
            key = "id" if table == "plan" else "plan_id"
            query = f'SELECT * FROM "{table}" WHERE {key} = ?'
            values = [tuple(row) for row in connection.execute(query, (id,)).fetchall()]
            if values:
                places = ", ".join("?" * len(values[0]))
                found.append((f'INSERT INTO "{table}" VALUES ({places})', values))
    return found
