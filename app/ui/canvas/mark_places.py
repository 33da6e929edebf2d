"""Where lines wear their marks: in the middle, or beside it where another mark is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, product

from app.analysis.geometry import Box, Card, Point
from app.analysis.routing import Routed
from app.model.values import Id
from app.ui.canvas.line_kinds import Line, stroke
from app.ui.canvas.ways import tucked
from app.ui.theme import measure

CROWDED = 200  # of more lines nobody tells every mark, and each edit would wait for places
_STRETCHES = 2  # the longest ones of a line
_SHARES = (0.5, 0.35, 0.65, 0.2, 0.8)  # of a stretch, from its beginning
_AIR = 2.0  # between two marks


def apart(
    lines: Mapping[str, Line], ways: Mapping[str, Routed], cards: Mapping[Id, Card]
) -> dict[str, Point]:
    """Return where lines wear their marks that do not wear them in the middle.

    Equal lines have theirs in equal places, in whatever order they came.
    """
    if len(ways) > CROWDED:
        return {}
    radius = measure("map.mark")
    least = 2 * radius + _AIR
    put = [card.box for card in cards.values() if card.slot is None]  # others keep away
    taken: list[Point] = []
    moved: dict[str, Point] = {}
    for id in sorted(ways):
        if stroke(lines[id]).middle is None:
            continue
        spots = list(_spots(tucked(ways[id].points, cards[lines[id].source])))
        clear = (spot for spot in spots if not any(_covers(box, spot, radius) for box in put))
        place = next((spot for spot in clear if _is_free(spot, taken, least)), spots[0])
        taken.append(place)
        if place != spots[0]:
            moved[id] = place
    return moved


def _spots(points: Sequence[Point]) -> Iterator[Point]:
    """Yield places on a line, the best ones first: the middle of its longest stretch."""
    stretches = sorted(pairwise(points), key=lambda ends: -_length(*ends))[:_STRETCHES]
    for ((x1, y1), (x2, y2)), share in product(stretches, _SHARES):
        yield x1 + (x2 - x1) * share, y1 + (y2 - y1) * share


def _is_free(spot: Point, taken: Sequence[Point], least: float) -> bool:
    return not any(abs(spot[0] - x) < least and abs(spot[1] - y) < least for x, y in taken)


def _covers(box: Box, spot: Point, radius: float) -> bool:
    """Return whether a card hides a part of a mark."""
    return box.overlaps(Box(*spot, 0, 0), radius)


def _length(a: Point, b: Point) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])
