"""A what-if on the small account, and what would tell that something of it was stored."""

from __future__ import annotations

import pytest

from app.model.change import Change
from app.ui.canvas.view import MapView


@pytest.fixture
def supposing(analysed):
    analysed.supposing.begin()
    return analysed.supposing


@pytest.fixture
def stored(analysed):
    """Everything a change would reach; equal afterwards when nothing did."""

    def now():
        copy = analysed.copy
        return copy.plan, tuple(copy.pending), analysed.undo_stack.count(), copy.revision

    done: list[Change] = []
    analysed.done.connect(done.append)
    before = now()
    yield
    assert now() == before
    assert analysed.copy.plan is before[0]
    assert done == []


@pytest.fixture
def canvas(analysed, shown):
    return shown(MapView(analysed), 1000, 700)
