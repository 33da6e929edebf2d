"""Who is walked to by keys is seen whole: no heading stands over the card."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from app.ui.canvas import sticky


@pytest.fixture
def near(canvas):
    """A map seen so near that its headings left it."""
    canvas.view.resize(700, 420)
    canvas.view.zoom(1.6, QPointF(350, 210))
    QApplication.processEvents()
    return canvas.view


def hidden(view, id) -> list[str]:
    """What stands over a card."""
    box = view.mapFromScene(view.map.cards[id].sceneBoundingRect()).boundingRect()
    over = [tag.words for tag in sticky.tags(view) if tag.box.intersects(box)]
    return over if view.viewport().rect().contains(box) else [*over, "the edge"]


def test_no_heading_stands_over_the_card_that_is_walked_to(near):
    walked = {}
    far = max(bar.maximum() for bar in (near.horizontalScrollBar(), near.verticalScrollBar()))

    for id in [card.id for card in near.map.in_order()]:
        for bar in (near.horizontalScrollBar(), near.verticalScrollBar()):
            bar.setValue(bar.maximum())
        near.go_to(id)
        walked[id] = hidden(near, id)

    assert far > 0
    assert walked == {id: [] for id in walked}


def test_a_map_that_is_seen_whole_stays_where_it_is(canvas):
    canvas.view.fit()
    before = canvas.view.visible_area()

    for card in canvas.view.map.in_order():
        canvas.view.go_to(card.id)

    assert canvas.view.is_fitted
    assert canvas.view.visible_area() == before
