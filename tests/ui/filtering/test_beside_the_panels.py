"""What the bar of a filter says takes no room from the panels beside the view."""

from __future__ import annotations

import pytest

from app.i18n import speaking
from app.ui.filtering.bar import FilterBar
from app.ui.filtering.criteria import Criterion, Filter, Subject
from app.ui.filtering.current import Filtering

NOBODY = Filter((Criterion(Subject.ROLE, "gatekeeper"),))


@pytest.fixture(params=["nl", "en"])
def bar(request, analysed, shown):
    with speaking(request.param):
        filtering = Filtering(analysed, lambda then: then([]))
        yield shown(FilterBar(filtering), 760, 100)


def test_the_longest_message_widens_nothing(bar):
    before = bar.minimumSizeHint().width()

    bar.filtering.ask(NOBODY)
    bar.layout().activate()

    assert bar.minimumSizeHint().width() <= before


def test_the_longest_message_is_read_whole_in_a_small_window(bar, qtbot):
    bar.filtering.ask(NOBODY)

    qtbot.waitUntil(lambda: bar.count.text() == bar.count.whole() != "")
