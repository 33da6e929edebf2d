"""Collects Python's cyclic garbage on the user's thread, and nowhere else.

Windows, documents and their commands refer to one another. Left to itself Python collects
them on whatever thread allocates next, and a QObject destroyed on a worker's thread takes the
program with it.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer

STARTED_MS = 3000  # until then all is new and little of it garbage
INTERVAL_MS = 500


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


class GarbageCollector(QObject):
    """Takes the collecting over from Python while its window is open."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self.collect)
        self._started = QTimer(self, singleShot=True, interval=STARTED_MS)
        self._started.timeout.connect(self.pass_over)
        self._started.start()
        self._passes_over = False

    def pass_over(self) -> None:
        """Leave out what there is now, modules above all: to go through it takes 0.1 s."""
        gc.freeze()
        self._passes_over = True
        self._timer.start()

    def collect(self) -> None:
        """Collect what Python itself would have collected by now."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Collect no more; Python stays out, as workers may still be at their last task."""
        self._started.stop()
        self._timer.stop()
        if self._passes_over:
            gc.unfreeze()
