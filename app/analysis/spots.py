"""Cards put anywhere by hand, over an arrangement: they stay, others go aside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import ceil, floor

from app.analysis.geometry import Box, Card, Layout, Point
from app.model.values import Id

FARTHEST = 16_000.0  # how far from the upper left a hand can put a card, either way
_TILE = 256.0  # cards are looked up by tiles of the map
_NEAR, _WIDER = 480.0, 2.0  # how far a spot is looked for first, and how much further then


class _Taken:
    """Where cards stand, so that only those near a spot are asked."""

    def __init__(self, apart: float) -> None:
        self._apart = apart
        self._tiles: dict[tuple[int, int], list[Box]] = defaultdict(list)

    def add(self, box: Box) -> None:
        for tile in _tiles(box, self._apart):
            self._tiles[tile].append(box)

    def is_free(self, box: Box) -> bool:
        apart = self._apart
        return not any(
            box.overlaps(other, apart)
            for tile in _tiles(box, 0)
            for other in self._tiles.get(tile, ())
        )

    def near(self, area: Box) -> set[Box]:
        return {b for tile in _tiles(area, 0) for b in self._tiles.get(tile, ())}

    def nearest(self, box: Box) -> Box:
        """Return the box, moved as little as lets it stand apart from all others."""
        if self.is_free(box):
            return box
        reach = _NEAR
        while True:
            moved = self._within(box, reach)
            if moved is not None:
                return moved
            reach *= _WIDER

    def _within(self, box: Box, reach: float) -> Box | None:
        width, height = box.width + 2 * reach, box.height + 2 * reach
        around = self.near(Box(box.x - reach, box.y - reach, width, height))
        xs, ys, apart = {box.x}, {box.y}, self._apart
        for other in around:
            xs |= {other.x - apart - box.width, other.right + apart}
            ys |= {other.y - apart - box.height, other.bottom + apart}
        spots = sorted(
            (abs(x - box.x) + abs(y - box.y), x, y)
            for x in xs
            for y in ys
            if abs(x - box.x) + abs(y - box.y) <= reach
        )
        moved = (box.moved(x, y) for _far, x, y in spots)
        return next((one for one in moved if self.is_free(one)), None)


def put_over(
    base: Layout, spots: Mapping[Id, Point], keep: Layout | None = None, room: float = 0.0
) -> Layout:
    """Return the layout with these cards where a hand put them, in scene units.

    Who stood on a spot before stays when another card is put there; who was put nowhere makes
    way. `room` is what is drawn around cards that stand beyond the rest.
    """
    spots = {id: spots[id] for id in sorted(spots) if id in base.cards}
    if not spots:
        return base
    taken = _Taken(base.measures.clearance)
    cards = dict(base.cards)
    for id in sorted(spots, key=lambda id: not _stood(keep, id, spots[id])):
        x, y = (max(-FARTHEST, min(value, FARTHEST)) for value in spots[id])
        box = taken.nearest(cards[id].box.moved(x, y))
        taken.add(box)
        cards[id] = replace(cards[id], box=box, slot=None)
    standing = [card for id, card in base.cards.items() if id not in spots]
    aside = [card for card in standing if not taken.is_free(card.box)]
    gone = {card.id for card in aside}
    for card in standing:
        if card.id not in gone:
            taken.add(card.box)
    for card in aside:
        box = taken.nearest(card.box)
        taken.add(box)
        cards[card.id] = replace(card, box=box, slot=None)
    return _around(base, cards, room)


def _around(base: Layout, cards: dict[Id, Card], room: float) -> Layout:
    """Let the map reach as far as its cards do."""
    boxes = [card.box for card in cards.values()]
    left = min(base.corner[0], *(box.x - room for box in boxes))
    top = min(base.corner[1], *(box.y - room for box in boxes))
    width = max(base.width, *(box.right + room for box in boxes))
    height = max(base.height, *(box.bottom + room for box in boxes))
    return replace(base, cards=cards, corner=(left, top), width=width, height=height)


def _stood(keep: Layout | None, id: Id, at: Point) -> bool:
    card = None if keep is None else keep.cards.get(id)
    return card is not None and card.slot is None and (card.box.x, card.box.y) == at


def _tiles(box: Box, apart: float) -> Iterator[tuple[int, int]]:
    columns = range(floor((box.x - apart) / _TILE), ceil((box.right + apart) / _TILE))
    rows = range(floor((box.y - apart) / _TILE), ceil((box.bottom + apart) / _TILE))
    for column in columns:
        for row in rows:
            yield column, row
