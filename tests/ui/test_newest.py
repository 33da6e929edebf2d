"""One thing after another is computed: what is overtaken is cut off, the newest is begun."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtCore import QObject

from app.courtesy import CutOff
from app.ui.newest import Newest


class Slow:
    """Computes its name once it is let through, and notes that it was begun."""

    def __init__(self, name: str, begun: list[str]) -> None:
        self.name, self.let_through, self.is_wanted = name, Event(), lambda: True
        self._begun = begun

    def __call__(self, is_wanted):
        self._begun.append(self.name)
        self.is_wanted = is_wanted
        self.let_through.wait(30)
        return self.name


@pytest.fixture
def newest(qapp):
    owner = QObject()
    made = Newest(owner)
    yield made
    owner.deleteLater()


@pytest.fixture
def answers(newest):
    found = list[object]()
    newest.answered.connect(found.append)
    return found


def test_of_what_is_asked_meanwhile_only_the_newest_is_begun(newest, answers, qtbot):
    begun = list[str]()
    first, second, third = (Slow(name, begun) for name in ("first", "second", "third"))
    newest.ask(first)
    qtbot.waitUntil(lambda: begun == ["first"])

    newest.ask(second)
    newest.ask(third)
    first.let_through.set()
    third.let_through.set()

    qtbot.waitUntil(lambda: answers == ["third"])
    assert begun == ["first", "third"]
    assert not newest.is_waiting


def test_what_is_overtaken_hears_that_it_is_not_wanted_any_more(newest, answers, qtbot):
    begun = list[str]()
    first, second = Slow("first", begun), Slow("second", begun)
    newest.ask(first)
    qtbot.waitUntil(lambda: begun == ["first"])
    assert first.is_wanted()

    newest.ask(second)

    assert not first.is_wanted()
    first.let_through.set()
    second.let_through.set()
    qtbot.waitUntil(lambda: answers == ["second"])


def test_what_is_cut_off_makes_room_for_the_newest(newest, answers, qtbot):
    is_begun, is_asked = Event(), Event()

    def cut_off(is_wanted):
        is_begun.set()
        is_asked.wait(30)
        assert not is_wanted()
        raise CutOff

    newest.ask(cut_off)
    qtbot.waitUntil(is_begun.is_set)

    newest.ask(lambda _is_wanted: "newest")
    is_asked.set()

    qtbot.waitUntil(lambda: answers == ["newest"])


def test_what_is_let_go_is_not_answered_and_the_next_is(newest, answers, qtbot):
    begun = list[str]()
    first = Slow("first", begun)
    newest.ask(first)
    qtbot.waitUntil(lambda: begun == ["first"])

    newest.let_go()
    first.let_through.set()
    newest.ask(lambda _is_wanted: "next")

    qtbot.waitUntil(lambda: answers == ["next"])
