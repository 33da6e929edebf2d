"""A program that edits is killed again and again; what it was told is held against the file."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

from app import usecases
from app.model.account_plan import AccountPlan
from app.store import driver
from app.store.address import Address
from app.store.workspace import Workspace
from tests.plans import small_plan
from tests.store.editing import next_change, reached

LONGEST_LIFE = 0.25  # seconds
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Told:
    """How many edits were found after the last kill, none that was reported missing."""

    kept: int
    saved: int


def run(address: Address, kills: int, seed: int) -> Told:
    """Kill so many programs that edit a new workspace; check what is left after each.

    Raises AssertionError when something reported kept or saved is not there, or when the file
    holds anything but whole edits.
    """
    lives = random.Random(seed)
    expected = Edited()
    last = {"kept": 0, "saved": 0}
    with Workspace.open(address) as workspace:
        workspace.add(small_plan(), "Sanne")
    with ExitStack() as programs:
        waiting = started(address, programs)
        for turn in range(kills):
            program, waiting = waiting, started(address, programs)
            life = lives.uniform(0, LONGEST_LIFE)
            last |= told_until_killed(program, life, once_open=turn % 2 == 0)

            with Workspace.open(address) as workspace:
                rows = workspace.load("acme").plan
                replayed = usecases.open_plan(workspace, "acme")
            assert last["saved"] <= reached(rows) <= reached(replayed.copy.plan)
            assert last["kept"] <= reached(replayed.copy.plan) <= last["kept"] + 1
            assert rows == expected.after(reached(rows))
            assert replayed.copy.plan == expected.after(reached(replayed.copy.plan))
            assert replayed.conflicts == ()
            assert whole(address.path)
            last = {
                "kept": reached(replayed.copy.plan),
                "saved": reached(rows),
            }  # seen: to stay
    assert replay_of_the_log(address) == rows
    return Told(last["kept"], last["saved"])


class Edited:
    """What the plan is after each number of edits."""

    def __init__(self) -> None:
        self._latest = small_plan()
        self._after: dict[int, AccountPlan] = {0: self._latest}

    def after(self, edits: int) -> AccountPlan:
        while edits not in self._after:
            self._latest = self._latest.apply(next_change(self._latest))
            self._after[reached(self._latest)] = self._latest
        return self._after[edits]


def started(address: Address, programs: ExitStack) -> subprocess.Popen[bytes]:
    """Start a program that will edit; its imports done, it waits for a word."""
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.store.editing", str(address.path)],
        bufsize=0,
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    programs.enter_context(program)
    programs.callback(program.kill)
    return program


def told_until_killed(
    program: subprocess.Popen[bytes], life: float, *, once_open: bool
) -> dict[str, int]:
    """Let a program edit for so many seconds; return the last number it told of each.

    Its life is counted from when it has opened the workspace, or from before: a busy machine
    may need all of it to open.
    """
    assert program.stdin is not None
    assert program.stdout is not None
    assert program.stdout.readline() == b"ready 0\n"
    program.stdin.write(b"go\n")
    if once_open:
        assert program.stdout.readline().startswith(b"opened ")
    time.sleep(life)
    program.kill()
    told, _ = program.communicate()
    complete = told.decode().split("\n")[:-1]
    return {what: int(number) for what, number in (line.split() for line in complete)}


def whole(path: Path) -> bool:
    with closing(driver.connect_to_look(path)) as connection:
        return bool(connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)])


def replay_of_the_log(address: Address) -> AccountPlan:
    plan = AccountPlan()
    with Workspace.open(address) as workspace:
        for logged in workspace.history("acme"):
            plan = plan.apply(logged.change)
    return plan
