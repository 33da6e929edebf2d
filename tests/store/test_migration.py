"""From one version to the next: after a copy, in one transaction, or not at all."""

from __future__ import annotations

import hashlib
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Column, MetaData, Text, create_engine
from sqlalchemy.pool import StaticPool

from app.errors import UserError
from app.store import driver, migration, probe, schema, workspace_file
from app.store.address import Address
from app.store.workspace import Workspace
from tests.plans import small_plan

NEXT = schema.CURRENT.version + 1
SCRIPT = '''
"""A version of a day to come: people have a nickname."""

import sqlalchemy as sa
from alembic import op

revision = "{revision:04}"
down_revision = "{before:04}"


def upgrade() -> None:
    with op.batch_alter_table("person") as person:
        person.add_column(sa.Column("nickname", sa.Text()))
    op.execute("UPDATE person SET nickname = 'so'")
    {more}
'''


@pytest.fixture
def kept(address: Address) -> Path:
    """A workspace of this version with one account, closed."""
    with Workspace.open(address) as workspace:
        workspace.add(small_plan(), "Sanne")
    return address.path


def next_form(tmp_path: Path, more: str = "") -> schema.Form:
    """Return the next version with its script; `more` is what else the script does."""
    scripts = tmp_path / "migrations"
    shutil.copytree(schema.CURRENT.scripts, scripts)
    script = SCRIPT.format(more=more, revision=NEXT, before=schema.CURRENT.version)
    (scripts / "versions" / f"v{NEXT:04}.py").write_text(script, encoding="utf-8")
    metadata = MetaData(naming_convention=schema.metadata.naming_convention)
    for known in schema.metadata.sorted_tables:
        known.to_metadata(metadata)
    metadata.tables["person"].append_column(Column("nickname", Text))
    return schema.Form(NEXT, metadata, scripts)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_scripts_make_the_same_tables_as_a_new_workspace():
    engine = create_engine("sqlite://", module=driver.dbapi, poolclass=StaticPool)
    with engine.begin() as connection:
        migration.upgrade(connection, schema.CURRENT)
        made = probe.shape_in(connection.connection.driver_connection)
    engine.dispose()

    expected = probe.shape_of(schema.CURRENT.statements(engine.dialect))
    assert made == expected
    assert len(made) == len(schema.metadata.tables)


def test_an_older_workspace_is_brought_up_to_date_after_a_copy(kept: Path, tmp_path: Path):
    before = rows_in(kept)

    opened = workspace_file.open_file(kept, form=next_form(tmp_path))
    with opened.reading() as connection:
        names = connection.exec_driver_sql("SELECT DISTINCT nickname FROM person").all()
        version = connection.exec_driver_sql("PRAGMA user_version").scalar()
    opened.close()

    assert names == [("so",)]
    assert version == NEXT
    copy = kept.with_name(f"work-before-v{NEXT}.visavis")
    with Workspace.open(Address.parse(copy)) as workspace:
        assert workspace.load("acme").plan == small_plan()
    assert {name: count for name, count in rows_in(kept).items() if count} == before


def test_a_workspace_that_is_up_to_date_is_not_copied(kept: Path, tmp_path: Path):
    form = next_form(tmp_path)
    workspace_file.open_file(kept, form=form).close()

    workspace_file.open_file(kept, form=form).close()

    assert [path.name for path in kept.parent.glob("*before*")] == [
        f"work-before-v{NEXT}.visavis"
    ]


@pytest.mark.logs_warnings
@pytest.mark.parametrize(
    "fault",
    [
        "raise ValueError('a fault in the script')",
        "op.execute('DELETE FROM tie')",
        "op.execute(\"UPDATE person SET plan_id = 'nobody'\")",
        "op.execute('CREATE TABLE forgotten (x)')",
        "op.drop_table('interest')",
    ],
    ids=["a fault", "rows lost", "a row that points at nothing", "a table more", "one less"],
)
def test_a_migration_that_goes_wrong_leaves_the_workspace_as_it_was(
    kept: Path, tmp_path: Path, fault: str
):
    before = digest(kept)

    with pytest.raises(UserError, match="could not be brought up to date") as refused:
        workspace_file.open_file(kept, form=next_form(tmp_path, fault))

    assert f"work-before-v{NEXT}.visavis" in str(refused.value)
    assert digest(kept) == before
    with Workspace.open(Address.parse(kept)) as workspace:
        assert workspace.load("acme").plan == small_plan()


@pytest.mark.logs_warnings
def test_the_program_of_before_still_opens_the_copy_and_refuses_the_new(
    kept: Path, tmp_path: Path
):
    workspace_file.open_file(kept, form=next_form(tmp_path)).close()
    before = digest(kept)

    with pytest.raises(UserError, match="newer version"):
        Workspace.open(Address.parse(kept))

    assert digest(kept) == before


def test_rebuilding_the_parent_of_all_rows_loses_none_of_them(kept: Path, tmp_path: Path):

    before = rows_in(kept)
    form = next_form(tmp_path, "with op.batch_alter_table('plan', recreate='always'): pass")

    workspace_file.open_file(kept, form=form).close()

    assert {name: count for name, count in rows_in(kept).items() if count} == before


def test_a_version_nobody_ever_made_is_refused(kept: Path):
    with closing(driver.connect(kept)) as connection:
        connection.execute("PRAGMA user_version = 0")
    before = digest(kept)

    with pytest.raises(UserError, match="is damaged"):
        Workspace.open(Address.parse(kept))

    assert digest(kept) == before


def rows_in(path: Path) -> dict[str, int]:
    """Count the rows of every table that has any."""
    with closing(driver.connect_to_look(path)) as connection:
        counts = {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
            for name in schema.metadata.tables
        }
    return {name: count for name, count in counts.items() if count}
