"""Garbage is collected a little at a time, and all of it while nobody does anything."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from threading import Event
from weakref import ref

import pytest
from PySide6.QtCore import QObject, QThreadPool

from app.ui.garbage import AT_REST, MANY, GarbageCollector


class Knot:
    """Refers to itself, so that only a collection lets go of it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector(qapp: object) -> Iterator[GarbageCollector]:
    owner = QObject()
    made = GarbageCollector(owner)
    gc.collect()
    yield made
    made.stop()


def test_a_little_garbage_goes_at_the_next_look(collector: GarbageCollector) -> None:
    gone = ref(Knot())
    kept: list[list[int]] = [[] for _ in range(gc.get_threshold()[0] + 1)]

    collector.collect()

    assert gone() is None
    assert len(kept) > 0


def test_what_came_in_great_numbers_is_not_gone_through(collector: GarbageCollector) -> None:
    held = ref(Knot())
    kept: list[list[int]] = [[] for _ in range(MANY + 1)]

    collector.collect()

    assert held() is not None
    assert gc.get_freeze_count() > len(kept)


def test_what_comes_a_little_at_a_time_is_passed_over_as_well_in_the_end(
    collector: GarbageCollector,
) -> None:
    kept: list[list[list[int]]] = []
    for _ in range(5):
        kept.append([[] for _ in range(MANY // 4)])
        collector.collect()

    assert gc.get_freeze_count() > MANY


def test_once_nobody_does_anything_all_of_it_goes(collector: GarbageCollector) -> None:
    gone = ref(Knot())
    kept: list[list[int]] = [[] for _ in range(MANY + 1)]
    collector.look()

    for _ in range(AT_REST):
        collector.look()

    assert gone() is None
    assert len(kept) > MANY


def test_while_a_worker_computes_it_is_not_gone_through(collector: GarbageCollector) -> None:
    held = ref(Knot())
    kept: list[list[int]] = [[] for _ in range(MANY + 1)]
    collector.look()
    goes_on = Event()
    QThreadPool.globalInstance().start(goes_on.wait)

    for _ in range(AT_REST):
        collector.look()
    meanwhile = held() is not None
    goes_on.set()
    QThreadPool.globalInstance().waitForDone()
    collector.look()

    assert meanwhile
    assert held() is None
    assert len(kept) > MANY


def test_nothing_is_gone_through_again_where_nothing_was_passed_over(
    collector: GarbageCollector,
) -> None:
    collector.pass_over()
    before = gc.get_stats()[2]["collections"]

    for _ in range(AT_REST + 1):
        collector.look()

    assert gc.get_stats()[2]["collections"] == before
