from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF

from app.ui import motion
from app.ui.canvas import sticky
from app.ui.canvas.lines import LinesItem
from app.ui.settings import Settings
from tests.canvas.conftest import Key


@pytest.fixture
def moving(monkeypatch):
    """Let cards glide, though nobody looks."""
    monkeypatch.setattr(motion, "allowed", lambda: True)


def places(canvas) -> dict[str, QPointF]:
    return {id: QPointF(card.pos()) for id, card in canvas.view.map.cards.items()}


def settled(canvas) -> bool:
    cards = canvas.view.map.geometry.cards
    return all(
        (QPointF(cards[id].box.x, cards[id].box.y) - at).manhattanLength() < 1
        for id, at in places(canvas).items()
    )


@pytest.fixture
def put_aside(canvas):
    """Eva stands elsewhere than she would be put."""
    canvas.click("Eva Brouwer")
    for _ in range(12):
        canvas.view.nudge(QPointF(8, 0))
    return canvas


def test_cards_glide_to_where_they_are_arranged(moving, put_aside, qtbot):
    before = places(put_aside)

    put_aside.view.arrange()
    at_first = places(put_aside)

    assert (at_first["eva"] - before["eva"]).manhattanLength() < 24
    assert not settled(put_aside)
    qtbot.waitUntil(lambda: all(one.isVisible() for one in lines(put_aside)))
    assert settled(put_aside)


def test_a_key_does_not_wait_for_cards_that_glide(moving, put_aside):
    put_aside.view.arrange()

    put_aside.press(Key.Key_Home)

    assert settled(put_aside)
    assert put_aside.view.current == put_aside.view.map.in_order()[0].id


def test_a_click_does_not_wait_for_cards_that_glide(moving, put_aside):
    put_aside.view.arrange()

    put_aside.click("Eva Brouwer")

    assert settled(put_aside)
    assert put_aside.selected == {"eva"}


def test_an_edit_ends_a_glide(moving, put_aside):
    put_aside.view.arrange()

    put_aside.document.undo()
    put_aside.document.redo()
    put_aside.view.nudge(QPointF(8, 0))

    assert settled(put_aside)


def test_where_nothing_may_move_cards_stand_at_once(put_aside):
    put_aside.view.arrange()

    assert settled(put_aside)


def test_motion_is_off_when_it_is_switched_off(canvas, monkeypatch, tmp_path):
    monkeypatch.setenv("VISAVIS_HOME", str(tmp_path))
    monkeypatch.setattr(motion, "_UNSEEN", ())
    assert motion.allowed()

    motion.switch(Settings(), on=False)
    stilled = motion.allowed()
    motion.switch(Settings(), on=True)

    assert not stilled


def test_headings_in_sight_are_not_said_twice(canvas):
    canvas.view.fit()

    assert sticky.tags(canvas.view) == []


def test_a_level_whose_name_went_out_of_sight_is_named_at_the_edge(canvas):
    canvas.view.pan(QPoint(-200, 0))

    words = [tag.words for tag in sticky.tags(canvas.view)]

    assert "Executive" in words
    assert "Our client team" not in words  # still on top of the map itself


def test_a_side_whose_name_went_out_of_sight_is_named_on_top(canvas):
    canvas.view.pan(QPoint(0, -150))

    tags = sticky.tags(canvas.view)

    assert "Our client team" in [tag.words for tag in tags]
    assert all(canvas.port.rect().contains(tag.box) for tag in tags)


@pytest.mark.parametrize("by", [(-200, -150), (-700, 300), (300, -500)])
@pytest.mark.parametrize("zoom", [0.5, 1.0, 2.5])
def test_headings_that_stay_cover_neither_one_another_nor_the_edge(canvas, by, zoom):
    canvas.view.zoom(zoom, QPointF(600, 450))
    canvas.view.pan(QPoint(*by))

    boxes = [tag.box for tag in sticky.tags(canvas.view)]

    assert all(canvas.port.rect().contains(box) for box in boxes)
    assert not any(a.intersects(b) for n, a in enumerate(boxes) for b in boxes[:n])


def lines(canvas) -> list[LinesItem]:
    return [one for one in canvas.view.map.items() if isinstance(one, LinesItem)]
