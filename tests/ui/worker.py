"""A worker that is held back until the window has gone on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from typing import Any

import pytest

PATIENCE = 20  # seconds, after which a test that went wrong goes on to fail


class Held:
    """What was asked of a worker, which does it once it is `free`."""

    def __init__(self) -> None:
        self.free = Event()
        self._begun = Event()

    def is_asked(self) -> bool:
        return self._begun.is_set()

    def wait(self) -> None:
        self._begun.set()
        self.free.wait(PATIENCE)


@contextmanager
def held_back(monkeypatch: pytest.MonkeyPatch, place: Any, name: str) -> Iterator[Held]:
    """Let what has this name in a module do nothing before the end of the block."""
    held, work = Held(), getattr(place, name)

    def waiting(*given: Any, **named: Any) -> Any:
        held.wait()
        return work(*given, **named)

    with monkeypatch.context() as patch:
        patch.setattr(place, name, waiting)
        try:
            yield held
        finally:
            held.free.set()
