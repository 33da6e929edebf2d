"""Aligning and distributing cards on the map, as geometry.

On the two-sided map a card's height says its level and its half whose it is, so there nothing
moves a card into another band or to the other side: edges left and right are aligned within a
side, edges above and below within a band. Lengths are scene units.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import replace
from enum import Enum

from app.analysis.geometry import MEASURES, Box, Card
from app.analysis.roster import Side
from app.model.values import Id

APART = MEASURES.clearance  # cards that would stand on one another are put this far apart
LEAST_TO_ALIGN, LEAST_TO_DISTRIBUTE = 2, 3


class Edge(Enum):
    """What of the cards comes into line; the value is where that lies, of 0..1 of the card."""

    LEFT = ("x", 0.0)
    CENTRE = ("x", 0.5)
    RIGHT = ("x", 1.0)
    TOP = ("y", 0.0)
    MIDDLE = ("y", 0.5)
    BOTTOM = ("y", 1.0)

    @property
    def along(self) -> Along:
        return Along(self.value[0])


class Along(Enum):
    """A direction on the map: across is from left to right."""

    ACROSS = "x"
    DOWN = "y"

    @property
    def other(self) -> Along:
        return Along.DOWN if self is Along.ACROSS else Along.ACROSS


Within = Callable[[Card, Along | None], Hashable | None]  # who comes into line; None: stays


def two_sided(card: Card, along: Along | None) -> Hashable | None:
    """Return with whom a card may come into line on the two-sided map.

    Across they share a side, up and down a band; who would stand on one another share both.
    Outsiders have a column of their own and stay.
    """
    if card.side is Side.OUTSIDE:
        return None
    if along is None:
        return card.side, card.band
    return (card.side,) if along is Along.ACROSS else ("band", card.band)


def aligned(cards: Iterable[Card], edge: Edge, within: Within = two_sided) -> dict[Id, Box]:
    """Return the boxes that change when these cards are brought into line.

    Edges go to the outermost of the cards that are in one group, middles to the middle of all
    of them. Cards that would then stand on one another are stacked, in the order they stood.
    """
    movable = [card for card in cards if within(card, None) is not None]
    along, share = edge.along, edge.value[1]
    boxes = {card.id: card.box for card in movable}
    for group in _groups(movable, within, along):
        if len(group) < LEAST_TO_ALIGN:
            continue
        low = min(_low(card.box, along) for card in group)
        high = max(_high(card.box, along) for card in group)
        line = low + (high - low) * share
        for card in group:
            boxes[card.id] = _at(card.box, along, line - share * _length(card.box, along))
    for group in _groups(movable, within, None):
        boxes |= _stacked(group, boxes, along.other)
    return _changed(movable, boxes)


def distributed(
    cards: Iterable[Card], along: Along, within: Within = two_sided
) -> dict[Id, Box]:
    """Return the boxes that change when the room between cards becomes equal.

    The two outermost of a group stay, unless there is too little room between them: then the
    last ones are moved on.
    """
    movable = [card for card in cards if within(card, None) is not None]
    boxes = {card.id: card.box for card in movable}
    for group in _groups(movable, within, along):
        if len(group) < LEAST_TO_DISTRIBUTE:
            continue
        row = sorted(group, key=lambda card: (_low(card.box, along), card.id))
        room = _high(row[-1].box, along) - _low(row[0].box, along)
        between = (room - sum(_length(card.box, along) for card in row)) / (len(row) - 1)
        between = max(between, APART)
        at = _low(row[0].box, along)
        for card in row:
            boxes[card.id] = _at(card.box, along, at)
            at += _length(card.box, along) + between
    return _changed(movable, boxes)


def _groups(cards: Iterable[Card], within: Within, along: Along | None) -> list[list[Card]]:
    found: dict[Hashable, list[Card]] = {}
    for card in cards:
        found.setdefault(within(card, along), []).append(card)
    return list(found.values())


def _stacked(group: Iterable[Card], boxes: Mapping[Id, Box], along: Along) -> dict[Id, Box]:
    """The boxes with those moved on that would stand on another."""
    done: dict[Id, Box] = {}
    for card in sorted(group, key=lambda card: _order(card, along)):
        box = boxes[card.id]
        while blocking := [one for one in done.values() if box.overlaps(one, APART)]:
            box = _at(box, along, max(_high(one, along) for one in blocking) + APART)
        done[card.id] = box
    return done


def _order(card: Card, along: Along) -> tuple[float, float, Id]:
    return _low(card.box, along), _low(card.box, along.other), card.id


def _changed(cards: Iterable[Card], boxes: Mapping[Id, Box]) -> dict[Id, Box]:
    return {card.id: boxes[card.id] for card in cards if boxes[card.id] != card.box}


def _low(box: Box, along: Along) -> float:
    return box.x if along is Along.ACROSS else box.y


def _high(box: Box, along: Along) -> float:
    return box.right if along is Along.ACROSS else box.bottom


def _length(box: Box, along: Along) -> float:
    return box.width if along is Along.ACROSS else box.height


def _at(box: Box, along: Along, low: float) -> Box:
    return replace(box, x=low) if along is Along.ACROSS else replace(box, y=low)
