"""Hearing of others: one connection that listens, for all plans that are watched.

It also shows that we are there: it holds a shared lock for each of them, which goes with the
connection however that ends, and bears our name.
"""

from __future__ import annotations

import base64
import hashlib
import logging
import random
import selectors
import socket
from collections.abc import Callable, Iterable
from contextlib import suppress
from threading import Lock, Thread, current_thread
from typing import Any

import psycopg
from sqlalchemy import Connection, text

from app.errors import UserError
from app.model.values import Id
from app.store.address import OnChange

CHANNEL = "visavis"
_LOOK = b"."
_SIGN = "visavis:"
_PLACES = int.from_bytes(b"VaVp")  # of the locks that show who is where
_LONGEST_NAME = 39  # bytes, of the 63 that a connection's name may have, written in ASCII
_WHO = text(
    "SELECT DISTINCT s.application_name, s.usename FROM pg_catalog.pg_locks l"
    " JOIN pg_catalog.pg_stat_activity s ON s.pid = l.pid"
    " JOIN pg_catalog.pg_database d ON d.oid = l.database"
    " WHERE l.locktype = 'advisory' AND l.objsubid = 2 AND d.datname = current_database()"
    " AND l.classid = CAST(:places AS bigint)::oid AND l.objid = CAST(:place AS bigint)::oid"
    " AND l.pid <> :own"
)
QUIET_SECONDS = 5.0  # then the server is asked whether it is still there
PARTING_SECONDS = 2.0
FIRST_PAUSE, LONGEST_PAUSE = 0.25, 5.0  # seconds between two attempts to get it back

log = logging.getLogger(__name__)


def word_for(plan: Id) -> str:
    """Return what is sent for a plan: short whatever its id is, and telling nobody anything."""
    return hashlib.sha256(plan.encode()).hexdigest()[:32]


def who_is_at(connection: Connection, plan: Id, own: int) -> list[str]:
    """Return who watches a plan, but for one connection: by name, or as the server does."""
    given = {"places": _PLACES, "place": _place(word_for(plan)), "own": own}
    return sorted({_name_in(sign) or user for sign, user in connection.execute(_WHO, given)})


class Listener:
    """Listens while at least one plan is watched; a lost server is looked for until it is back.

    What was sent meanwhile is not kept for us, so that everybody is called when it is; and when
    it is lost, so that nobody takes what is shown for what stands.
    """

    def __init__(self, connect: Callable[[], psycopg.Connection[Any]]) -> None:
        self._connect = connect
        self._busy = Lock()
        self._watching: dict[str, list[_Watch]] = {}
        self._thread: Thread | None = None
        self._bell: socket.socket | None = None  # wakes the thread, to look or to stop
        self._name = ""
        self.process = 0  # of the server, that speaks with us; 0 while there is none

    def watch(self, plan: Id, on_change: OnChange, name: str) -> _Watch:
        """Call `on_change` on the listening thread when a plan may have changed."""
        watch = _Watch(self, word_for(plan), on_change)
        with self._busy:
            self._name = name or self._name
            self._watching.setdefault(watch.word, []).append(watch)
            if self._thread is None:
                self._bell, heard = socket.socketpair()
                self._thread = Thread(
                    target=self._listen, args=(heard,), name="listening", daemon=True
                )
                self._thread.start()
            self._ring()
        return watch

    def drop(self, watch: _Watch) -> None:
        """Call this one no more; whoever closes the last does not wait for the thread."""
        with self._busy:
            left = self._watching.get(watch.word, [])
            if watch in left:
                left.remove(watch)
            if not left:
                self._watching.pop(watch.word, None)
            self._ring()
            if not self._watching:
                self._stop()

    def close(self) -> None:
        """Stop listening, and wait for the thread; not for a server that does not answer."""
        with self._busy:
            self._watching.clear()
            thread = self._thread
            self._stop()
        if thread is not None and thread is not current_thread():
            thread.join(PARTING_SECONDS)

    def _ring(self) -> None:
        if self._bell is not None:
            with suppress(OSError):
                self._bell.send(_LOOK)

    def _stop(self) -> None:
        if self._bell is not None:
            self._bell.close()
        self._bell = self._thread = None

    def _listen(self, heard: socket.socket) -> None:
        pause = FIRST_PAUSE
        with heard:
            while True:
                try:
                    with self._connect() as connection:
                        connection.autocommit = True
                        connection.execute(f"LISTEN {CHANNEL}")
                        pause = FIRST_PAUSE
                        self.process = connection.info.backend_pid
                        self._tell(None)
                        if self._hear(connection, heard):
                            return
                except (psycopg.Error, UserError, OSError) as error:
                    log.info("not listening: %s", type(error).__name__)
                finally:
                    was_heard, self.process = self.process, 0
                if was_heard:
                    self._tell(None)  # who looks now sees that the server is away
                if _rings(heard, pause * random.uniform(0.5, 1)):
                    return
                pause = min(2 * pause, LONGEST_PAUSE)

    def _hear(self, connection: psycopg.Connection[Any], heard: socket.socket) -> bool:
        """Pass on what is sent until the server is lost (raises) or we are to stop (True)."""
        with selectors.DefaultSelector() as selector:
            selector.register(heard, selectors.EVENT_READ)
            selector.register(connection.fileno(), selectors.EVENT_READ)
            shown = _Shown(connection)
            while True:
                with self._busy:
                    places, name = set(self._watching), self._name
                shown.be_at(places, name)
                # Before waiting: what came with the answer to a statement wakes nobody.
                notices = list(connection.notifies(timeout=0))
                self._tell({one.payload for one in notices if one.pid != self.process})
                ready = [key.fileobj for key, _ in selector.select(QUIET_SECONDS)]
                if heard in ready and not heard.recv(1):
                    shown.be_at(set(), name)
                    return True
                if not ready:
                    connection.execute("SELECT 1")

    def _tell(self, words: Iterable[str] | None) -> None:
        """Call who watches these plans; everybody when it is not known which changed."""
        with self._busy:
            chosen = list(self._watching) if words is None else words
            called = [watch for word in chosen for watch in self._watching.get(word, ())]
        for watch in called:
            try:
                watch.on_change()
            except Exception:  # one watch that fails silences none of the others
                log.exception("a watch failed")


class _Shown:
    """Where others can see that we are."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection
        self._places: set[str] = set()
        self._name = ""

    def be_at(self, places: set[str], name: str) -> None:
        """Be seen there and nowhere else, under this name; whoever is there is told."""
        execute = self._connection.execute
        if name != self._name:
            execute("SELECT set_config('application_name', %s, false)", [_sign(name)])
        moved = places ^ self._places if name == self._name else places | self._places
        for word in places - self._places:
            execute("SELECT pg_advisory_lock_shared(%s, %s)", _lock(word))
        for word in self._places - places:
            execute("SELECT pg_advisory_unlock_shared(%s, %s)", _lock(word))
        for word in moved:
            execute("SELECT pg_notify(%s, %s)", [CHANNEL, word])
        self._places, self._name = places, name


class _Watch:
    """One who is called; see `address.Watch`."""

    def __init__(self, listener: Listener, word: str, on_change: OnChange) -> None:
        self.word = word
        self.on_change = on_change
        self._listener = listener

    def close(self) -> None:
        self._listener.drop(self)


def _place(word: str) -> int:
    return int(word[:8], 16)


def _lock(word: str) -> list[int]:
    """Return the two numbers of a lock, which the server counts from minus two milliards."""
    place = _place(word)
    return [_PLACES, place - (1 << 32) if place >> 31 else place]


def _sign(name: str) -> str:
    """Return a name as a connection may bear it: short, and in ASCII."""
    cut = name.encode()[:_LONGEST_NAME].decode(errors="ignore").encode()
    return f"{_SIGN}{base64.urlsafe_b64encode(cut).decode()}"


def _name_in(sign: str) -> str:
    """Return the name that a connection bears; nothing when it is none of ours."""
    try:
        name = base64.urlsafe_b64decode(sign.removeprefix(_SIGN)).decode()
    except ValueError:
        return ""
    return name if sign.startswith(_SIGN) else ""


def _rings(heard: socket.socket, seconds: float) -> bool:
    """Wait so long for the bell; return whether it rang."""
    with selectors.DefaultSelector() as selector, suppress(OSError):
        selector.register(heard, selectors.EVENT_READ)
        return bool(selector.select(seconds)) and not heard.recv(1)
    return True
