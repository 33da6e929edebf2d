"""The power grid while it is drawn anew: a picture of something else is not left standing."""

from __future__ import annotations

import pytest

from app.model import edits
from app.model.vocabulary import Attitude
from app.ui.views.power import LINGERS_MS
from app.ui.views.power_content import Across
from tests.ui.conftest import DECISION
from tests.ui.power_page import drawn_page


@pytest.fixture
def page(document, shown, qtbot):
    return drawn_page(document, shown, qtbot)


@pytest.fixture
def slow(page, monkeypatch):
    """Whatever is to be drawn from now on waits until it is let through."""
    waiting = list[object]()
    drawing = page._drawing  # noqa: SLF001  what draws in a worker
    monkeypatch.setattr(drawing, "ask", waiting.append)

    def let_through():
        monkeypatch.undo()
        drawing.ask(waiting[-1])

    return let_through


def test_another_axis_takes_the_picture_away_until_its_own_is_drawn(page, slow, qtbot):
    page.choose(Across.POINTS)
    qtbot.waitUntil(lambda: page.figure.image is None)

    slow()

    qtbot.waitUntil(lambda: page.figure.image is not None, timeout=30_000)
    assert "Eva Brouwer (0)" in page.figure.accessibleDescription()


def test_another_decision_takes_the_picture_away(document, page, slow, qtbot):
    document.do(edits.add_opportunity(document.plan, "Second line"))
    [second] = [id for id in document.plan.opportunities if id != document.opportunity]

    document.turn_to(second)

    qtbot.waitUntil(lambda: page.figure.image is None)


def test_an_edit_leaves_the_picture_standing_until_the_next_is_there(
    document, page, slow, qtbot
):
    document.do(edits.set_membership(document.plan, DECISION, "eva", attitude=Attitude.AGAINST))
    qtbot.wait(2 * LINGERS_MS)

    assert page.figure.image is not None
