"""The parts of the soak run: each hurts a workspace and returns a line of what it counted."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.store import workspace_server
from app.store.address import Address
from app.store.version import VERSION
from app.store.workspace import Workspace
from tests.plans import small_plan
from tests.store import (
    after_a_cut,
    faults,
    interrupted,
    killing,
    older,
    postgres,
    power_cut,
    statements,
    together,
)
from tests.store.after_a_cut import Outcome
from tests.store.statements import Session

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
            count = min(CUTS_OF_A_SESSION, cuts - made)
            found += _outcomes(session, folder, count, seed + sessions)
            sessions += 1
            _so_far(found.total(), cuts)
    told = (
        f"{cuts:,} power cuts in {sessions} sessions of {EXCHANGES} commits: "
        f"{found[Outcome.LOST]} lost an acknowledged edit, {found[Outcome.BROKEN]} broken"
    )
    assert found[Outcome.SOUND] == cuts, told
    return told


def _so_far(done: int, wanted: int) -> None:
    """Tell whoever waits how far it is; nothing was lost until now."""
    sys.stderr.write(f"  {done:,} of {wanted:,}\n")


def _outcomes(session: Session, folder: Path, cuts: int, seed: int) -> Counter[Outcome]:
    recording = power_cut.record(session, folder)
    cut = power_cut.cuts(recording, cuts, seed)
    return after_a_cut.judge_all(recording, session, folder, cut, OPENED)


def kills(kills: int, seed: int) -> str:
    """Kill a program so often while it edits, a hundred times on one file."""
    kept = saved = 0
    for first in range(0, kills, KILLS_OF_A_FILE):
        with tempfile.TemporaryDirectory() as folder:
            address = Address.parse(Path(folder) / "work.visavis")
            told = killing.run(address, min(KILLS_OF_A_FILE, kills - first), seed + first)
        kept, saved = kept + told.kept, saved + told.saved
        _so_far(min(first + KILLS_OF_A_FILE, kills), kills)
    return (
        f"{kills:,} kills in {kept:,} edits, {saved:,} of them handed in when killed last: "
        "0 of those reported lost, 0 half-written"
    )


def team(programs: int, edits: int) -> str:
    """Let programs edit one plan on a server, all at once."""
    with _server() as server:
        return _together(server.new_workspace(), programs, edits)


def turns(programs: int, edits: int) -> str:
    """Let programs edit one plan in a file, which one at a time has open."""
    with tempfile.TemporaryDirectory() as folder:
        return _together(Address.parse(Path(folder) / "work.visavis"), programs, edits)


def _together(address: Address, programs: int, edits: int) -> str:
    with Workspace.open(address) as workspace:
        workspace.add(small_plan(), "Sanne")
    told = together.run(address, programs, edits)
    return (
        f"{programs} programs, {edits:,} edits each: {len(told.accepted):,} changes "
        f"acknowledged and all there, {told.replaced:,} of their values changed again later, "
        f"{len(told.lost):,} changes told as lost with what they gave way to; all copies equal"
    )


def server_faults(count: int, seed: int) -> str:
    """Kill, stop and cut off a server in the middle of edits."""
    with _server() as server, pytest.MonkeyPatch.context() as patch:
        patch.setattr(workspace_server, "PATIENCE", faults.QUICK)
        address = server.new_workspace()
        with Workspace.open(address) as workspace:
            workspace.add(small_plan(), "Sanne")
        faults.run(server, address, count, seed)
    kinds = ", ".join(faults.KINDS)
    return f"{count} times in turn {kinds}: 0 acknowledged edits lost, 0 made twice"


def migrations() -> str:
    """Kill a program before every statement of every migration, in a file and on a server.

    In a file the power is cut too.
    """
    killed = {"a file": 0, "a server": 0}
    cuts: Counter[Outcome] = Counter()
    with power_cut.folder_in_memory() as memory:
        for version in range(1, VERSION):
            session = statements.migration(memory, version)
            cuts += _outcomes(session, memory, CUTS_OF_A_SESSION, version)
    assert set(cuts) == {Outcome.SOUND}, cuts
    with tempfile.TemporaryDirectory() as folder, _server() as server:
        for version in range(1, VERSION):
            path = Path(folder) / f"version{version}.visavis"
            older.make_file(path, version)
            killed["a file"] += interrupted.run(Address.parse(path), "all")
            killed["a server"] += interrupted.run(older.make_on(server, version), "all")
    places = " and ".join(f"{count} on {place}" for place, count in killed.items())
    return (
        f"killed before every statement of every migration up to version {VERSION}, "
        f"{places}, and {cuts.total():,} power cuts: each as before, or up to date"
    )


@contextmanager
def _server() -> Iterator[postgres.Server]:
    started = postgres.Server()
    try:
        yield started
    finally:
        started.remove()
