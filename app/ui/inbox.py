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

from PySide6.QtCore import QObject, Qt, Signal


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
