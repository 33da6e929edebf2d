"""Pictures of cards that are kept are painted anew where they would tell something else."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.ui import theme
from app.ui.canvas.card import CardItem
from app.ui.theme import measure


def on_screen(canvas, id: str) -> QImage:
    """What is seen of a card, its flag included."""
    QApplication.processEvents()
    box: QRectF = canvas.view.map.cards[id].sceneBoundingRect()
    part = canvas.view.mapFromScene(box).boundingRect()
    picture: QImage = canvas.port.grab(part).toImage()
    return picture


def test_another_number_of_a_gap_is_seen_on_a_card_that_was_painted_before(canvas):
    card = canvas.view.map.cards["eva"]
    card.show_face(replace(card.face, flag=1))
    before = on_screen(canvas, "eva")

    card.show_face(replace(card.face, flag=8))
    after = on_screen(canvas, "eva")
    card.show_face(replace(card.face, flag=None))

    assert after != before
    assert on_screen(canvas, "eva") not in (before, after)


def test_a_card_in_another_theme_is_painted_anew(canvas):
    card: CardItem = canvas.view.map.cards["eva"]
    scale = canvas.view.scale_
    light = card.picture(scale, 1.0).toImage()

    card.show_look(theme.loaded("dark"))

    assert card.picture(scale, 1.0).toImage() != light


@pytest.mark.parametrize(
    ("scale", "more_than"), [("map.small_below", "map.plain_below"), ("map.plain_below", None)]
)
def test_from_farther_a_card_tells_less(canvas, scale, more_than):
    """Just below a threshold less is painted than just above it, at nearly the same size."""
    card: CardItem = canvas.view.map.cards["eva"]
    threshold = measure(scale)

    above, below = (card.picture(threshold + by, 1.0).toImage() for by in (0.005, -0.005))

    assert details(below) < 0.9 * details(above)
    assert more_than is None or measure(more_than) < threshold


def details(picture: QImage) -> float:
    """The share of pixels that differ much from the one beside them."""
    found = 0
    for y in range(picture.height()):
        row = [picture.pixelColor(x, y).lightness() for x in range(picture.width())]
        found += sum(abs(one - other) > 40 for one, other in pairwise(row))
    return found / (picture.width() * picture.height())
