"""Files the window does not open: a sentence where the map would be, and the file as it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event

from app.model import edits
from app.model.people import Person
from app.store.address import Address
from app.store.workspace import Workspace
from app.ui.autosave import Keeping

LONGEST = 15_000  # milliseconds


@pytest.fixture
def refused(begin, qtbot):
    """Starts the window on a file, and returns the sentence it shows in place of a map."""

    def refused_(path: Path) -> str:
        window = begin(path)
        qtbot.waitUntil(lambda: bool(window.waiting.words.text()), timeout=LONGEST)
        assert window.document is None
        words: str = window.waiting.words.text()
        return words

    return refused_


def plant(path: Path, *statements: str) -> bytes:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)
    return path.read_bytes()


def test_a_file_of_a_newer_program_is_named_and_left_as_it_is(refused, path):
    before = plant(path, "PRAGMA user_version = 999")

    assert "was made by a newer version of Vis-à-vis (format 999" in refused(path)

    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "planted",
    [
        "CREATE TRIGGER t AFTER INSERT ON person BEGIN DELETE FROM person; END",
        "CREATE VIEW v AS SELECT * FROM person",
        "CREATE TABLE extra (x)",
    ],
    ids=["trigger", "view", "table"],
)
def test_a_strangers_file_is_refused_and_left_as_it_is(refused, path, planted):
    before = plant(path, planted)

    assert "does not belong in a workspace" in refused(path)

    assert path.read_bytes() == before


def test_a_letter_is_no_workspace_and_is_offered_no_rescue(refused, tmp_path):
    letter = tmp_path / "letter.visavis"
    letter.write_text("Dear Eva, " * 100)

    assert "is not a workspace of Vis-à-vis" in refused(letter)

    assert letter.read_text() == "Dear Eva, " * 100


def test_a_second_window_is_told_who_has_the_file(refused, path):
    with Workspace.open(Address.parse(path)):
        assert "is open already" in refused(path)


@pytest.mark.logs_warnings
@pytest.mark.parametrize(
    ("pragma", "undone", "sentence"),
    [
        ("PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1000000", "is full"),
        ("PRAGMA query_only = ON", "PRAGMA query_only = OFF", "cannot be written to"),
    ],
    ids=["disk full", "read-only"],
)
def test_an_edit_that_cannot_be_written_stays_on_the_screen_until_it_can(
    begin, qtbot, path, pragma, undone, sentence
):
    window = begin(path)
    qtbot.waitUntil(lambda: window.document is not None, timeout=LONGEST)
    qtbot.waitUntil(lambda: window.document.report is not None, timeout=LONGEST)
    found: list[Workspace] = []
    window.session.with_workspace(lambda one: one.finish_opening() or one, found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=LONGEST)
    limit(found[0], pragma)

    window.document.attempt(edits.set_fields, Person, "eva", note="a long note " * 500)
    autosave = window.session.autosave
    qtbot.waitUntil(lambda: autosave.state is Keeping.FAILED, timeout=LONGEST)

    assert sentence in window.status.state.text()
    assert window.document.plan.persons["eva"].note
    limit(found[0], undone)
    autosave.start_round()
    qtbot.waitUntil(lambda: autosave.state is Keeping.SAVED, timeout=LONGEST)


def limit(workspace: Workspace, pragma: str) -> None:
    """Let every use from now on meet a limit that a disk or a neighbour could have set."""
    whole = workspace.whole() if hasattr(workspace, "whole") else workspace
    pool = whole._database.engine.pool  # noqa: SLF001  no other way
    event.listen(pool, "checkout", lambda raw, *_: raw.execute(pragma))
