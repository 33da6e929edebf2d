"""Collects Python's cyclic garbage on the user's thread, and nowhere else.

Windows, documents and their commands refer to one another. Left to itself Python collects
them on whatever thread allocates next, and a QObject destroyed on a worker's thread takes the
program with it.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from time import thread_time

from PySide6.QtCore import QObject, QThreadPool, QTimer

STARTED_MS = 3000  # until then all is new and little of it garbage
INTERVAL_MS = 500
MANY = 10_000  # objects; to go through more would hold up a frame
IDLE = 0.02  # seconds that the user's thread works between two looks while nobody does anything
AT_REST = 20  # looks in a row at which nobody did anything, after which there is time


@contextmanager
def postponed() -> Iterator[None]:
    """Let Python collect nothing for a while, as it does by itself without a window.

    A drawing makes so many small things, and drops them without help, that Python would go
    through all it holds time and again: for half of the time that the drawing takes.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _is_anybody_at_work() -> bool:
    """Whether a worker computes: a search has half a million things in hand."""
    return QThreadPool.globalInstance().activeThreadCount() > 0


class GarbageCollector(QObject):
    """Takes the collecting over from Python while its window is open.

    A little is collected in between. What came at once in great numbers, as a module with all
    it needs or the report of a large account, is passed over till nobody does anything.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self.look)
        self._started = QTimer(self, singleShot=True, interval=STARTED_MS)
        self._started.timeout.connect(self.pass_over)
        self._started.start()
        self._passes_over = False
        self._owes = False  # something was passed over since all was gone through last
        self._older = 0  # objects, at most, that outlived a collection and were not passed over
        self._worked, self._rested = thread_time(), 0

    def pass_over(self) -> None:
        """Leave out what there is now, modules above all: to go through it takes 0.1 s."""
        gc.freeze()
        self._passes_over, self._older = True, 0
        self._timer.start()

    def collect(self) -> None:
        """Collect what is new, or pass it over where that would take too long."""
        new, threshold = gc.get_count()[0], gc.get_threshold()[0]
        if new <= threshold:
            return
        if new + self._older > MANY:
            self._owes = True
            self.pass_over()
            return
        gc.collect(0)
        self._older += new

    def collect_all(self) -> None:
        """Go through all there is, while nobody waits."""
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        self._passes_over, self._owes, self._older = True, False, 0

    def look(self) -> None:
        """Collect as far as there is time for it now."""
        worked = thread_time()
        self._rested = self._rested + 1 if worked - self._worked < IDLE else 0
        if self._rested >= AT_REST and self._owes and not _is_anybody_at_work():
            self.collect_all()
        else:
            self.collect()
        self._worked = thread_time()

    def stop(self) -> None:
        """Collect no more; Python stays out, as workers may still be at their last task."""
        self._started.stop()
        self._timer.stop()
        if self._passes_over:
            gc.unfreeze()
