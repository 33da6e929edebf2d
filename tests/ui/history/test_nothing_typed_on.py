"""The plan of another day comes into view: no box that adds to today's stays over it."""

from datetime import date

import pytest

from app.ui.quick_add import QuickAdd


@pytest.fixture
def box(window):
    """The box of one line, open over the map."""
    window.actions_["quick.add"].trigger()
    box = window.findChild(QuickAdd)
    assert box.isVisible()
    return box


def test_the_box_of_one_line_goes(window, box, until):
    window.doing.past.show(date.today())

    until(lambda: window.document is not None and window.document.past is not None)

    assert not any(one.isVisible() for one in window.findChildren(QuickAdd))


def test_the_box_of_one_line_is_gone_on_in_where_it_is_open(window, box):
    window.actions_["quick.add"].trigger()

    assert window.findChildren(QuickAdd) == [box]
