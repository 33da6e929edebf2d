"""Arrows in the chooser of a relationship go through all that it may be; Home and End walk."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.model.vocabulary import TieLevel, TieStatus
from app.ui.canvas.choosers import CHOICES

Key = Qt.Key


@pytest.mark.parametrize(
    ("downs", "level", "status"),
    [
        (1, TieLevel.GOOD, None),
        (2, TieLevel.TRUSTED, None),
        (4, None, None),
        (5, None, TieStatus.NOT_NEEDED),
        (6, None, TieStatus.LOST),
    ],
)
def test_arrow_down_goes_on_to_the_next_answer(canvas, downs, level, status):
    canvas.drag("Herman Vos", "Karim El Amrani")

    canvas.press(*[Key.Key_Down] * downs, Key.Key_Return)

    tie = canvas.plan.tie_between("herman", "karim")
    assert (tie.level, tie.status) == (level, status)


def test_arrows_go_round(canvas):
    canvas.drag("Herman Vos", "Karim El Amrani")

    canvas.press(*[Key.Key_Up] * len(CHOICES), Key.Key_Return)

    assert canvas.plan.tie_between("herman", "karim").level is TieLevel.WORKING


def test_end_goes_to_the_last_card_and_home_to_the_first(canvas):
    order = [card.id for card in canvas.view.map.in_order()]

    canvas.press(Key.Key_End)
    last = canvas.view.current
    canvas.press(Key.Key_Home)

    assert (canvas.view.current, last) == (order[0], order[-1])
