"""Answers of other threads, handed over on the user's thread.

What runs elsewhere never holds a QObject that can go away: whoever lets go of the last
reference destroys it, and a QObject destroyed on another thread takes the program with it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cache
from queue import Empty, SimpleQueue
from typing import Any
from weakref import WeakMethod

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid


class _Bell(QObject):
    """Rings on the user's thread when something was put anywhere; it is never let go."""

    rung = Signal()


@cache
def _bell() -> _Bell:
    return _Bell()


class Inbox(QObject):
    """Gives `take` what other threads put into it, in that order."""

    def __init__(self, take: Callable[[Any], object], parent: QObject) -> None:
        super().__init__(parent)
        self._take = take
        self._waiting: SimpleQueue[Any] = SimpleQueue()
        _bell().rung.connect(self._empty, Qt.ConnectionType.QueuedConnection)

    def putting(self) -> Callable[[Any], None]:
        """Return what another thread calls with an answer."""
        waiting, bell = self._waiting, _bell()

        def put(answer: Any) -> None:
            waiting.put(answer)
            with suppress(RuntimeError):  # the program has ended; nobody takes it any more
                bell.rung.emit()

        return put

    def _empty(self) -> None:
        while True:
            try:
                answer = self._waiting.get_nowait()
            except Empty:
                return
            self._take(answer)


def while_it_lives(take: Callable[[Any], object]) -> Callable[[Any], None]:
    """Return what gives an answer to this method of a QObject, unless that went meanwhile.

    Unlike an inbox it waits for no turn of the window: it is for the user's thread.
    """
    known = WeakMethod(take)

    def give(answer: Any) -> None:
        method = known()
        if method is not None and isValid(method.__self__):  # type: ignore[attr-defined]
            method(answer)

    return give
