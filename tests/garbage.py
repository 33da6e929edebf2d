"""Garbage of tests with a window: collected after each, on the thread that made it.

A collection goes through everything there is, and nine tenths of that are functions, classes
and tables of modules, which are no garbage. So they are taken out between two tests, whenever
there are many more of them. Before that all is taken in again and collected, so that nothing a
test left stays out for good.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication

MANY = 20_000  # objects; what a window on an account leaves until the next test is half of that


@contextmanager
def of_this_thread() -> Iterator[None]:
    """Collect windows, maps and documents here, never on the thread of a worker.

    All that a test made is gone through; what imports made is not, which is ten times as much.
    """
    gc.disable()
    _pass_over_modules()
    yield
    if instance := QApplication.instance():
        instance.processEvents()
    QThreadPool.globalInstance().waitForDone(5000)
    gc.collect()
    gc.enable()


def _pass_over_modules() -> None:
    if len(gc.get_objects(generation=2)) > MANY:
        gc.unfreeze()
        gc.collect()
        gc.freeze()
