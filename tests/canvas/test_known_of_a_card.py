"""Another title is typed on a card: what was guessed is guessed again, what is known stays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.model import edits
from app.model.people import Person
from app.model.vocabulary import Confidence, Lane, Level

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def retitle(canvas, title: str) -> Person:
    """Write another title on the card of Eva, who is technical and of middle management."""
    canvas.click("Eva Brouwer")
    canvas.press(Key.Key_F2)
    canvas.press(Key.Key_Tab)
    canvas.press(Key.Key_A, modifiers=CTRL)
    canvas.type(title)
    canvas.press(Key.Key_Return)
    eva: Person = canvas.plan.persons["eva"]
    return eva


def test_what_somebody_knows_of_a_person_is_not_guessed_over(canvas):
    eva = retitle(canvas, "Financieel directeur")

    assert eva.title == "Financieel directeur"
    assert (eva.lane, eva.level) == (Lane.TECHNICAL, Level.MIDDLE)


@pytest.mark.parametrize("sure", [Confidence.ASSUMED, Confidence.CONFIRMED])
def test_what_was_only_guessed_follows_the_title(canvas, sure):
    values = {"lane_confidence": sure, "level_confidence": sure}
    canvas.document.attempt(edits.set_fields, Person, "eva", **values)

    eva = retitle(canvas, "Financieel directeur")

    guessed = eva.lane is Lane.FINANCIAL, eva.level is Level.EXECUTIVE
    assert guessed == ((True, True) if sure is Confidence.ASSUMED else (False, False))
    assert eva.lane_confidence is sure
