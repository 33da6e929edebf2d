"""How long work finds out whether the window is busy."""

from __future__ import annotations

import time
from threading import Thread
from typing import cast

import pytest
from PySide6.QtCore import QAbstractEventDispatcher, QObject, Signal

from app import courtesy
from app.ui import going_first
from app.ui.going_first import ByClock, ByEventLoop


class Clocks:
    """The time there is, and what this thread computed of it; seconds."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.passed, self.computed = 0.0, 0.0
        monkeypatch.setattr(going_first, "monotonic", lambda: self.passed)
        monkeypatch.setattr(time, "clock_gettime", lambda _clock: self.computed)

    def pass_by(self, seconds: float, share: float) -> None:
        self.passed += seconds
        self.computed += seconds * share


class Loop(QObject):
    """What Qt tells of an event loop."""

    awake = Signal()
    aboutToBlock = Signal()  # noqa: N815  so Qt calls it


@pytest.fixture
def clocks(monkeypatch: pytest.MonkeyPatch) -> Clocks:
    if not hasattr(time, "pthread_getcpuclockid"):
        monkeypatch.setattr(time, "pthread_getcpuclockid", lambda _id: 0, raising=False)
        monkeypatch.setattr(time, "clock_gettime", lambda _clock: 0.0, raising=False)
    return Clocks(monkeypatch)


def test_a_thread_that_computes_is_busy(clocks: Clocks) -> None:
    is_busy = ByClock()
    clocks.pass_by(0.01, share=1.0)

    assert is_busy()


def test_so_is_one_that_waits_for_the_lock_half_of_the_time(clocks: Clocks) -> None:
    is_busy = ByClock()
    clocks.pass_by(0.01, share=0.5)

    assert is_busy()


def test_a_thread_that_blinks_a_cursor_is_at_rest(clocks: Clocks) -> None:
    is_busy = ByClock()
    clocks.pass_by(0.01, share=0.02)

    assert not is_busy()


def test_a_thread_that_has_computed_is_at_rest_again(clocks: Clocks) -> None:
    is_busy = ByClock()
    clocks.pass_by(0.01, share=1.0)
    before = is_busy()
    clocks.pass_by(0.01, share=0.0)

    assert before
    assert not is_busy()


def test_two_that_look_at_once_see_the_same(clocks: Clocks) -> None:
    is_busy = ByClock()
    clocks.pass_by(0.01, share=1.0)
    first = is_busy()
    clocks.pass_by(0.00001, share=0.0)

    assert first
    assert is_busy()


def test_where_there_is_no_such_clock_the_event_loop_tells() -> None:
    loop = Loop()
    is_busy = ByEventLoop(cast(QAbstractEventDispatcher, loop))  # it is asked for no more

    loop.aboutToBlock.emit()
    asleep = is_busy()
    loop.awake.emit()

    assert not asleep
    assert is_busy()


@pytest.mark.parametrize("by_clock", [True, False])
def test_long_work_looks_at_the_window_from_its_beginning_to_its_end(
    monkeypatch: pytest.MonkeyPatch, qapp: object, *, by_clock: bool
) -> None:
    if not by_clock:
        monkeypatch.delattr(time, "pthread_getcpuclockid", raising=False)
    looks: list[str] = []
    for kind in (ByClock, ByEventLoop):
        monkeypatch.setattr(kind, "__call__", lambda self: looks.append(type(self).__name__))

    def look() -> None:
        thread = Thread(target=courtesy.give_way)
        thread.start()
        thread.join()

    going_first.begin()
    look()
    going_first.end()
    look()

    assert looks == ["ByClock" if by_clock else "ByEventLoop"]
