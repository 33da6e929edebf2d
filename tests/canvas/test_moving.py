"""Cards are moved, put back and arranged."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.model.planning import Placement
from app.model.values import joined
from app.model.vocabulary import Level
from tests.canvas.spots import free_spot
from tests.plans import DECISION

Key = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def test_a_dragged_card_stays_where_it_was_put(canvas):
    before = canvas.box("Karim El Amrani")

    canvas.drag("Karim El Amrani", (before.centre[0] + 120, before.centre[1]))

    after = canvas.box("Karim El Amrani")
    assert after.x - before.x == pytest.approx(120, abs=8)
    assert after.y == pytest.approx(before.y, abs=8)
    assert canvas.document.undo_stack.count() == 1
    assert canvas.plan.persons["karim"].level is Level.EXECUTIVE


def test_undoing_a_move_puts_the_card_back(canvas):
    before = canvas.box("Karim El Amrani")
    canvas.drag("Karim El Amrani", (before.centre[0] + 120, before.centre[1]))

    canvas.document.undo_stack.undo()

    assert canvas.box("Karim El Amrani") == before


def test_escape_puts_a_dragged_card_back(canvas):
    before = canvas.box("Karim El Amrani")
    canvas.start_drag("Karim El Amrani", (before.centre[0] + 200, before.centre[1]))

    canvas.press(Key.Key_Escape)
    canvas.drop()

    assert canvas.box("Karim El Amrani") == before
    item = canvas.view.map.cards["karim"]
    assert (item.x(), item.y()) == (before.x, before.y)


def test_a_card_dropped_into_another_band_gets_its_level_in_the_same_step(canvas):
    band = canvas.view.map.geometry.band(Level.MIDDLE).box

    canvas.drag("Lies Maes", (canvas.box("Lies Maes").centre[0] + 300, band.centre[1]))

    assert canvas.plan.persons["lies"].level is Level.MIDDLE
    assert canvas.document.undo_stack.count() == 1
    assert canvas.view.map.geometry.cards["lies"].band is Level.MIDDLE


def test_a_card_stays_on_its_own_side(canvas):
    canvas.drag("Herman Vos", free_spot(canvas, Level.EXECUTIVE))

    geometry = canvas.view.map.geometry
    assert canvas.box("Herman Vos").right < min(
        card.box.x for card in geometry.cards.values() if card.id in canvas.plan.persons
    )


def test_several_selected_cards_move_together_in_one_step(canvas):
    canvas.click("Eva Brouwer")
    canvas.click("Jan Smit", SHIFT)
    eva, jan = canvas.box("Eva Brouwer"), canvas.box("Jan Smit")

    canvas.drag("Eva Brouwer", (eva.centre[0] + 120, eva.centre[1] + 8))

    assert canvas.box("Eva Brouwer").x > eva.x + 60
    assert canvas.box("Jan Smit").x > jan.x + 60
    assert canvas.document.undo_stack.count() == 1


def test_cards_never_lie_on_each_other_whatever_is_dragged(canvas):
    canvas.click("Eva Brouwer")
    canvas.click("Karim El Amrani", SHIFT)

    lies = canvas.box("Lies Maes").centre
    canvas.drag("Eva Brouwer", (lies[0] + 30, lies[1] + 10))

    boxes = [card.box for card in canvas.view.map.geometry.cards.values()]
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])


def test_arrange_restores_the_computed_layout_and_can_be_undone(canvas):
    before = {id: card.box for id, card in canvas.view.map.geometry.cards.items()}
    canvas.drag("Karim El Amrani", free_spot(canvas, Level.EXECUTIVE, 0.8))
    moved = canvas.box("Karim El Amrani")

    canvas.view.arrange()
    arranged = {id: card.box for id, card in canvas.view.map.geometry.cards.items()}
    canvas.document.undo_stack.undo()

    assert arranged == before
    assert canvas.box("Karim El Amrani") == moved


def test_alt_and_an_arrow_move_a_card_by_one_step(canvas):
    canvas.click("Jan Smit")
    before = canvas.box("Jan Smit")

    canvas.press(Key.Key_Right, modifiers=Qt.KeyboardModifier.AltModifier)

    assert canvas.box("Jan Smit").x == before.x + 8
    assert joined(DECISION, "map", "jan") in canvas.plan.table(Placement)
