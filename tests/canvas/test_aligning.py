from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.analysis.arrangement import Arrangement
from app.analysis.geometry import Box, Card
from app.analysis.roster import Side
from app.model.vocabulary import Level
from app.ui import change_command
from app.ui.canvas.aligning import APART, Along, Edge, aligned, distributed
from app.ui.canvas.snapping import Guides

Key = Qt.Key
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


def card(id, x, y, level=Level.HEAD, side=Side.THEIRS, width=224.0, height=72.0) -> Card:
    return Card(id, side, level, Box(x, y, width, height), None)


# -- aligning


@pytest.mark.parametrize(
    ("edge", "expected"),
    [
        (Edge.LEFT, {"b": 100}),
        (Edge.CENTRE, {"a": 120, "b": 120}),
        (Edge.RIGHT, {"a": 140}),
    ],
)
def test_cards_of_a_side_come_into_line_from_left_to_right(edge, expected):
    cards = [card("a", 100, 0, Level.HEAD), card("b", 140, 200, Level.STAFF)]

    moved = aligned(cards, edge)

    assert {id: box.x for id, box in moved.items()} == expected
    assert all(moved[one.id].y == one.box.y for one in cards if one.id in moved)


@pytest.mark.parametrize(
    ("edge", "expected"),
    [
        (Edge.TOP, {"b": 10}),
        (Edge.MIDDLE, {"a": 18, "b": 34}),
        (Edge.BOTTOM, {"a": 26}),
    ],
)
def test_cards_of_a_band_come_into_line_up_and_down(edge, expected):
    pill = card("b", 900, 58, side=Side.OURS, width=184, height=40)

    moved = aligned([card("a", 100, 10), pill], edge)

    assert {id: box.y for id, box in moved.items()} == expected


def test_aligning_leaves_everybody_in_their_band_and_on_their_side():
    cards = [
        card("a", 600, 10, Level.EXECUTIVE), card("b", 640, 300, Level.STAFF),
        card("c", 100, 20, Level.EXECUTIVE, Side.OURS),
    ]  # fmt: skip

    up, left = aligned(cards, Edge.TOP), aligned(cards, Edge.LEFT)

    assert {id: box.y for id, box in up.items()} == {"c": 10}
    assert {id: box.x for id, box in left.items()} == {"b": 600}


def test_cards_that_would_stand_on_one_another_are_stacked_as_they_stood():
    cards = [card("a", 400, 10), card("b", 100, 30), card("c", 800, 50)]

    moved = aligned(cards, Edge.LEFT)

    tops = {one.id: moved.get(one.id, one.box).y for one in cards}
    assert tops == {"a": 10, "b": 10 + 72 + APART, "c": 10 + 2 * (72 + APART)}
    assert {moved.get(one.id, one.box).x for one in cards} == {100}


def test_outsiders_stay_where_they_are():
    outsider = card("bank", 1200, 40, side=Side.OUTSIDE)

    assert aligned([outsider, card("a", 100, 10)], Edge.TOP) == {}


def test_on_a_free_map_anybody_comes_into_line_with_anybody():
    cards = [card("a", 600, 10, Level.EXECUTIVE), card("c", 100, 300, Level.STAFF, Side.OURS)]

    moved = aligned(cards, Edge.TOP, lambda _card, _along: "all")

    assert {id: (box.x, box.y) for id, box in moved.items()} == {"c": (100, 10)}


# -- distributing


def test_the_room_between_cards_becomes_equal_and_the_outermost_stay():
    cards = [card("a", 0, 0), card("b", 250, 0), card("c", 900, 0)]

    moved = distributed(cards, Along.ACROSS)

    assert {id: box.x for id, box in moved.items()} == {"b": 450}


def test_too_little_room_is_made_enough():
    cards = [card("a", 0, 0), card("b", 10, 0), card("c", 20, 0)]

    moved = distributed(cards, Along.ACROSS)

    step = 224 + APART
    assert {id: box.x for id, box in moved.items()} == {"b": step, "c": 2 * step}


def test_two_cards_have_no_room_to_share_out():
    assert distributed([card("a", 0, 0), card("b", 900, 0)], Along.ACROSS) == {}


# -- on the map


def test_aligning_on_the_map_is_one_step_that_is_undone(canvas):
    karim, eva = canvas.box("Karim El Amrani"), canvas.box("Eva Brouwer")
    canvas.drag("Eva Brouwer", (eva.centre[0] + 150, eva.centre[1]))
    moved = canvas.box("Eva Brouwer")
    canvas.click("Karim El Amrani")
    canvas.click("Eva Brouwer", SHIFT)

    canvas.view.align(Edge.RIGHT)

    assert canvas.box("Karim El Amrani").right == canvas.box("Eva Brouwer").right
    assert canvas.document.undo_words() == "Align 2 cards"
    canvas.document.undo()
    assert (canvas.box("Karim El Amrani"), canvas.box("Eva Brouwer")) == (karim, moved)


def test_nudges_soon_after_one_another_are_one_step(canvas, monkeypatch):
    monkeypatch.setattr(change_command, "JOINED_WITHIN", 1e9)
    before = canvas.box("Karim El Amrani")
    canvas.click("Karim El Amrani")

    canvas.press(Key.Key_Right, Key.Key_Right, Key.Key_Right, modifiers=ALT)

    assert canvas.box("Karim El Amrani").x == before.x + 24
    assert canvas.document.undo_stack.count() == 1
    canvas.document.undo()
    assert canvas.box("Karim El Amrani") == before


def test_nudges_with_a_pause_are_steps_of_their_own(canvas, monkeypatch):
    monkeypatch.setattr(change_command, "JOINED_WITHIN", -1)
    canvas.click("Karim El Amrani")

    canvas.press(Key.Key_Right, Key.Key_Right, modifiers=ALT)

    assert canvas.document.undo_stack.count() == 2


def test_nudging_there_and_back_leaves_no_step(canvas, monkeypatch):
    monkeypatch.setattr(change_command, "JOINED_WITHIN", 1e9)
    canvas.click("Karim El Amrani")
    canvas.press(Key.Key_Right, modifiers=ALT)
    at = canvas.box("Karim El Amrani")

    canvas.press(Key.Key_Right, Key.Key_Left, modifiers=ALT)

    assert canvas.box("Karim El Amrani") == at
    assert canvas.document.undo_stack.count() <= 1


def test_shift_nudges_finely(canvas):
    before = canvas.box("Karim El Amrani")
    canvas.click("Karim El Amrani")

    canvas.press(Key.Key_Right, modifiers=ALT | SHIFT)

    assert canvas.box("Karim El Amrani").x == before.x + 1


def test_on_the_free_map_cards_of_both_sides_are_aligned(canvas):
    canvas.view.show_arrangement(Arrangement.FREE)
    cards = [canvas.view.map.cards[id].face.ref for id in ("sanne", "jan")]
    canvas.document.select(cards)

    canvas.view.align(Edge.LEFT)

    boxes = [canvas.box(name) for name in ("Sanne de Wit", "Jan Smit")]
    assert boxes[0].x == boxes[1].x


# -- guides


def test_a_box_snaps_to_the_nearest_edge_or_middle():
    guides = Guides([Box(100, 0, 200, 50), Box(104, 300, 100, 50)])

    snap = guides.near(Box(98, 500, 80, 40), 6)

    assert (snap.x, snap.y) == (2, None)
    [line] = snap.guides
    assert line.x1() == line.x2() == 100


def test_a_middle_does_not_snap_to_an_edge():
    guides = Guides([Box(100, 100, 200, 50)])

    assert guides.near(Box(10, 500, 180, 40), 6).x is None


def test_a_guide_goes_to_the_nearest_of_those_in_line():
    guides = Guides([Box(100, 0, 200, 50), Box(100, 300, 200, 50), Box(100, 900, 200, 50)])

    [line] = guides.near(Box(101, 500, 80, 40), 6).guides

    assert 288 <= line.y1() < line.y2() <= 552


def test_nothing_near_leaves_a_box_alone():
    guides = Guides([Box(100, 100, 200, 50)])

    assert guides.near(Box(500, 500, 80, 40), 6).guides == ()


def test_both_ways_can_snap_at_once():
    guides = Guides([Box(100, 100, 200, 50)])

    snap = guides.near(Box(103, 255, 200, 50), 6)

    assert snap.x == -3
    assert snap.y is None
    assert guides.near(Box(103, 146, 200, 50), 6).offset == (-3, 4)


def drag_beside(canvas, off: float):
    """Drag Jan's card under Eva's, beside her left edge by so many units."""
    eva, jan = canvas.box("Eva Brouwer"), canvas.box("Jan Smit")
    end = eva.x + off + jan.width / 2, jan.centre[1] + 3
    canvas.start_drag("Jan Smit", (jan.x + jan.width + 400, jan.centre[1]))
    canvas.drag_on(end)
    return eva


def test_a_card_in_the_hand_snaps_and_shows_why(canvas):
    eva = drag_beside(canvas, 4)

    guides = canvas.view.guides.guides

    assert guides
    assert canvas.view.map.cards["jan"].x() == pytest.approx(eva.x, abs=0.01)
    canvas.drop()
    assert canvas.box("Jan Smit").x == eva.x
    assert canvas.view.guides.guides == ()


def test_what_is_switched_off_snaps_to_nothing(canvas):
    canvas.view.snaps = False

    eva = drag_beside(canvas, 4)

    assert canvas.view.map.cards["jan"].x() != pytest.approx(eva.x, abs=0.5)
    assert canvas.view.guides is None
    canvas.drop()
