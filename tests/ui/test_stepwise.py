from __future__ import annotations

import sys
from importlib import import_module
from time import thread_time

from PySide6.QtCore import QObject, QTimer

from app.ui import stepwise

MODULES = ("app.exchange.quick_line", "app.exchange.day_words")


def test_modules_come_one_at_a_time_and_the_window_answers_in_between(qtbot, qapp, monkeypatch):
    brought: list[str] = []
    monkeypatch.setattr(stepwise, "import_module", brought.append)
    for name in MODULES:
        monkeypatch.delitem(sys.modules, name, raising=False)
    answered: list[int] = []
    beat = QTimer(interval=0)
    beat.timeout.connect(lambda: answered.append(len(brought)))
    beat.start()
    over = QObject()

    stepwise.bring_in(MODULES, over, lambda: brought.append("then"))

    qtbot.waitUntil(lambda: "then" in brought)
    assert brought == [*MODULES, "then"]
    assert {0, 1, 2} <= set(answered)


def test_nothing_more_comes_once_whom_it_was_for_is_gone(qtbot, qapp, monkeypatch):
    brought: list[str] = []
    monkeypatch.setattr(stepwise, "import_module", brought.append)
    for name in MODULES:
        monkeypatch.delitem(sys.modules, name, raising=False)
    over = QObject()

    stepwise.bring_in(MODULES, over, lambda: brought.append("then"))
    over.deleteLater()

    qtbot.wait(50)
    assert not brought


def test_at_rest_nothing_comes_while_somebody_works_and_all_of_it_after(
    qtbot, qapp, monkeypatch
):
    brought: list[str] = []
    monkeypatch.setattr(stepwise, "import_module", brought.append)
    for name in MODULES:
        monkeypatch.delitem(sys.modules, name, raising=False)
    over, looks = QObject(), 0
    works = QTimer(over, interval=0)

    def work() -> None:
        nonlocal looks
        looks += 1
        until = thread_time() + stepwise.AT_REST
        while thread_time() < until:
            pass

    works.timeout.connect(work)
    works.start()

    stepwise.bring_in_at_rest(MODULES, over)
    qtbot.waitUntil(lambda: looks * stepwise.AT_REST * 1000 > 4 * stepwise.LOOK_MS)

    assert brought == []

    works.stop()
    qtbot.waitUntil(lambda: len(brought) == len(MODULES))
    assert brought == list(MODULES)


def test_all_that_is_brought_in_is_there():
    names = (*stepwise.TO_INSPECT, *stepwise.LATER)

    found = {name: import_module(name).__name__ for name in names}

    assert list(found) == list(found.values())
