"""Workspaces as older versions of the program made them, with an account in them."""

from __future__ import annotations

from contextlib import closing
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from sqlalchemy import MetaData, create_engine, inspect
from sqlalchemy.pool import StaticPool

from app.model.account_plan import AccountPlan
from app.model.entities import Entity
from app.store import driver, migration, schema
from app.store.address import Address
from app.store.server_address import ServerAddress
from app.store.workspace import Workspace
from tests.store import postgres
from tests.store.filled import full_plan

Columns = dict[str, set[str]]  # of each table


def plan_of(version: int) -> AccountPlan:
    """Return one of every kind there was a table for, without what there was no column for."""
    known = columns(version)
    then: list[Entity] = []
    for one in full_plan():
        if there := known.get(schema.TABLES[type(one)].name):
            later = [field for field in fields(one) if field.name not in there]
            as_then: Any = {field.name: field.default for field in later}
            then.append(replace(one, **as_then))
    return AccountPlan(then)


def columns(version: int) -> Columns:
    """Return the tables of a version, as its scripts make them."""
    engine = create_engine("sqlite://", module=driver.dbapi, poolclass=StaticPool)
    with engine.begin() as connection:
        migration.upgrade(connection, _form(version))
        told = inspect(connection)
        found = {
            name: {str(column["name"]) for column in told.get_columns(name)}
            for name in told.get_table_names()
        }
    engine.dispose()
    return found


def make_file(path: Path, version: int) -> None:
    """Make a workspace of that version in a file."""
    with Workspace.open(Address.parse(path)) as workspace:
        workspace.add(plan_of(version), "Sanne")
    with closing(driver.connect(path, foreign_keys=False)) as connection:
        for statement in _back_to(version):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {version}")


def make_on(server: postgres.Server, version: int) -> ServerAddress:
    """Make a workspace of that version on a server."""
    address = server.new_workspace()
    with Workspace.open(address) as workspace:
        workspace.add(plan_of(version), "Sanne")
    server.say(*_back_to(version), address=address)
    return address


def _form(version: int) -> schema.Form:
    return replace(schema.CURRENT, version=version, metadata=MetaData())


def _back_to(version: int) -> list[str]:
    """Return what takes away from a workspace of today all that came after a version."""
    then, now = columns(version), columns(schema.CURRENT.version)
    later = [(name, column) for name in then for column in sorted(now[name] - then[name])]
    return [
        *(f"DROP TABLE {name}" for name in now if name not in then),
        *(f"ALTER TABLE {name} DROP COLUMN {column}" for name, column in later),
        f"UPDATE {schema.VERSION_TABLE} SET version_num = '{_form(version).label}'",
    ]
