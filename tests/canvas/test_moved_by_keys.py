"""Cards that are nudged: who stays, and what is one step back."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.ui import change_command

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def test_outsiders_have_a_place_of_their_own_and_are_not_nudged(canvas):
    plan, before = canvas.plan, canvas.box("House bank")
    canvas.click("House bank")

    canvas.press(Key.Key_Right, modifiers=ALT)

    assert canvas.box("House bank") == before
    assert canvas.plan is plan


def test_a_nudge_of_somebody_else_is_a_step_of_its_own(canvas, monkeypatch):
    monkeypatch.setattr(change_command, "JOINED_WITHIN", 1e9)
    canvas.click("Karim El Amrani")
    canvas.press(Key.Key_Right, modifiers=ALT)
    at = canvas.box("Karim El Amrani")
    canvas.click("Eva Brouwer")
    canvas.press(Key.Key_Right, modifiers=ALT)

    canvas.document.undo()

    assert canvas.box("Karim El Amrani") == at
    assert canvas.document.undo_stack.count() == 2


def test_the_card_of_several_is_not_nudged_with_the_keyboard_on_it(crowd):
    [group, *_] = [block.card for block in crowd.view.map.geometry.blocks if block.folded]
    crowd.view.go_to(group)
    crowd.document.select([])
    plan, before = crowd.plan, crowd.view.map.geometry.cards[group].box
    assert crowd.view.current == group

    crowd.press(Key.Key_Right, modifiers=ALT)

    assert crowd.view.map.geometry.cards[group].box == before
    assert crowd.plan is plan
