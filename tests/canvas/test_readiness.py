"""A map that changed greatly is painted whole, once all that takes long to paint is made."""

from __future__ import annotations

import pytest

from app.ui.canvas import card, readiness
from app.ui.canvas.card import CardItem
from app.ui.canvas.drawn_line import DrawnLine
from app.ui.canvas.prepared import MapStock
from app.ui.canvas.view import MapView


def pictures(canvas) -> list[bool]:
    return [one.has_picture_at(canvas.view.scale_) for one in canvas.view.map.cards.values()]


def cut_lines(canvas) -> list[DrawnLine]:
    return [one for one in canvas.view.map.lines.values() if not one.is_whole]


@pytest.fixture
def hasty(monkeypatch):
    """There is time for one card or line between two answers of the window."""
    monkeypatch.setattr(readiness, "SLICE", 0.0)


@pytest.fixture
def leisurely(monkeypatch):
    """There is time for everything at once, however busy the computer is."""
    monkeypatch.setattr(readiness, "SLICE", 60.0)


def begun_anew(canvas) -> None:
    """Let no card have a picture, nor a line its strokes."""
    scene = canvas.view.map
    scene.known = MapStock(scene.standing)
    scene.refold()
    scene.show_look(scene.look)


def test_all_cards_and_strokes_are_made_before_the_map_is_painted(canvas, leisurely):
    begun_anew(canvas)
    before = pictures(canvas)

    assert canvas.view.get_ready()

    assert not any(before)
    assert all(pictures(canvas))
    assert cut_lines(canvas)
    assert all(one.is_cut for one in cut_lines(canvas))


def test_strokes_lie_in_pieces_before_some_of_the_map_is_painted_anew(canvas, leisurely, qtbot):
    qtbot.waitUntil(canvas.port.updatesEnabled)
    canvas.view.grab()
    begun_anew(canvas)

    assert canvas.view.get_ready()

    assert cut_lines(canvas)
    assert all(one.has_pieces for one in cut_lines(canvas))


def test_the_pictures_that_were_made_are_those_that_are_painted(
    canvas, leisurely, qtbot, monkeypatch
):
    qtbot.waitUntil(canvas.port.updatesEnabled)
    begun_anew(canvas)
    assert canvas.view.get_ready()
    painted = []
    monkeypatch.setattr(CardItem, "_paint_plain", lambda card, _: painted.append(card))
    for paint in ("paint_face", "paint_small", "paint_group", "paint_vacancy"):
        monkeypatch.setattr(card, paint, lambda _, face, *__, **___: painted.append(face))

    canvas.view.grab()

    assert painted == []


def test_it_is_made_a_little_at_a_time(canvas, hasty, qtbot):
    qtbot.waitUntil(canvas.port.updatesEnabled)
    begun_anew(canvas)

    is_ready = canvas.view.get_ready()

    assert not is_ready
    assert not all(pictures(canvas))


def test_the_map_does_not_wait_for_ever(canvas, hasty, qtbot, monkeypatch):
    qtbot.waitUntil(canvas.port.updatesEnabled)
    monkeypatch.setattr(readiness, "TURNS", 3)
    begun_anew(canvas)

    turns = 1
    while not canvas.view.get_ready():
        turns += 1

    assert turns == 3


def test_it_is_painted_in_the_end(canvas, hasty, qtbot):
    begun_anew(canvas)

    canvas.view.paint_next_turn()
    put_off = not canvas.port.updatesEnabled()

    assert put_off
    qtbot.waitUntil(canvas.port.updatesEnabled)


def test_a_map_that_is_gone_meanwhile_is_made_no_further(document, hasty, qtbot, monkeypatch):
    view = MapView(document)
    made = list[bool]()

    def never(*_view) -> bool:
        made.append(True)
        return False

    monkeypatch.setattr(MapView, "get_ready", never)
    view.paint_next_turn()

    view.deleteLater()
    qtbot.wait(50)
    made.clear()
    qtbot.wait(50)

    assert made == []
