"""What one what-if changes is told while a worker still finds out what another does."""

from __future__ import annotations

from threading import Event, Thread

import pytest

from app.analysis import what_if
from app.analysis.difference import difference as found
from app.analysis.report import Report
from app.analysis.what_if import WhatIf
from tests.plans import AS_OF, DECISION, small_plan

PATIENCE = 20  # seconds


@pytest.fixture
def report():
    return Report(small_plan(), DECISION, AS_OF)


def test_the_window_waits_for_no_worker_to_tell_what_a_what_if_changes(report, monkeypatch):
    begun, free = Event(), Event()
    of_worker, of_window = WhatIf.on(report), WhatIf.on(Report(small_plan(), DECISION, AS_OF))

    def difference(base, *given):
        if base is report:
            begun.set()
            free.wait(PATIENCE)
        return found(base, *given)

    monkeypatch.setattr(what_if, "difference", difference)
    worker = Thread(target=lambda: of_worker.difference)
    worker.start()
    begun.wait(PATIENCE)
    told: list[object] = []
    window = Thread(target=lambda: told.append(of_window.difference))

    window.start()
    window.join(PATIENCE / 4)
    told_meanwhile = bool(told)
    free.set()
    worker.join()
    window.join()

    assert told_meanwhile
