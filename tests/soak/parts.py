"""The parts of the soak run: each hurts a workspace and returns a line of what it counted."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.store.address import Address
from tests.store import after_a_cut, killing, power_cut, statements
from tests.store.after_a_cut import Outcome

CUTS_OF_A_SESSION, EXCHANGES = 500, 30
OPENED = 50  # every so many cuts the whole program opens what is left
KILLS_OF_A_FILE = 100  # then a new one, or its history is all there is time for


def power_cuts(cuts: int, seed: int) -> str:
    """Cut the power so often, each few hundred times in another session of edits."""
    found: Counter[Outcome] = Counter()
    sessions = 0
    with power_cut.folder_in_memory() as folder:
        while (made := found.total()) < cuts:
            session = statements.session(folder, EXCHANGES, seed + sessions)
            recording = power_cut.record(session, folder)
            count = min(CUTS_OF_A_SESSION, cuts - made)
            cut = power_cut.cuts(recording, count, seed + sessions)
            found += after_a_cut.judge_all(recording, session, folder, cut, OPENED)
            sessions += 1
    told = (
        f"{cuts:,} power cuts in {sessions} sessions of {EXCHANGES} commits: "
        f"{found[Outcome.LOST]} lost an acknowledged edit, {found[Outcome.BROKEN]} broken"
    )
    assert found[Outcome.SOUND] == cuts, told
    return told


def kills(kills: int, seed: int) -> str:
    """Kill a program so often while it edits, a hundred times on one file."""
    kept = saved = 0
    for first in range(0, kills, KILLS_OF_A_FILE):
        with tempfile.TemporaryDirectory() as folder:
            address = Address.parse(Path(folder) / "work.visavis")
            told = killing.run(address, min(KILLS_OF_A_FILE, kills - first), seed + first)
        kept, saved = kept + told.kept, saved + told.saved
    return (
        f"{kills:,} kills: {kept:,} edits reported kept, {saved:,} of them reported saved; "
        "0 lost, 0 half-written"
    )
