"""Undo brings back the picture, not only the data."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from app.model.change import Change
from app.model.edits import add_member, add_person, move_cards, remove, set_fields, set_tie
from app.model.people import Person, TeamMember
from app.model.vocabulary import Level, TieLevel
from app.ui.canvas.standing import Standing
from tests.analysis.random_maps import random_map
from tests.plans import DECISION

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def positions(canvas):
    return {id: card.box for id, card in canvas.view.map.geometry.cards.items()}


def shown(canvas):
    return {id: (card.x(), card.y()) for id, card in canvas.view.map.cards.items()}


def test_undoing_the_removal_of_several_puts_everybody_back(canvas):
    for name, level in (("Ans", "Staff"), ("Bas", "Staff"), ("Cor", "Head")):
        canvas.document.do(add_person(canvas.plan, DECISION, name, level=Level[level.upper()]))
    before, drawn = positions(canvas), shown(canvas)
    canvas.click("Jan Smit")
    for name in ("Ans", "Lies Maes", "Bas", "Karim El Amrani"):
        canvas.click(name, SHIFT)

    canvas.press(Key.Key_Delete)
    assert not canvas.shows("Jan Smit")
    canvas.document.undo_stack.undo()

    assert positions(canvas) == before
    assert shown(canvas) == drawn


@pytest.mark.parametrize("level", [Level.EXECUTIVE, Level.STAFF])
def test_undoing_a_drag_to_another_band_puts_everybody_back(canvas, level):
    for number in range(4):
        canvas.document.do(
            add_person(canvas.plan, DECISION, f"Chef {number}", level=Level.MIDDLE)
        )
    before = positions(canvas)

    canvas.drag("Eva Brouwer", canvas.band_point(level, 0.7))
    assert canvas.plan.persons["eva"].level is level
    canvas.document.undo_stack.undo()

    assert positions(canvas) == before


def test_turning_to_another_decision_and_back_leaves_all_where_it_stood(canvas):
    canvas.document.do(add_person(canvas.plan, DECISION, "Ans", level=Level.EXECUTIVE))
    canvas.click("Karim El Amrani")
    canvas.press(Key.Key_Delete)
    before = positions(canvas)

    canvas.document.turn_to("")
    canvas.document.turn_to(DECISION)

    assert positions(canvas) == before


def edited(plan, dice: Random) -> Change:
    """Something one does on the map."""
    person, member = dice.choice(sorted(plan.persons)), dice.choice(sorted(plan.members))
    at = (float(dice.randint(-100, 1200)), float(dice.randint(0, 300)))
    level = dice.choice(list(Level))
    return dice.choice(
        [
            lambda: add_person(plan, DECISION, "New", level=level, at=at),
            lambda: add_person(plan, DECISION, "New", level=level),
            lambda: add_member(plan, DECISION, "Our new", level=level),
            lambda: move_cards(plan, DECISION, {person: at}),
            lambda: set_fields(plan, Person, person, level=level),
            lambda: set_fields(plan, TeamMember, member, level=level),
            lambda: remove(plan, [(Person, p) for p in sorted(plan.persons)[:4]]),
            lambda: remove(plan, [(TeamMember, member)]),
            lambda: set_tie(plan, member, person, level=TieLevel.GOOD),
        ]
    )()


@settings(max_examples=40)
@given(st.integers(0, 1_000_000))
def test_whatever_is_done_and_undone_everybody_stands_where_he_stood(seed):
    dice = Random(seed)
    plan, standing = random_map(seed, 24, 8, 25, 4), Standing()
    layout = standing.layout(plan, DECISION, anew=True)
    steps = []
    for _ in range(5):
        change = edited(plan, dice)
        steps.append((change, layout))
        plan = plan.apply(change)
        layout = standing.layout(plan, DECISION, layout, anew=False)

    for change, before in reversed(steps):
        plan = plan.apply(change.inverse())
        layout = standing.layout(plan, DECISION, layout, anew=False)
        assert layout.cards == before.cards
        assert layout.bands == before.bands
