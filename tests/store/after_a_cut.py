"""What is left of a workspace after a power cut: sound, short of an edit, or broken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from enum import StrEnum
from pathlib import Path

from app.errors import UserError
from app.store import driver
from app.store.address import Address
from app.store.workspace import Workspace
from tests.store import contents
from tests.store.power_cut import Cut, Recording
from tests.store.statements import Session


class Outcome(StrEnum):
    SOUND = "sound"
    LOST = "an acknowledged edit lost"
    BROKEN = "broken"  # SQLite says so, or it holds what was never written in one transaction


def judge_all(
    recording: Recording, session: Session, folder: Path, cuts: Iterable[Cut], every: int
) -> Counter[Outcome]:
    """Count what came of cuts; of every so many the whole program opens what is left."""
    found: Counter[Outcome] = Counter()
    for number, cut in enumerate(cuts):
        opened = session if session.plans and number % every == 0 else None
        found[judge(recording, cut, folder, opened)] += 1
    return found


def judge(recording: Recording, cut: Cut, folder: Path, opened: Session | None) -> Outcome:
    """Put the disk of a cut into a folder and look at it as the next start would."""
    path = folder / "after.visavis"
    for old in folder.glob("after.visavis*"):
        old.unlink()
    for part, content in cut.disk.items():
        path.with_name(path.name + part).write_bytes(content)
    try:
        plan = _plan(path) if opened else None
        with closing(driver.connect(path)) as connection:
            if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                return Outcome.BROKEN
            state = contents.digest_of(connection)
    except (driver.dbapi.DatabaseError, UserError):
        return Outcome.BROKEN
    if state not in recording.states:
        return Outcome.BROKEN
    reached = recording.states.index(state)
    if reached < cut.acknowledged:
        return Outcome.LOST
    assert reached <= cut.acknowledged + 1, "what was under way is there or is not"
    assert opened is None or plan == opened.plans[reached]
    return Outcome.SOUND


def _plan(path: Path) -> object:
    with Workspace.open(Address.parse(path), create=False) as workspace:
        return workspace.load("acme").plan
