"""Long work gives the window way: both share Python's lock, and whoever is looked at goes first.

A thread that computes on lets the window have the lock when it asks for it, and has it back at
the next call into Qt: a turn of the window then takes several times what it computes. So long
work asks the window every now and then, and goes on once it has come round to answering.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from threading import Event, Lock, get_ident
from time import monotonic
from typing import TypeVar

T = TypeVar("T")

SHARE = 0.002  # seconds that long work goes on without asking
AT_MOST = 0.05  # seconds that it waits: the window may itself be waiting for it


class Precedence:
    """One window's: whoever computes beside it asks, and waits for its answer."""

    def __init__(self, ask: Callable[[], object]) -> None:
        """`ask` lets the window's thread call `answer` once it has nothing else to do.

        Made on that thread, which never waits for itself.
        """
        self.free_until = 0.0  # by the monotonic clock; till then nobody asks
        self._ask = ask
        self._of = get_ident()
        self._lock = Lock()
        self._asked = False
        self._answered = Event()

    def answer(self) -> None:
        """Let whoever waits go on."""
        self._asked = False
        self.free_until = monotonic() + SHARE
        self._answered.set()

    def wait(self) -> None:
        """Ask, and wait for the answer; not for long, and then not for as long again."""
        if get_ident() == self._of:
            return
        with self._lock:
            asks = not self._asked
            if asks:
                self._asked = True
                self._answered.clear()
        if asks:
            self._ask()
        if not self._answered.wait(AT_MOST):
            self.free_until = monotonic() + AT_MOST


_first: Precedence | None = None


def give_way() -> None:
    """Wait while the window is at work, where there is one; long work calls it often."""
    first = _first
    if first is not None and monotonic() >= first.free_until:
        first.wait()


def giving_way(things: Iterable[T]) -> Iterator[T]:
    """Yield things, giving way before each."""
    for thing in things:
        first = _first
        if first is not None and monotonic() >= first.free_until:
            first.wait()
        yield thing


def let_go_first(precedence: Precedence | None) -> None:
    """Give this window way from now on; None: there is none any more."""
    global _first  # noqa: PLW0603  one process has one window's thread
    _first = precedence
