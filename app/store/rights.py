"""What somebody may do in a workspace, and the roles of a server that say so.

Every workspace on a server has three roles of its own, named after its database. A colleague's
own role is made a member of one of them; the server itself refuses what a role may not do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

SCHEMA = "visavis"
KEPT_FOR_EVER = ("change",)  # an editor adds to the log, and takes nothing away
HELD_BY_OWNERS = ("schema_version",)
NEVER_REMOVED = ("plan",)  # with a plan its log would go
_LONGEST_STEM = 56  # bytes: PostgreSQL cuts a name after 63


class Rights(IntEnum):
    """What somebody may do; each includes what stands before it."""

    READER = 1  # sees everything
    EDITOR = 2  # adds, changes and removes what accounts are made of
    OWNER = 3  # removes whole accounts, erases from the log, brings the tables up to date

    @property
    def may_edit(self) -> bool:
        return self >= Rights.EDITOR

    @property
    def may_remove(self) -> bool:
        """Whether whole accounts may be removed, with their log."""
        return self >= Rights.OWNER


@dataclass(frozen=True, slots=True)
class Roles:
    """The roles of one workspace, by their names on the server."""

    reader: str
    editor: str
    owner: str

    @classmethod
    def of(cls, database: str) -> Roles:
        """Return the roles of the workspace in a database."""
        stem = database.encode()[:_LONGEST_STEM].decode(errors="ignore")
        return cls(f"{stem}_reader", f"{stem}_editor", f"{stem}_owner")

    @property
    def names(self) -> tuple[str, str, str]:
        return (self.reader, self.editor, self.owner)


def quoted(name: str) -> str:
    """Return a name as it may stand in a statement, whatever it is made of."""
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def making_roles(missing: Iterable[str]) -> list[str]:
    """Return the statements that make roles; nobody logs in as one of them."""
    return [f"CREATE ROLE {quoted(name)} NOLOGIN" for name in missing]


def closing_database(roles: Roles, database: str) -> list[str]:
    """Return the statements after which only members of the roles may connect at all."""
    name = quoted(database)
    members = ", ".join(quoted(role) for role in roles.names)
    return [
        f"REVOKE ALL ON DATABASE {name} FROM PUBLIC",
        f"GRANT CONNECT ON DATABASE {name} TO {members}",
    ]


def granting(roles: Roles, tables: Iterable[str]) -> list[str]:
    """Return the statements by which each role may do what it is for, in these tables.

    They can be said again: whoever makes a table says them all.
    """
    reader, editor = quoted(roles.reader), quoted(roles.editor)
    said = [f"GRANT USAGE ON SCHEMA {SCHEMA} TO {reader}, {editor}"]
    for name in tables:
        table = f"{SCHEMA}.{quoted(name)}"
        said.append(f"GRANT SELECT ON {table} TO {reader}, {editor}")
        may = _of_editor(name)
        if may:
            said.append(f"GRANT {may} ON {table} TO {editor}")
    return said


def _of_editor(table: str) -> str:
    if table in HELD_BY_OWNERS:
        return ""
    if table in KEPT_FOR_EVER:  # not when: the clock of the server says that
        return "INSERT (plan_id, revision, client_id, author, content)"
    if table in NEVER_REMOVED:
        return "INSERT, UPDATE"
    return "INSERT, UPDATE, DELETE"
