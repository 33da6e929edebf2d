"""A program that edits until it is killed, and tells what it was told was kept and saved.

It opens, edits, keeps and hands in as the window does: the journal is written with every edit,
a worker hands in what is pending, and what was accepted leaves the journal.
"""

from __future__ import annotations

import os
import sys
import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from tempfile import TemporaryDirectory

from app import usecases
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message, additions
from app.model.people import Person
from app.model.working_copy import Exchange

PAUSE = 0.002  # seconds between two edits: faster than anybody, slower than the worker
STAYING = 12  # how many people are there at a time


def reached(plan: AccountPlan) -> int:
    """Return how many edits a plan has seen."""
    return int(plan.account.note or 0)


def next_change(plan: AccountPlan) -> Change:
    """Return the edit that follows: several rows of several kinds, whole or not at all."""
    n = reached(plan) + 1
    account = plan.account
    edits = [Edit(account, replace(account, note=str(n)))]
    edits += additions([Person(id=f"e{n}", name=f"Person {n}", note="word " * (n % 200))])
    if earlier := plan.persons.get(f"e{n - 1}"):
        edits.append(Edit(earlier, replace(earlier, title=f"seen by {n}")))
    if oldest := plan.persons.get(f"e{n - STAYING}"):
        edits.append(Edit(oldest, None))
    return Change(Message.of("person.added", name=str(n)), tuple(edits))


def main(address: str) -> None:
    with TemporaryDirectory() as folder:
        usecases.open_workspace(f"{folder}/warm").close()  # imports what opening needs
    tell("ready", 0)
    sys.stdin.readline()
    workspace = usecases.open_workspace(address)
    opened = usecases.open_plan(workspace, "acme")
    copy, store, journal = opened.copy, opened.store, opened.journal
    tell("opened", reached(copy.plan))
    under_way: Future[Exchange] | None = None
    handed_in = 0
    with ThreadPoolExecutor(1) as worker:
        while True:
            journal.append(copy.edit(next_change(copy.plan)))
            tell("kept", reached(copy.plan))
            time.sleep(PAUSE)
            if under_way is not None and under_way.done():
                if copy.settle(under_way.result()):
                    raise AssertionError("nobody else writes here")
                journal.rewrite(copy.pending)
                tell("saved", handed_in)
                under_way = None
            if under_way is None:
                handed_in = reached(copy.plan)
                under_way = worker.submit(
                    store.exchange, tuple(copy.pending), copy.revision, "Sanne"
                )


def tell(what: str, number: int) -> None:
    os.write(1, f"{what} {number}\n".encode())


if __name__ == "__main__":
    main(sys.argv[1])
