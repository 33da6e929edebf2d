"""What is not needed any more is let go of by and by; the window answers in between."""

from __future__ import annotations

from collections.abc import Iterable
from typing import SupportsIndex

from PySide6.QtCore import QObject
from shiboken6 import delete

from app.ui.canvas.kept import Kept
from app.ui.stepwise import AT_A_TIME, forget


class Noted(list[object]):
    """Notes how many are left whenever some go."""

    def __init__(self, things: Iterable[object]) -> None:
        super().__init__(things)
        self.left: list[int] = []

    def __delitem__(self, which: SupportsIndex | slice) -> None:
        super().__delitem__(which)
        self.left.append(len(self))


def test_many_things_go_some_at_a_time(qtbot) -> None:
    owner, things = QObject(), Noted(range(2 * AT_A_TIME + 1))

    forget(things, owner)
    at_once = list(things.left)
    qtbot.waitUntil(lambda: not things)

    assert at_once == []
    assert things.left == [AT_A_TIME + 1, 1, 0]


def test_nothing_is_held_for_who_is_gone(qtbot) -> None:
    owner, things = QObject(), Noted(range(3 * AT_A_TIME))

    forget(things, owner)
    delete(owner)
    qtbot.wait(20)

    assert things.left == []


def test_a_round_hands_out_what_the_round_before_did_not_ask_for() -> None:
    kept = Kept[str]()
    kept.of("a", (1,), lambda _one: "first")
    kept.begin()
    kept.of("b", (2,), lambda _one: "second")

    gone = kept.begin()

    assert gone == [((1,), "first")]
