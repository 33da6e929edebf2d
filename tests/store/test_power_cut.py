"""The power goes while we write: what was reported saved is there, whole, wherever it fell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.store.version import VERSION
from tests.store import after_a_cut, power_cut, statements
from tests.store.after_a_cut import Outcome
from tests.store.statements import Said, Session

EXCHANGES, CUTS, CUTS_OF_MIGRATION, CUTS_WITH_FAULTS = 30, 500, 50, 100
OPENED = 50  # every so many cuts the whole program opens what is left
JOURNAL, SYNCED = "PRAGMA journal_mode=TRUNCATE", "PRAGMA synchronous=FULL"
LESS_SAFE = {
    "SQLite's own": {JOURNAL: "PRAGMA journal_mode=DELETE"},
    "normal": {
        JOURNAL: "PRAGMA journal_mode=DELETE",
        SYNCED: "PRAGMA synchronous=NORMAL",
    },
}
UNSAFE = {SYNCED: "PRAGMA synchronous=OFF"}


@pytest.fixture(scope="module")
def memory() -> Iterator[Path]:
    with power_cut.folder_in_memory() as folder:
        yield folder


@pytest.fixture(scope="module")
def session(memory: Path) -> Session:
    return statements.session(memory, EXCHANGES, seed=2026)


def outcomes(
    session: Session, folder: Path, cuts: int, instead: dict[str, str] | None = None
) -> Counter[Outcome]:
    recording = power_cut.record(session, folder, instead)
    cut = power_cut.cuts(recording, cuts, seed=2026)
    return after_a_cut.judge_all(recording, session, folder, cut, OPENED)


def test_what_is_recorded_is_what_the_store_says(session: Session):
    said = [step.sql for step in session.steps if isinstance(step, Said)]

    assert said.count(JOURNAL) == said.count(SYNCED) >= 1
    assert said.count("BEGIN IMMEDIATE") == EXCHANGES
    assert said.count("COMMIT") >= EXCHANGES
    assert sum(sql.startswith("INSERT INTO change") for sql in said) >= EXCHANGES


def test_five_hundred_power_cuts_lose_no_edit_that_was_acknowledged(
    session: Session, memory: Path
):
    assert outcomes(session, memory, CUTS) == {Outcome.SOUND: CUTS}


@pytest.mark.parametrize("version", range(1, VERSION))
def test_power_cuts_while_a_workspace_is_brought_up_to_date_leave_before_or_after(
    memory: Path, version: int
):
    migration = statements.migration(memory, version)

    assert outcomes(migration, memory, CUTS_OF_MIGRATION) == {Outcome.SOUND: CUTS_OF_MIGRATION}


@pytest.mark.parametrize("instead", LESS_SAFE.values(), ids=LESS_SAFE)
def test_with_less_safe_settings_the_recorder_finds_lost_edits(
    session: Session, memory: Path, instead: dict[str, str]
):
    found = outcomes(session, memory, CUTS_WITH_FAULTS, instead)

    assert found[Outcome.LOST] > 0
    assert found[Outcome.BROKEN] == 0


def test_without_waiting_for_the_disk_the_recorder_finds_broken_files(
    session: Session, memory: Path
):
    assert outcomes(session, memory, CUTS_WITH_FAULTS, UNSAFE)[Outcome.BROKEN] > 0
