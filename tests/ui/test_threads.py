from __future__ import annotations

import gc
import threading

from PySide6.QtCore import QObject, QThread

from app.ui.garbage import GarbageCollector
from app.ui.inbox import Inbox


def test_answers_of_another_thread_arrive_on_the_users_thread_in_order(qtbot):
    owner = QObject()
    arrived: list[tuple[int, bool]] = []

    def take(answer: int) -> None:
        arrived.append((answer, QThread.currentThread() is owner.thread()))

    put = Inbox(take, owner).putting()
    worker = threading.Thread(target=lambda: [put(number) for number in range(3)])

    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: len(arrived) == 3)

    assert arrived == [(0, True), (1, True), (2, True)]


def test_an_answer_that_comes_after_its_owner_went_away_is_dropped(qtbot):
    owner = QObject()
    arrived: list[int] = []
    put = Inbox(arrived.append, owner).putting()
    owner.deleteLater()
    qtbot.wait(10)

    worker = threading.Thread(target=lambda: put(1))
    worker.start()
    worker.join()
    qtbot.wait(10)

    assert arrived == []


def test_python_does_not_collect_garbage_of_its_own_while_a_window_is_open(qtbot):
    owner = QObject()
    gc.enable()

    collector = GarbageCollector(owner)
    collector.collect()
    left_to_python = gc.isenabled()
    collector.stop()

    assert not left_to_python


def test_what_is_there_after_the_start_is_passed_over_until_it_closes(qtbot):
    owner = QObject()
    collector = GarbageCollector(owner)

    collector.pass_over()
    passed_over = gc.get_freeze_count()
    collector.stop()

    assert passed_over > 0
    assert gc.get_freeze_count() == 0


def test_what_others_had_passed_over_stays_so_when_a_window_closes_soon(qtbot):
    owner = QObject()
    gc.freeze()
    collector = GarbageCollector(owner)

    collector.stop()

    assert gc.get_freeze_count() > 0
    gc.unfreeze()
