"""An older workspace is brought up to date by programs that are killed, each one step further.

`python -m tests.store.interrupted ADDRESS all|making` kills one before its first statement,
the next before its second, until one is done; of `making`, only before those of the scripts
and the commit, not before questions and grants. After each the workspace is looked at: it must
be as before, or up to date. What is printed is how often it was which. The programs are forks
of this one, which has no connection open then and no thread.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import os
import re
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, event, inspect
from sqlalchemy.pool import NullPool

from app.store import driver, workspace_server
from app.store.address import Address
from app.store.server_address import ServerAddress
from app.store.server_driver import Login, Patience
from app.store.workspace import Workspace

MAKING = re.compile(r"\s*(CREATE|ALTER|DROP|INSERT|UPDATE|DELETE|COMMIT)", re.IGNORECASE)
FILES = "sqlite"
DONE = 0
PATIENT = Patience(connect=60, statement=60, answer=60)  # whatever else the machine does
ROOT = Path(__file__).parents[2]


class Executioner:
    """Ends this process, without a word, before the statement with a number."""

    def __init__(self, number: int, *, only_making: bool) -> None:
        self._left = number
        self._only_making = only_making

    def hear(self, sql: str) -> None:
        if self._only_making and not MAKING.match(sql):
            return
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        self._left -= 1

    def stand_by(self) -> None:
        """Listen to everything this process says to a database from now on."""
        driver.dbapi = Overheard(driver.dbapi, self.hear)

        @event.listens_for(Engine, "before_cursor_execute")
        def said(connection, cursor, statement, parameters, context, executemany):
            if connection.dialect.name != FILES:  # a file's driver is overheard by itself
                self.hear(statement)

        @event.listens_for(Engine, "commit")
        def committed(connection):
            if connection.dialect.name != FILES:
                self.hear("COMMIT")


@dataclass(frozen=True, slots=True)
class Overheard:
    real: Any
    hear: Callable[[str], None]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)

    def connect(self, *place: Any, **settings: Any) -> Any:
        opened = self.real.connect(*place, **settings)
        opened.set_trace_callback(self.hear)
        return opened


def main(place: str, which: str) -> int:
    """Kill one program after the other, and print what they left and what went wrong."""
    importlib.import_module("alembic.command")  # once, before the forks
    address = Address.parse(place)
    before = state(address)
    left: list[str] = []
    while True:
        ended = _brought_up_to_date(address, Executioner(len(left), only_making=which != "all"))
        left.append(state(address))
        if ended != -signal.SIGKILL:
            break
    after = left.pop()
    told = {
        "ended well": ended == DONE and before != after,
        "before": left.count(before),
        "after": left.count(after),
        "between": sum(one not in (before, after) for one in left),
    }
    sys.stdout.write(json.dumps(told))
    return 0


def run(address: Address, which: str) -> int:
    """Do so in a program of its own; return how many were killed.

    Raises AssertionError unless each left the workspace as before, or up to date.
    """
    command = [sys.executable, "-m", "tests.store.interrupted", address.label, which]
    ran = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    told = json.loads(ran.stdout)
    assert told["ended well"], told
    assert not told["between"], told
    return int(told["before"] + told["after"])


def _brought_up_to_date(address: Address, executioner: Executioner) -> int:
    """Open a workspace in a process that may be killed meanwhile; return how it ended."""
    child = os.fork()
    if child == 0:
        try:
            pytest.MonkeyPatch().setattr(workspace_server, "PATIENCE", PATIENT)
            executioner.stand_by()
            Workspace.open(address, create=False).close()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(DONE)
    _pid, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def state(address: Address) -> str:
    """Return a word for all that is in a database, and in what tables."""
    engine = _engine(address)
    with engine.begin() as connection:
        tables = inspect(connection).get_multi_columns()
        told = [
            (
                name,
                sorted((column["name"], str(column["type"])) for column in tables[_, name]),
                sorted(map(repr, connection.exec_driver_sql(f'SELECT * FROM "{name}"').all())),
            )
            for _, name in sorted(tables)
        ]
    engine.dispose()
    return hashlib.sha256(repr(told).encode()).hexdigest()


def _engine(address: Address) -> Engine:
    if isinstance(address, ServerAddress):
        connect = Login(address, None, PATIENT).connect
        return create_engine("postgresql+psycopg://", creator=connect, poolclass=NullPool)
    for copy in address.path.parent.glob("*-before-v*"):
        copy.unlink()  # or there is soon one for every program
    connect = partial(driver.connect, address.path)
    return create_engine("sqlite://", module=driver.dbapi, creator=connect, poolclass=NullPool)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
