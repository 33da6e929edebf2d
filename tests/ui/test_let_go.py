"""What is not needed any more is let go of by and by; the window answers in between."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.ui.canvas.kept import Kept
from app.ui.stepwise import AT_A_TIME, forget


def test_many_things_go_some_at_a_time(qtbot) -> None:
    owner, things = QObject(), list[object](range(2 * AT_A_TIME + 1))

    forget(things, owner)
    at_once = len(things)
    qtbot.waitUntil(lambda: len(things) < at_once)
    later = len(things)
    qtbot.waitUntil(lambda: not things)

    assert at_once == 2 * AT_A_TIME + 1
    assert later > 0


def test_nothing_is_held_for_who_is_gone(qtbot) -> None:
    owner, things = QObject(), list[object](range(3 * AT_A_TIME))

    forget(things, owner)
    owner.deleteLater()
    qtbot.wait(20)

    assert len(things) > 0


def test_a_round_hands_out_what_the_round_before_did_not_ask_for() -> None:
    kept = Kept[str]()
    kept.of("a", (1,), lambda _one: "first")
    kept.begin()
    kept.of("b", (2,), lambda _one: "second")

    gone = kept.begin()

    assert gone == [((1,), "first")]
