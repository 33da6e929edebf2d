"""Steps are taken one at a turn, and what waits for a painting goes on after it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.stepwise import after_painting, paint_next_turn, take


@pytest.fixture
def over(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_there_is_a_turn_between_any_two_steps(qtbot):
    holder, done, turns = QObject(), [], []

    def steps():
        for number in range(3):
            done.append(number)
            yield

    take(steps(), holder)
    while len(done) < 3:
        turns.append(len(done))
        QApplication.processEvents()

    assert {0, 1, 2} <= set(turns)


def test_no_step_is_taken_for_who_is_gone(qtbot):
    holder, done = QObject(), []
    take(iter(lambda: done.append(True), None), holder)
    holder.deleteLater()

    qtbot.wait(30)
    before = len(done)
    qtbot.wait(30)

    assert len(done) == before


def test_a_widget_is_not_painted_before_it_is_ready(over, qtbot):
    answers = [False, False, True]

    paint_next_turn(over, lambda: answers.pop(0))
    while answers:
        assert not over.updatesEnabled()
        QApplication.processEvents()

    assert over.updatesEnabled()


def test_a_widget_is_painted_though_it_cannot_be_got_ready(over, qtbot):
    def fails() -> bool:
        raise RuntimeError("no strokes")

    with qtbot.captureExceptions() as failures:
        paint_next_turn(over, fails)
        qtbot.waitUntil(over.updatesEnabled)

    assert [str(one[1]) for one in failures] == ["no strokes"]


def test_what_waits_for_a_painting_goes_on_after_it(over, qtbot):
    ready, done = [False], []
    paint_next_turn(over, lambda: ready[0])

    after_painting(over, over, lambda: done.append(over.updatesEnabled()))
    qtbot.wait(20)
    too_soon = list(done)
    ready[0] = True
    qtbot.waitUntil(lambda: bool(done))

    assert too_soon == []
    assert done == [True]


def test_it_goes_on_where_nothing_was_put_off(over, qtbot):
    done = []

    after_painting(over, over, lambda: done.append(True))

    qtbot.waitUntil(lambda: bool(done))


def test_it_goes_on_though_what_was_to_be_painted_is_gone(over, qtbot):
    holder, done = QObject(), []
    gone = QWidget()
    paint_next_turn(gone, lambda: False)

    after_painting(gone, holder, lambda: done.append(True))
    gone.deleteLater()

    qtbot.waitUntil(lambda: bool(done))
