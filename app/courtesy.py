"""Long work steps aside while the window is at work: both share Python's lock.

A thread that computes on lets the window have the lock when it asks for it, and has it back at
the next call into Qt: a turn of the window then takes several times what it computes. So long
work looks at the window every now and then, and waits while that is busy.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from threading import get_ident
from time import monotonic, sleep
from typing import TypeVar

T = TypeVar("T")

BETWEEN = 0.001  # seconds between two looks
AT_MOST = 0.05  # seconds that it waits: the window may itself be waiting for it
IN_VAIN = 0.25  # seconds that it then goes on without a look: what never rests stops nobody
A_WHILE = 0.001  # seconds of it at a time
AT_ONCE = 1_000  # things that are freed


class CutOff(Exception):
    """Nobody wants any more what is being computed."""


class Precedence:
    """What one thread has over all others while it is at work."""

    def __init__(self, is_at_work: Callable[[], bool]) -> None:
        """The thread it is made on has it; `is_at_work` is asked on others."""
        self.next_look = 0.0  # by the monotonic clock
        self._is_at_work = is_at_work
        self._of = get_ident()

    @property
    def is_mine(self) -> bool:
        """Whether the thread that asks is the one that has it."""
        return get_ident() == self._of

    def wait(self) -> None:
        """Wait till it is at rest; not for long, and then not again for longer."""
        if self.is_mine:
            return
        until = monotonic() + AT_MOST
        while self._is_at_work():
            if monotonic() >= until:
                self.next_look = until + IN_VAIN
                return
            sleep(A_WHILE)
        self.next_look = monotonic() + BETWEEN


_first: Precedence | None = None


def give_way() -> None:
    """Wait while the window is at work, where there is one; long work calls it often."""
    first = _first
    if first is not None and monotonic() >= first.next_look:
        first.wait()


def giving_way(things: Iterable[T]) -> Iterator[T]:
    """Yield things, giving way before each; on the thread that goes first, as they come."""
    if _first is not None and _first.is_mine:
        yield from things
        return
    for thing in things:
        first = _first
        if first is not None and monotonic() >= first.next_look:
            first.wait()
        yield thing


def while_wanted(things: Iterable[T], is_wanted: Callable[[], bool]) -> Iterator[T]:
    """Yield things, giving way before each; raise CutOff once they are not wanted any more."""
    for thing in giving_way(things):
        if not is_wanted():
            raise CutOff
        yield thing


def let_go_of(things: list[T]) -> None:
    """Empty a list a little at a time: to free very many things at once holds the lock."""
    while things:
        give_way()
        del things[-AT_ONCE:]


class BetweenImports:
    """Finds no module, but lets who imports one give way first: SciPy has hundreds of them."""

    @staticmethod
    def find_spec(*_name: object) -> None:
        """Return nothing, so that the next finder is asked."""
        give_way()


def let_go_first(precedence: Precedence | None) -> None:
    """Let all long work give way to a thread from now on; None: to nobody."""
    global _first  # noqa: PLW0603  one process has one window's thread
    _first = precedence
    if BetweenImports in sys.meta_path:
        sys.meta_path.remove(BetweenImports)
    if precedence is not None:
        sys.meta_path.insert(0, BetweenImports)
