"""The tables: they hold every field, and are the same by whatever way they were made."""

from __future__ import annotations

import types
from dataclasses import fields
from datetime import date
from enum import Enum, IntEnum
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from sqlalchemy import JSON, Boolean, Date, Float, Integer, Text
from sqlalchemy.dialects import postgresql, sqlite

from app.model.entities import KINDS, EntityType
from app.store import schema

OF_EVERY_ROW = {"plan_id", "seq"}
GENERAL = ("schema", "plan_store", "workspace", "catalogue", "rows", "journal", "content")


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_field_of_an_entity_has_a_column_and_every_column_a_field(kind: EntityType):
    columns = {column.name for column in schema.TABLES[kind].columns}

    assert columns - OF_EVERY_ROW == {field.name for field in fields(kind)}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_column_is_of_the_type_of_its_field(kind: EntityType):
    hints = get_type_hints(kind)

    for field in fields(kind):
        column = schema.TABLES[kind].columns[field.name]

        assert type(column.type) is _column_type(hints[field.name]), field.name


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_what_may_be_unknown_may_be_null_and_nothing_else(kind: EntityType):
    for name, hint in get_type_hints(kind).items():
        column = schema.TABLES[kind].columns[name]
        may_be_nothing = get_origin(hint) in (Union, types.UnionType, tuple, frozenset)

        assert column.nullable is may_be_nothing, name


def test_the_tables_can_be_made_on_a_database_server_too():
    made = schema.CURRENT.statements(postgresql.dialect())

    assert len(made) == len(schema.CURRENT.statements(sqlite.dialect()))
    assert any("TIMESTAMP WITH TIME ZONE" in statement for statement in made)


@pytest.mark.parametrize("module", GENERAL)
def test_only_what_the_address_opens_knows_which_database_it_is(module: str):
    folder = Path(schema.__file__).parent
    source = (folder / f"{module}.py").read_text(encoding="utf-8").lower()

    for word in (
        "sqlite",
        "pragma",
        "postgres",
        "psycopg",
        "app.store.driver",
        "import driver",
    ):
        assert word not in source


def _column_type(hint: Any) -> type:
    if get_origin(hint) in (Union, types.UnionType):
        [hint] = [given for given in get_args(hint) if given is not type(None)]
    if isinstance(hint, type) and issubclass(hint, IntEnum):
        return Integer
    if isinstance(hint, type) and issubclass(hint, Enum):
        return Text
    return {str: Text, int: Integer, float: Float, bool: Boolean, date: Date}.get(hint, JSON)
