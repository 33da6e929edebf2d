"""A server that is killed, stopped and cut off while somebody edits; all is counted after."""

from __future__ import annotations

import random
import threading
import time
from contextlib import closing
from dataclasses import replace

from app.errors import Unreachable
from app.model.account_plan import AccountPlan
from app.model.change import Change, Message, additions
from app.model.people import Person
from app.model.working_copy import WorkingCopy
from app.store.plan_store import PlanStore
from app.store.server_address import ServerAddress
from app.store.server_driver import Patience
from app.store.workspace import Workspace
from tests.store import postgres
from tests.store.proxy import Proxy

QUICK = Patience(connect=1, statement=1, answer=1)
LONGEST_RETURN = 30.0  # seconds; a busy machine starts a server slowly
KINDS = ("kill", "stop", "cut", "lose the answer")


def run(server: postgres.Server, acme: ServerAddress, faults: int, seed: int) -> None:
    """Edit so often while something is done to the server; each kind in its turn.

    Raises AssertionError when an acknowledged edit is gone, or any is there twice.
    """
    chance = random.Random(seed)
    with (
        closing(Proxy(server.port)) as line,
        Workspace.open(replace(acme, port=line.port)) as workspace,
    ):
        copy, store = workspace.load("acme"), workspace.plan_store("acme")
        for n in range(faults):
            copy.edit(added(n))
            hurt = threading.Thread(
                target=hurting, args=(server, line, KINDS[n % 4], chance.uniform(0, 0.02))
            )
            hurt.start()
            while hand_in(copy, store) and hurt.is_alive():
                time.sleep(0.001)
            hurt.join()
            acknowledged = n + 1 - len(copy.pending)
            server.thaw()
            server.start()
            there = {p for p in workspace_of(acme).persons if p.startswith("n")}
            assert len(there) >= acknowledged
            hand_in_until_accepted(copy, store)

        check_once(workspace, copy, faults)


def hurting(server: postgres.Server, line: Proxy, fault: str, after: float) -> None:
    time.sleep(after)
    if fault == "kill":
        server.kill()
    elif fault == "stop":
        server.freeze()
    elif fault == "cut":
        line.cut()
    else:
        line.cut_next_commit = True


def workspace_of(address: ServerAddress) -> AccountPlan:
    with Workspace.open(address) as workspace:
        return workspace.load("acme").plan


def added(n: int) -> Change:
    return Change(Message.of("person.added", name=str(n)), additions([Person(id=f"n{n:04}")]))


def hand_in(copy: WorkingCopy, store: PlanStore) -> bool:
    """Hand in once; return whether that was acknowledged."""
    try:
        exchange = store.exchange(tuple(copy.pending), copy.revision, "Sanne")
    except Unreachable:
        return False
    assert copy.settle(exchange) == []
    return not copy.pending


def hand_in_until_accepted(copy: WorkingCopy, store: PlanStore) -> None:
    until = time.monotonic() + LONGEST_RETURN
    while not hand_in(copy, store):
        assert time.monotonic() < until, "the server is back"


def check_once(workspace: Workspace, copy: WorkingCopy, edits: int) -> None:
    """Every edit is there, once, in rows and log; the copy is what is stored."""
    stored = workspace.load("acme")
    told = [logged.change.message.arguments for logged in workspace.history("acme")]
    assert stored.plan == copy.plan
    assert stored.revision == copy.revision == len(told) == edits + 1
    assert len(set(told)) == len(told)
    assert set(stored.plan.persons) == {"eva", "karim", *(f"n{n:04}" for n in range(edits))}
