"""The window goes first: long work elsewhere steps aside while its thread is busy."""

from __future__ import annotations

import time
from threading import get_ident
from time import monotonic

from PySide6.QtCore import QAbstractEventDispatcher

from app import courtesy

BUSY = 0.2  # share of the time; a thread that waits for the lock at every call has no more
SHORTEST = 0.0005  # seconds; over less a share says nothing


class ByClock:
    """Whether this thread has been computing lately, by its own clock.

    Qt tells on Linux neither when its event loop wakes up nor when it goes to sleep: it says
    so in one breath, and works in between.
    """

    def __init__(self) -> None:
        self._clock = time.pthread_getcpuclockid(get_ident())
        self._at, self._computed = monotonic(), time.clock_gettime(self._clock)
        self._is_busy = False

    def __call__(self) -> bool:
        now = monotonic()
        if now - self._at >= SHORTEST:
            computed = time.clock_gettime(self._clock)
            self._is_busy = computed - self._computed > BUSY * (now - self._at)
            self._at, self._computed = now, computed
        return self._is_busy


class ByEventLoop:
    """Whether the event loop of this thread has woken up and not gone to sleep again."""

    def __init__(self, loop: QAbstractEventDispatcher) -> None:
        self._is_awake = True
        loop.awake.connect(self._wake)
        loop.aboutToBlock.connect(self._sleep)

    def __call__(self) -> bool:
        return self._is_awake

    def _wake(self) -> None:
        self._is_awake = True

    def _sleep(self) -> None:
        self._is_awake = False


def begin() -> None:
    """Let long work step aside while this thread is busy."""
    if hasattr(time, "pthread_getcpuclockid"):
        courtesy.let_go_first(courtesy.Precedence(ByClock()))
    else:
        loop = QAbstractEventDispatcher.instance()
        courtesy.let_go_first(courtesy.Precedence(ByEventLoop(loop)))


def end() -> None:
    """Let long work go on, as there is no window any more."""
    courtesy.let_go_first(None)
