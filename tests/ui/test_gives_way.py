"""What is done a step at a time gives way to the window, and gets done all the same."""

from __future__ import annotations

import sys
from itertools import count

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.ui import stepwise
from app.ui.stepwise import bring_in, forget, paint_next_turn


@pytest.fixture
def over(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_painting_that_is_put_off_twice_waits_for_the_later_turn_alone(over, qtbot):
    paint_next_turn(over)
    paint_next_turn(over)

    assert not over.updatesEnabled()
    assert [one.isActive() for one in over.findChildren(QTimer)] == [True]
    qtbot.waitUntil(over.updatesEnabled)


def test_modules_are_imported_though_the_window_is_never_at_rest(qtbot, monkeypatch):
    seconds, holder, done = count(), QObject(), []
    monkeypatch.setattr(stepwise, "thread_time", lambda: next(seconds))
    monkeypatch.delitem(sys.modules, "this_is_no_module", raising=False)
    brought: list[str] = []
    monkeypatch.setattr(stepwise, "import_module", brought.append)

    bring_in(["this_is_no_module"], holder, lambda: done.append(True))

    qtbot.waitUntil(lambda: bool(done))
    assert brought == ["this_is_no_module"]


@pytest.mark.parametrize("number", [1, 3 * stepwise.AT_A_TIME])
def test_everything_is_taken_leave_of(qtbot, number):
    things, holder = list(range(number)), QObject()
    left: list[int] = []

    forget(things, holder, left.append)

    qtbot.waitUntil(lambda: not things)
    assert sorted(left) == list(range(number))
