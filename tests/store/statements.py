"""What our store says to SQLite while an account is edited, written down as it is sent."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.model.account_plan import AccountPlan
from app.model.change import Change
from app.model.people import Account, Person
from app.model.working_copy import WorkingCopy
from app.store import driver
from app.store.address import Address
from app.store.workspace import Workspace
from tests.plans import small_plan
from tests.store import older
from tests.store.editing import next_change

MOST_AT_ONCE = 4  # edits that are handed in together
UNDONE, ADDED = 0.2, 0.05  # parts of what is done: a step back, a further account


@dataclass(frozen=True, slots=True)
class Said:
    """A statement on one of the connections, its values filled in."""

    connection: int
    sql: str


@dataclass(frozen=True, slots=True)
class Closed:
    connection: int


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """The store told its caller that all that was handed in is saved."""


Step = Said | Closed | Acknowledged


@dataclass(frozen=True, slots=True)
class Session:
    """A file as it was, what was then said to it, and the plan after each acknowledgement.

    Of a migration, which changes no plan, none.
    """

    before: bytes
    steps: tuple[Step, ...]
    plans: tuple[AccountPlan, ...]


class _Listening:
    """A driver that notes down what is said on connections that may write to one file."""

    def __init__(self, real: Any, path: Path, steps: list[Step]) -> None:
        self._real = real
        self._wanted = f"{path.as_uri()}?mode=rw"
        self._steps = steps
        self._count = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def connect(self, place: str, **settings: Any) -> Any:
        if place != self._wanted:
            return self._real.connect(place, **settings)
        steps, number = self._steps, self._count
        self._count += 1

        kind: Any = self._real.Connection

        class Connection(kind):  # type: ignore[misc]
            def close(self) -> None:
                super().close()
                steps.append(Closed(number))

        opened = self._real.connect(place, factory=Connection, **settings)
        opened.set_trace_callback(lambda sql: steps.append(Said(number, sql)))
        return opened


@contextmanager
def written_down(path: Path) -> Iterator[list[Step]]:
    """Note down every statement that is sent to this file by whoever may write to it."""
    steps: list[Step] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(driver, "dbapi", _Listening(driver.dbapi, path, steps))
        yield steps


def session(folder: Path, exchanges: int, seed: int) -> Session:
    """Edit an account through the store, so many times handed in; return what it said."""
    chance = random.Random(seed)
    path = (folder / "edited.visavis").absolute()
    with Workspace.open(Address.parse(path)) as workspace:
        workspace.add(small_plan(), "Sanne")
    before = path.read_bytes()
    with written_down(path) as steps, Workspace.open(Address.parse(path)) as workspace:
        copy, store = workspace.load("acme"), workspace.plan_store("acme")
        plans = [copy.plan]
        for number in range(exchanges):
            if chance.random() < ADDED:
                workspace.add(_another(f"account{number}"), "Herman")
            else:
                _edit(copy, chance)
                copy.sync(store, "Sanne")
            steps.append(Acknowledged())
            plans.append(copy.plan)
    path.unlink()
    return Session(before, tuple(steps), tuple(plans))


def migration(folder: Path, version: int) -> Session:
    """Bring a workspace of that version up to date; return what was said to it."""
    path = (folder / "older.visavis").absolute()
    older.make_file(path, version)
    before = path.read_bytes()
    with written_down(path) as steps:
        workspace = Workspace.open(Address.parse(path), create=False)
        steps.append(Acknowledged())
        workspace.close()
    for left in folder.glob("older*"):
        left.unlink()
    return Session(before, tuple(steps), ())


def _edit(copy: WorkingCopy, chance: random.Random) -> None:
    done: list[Change] = []
    for _ in range(chance.randint(1, MOST_AT_ONCE)):
        back = done and chance.random() < UNDONE
        done.append(copy.edit(done.pop().inverse() if back else next_change(copy.plan)))


def _another(id: str) -> AccountPlan:
    people = [Person(id=f"p{n}", name=f"Person {n}", note="word " * 40) for n in range(30)]
    return AccountPlan([Account(id=id, name=id), *people])
