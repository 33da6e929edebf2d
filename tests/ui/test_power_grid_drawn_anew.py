"""The power grid while it is drawn anew: a picture of something else is not left standing."""

from __future__ import annotations

from threading import Event

import pytest
from pytestqt.exceptions import capture_exceptions

from app.figures import power_grid
from app.model import edits
from app.model.people import Person
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


@pytest.mark.logs_warnings
def test_a_grid_that_could_not_be_drawn_says_so_and_is_drawn_at_the_next_change(
    page, document, monkeypatch, qtbot
):
    def fails(*_given, **_named):
        raise MemoryError

    with capture_exceptions() as raised, monkeypatch.context() as patch:
        patch.setattr(power_grid, "draw", fails)
        page.choose(Across.POINTS)
        qtbot.waitUntil(lambda: bool(raised))
    assert page.figure.image is None
    assert not page.figure.is_awaited

    document.do(edits.set_fields(document.plan, Person, "eva", name="Eva Mulder"))

    qtbot.waitUntil(lambda: page.figure.image is not None)


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


def test_several_edits_while_it_is_drawn_lead_to_one_picture_of_the_newest(
    document, page, monkeypatch, qtbot
):
    drawn, may_go_on, draw = list[object](), Event(), power_grid.draw

    def slowly(grid, *room, **how):
        drawn.append({one.id: one.attitude for one in grid.people}["eva"])
        may_go_on.wait(30)
        return draw(grid, *room, **how)

    monkeypatch.setattr(power_grid, "draw", slowly)
    for attitude in (Attitude.AGAINST, Attitude.RESERVED, Attitude.NEUTRAL, Attitude.FOR):
        document.do(edits.set_membership(document.plan, DECISION, "eva", attitude=attitude))
        qtbot.waitUntil(lambda: not page._soon.isActive())  # noqa: SLF001  its own timer
        qtbot.waitUntil(lambda: len(drawn) > 0)

    may_go_on.set()

    qtbot.waitUntil(lambda: "Eva Brouwer (for)" in page.figure.accessibleDescription())
    assert drawn == ["against", "for"]


def test_who_is_selected_is_named_where_the_picture_has_no_room_for_it(document, page, qtbot):
    figure = page.figure
    with_name = figure.grab().toImage()
    named = figure._named  # noqa: SLF001  whose name is in the picture
    assert named == {"anton", "eva"}
    document.select([(Person, "eva")])
    framed = figure.grab().toImage()

    figure._named = frozenset()  # noqa: SLF001  as above

    x, y = figure.spots["eva"]
    spot = round(x + figure.radius_of("eva") + 8), round(y)
    assert framed.pixelColor(*spot) == with_name.pixelColor(*spot)
    assert figure.grab().toImage() != framed


def test_a_low_window_shows_the_grid_whole(page):
    assert page.minimumSizeHint().height() <= 240
