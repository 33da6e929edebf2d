"""Hearing of others' changes: one connection that listens, for all plans that are watched."""

from __future__ import annotations

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

from app.errors import UserError
from app.model.values import Id
from app.store.address import OnChange

CHANNEL = "visavis"
QUIET_SECONDS = 5.0  # then the server is asked whether it is still there
PARTING_SECONDS = 2.0
FIRST_PAUSE, LONGEST_PAUSE = 0.25, 5.0  # seconds between two attempts to get it back

log = logging.getLogger(__name__)


def word_for(plan: Id) -> str:
    """Return what is sent for a plan: short whatever its id is, and telling nobody anything."""
    return hashlib.sha256(plan.encode()).hexdigest()[:32]


class Listener:
    """Listens while at least one plan is watched; a lost server is looked for until it is back.

    What was sent meanwhile is not kept for us, so that everybody is called when it is.
    """

    def __init__(self, connect: Callable[[], psycopg.Connection[Any]]) -> None:
        self._connect = connect
        self._busy = Lock()
        self._watching: dict[str, list[_Watch]] = {}
        self._thread: Thread | None = None
        self._bell: socket.socket | None = None  # wakes the thread, to stop

    def watch(self, plan: Id, on_change: OnChange) -> _Watch:
        """Call `on_change` on the listening thread when a plan may have changed."""
        watch = _Watch(self, word_for(plan), on_change)
        with self._busy:
            self._watching.setdefault(watch.word, []).append(watch)
            if self._thread is None:
                self._bell, heard = socket.socketpair()
                self._thread = Thread(
                    target=self._listen, args=(heard,), name="listening", daemon=True
                )
                self._thread.start()
        return watch

    def drop(self, watch: _Watch) -> None:
        """Call this one no more; whoever closes the last does not wait for the thread."""
        with self._busy:
            left = self._watching.get(watch.word, [])
            if watch in left:
                left.remove(watch)
            if not left:
                self._watching.pop(watch.word, None)
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
                        self._tell(None)
                        if self._hear(connection, heard):
                            return
                except (psycopg.Error, UserError, OSError) as error:
                    log.info("not listening: %s", type(error).__name__)
                if _rings(heard, pause * random.uniform(0.5, 1)):
                    return
                pause = min(2 * pause, LONGEST_PAUSE)

    def _hear(self, connection: psycopg.Connection[Any], heard: socket.socket) -> bool:
        """Pass on what is sent until the server is lost (raises) or we are to stop (True)."""
        with selectors.DefaultSelector() as selector:
            selector.register(heard, selectors.EVENT_READ)
            selector.register(connection.fileno(), selectors.EVENT_READ)
            while True:
                ready = [key.fileobj for key, _ in selector.select(QUIET_SECONDS)]
                if heard in ready:
                    return True
                if not ready:
                    connection.execute("SELECT 1")
                words = {notice.payload for notice in connection.notifies(timeout=0)}
                if words:
                    self._tell(words)

    def _tell(self, words: Iterable[str] | None) -> None:
        """Call who watches these plans; everybody when it is not known which changed."""
        with self._busy:
            chosen = list(self._watching) if words is None else words
            called = [watch for word in chosen for watch in self._watching.get(word, ())]
        for watch in called:
            try:
                watch.on_change()
            except Exception:
                log.exception("a watch failed")


class _Watch:
    """One who is called; see `address.Watch`."""

    def __init__(self, listener: Listener, word: str, on_change: OnChange) -> None:
        self.word = word
        self.on_change = on_change
        self._listener = listener

    def close(self) -> None:
        self._listener.drop(self)


def _rings(heard: socket.socket, seconds: float) -> bool:
    """Wait so long for the bell; return whether it rang."""
    with selectors.DefaultSelector() as selector, suppress(OSError):
        selector.register(heard, selectors.EVENT_READ)
        return bool(selector.select(seconds))
    return True
