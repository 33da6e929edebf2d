"""Several programs that edit one plan at random, with undo, each with its own working copy.

`run` starts them and holds what came of it against the workspace; a small number of edits in
the tests, a large one in the soak run.
"""

from __future__ import annotations

import hashlib
import json
import random
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from app.errors import UserError
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message, additions
from app.model.people import Person
from app.model.ties import ContactTie
from app.model.values import joined
from app.model.vocabulary import TieLevel
from app.model.working_copy import WorkingCopy
from app.store.address import Address
from app.store.plan_store import PlanStore
from app.store.workspace import Workspace

ACCOUNT = "acme"
MOST_PENDING = 4  # edits that wait together, as while somebody types
UNDONE = 0.25  # of what is done is taken back
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Told:
    """What the programs told when all was done."""

    accepted: tuple[str, ...]  # the marks of all changes the workspace acknowledged
    superseded: int  # edits that lost against a colleague's, and were told of


class Editor:
    """One of them."""

    def __init__(self, workspace: Workspace, name: str) -> None:
        self.name = name
        self.chance = random.Random(name)
        self.copy: WorkingCopy = workspace.load(ACCOUNT)
        self.store: PlanStore = workspace.plan_store(ACCOUNT)
        self.done: list[Change] = []
        self.accepted: list[str] = []
        self.superseded = 0
        self._count = 0

    def edit(self) -> None:
        """Do something, or take back something of one's own; it may be refused."""
        if self.done and self.chance.random() < UNDONE:
            edits = self.done.pop(self.chance.randrange(len(self.done))).inverse().edits
        else:
            edits = self._something(self.copy.plan)
        self._count += 1
        mark = Message.of("person.changed", name=f"{self.name}.{self._count}")
        try:
            self.done.append(self.copy.edit(Change(mark, edits)))
        except UserError:
            return

    def hand_in(self) -> None:
        """Exchange until both sides hold the same, and note what was acknowledged."""
        while True:
            ours = tuple(self.copy.pending)
            exchange = self.store.exchange(ours, self.copy.revision, self.name)
            self.accepted += [mark_of(change) for change in ours[: exchange.accepted]]
            self.superseded += len(self.copy.settle(exchange))
            if not self.copy.pending and not exchange.others:
                return

    def _something(self, plan: AccountPlan) -> tuple[Edit, ...]:
        chance = self.chance
        kind = chance.randrange(4)
        if kind == 0 or not plan.persons:
            return additions([Person(id=f"{self.name}-{chance.randrange(10**9)}")])
        person = plan.persons[chance.choice(sorted(plan.persons))]
        if kind == 1:
            return (Edit(person, replace(person, name=f"{chance.randrange(1000)}")),)
        if kind == 2 and len(plan.persons) > 5:
            return plan.removal_of(Person, person.id)
        id = joined("herman", person.id)
        level = chance.choice(list(TieLevel))
        known = plan.tie_between("herman", person.id)
        tie = ContactTie(id=id, member="herman", person=person.id, level=level)
        return (Edit(known, tie),) if known != tie else ()


def mark_of(change: Change) -> str:
    """Return what tells a change from every other."""
    return str(dict(change.message.arguments)["name"])


def digest(plan: AccountPlan) -> str:
    """Return a word that two plans share when they hold the same."""
    told = sorted(repr(entity) for entity in plan)
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def run(address: Address, programs: int, edits: int) -> Told:
    """Let so many programs make so many edits each; check that all hold what is stored."""
    said: list[dict[str, object]] = []
    with ExitStack() as stack:
        started = [stack.enter_context(_started(address, n, edits)) for n in range(programs)]
        for program in started:
            assert _line(program) == "done", "it made all its edits"
        for program in started:
            assert program.stdin is not None
            program.stdin.write(b"settle\n")
        said += [json.loads(_line(program)) for program in started]
    with Workspace.open(address) as workspace:
        stored, history = workspace.load(ACCOUNT), workspace.history(ACCOUNT)
    replayed = AccountPlan()
    for logged in history:
        replayed = replayed.apply(logged.change)
    marks = [mark_of(logged.change) for logged in history[1:]]
    accepted = [mark for one in said for mark in one["accepted"]]  # type: ignore[attr-defined]
    assert replayed == stored.plan, "the log alone gives the plan"
    assert {one["plan"] for one in said} == {digest(stored.plan)}, "all copies are equal"
    assert [one["revision"] for one in said] == [stored.revision] * programs
    assert [logged.revision for logged in history] == list(range(1, len(history) + 1))
    assert sorted(marks) == sorted(accepted), "what was acknowledged is there, once"
    return Told(tuple(accepted), sum(int(str(one["superseded"])) for one in said))


def _started(address: Address, number: int, edits: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.store.together", address.label]
    return subprocess.Popen(
        [*command, f"user{number}", str(edits)],
        bufsize=0,
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _line(program: subprocess.Popen[bytes]) -> str:
    assert program.stdout is not None
    return program.stdout.readline().decode().strip()


def main(address: str, name: str, edits: str) -> None:
    with Workspace.open(Address.parse(address), create=False) as workspace:
        editor = Editor(workspace, name)
        for _ in range(int(edits)):
            editor.edit()
            if len(editor.copy.pending) >= editor.chance.randint(1, MOST_PENDING):
                editor.hand_in()
        editor.hand_in()
        tell("done")
        sys.stdin.readline()
        editor.hand_in()
        told = {
            "plan": digest(editor.copy.plan),
            "revision": editor.copy.revision,
            "accepted": editor.accepted,
            "superseded": editor.superseded,
        }
        tell(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
