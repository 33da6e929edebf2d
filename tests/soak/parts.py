"""The parts of the soak run: each hurts a workspace and returns a line of what it counted."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

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
KILLS_OF_A_FILE = 50  # then a new one, or its history is all there is time for
WINDOWS_AT_A_TIME = 5  # of the editor, in one program

PLACES = IN_A_FILE, ON_A_SERVER = ("a file", "a server")

Did = TypeVar("Did")


def power_cuts(cuts: int, seed: int) -> str:
    """Cut the power so often, each few hundred times in another session of edits."""
    found: Counter[Outcome] = Counter()
    shares = list(_shares(cuts, CUTS_OF_A_SESSION))
    seeds = range(seed, seed + len(shares))
    for outcomes in _all_at_work(_cuts_of_a_session, shares, seeds):
        found += outcomes
        _so_far(found.total(), cuts)
    told = (
        f"{cuts:,} power cuts in {len(shares)} sessions of {EXCHANGES} commits: "
        f"{found[Outcome.LOST]} lost an acknowledged edit, {found[Outcome.BROKEN]} broken"
    )
    assert found[Outcome.SOUND] == cuts, told
    return told


def _cuts_of_a_session(cuts: int, seed: int) -> Counter[Outcome]:
    with power_cut.folder_in_memory() as folder:
        return _outcomes(statements.session(folder, EXCHANGES, seed), folder, cuts, seed)


def _shares(wanted: int, largest: int) -> Iterator[int]:
    for first in range(0, wanted, largest):
        yield min(largest, wanted - first)


def _all_at_work(work: Callable[..., Did], *given: Iterable[int | str]) -> Iterator[Did]:
    """Do the same with each, on every processor; yield what came of it as it comes.

    Every share has a seed of its own, so it does not matter who does which.
    """
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), mp_context=context) as pool:
        under_way = [pool.submit(work, *one) for one in zip(*given, strict=True)]
        try:
            for done in as_completed(under_way):
                yield done.result()
        finally:
            pool.shutdown(cancel_futures=True)  # once something is lost that is enough


def _so_far(done: int, wanted: int | str) -> None:
    """Tell whoever waits how far it is; nothing was lost until now."""
    told = wanted if isinstance(wanted, str) else f"of {wanted:,}"
    sys.stderr.write(f"  {done:,} {told}\n")


def _outcomes(session: Session, folder: Path, cuts: int, seed: int) -> Counter[Outcome]:
    recording = power_cut.record(session, folder)
    cut = power_cut.cuts(recording, cuts, seed)
    return after_a_cut.judge_all(recording, session, folder, cut, OPENED)


def kills(kills: int, seed: int) -> str:
    """Kill a program so often while it edits, fifty times on one file."""
    kept = saved = done = 0
    shares = list(_shares(kills, KILLS_OF_A_FILE))
    seeds = range(seed, seed + len(shares))
    for count, told in _all_at_work(_kills_of_a_file, shares, seeds):
        kept, saved, done = kept + told.kept, saved + told.saved, done + count
        _so_far(done, kills)
    return (
        f"{kills:,} kills in {kept:,} edits, {saved:,} of them handed in when killed last: "
        "0 of those reported lost, 0 half-written"
    )


def _kills_of_a_file(kills: int, seed: int) -> tuple[int, killing.Told]:
    with tempfile.TemporaryDirectory() as folder:
        address = Address.parse(Path(folder) / "work.visavis")
        return kills, killing.run(address, kills, seed)


def editor(examples: int, steps: int) -> str:
    """Work at random in whole windows, and compare after each step all that shows the plan.

    A failure is told with the gestures that lead to it, made as few as can be.
    """
    shares = list(_shares(examples, WINDOWS_AT_A_TIME))
    done = 0
    for count in _all_at_work(_windows, shares, [steps] * len(shares)):
        done += count
        _so_far(done, examples)
    return (
        f"{examples:,} windows of up to {steps:,} random gestures each: map, views, analysis "
        "and database agreed with the plan after every one"
    )


def _windows(examples: int, steps: int) -> int:
    python = [sys.executable, "-X", "faulthandler"]
    command = [*python, "-m", "tests.ui.editor_machine", str(examples), str(steps)]
    told = subprocess.run(command, cwd=together.ROOT, check=False, capture_output=True)
    words = told.stdout.decode(errors="replace") + told.stderr.decode(errors="replace")
    assert told.returncode >= 0, f"a window fell over, signal {-told.returncode}:\n{words}"
    assert told.returncode == 0, f"they did not agree:\n{words}"
    return examples


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
        f"acknowledged and all there, {len(told.superseded):,} of them superseded by later "
        f"ones, {len(told.lost):,} told as lost with what they gave way to; all copies equal"
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
    killed = dict.fromkeys(PLACES, 0)
    cuts: Counter[Outcome] = Counter()
    versions = list(range(1, VERSION))
    for outcomes in _all_at_work(_cuts_of_a_migration, versions, versions):
        cuts += outcomes
    assert set(cuts) == {Outcome.SOUND}, cuts
    places = [place for place in PLACES for _ in versions]
    for place, count in _all_at_work(_kills_of_a_migration, places, versions * len(PLACES)):
        killed[place] += count
        _so_far(killed[place], f"kills on {place}")
    places_told = " and ".join(f"{count} on {place}" for place, count in killed.items())
    return (
        f"killed before every statement of every migration up to version {VERSION}, "
        f"{places_told}, and {cuts.total():,} power cuts: each as before, or up to date"
    )


def _cuts_of_a_migration(version: int, seed: int) -> Counter[Outcome]:
    with power_cut.folder_in_memory() as folder:
        session = statements.migration(folder, version)
        return _outcomes(session, folder, CUTS_OF_A_SESSION, seed)


def _kills_of_a_migration(place: str, version: int) -> tuple[str, int]:
    if place == ON_A_SERVER:
        with _server() as server:
            return place, interrupted.run(older.make_on(server, version), "all")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"version{version}.visavis"
        older.make_file(path, version)
        return place, interrupted.run(Address.parse(path), "all")


@contextmanager
def _server() -> Iterator[postgres.Server]:
    started = postgres.Server()
    try:
        yield started
    finally:
        started.remove()
