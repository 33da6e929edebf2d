"""Everything in one workspace written into another, empty one, whatever each is kept in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Result, delete, func, insert, select

from app.errors import UserError
from app.i18n import tr
from app.model.values import Id
from app.store import lock, workspace_file
from app.store.address import Database
from app.store.catalogue import SHARED
from app.store.placing import placed
from app.store.rights import Rights
from app.store.schema import VERSION_TABLE, metadata, plans

_AT_A_TIME = 500  # rows


def copy(source: Database, target: Database) -> int:
    """Write plans, logs with authors and times, and revisions; return the number of accounts.

    All or nothing, and all as it stood at one moment. Raises UserError when there is something
    in the target already, or when it is not ours to fill.
    """
    if target.rights < Rights.OWNER:
        raise UserError(tr("Only an owner of a workspace can copy another one into it."))
    with source.reading() as old, target.writing() as new:
        if not _is_empty(new):
            raise UserError(
                tr("There are accounts in the workspace to copy to; it must be an empty one.")
            )
        new.execute(delete(plans))
        for table in metadata.sorted_tables:
            if table.name == VERSION_TABLE:
                continue
            for rows in _portions(old.execute(select(table))):
                new.execute(insert(table), rows)
            counted = select(func.count()).select_from(table)
            if old.scalar(counted) != new.scalar(counted):
                raise RuntimeError(f"not every row of {table.name} was copied")
        accounts = select(func.count()).select_from(plans).where(plans.c.id != SHARED)
        return new.scalar(accounts) or 0


def copy_plan(source: Database, target: Database, plan: Id) -> None:
    """Write one account into a workspace that has others, with its log and revision.

    Raises UserError when it is there already, or is not to be had.
    """
    with source.reading() as old, target.writing() as new:
        if new.scalar(select(plans.c.id).where(plans.c.id == plan)) is not None:
            raise UserError(tr("This account is in the workspace already."))
        if old.scalar(select(plans.c.id).where(plans.c.id == plan)) is None:
            raise UserError(tr("There is no such account in this backup."))
        for table in metadata.sorted_tables:
            if table.name == VERSION_TABLE:
                continue
            of_plan = table.c.id if table is plans else table.c.plan_id
            for rows in _portions(old.execute(select(table).where(of_plan == plan))):
                new.execute(insert(table), rows)
        target.announce(new, plan)
        target.announce(new, "")


def to_file(source: Database, target: Path) -> None:
    """Write a copy of a workspace into a file, replacing one that is there and not open."""
    held = lock.hold(target)
    try:
        with placed(target) as building:
            opened = workspace_file.open_file(building)
            try:
                copy(source, opened)
            finally:
                opened.close()
    finally:
        held.release()


def _is_empty(connection: Connection) -> bool:
    """Whether nobody ever put anything in; the plan that all share may be there, unused."""
    used = select(func.count()).select_from(plans)
    return not connection.scalar(used.where((plans.c.id != SHARED) | (plans.c.revision > 0)))


def _portions(found: Result[Any]) -> Iterator[list[dict[str, Any]]]:
    rows = found.mappings()
    while some := [dict(row) for row in islice(rows, _AT_A_TIME)]:
        yield some
