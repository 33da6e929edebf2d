"""Opening a workspace: only what is ours, whole, not newer, and nothing touched before that."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from app.errors import UserError
from app.store import driver, probe, schema, workspace_file
from app.store.address import Address
from app.store.workspace import Workspace
from tests.plans import small_plan


@pytest.fixture
def kept(address: Address) -> Path:
    """A workspace with one account, closed."""
    with Workspace.open(address) as workspace:
        workspace.add(small_plan(), "Sanne")
    return address.path


def refusal(path: Path) -> str:
    """Try to open a workspace that will be refused; it must be left as it was, to the byte."""
    before = digest(path)
    with pytest.raises(UserError) as refused:
        Workspace.open(Address.parse(path))
    assert digest(path) == before
    assert not path.with_name(path.name + ".lock").exists()
    return str(refused.value)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def planted(path: Path, *statements: str) -> None:
    """Do to a workspace what another program could do."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_the_first_start_makes_a_workspace_in_the_users_data_folder(home: Path):
    with Workspace.open(Address.parse(None)) as workspace:
        assert workspace.accounts() == []

    assert (home / "workspace.visavis").is_file()


def test_what_was_made_is_found_at_the_next_start(kept: Path):
    with Workspace.open(Address.parse(kept)) as workspace:
        assert workspace.load("acme").plan == small_plan()


def test_opening_and_reading_leave_the_file_as_it_is(kept: Path):
    before = digest(kept)

    with Workspace.open(Address.parse(kept)) as workspace:
        workspace.load("acme")
        workspace.accounts()

    assert digest(kept) == before


def test_a_workspace_that_is_missing_is_made_only_when_asked(address: Address):
    with pytest.raises(UserError, match="There is no workspace"):
        Workspace.open(address, create=False)

    assert list(address.path.parent.iterdir()) == []


def test_a_workspace_says_what_it_is_and_which_version(kept: Path):
    with closing(sqlite3.connect(kept)) as connection:
        [application] = connection.execute("PRAGMA application_id").fetchone()
        [version] = connection.execute("PRAGMA user_version").fetchone()
        [stored] = connection.execute("SELECT version_num FROM schema_version").fetchone()

    assert (application, version, stored) == (
        probe.APPLICATION_ID,
        schema.CURRENT.version,
        schema.CURRENT.label,
    )


def test_what_is_committed_stays(kept: Path):
    settings = {
        "journal_mode": "truncate",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "busy_timeout": 5000,
    }
    opened = workspace_file.open_file(kept)

    with opened.writing() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in settings
        }
    opened.close()

    assert found == settings


def test_a_setting_that_does_not_stick_stops_the_opening(kept: Path, monkeypatch):
    refused = (("journal_mode", "TRUNCATE", "wal"),)
    monkeypatch.setattr(driver, "_WRITING", refused)

    with pytest.raises(RuntimeError, match="keeps journal_mode"):
        driver.connect(kept)


def test_the_driver_we_ship_is_recent_enough(monkeypatch):
    driver.check_version()
    monkeypatch.setattr(driver, "SAFE_SINCE", (999, 0, 0))

    with pytest.raises(RuntimeError, match="too old"):
        driver.check_version()


def test_a_newer_workspace_is_refused_by_name_and_left_as_it_is(kept: Path):
    planted(kept, "PRAGMA user_version = 7", "CREATE TABLE of_tomorrow (x)")

    sentence = refusal(kept)

    assert str(kept) in sentence
    assert "newer version" in sentence
    assert "format 7" in sentence


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON person BEGIN DELETE FROM tie; END",
        "CREATE VIEW v AS SELECT * FROM person",
        "CREATE TABLE more (x)",
        "CREATE INDEX i ON person (lower(name))",
        "CREATE VIRTUAL TABLE words USING fts5(x)",
        "ALTER TABLE person ADD COLUMN more TEXT DEFAULT 'x'",
        "ALTER TABLE person DROP COLUMN note",
        "DROP TABLE interest",
    ],
)
def test_a_file_with_anything_planted_in_it_is_refused_and_left_as_it_is(
    kept: Path, statement: str
):
    planted(kept, statement)

    assert "does not belong in a workspace" in refusal(kept)


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", b"SQLite format 3\0", b"SQLite format 3\0" + bytes(5000), bytes(5000)],
    ids=["empty", "short", "half a header", "header only", "zeros"],
)
def test_a_file_that_is_no_workspace_is_refused_and_left_as_it_is(
    address: Address, content: bytes
):
    address.path.write_bytes(content)

    assert "is not a workspace" in refusal(address.path)


def test_the_database_of_another_program_is_refused_and_left_as_it_is(address: Address):
    planted(address.path, "CREATE TABLE note (x)")

    assert "is not a workspace" in refusal(address.path)


def test_a_folder_is_no_workspace(tmp_path: Path):
    with pytest.raises(UserError, match="is a folder"):
        Workspace.open(Address.parse(tmp_path))


def test_a_folder_that_cannot_be_is_told_in_a_sentence(kept: Path):
    with pytest.raises(UserError, match="cannot be made"):
        Workspace.open(Address.parse(kept / "below" / "work.visavis"))


@pytest.mark.parametrize("page", [0, 1, 5, 20])
def test_a_file_with_a_page_overwritten_is_refused_and_left_as_it_is(kept: Path, page: int):
    content = bytearray(kept.read_bytes())
    start = page * 4096 or 100  # the first page begins with what says that it is ours
    content[start : start + 1900] = b"\xa5" * 1900
    kept.write_bytes(content)

    assert "is damaged" in refusal(kept)


def test_a_file_that_was_cut_off_is_refused_and_left_as_it_is(kept: Path):
    kept.write_bytes(kept.read_bytes()[:-8192])

    assert "is damaged" in refusal(kept)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE person SET level = 'high'",
        "UPDATE person SET level = 9",
        "UPDATE person SET start_date = 'soon'",
        "UPDATE person SET name = 7.5, lane = 'x'",
        "UPDATE membership SET roles = '[\"king\"]'",
        "UPDATE membership SET roles = '{'",
        "UPDATE tie SET cadence_days = 0",
        "UPDATE tie SET person = 'nobody'",
        "DELETE FROM account",
        "UPDATE account SET id = 'other'",
    ],
)
def test_rows_that_no_plan_of_ours_can_have_are_told_in_a_sentence(kept: Path, statement: str):
    planted(kept, statement)

    opened = Workspace.open(Address.parse(kept))

    with opened as workspace, pytest.raises(UserError, match="acme is damaged"):
        workspace.load("acme")


def test_a_log_that_cannot_be_read_is_told_in_a_sentence(kept: Path):
    planted(kept, "UPDATE change SET content = '{'")

    opened = Workspace.open(Address.parse(kept))

    with opened as workspace, pytest.raises(UserError, match="acme is damaged"):
        workspace.history("acme")


def test_work_cut_off_by_a_crash_is_rolled_back(kept: Path):
    cut_off(kept, "UPDATE person SET note = hex(randomblob(20000))")

    with Workspace.open(Address.parse(kept)) as workspace:
        assert workspace.load("acme").plan == small_plan()


def test_before_work_of_a_crash_is_rolled_back_the_file_is_looked_at(kept: Path):
    planted(kept, "CREATE TRIGGER t AFTER INSERT ON person BEGIN DELETE FROM tie; END")
    journal = cut_off(kept, "UPDATE person SET note = hex(randomblob(20000))")
    before = digest(journal)

    assert "does not belong" in refusal(kept)
    assert digest(journal) == before


def test_an_up_to_date_workspace_is_opened_without_alembic(kept: Path):
    script = (
        "import sys; from app.store.workspace import Workspace\n"
        "from app.store.address import Address\n"
        f"with Workspace.open(Address.parse({str(kept)!r})) as workspace:\n"
        "    workspace.load('acme')\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules}))"
    )

    told = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)

    assert b"'sqlalchemy'" in told.stdout
    for unwanted in (b"'alembic'", b"'networkx'", b"'PySide6'"):
        assert unwanted not in told.stdout


def cut_off(path: Path, statement: str) -> Path:
    """Leave a file and its journal as a crash in the middle of writing leaves them."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")  # so that half of it is in the file already
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(statement)
        journal = path.with_name(path.name + "-journal")
        copies = [(file, file.with_name(file.name + ".cut")) for file in (path, journal)]
        for file, copy in copies:
            shutil.copyfile(file, copy)
        connection.execute("ROLLBACK")
    for file, copy in copies:
        copy.replace(file)
    assert journal.stat().st_size > 0
    return journal
