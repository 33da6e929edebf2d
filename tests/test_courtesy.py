"""Long work steps aside while the window is at work."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.util import find_spec
from threading import Event, Thread

import pytest

from app import courtesy

LONGEST = 20.0  # seconds; a busy machine takes its time


@pytest.fixture(autouse=True)
def _nobody_first() -> Iterator[None]:
    yield
    courtesy.let_go_first(None)


class Window:
    """A window that is at work until it is said to rest."""

    def __init__(self) -> None:
        self.is_at_work, self.asked = True, Event()
        courtesy.let_go_first(courtesy.Precedence(self))

    def __call__(self) -> bool:
        self.asked.set()
        return self.is_at_work


def _beside(work: object) -> Thread:
    thread = Thread(target=work, daemon=True)  # type: ignore[arg-type]
    thread.start()
    return thread


def test_long_work_waits_while_the_window_is_at_work_and_goes_on_when_it_rests(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(courtesy, "AT_MOST", LONGEST)
    window, done = Window(), list[int]()

    worker = _beside(lambda: done.extend(courtesy.giving_way([1, 2, 3])))
    assert window.asked.wait(LONGEST)
    waited = not done and worker.is_alive()
    window.is_at_work = False
    worker.join(LONGEST)

    assert waited
    assert done == [1, 2, 3]


def test_long_work_goes_on_after_a_while_beside_a_window_that_never_rests() -> None:
    window, done = Window(), list[str]()

    def work() -> None:
        courtesy.give_way()
        done.append("here")

    _beside(work).join(LONGEST)

    assert done == ["here"]
    assert window.is_at_work


def test_after_it_waited_in_vain_long_work_does_not_ask_again_at_once() -> None:
    window, asked = Window(), list[bool]()

    def work() -> None:
        courtesy.give_way()
        window.asked.clear()
        courtesy.give_way()
        asked.append(window.asked.is_set())

    _beside(work).join(LONGEST)

    assert asked == [False]


def test_the_window_never_waits_for_itself() -> None:
    window = Window()

    courtesy.give_way()

    assert not window.asked.is_set()


def test_who_imports_beside_the_window_steps_aside_for_it_too() -> None:
    window = Window()
    window.is_at_work = False

    _beside(lambda: find_spec("nobody_has_this_module")).join(LONGEST)

    assert window.asked.is_set()


def test_once_the_window_has_gone_imports_are_as_they_were() -> None:
    before = list(sys.meta_path)

    Window()
    Window()
    courtesy.let_go_first(None)

    assert sys.meta_path == before


def test_without_a_window_nobody_waits() -> None:
    window = Window()
    courtesy.let_go_first(None)

    _beside(courtesy.give_way).join(LONGEST)

    assert not window.asked.is_set()


def test_giving_way_leaves_nothing_out() -> None:
    assert list(courtesy.giving_way(range(5))) == [0, 1, 2, 3, 4]


def test_letting_go_of_very_many_things_leaves_none() -> None:
    things = list(range(10 * courtesy.AT_ONCE + 3))

    courtesy.let_go_of(things)

    assert things == []
