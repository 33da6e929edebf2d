"""Several programs that edit one plan at random, with undo, each with its own working copy.

On a server they do so at once. A file has one editor at a time, by its lock: there they keep
their copies and take turns, each opening the file, handing in and closing it again. `run`
starts them and holds what came of it against the workspace; a small number of edits in the
tests, a large one in the soak run.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, fields, replace
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message, additions
from app.model.entities import REFERENCES, Entity, EntityType
from app.model.people import Person
from app.model.ties import ContactTie
from app.model.values import Id, joined
from app.model.vocabulary import TieLevel
from app.model.working_copy import Exchange, Exchanger, WorkingCopy
from app.store import workspace_file, workspace_server  # noqa: F401  once, before the fork
from app.store.address import Address
from app.store.plan_store import LoggedChange
from app.store.server_address import ServerAddress
from app.store.workspace import Workspace

ACCOUNT = "acme"
MOST_PENDING = 4  # edits that wait together, as while somebody types
UNDONE = 0.25  # of what is done is taken back
PAUSE = 0.01  # seconds after a turn, in which another may have his
LONGEST_TURN = 60.0  # seconds until the others must have let go of a file
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Told:
    """What the programs told when all was done."""

    accepted: tuple[str, ...]  # the marks of all changes the workspace acknowledged
    lost: dict[str, str]  # changes that lost against a colleague's: by the mark of which
    superseded: dict[str, set[str]]  # whose values no longer all stand: by which later ones


class TurnsAtAFile:
    """Hands in to a file that others want too: opens it when it is free, and closes it."""

    def __init__(self, address: Address) -> None:
        self._address = address

    def load(self) -> WorkingCopy:
        with self._opened() as workspace:
            return workspace.load(ACCOUNT)

    def exchange(self, ours: Sequence[Change], base: int, author: str) -> Exchange:
        with self._opened() as workspace:
            exchange = workspace.plan_store(ACCOUNT).exchange(ours, base, author)
        time.sleep(PAUSE)
        return exchange

    def _opened(self) -> Workspace:
        until = time.monotonic() + LONGEST_TURN
        while True:
            try:
                return Workspace.open(self._address, create=False)
            except UserError:
                if time.monotonic() > until:
                    raise
                time.sleep(random.uniform(0, PAUSE))


class Editor:
    """One of them."""

    def __init__(self, copy: WorkingCopy, store: Exchanger, name: str) -> None:
        self.name = name
        self.chance = random.Random(name)
        self.copy = copy
        self.store = store
        self.done: list[Change] = []
        self.made: list[str] = []
        self.accepted: list[str] = []
        self.lost: dict[str, str] = {}
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
        self.made.append(mark_of(self.done[-1]))

    def hand_in(self) -> None:
        """Exchange until both sides hold the same, and note what was acknowledged."""
        while True:
            ours = tuple(self.copy.pending)
            exchange = self.store.exchange(ours, self.copy.revision, self.name)
            self.accepted += [mark_of(change) for change in ours[: exchange.accepted]]
            for conflict in self.copy.settle(exchange):
                assert isinstance(conflict.change, Change)
                self.lost[mark_of(conflict.change)] = successor(
                    conflict.change, exchange.others
                )
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


def successor(lost: Change, others: Sequence[Change]) -> str:
    """Return the mark of the colleague's change that a lost one gave way to.

    It touched the same, removed what ours needs, or added what needs what ours removed.
    """
    ours, needed = _touched(lost), _needed(lost)
    for change in reversed(others):
        if ours & (_touched(change) | _needed(change)) or needed & _touched(change):
            return mark_of(change)
    raise AssertionError(f"{mark_of(lost)} lost against nothing")


def _touched(change: Change) -> set[Id]:
    return {edit.id for edit in change.edits}


def _needed(change: Change) -> set[Id]:
    found: set[Id] = set()
    for edit in change.edits:
        for name in REFERENCES.get(edit.kind, ()):
            pointed = getattr(edit.entity, name)
            found.update(pointed if isinstance(pointed, tuple) else (pointed,))
    return found


def superseded(
    history: Sequence[LoggedChange], first: Change, plan: AccountPlan
) -> dict[str, set[str]]:
    """Hold every value that was logged against the plan; return what took the place of which.

    Each stands as it was written, or a later change gave the field another or removed it all:
    then that is the successor. What the plan began with is `first`.
    """
    standing: dict[tuple[EntityType, Id], dict[str, tuple[object, str]]] = {}
    later: dict[str, set[str]] = {}
    written = [("", first), *((mark_of(one.change), one.change) for one in history)]
    for mark, change in written:
        for edit in change.edits:
            before, after = _values(edit.before), _values(edit.after)
            new = {name: after[name] for name in after if before.get(name, edit) != after[name]}
            known = standing.setdefault((edit.kind, edit.id), {})
            for name in known.keys() & new.keys() if after else known.keys():
                later.setdefault(known[name][1], set()).add(mark)
            known |= {name: (value, mark) for name, value in new.items()}
            if not after:
                del standing[edit.kind, edit.id]
    stands = {key: {name: one[0] for name, one in of.items()} for key, of in standing.items()}
    found = {(type(entity), entity.id): _values(entity) for entity in plan}
    assert stands == found, "what was written last of each field is what stands"
    later.pop("", None)
    return later


def _values(entity: Entity | None) -> dict[str, object]:
    return {f.name: getattr(entity, f.name) for f in fields(entity)} if entity else {}


def digest(plan: AccountPlan) -> str:
    """Return a word that two plans share when they hold the same."""
    told = sorted(repr(entity) for entity in plan)
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def run(address: Address, programs: int, edits: int) -> Told:
    """Let so many programs make so many edits each; check that all hold what is stored."""
    command = [sys.executable, "-m", "tests.store.together", address.label]
    command += [str(programs), str(edits)]
    ran = subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.PIPE)
    assert ran.returncode == 0, "they made all their edits"
    said: list[dict[str, Any]] = json.loads(ran.stdout)
    with Workspace.open(address) as workspace:
        stored, history = workspace.load(ACCOUNT), workspace.history(ACCOUNT)
    replayed = AccountPlan()
    for logged in history:
        replayed = replayed.apply(logged.change)
    marks = [mark_of(logged.change) for logged in history[1:]]
    accepted = [mark for one in said for mark in one["accepted"]]
    lost = {mark: by for one in said for mark, by in one["lost"].items()}
    made = [mark for one in said for mark in one["made"]]
    assert replayed == stored.plan, "the log alone gives the plan"
    assert {one["plan"] for one in said} == {digest(stored.plan)}, "all copies are equal"
    assert [one["revision"] for one in said] == [stored.revision] * programs
    assert [logged.revision for logged in history] == list(range(1, len(history) + 1))
    assert sorted(marks) == sorted(accepted), "what was acknowledged is there, once"
    assert sorted(made) == sorted([*accepted, *lost]), "what was made is there, or told as lost"
    assert lost.keys().isdisjoint(marks), "what was told as lost is not there"
    assert set(lost.values()) <= set(marks), "and what it gave way to is"
    later = superseded(history[1:], history[0].change, stored.plan)
    assert later.keys() <= set(accepted)
    return Told(tuple(accepted), lost, later)


def main(address: str, programs: str, edits: str) -> int:
    """Let them start together, and print what they say when all are done."""
    context: Any = multiprocessing.get_context("fork" if hasattr(os, "fork") else "spawn")
    meeting, answers = context.Barrier(int(programs)), context.SimpleQueue()
    started = [
        context.Process(
            target=_program, args=(address, f"user{n}", int(edits), meeting, answers)
        )
        for n in range(int(programs))
    ]
    for program in started:
        program.start()
    said = [answers.get() for _ in started]
    for program in started:
        program.join()
    sys.stdout.write(json.dumps(said))
    return 0 if all(said) else 1


def _program(
    address: str, name: str, edits: int, meeting: Barrier, answers: SimpleQueue[dict[str, Any]]
) -> None:
    try:
        with ExitStack() as stack:
            answers.put(_edit(_editor(Address.parse(address), name, stack), edits, meeting))
    except BaseException:
        meeting.abort()
        answers.put({})
        raise


def _editor(address: Address, name: str, stack: ExitStack) -> Editor:
    if isinstance(address, ServerAddress):
        workspace = stack.enter_context(Workspace.open(address, create=False))
        return Editor(workspace.load(ACCOUNT), workspace.plan_store(ACCOUNT), name)
    turns = TurnsAtAFile(address)
    return Editor(turns.load(), turns, name)


def _edit(editor: Editor, edits: int, meeting: Barrier) -> dict[str, Any]:
    meeting.wait()
    for _ in range(edits):
        editor.edit()
        if len(editor.copy.pending) >= editor.chance.randint(1, MOST_PENDING):
            editor.hand_in()
    editor.hand_in()
    meeting.wait()
    editor.hand_in()
    return {
        "plan": digest(editor.copy.plan),
        "revision": editor.copy.revision,
        "made": editor.made,
        "accepted": editor.accepted,
        "lost": editor.lost,
    }


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
