"""How the lines of the map run: in the channels between the cards, never through a card.

Cards stand in cells, so a line needs at most one stretch between two columns and one between
two rows. Only a line that a hand-put card stands in the way of looks for a path of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.analysis.channels import Channels, Route, Wire, tidied
from app.analysis.detours import AWAY, TOUCH
from app.analysis.escapes import Escapes
from app.analysis.geometry import Box, Card, Layout, Point
from app.courtesy import giving_way

NOTCH = 240.0  # a line that steps aside twice within this does so once

__all__ = ["Routed", "Stopped", "Wire", "crosses", "route"]


@dataclass(frozen=True, slots=True)
class Routed:
    """A route with what it was found for, so that it can be kept while that stands."""

    points: Route
    source: Box
    target: Box
    detour: bool
    pending: bool = False  # straight, through whatever stands there


class Stopped(Exception):
    """Nobody waits for the routes any more."""


def route(
    layout: Layout,
    wires: Sequence[Wire],
    keep: Mapping[str, Routed] | None = None,
    *,
    most: int | None = None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> dict[str, Routed]:
    """Return how every line runs whose two cards stand on the map.

    A detour of `keep` is taken over where its cards did not move and nothing stands on it now.
    No more than the `most` others are looked for: the rest is `pending`, a straight line until
    then. Raises Stopped soon after `is_stopped` says so.
    """
    wires = [wire for wire in wires if {wire.source, wire.target} <= layout.cards.keys()]
    gridded = [wire for wire in wires if _in_cells(layout, wire)]
    found = {
        wire.id: Routed(points, *_boxes(layout, wire), detour=False)
        for wire, points in zip(gridded, Channels(layout, gridded).routes(), strict=True)
    }
    hand_put = [card for card in layout.cards.values() if card.slot is None]
    if hand_put:
        _go_round(layout, wires, hand_put, found, keep or {}, most=most, is_stopped=is_stopped)
    return {wire.id: found[wire.id] for wire in wires}


def crosses(points: Sequence[Point], box: Box) -> bool:
    """Return whether an upright line runs through the inside of a box."""
    for (x1, y1), (x2, y2) in pairwise(points):
        if (
            min(x1, x2) < box.right
            and max(x1, x2) > box.x
            and min(y1, y2) < box.bottom
            and max(y1, y2) > box.y
        ):
            return True
    return False


def _in_cells(layout: Layout, wire: Wire) -> bool:
    return all(layout.cards[id].slot is not None for id in (wire.source, wire.target))


def _boxes(layout: Layout, wire: Wire) -> tuple[Box, Box]:
    return layout.cards[wire.source].box, layout.cards[wire.target].box


def _go_round(
    layout: Layout,
    wires: Iterable[Wire],
    hand_put: Sequence[Card],
    found: dict[str, Routed],
    keep: Mapping[str, Routed],
    *,
    most: int | None,
    is_stopped: Callable[[], bool],
) -> None:
    """Find a path round hand-put cards for the lines that need one."""
    detours, left = Escapes(layout), most
    for wire in giving_way(wires):
        straight, kept, ends = found.get(wire.id), keep.get(wire.id), _boxes(layout, wire)
        inside = [card for card in hand_put if card.id not in (wire.source, wire.target)]
        if straight is not None:
            blocking = [card.box for card in inside if crosses(straight.points, card.box)]
            if not blocking:
                continue
            points = _jogged(layout, wire, straight.points, blocking)
            if points is not None:
                found[wire.id] = Routed(points, *ends, detour=False)
                continue
        if (
            kept is not None
            and _stands(kept, ends)
            and not _runs_through(layout, wire, kept.points)
        ):
            detours.used(kept.points)
            found[wire.id] = kept
        elif left == 0:
            points = (ends[0].centre, ends[1].centre)
            found[wire.id] = Routed(points, *ends, detour=True, pending=True)
        else:
            if is_stopped():
                raise Stopped
            left = None if left is None else left - 1
            points = tidied(detours.path(wire.source, wire.target))
            found[wire.id] = Routed(points, *ends, detour=True)


def _stands(kept: Routed, ends: tuple[Box, Box]) -> bool:
    return kept.detour and not kept.pending and (kept.source, kept.target) == ends


def _jogged(
    layout: Layout, wire: Wire, points: Sequence[Point], blocking: Sequence[Box]
) -> Route | None:
    """Step aside before each box and back behind it; None where that is no good way."""
    bent = _bent(points, blocking)
    if bent is None or _runs_through(layout, wire, bent):
        return None
    smooth = _without_notches(layout, wire, bent)
    return None if _meets_itself(smooth) else smooth


def _bent(points: Sequence[Point], blocking: Sequence[Box]) -> Route | None:
    """None where the line turns beside a box."""
    for box in blocking:
        bent: list[Point] = [points[0]]
        for a, b in pairwise(points):
            if crosses((a, b), box):
                beside = _beside(a, b, box)
                if beside is None:
                    return None
                bent += beside
            bent.append(b)
        points = bent
    return tidied(points)


def _beside(a: Point, b: Point, box: Box) -> list[Point] | None:
    """Return the four corners of the way round a box on the nearer side."""
    if a[0] == b[0]:
        near = box.x - AWAY if 2 * a[0] < box.x + box.right else box.right + AWAY
        low, high = box.y - AWAY, box.bottom + AWAY
        if not min(a[1], b[1]) <= low <= high <= max(a[1], b[1]):
            return None
        first, last = (low, high) if a[1] < b[1] else (high, low)
        return [(a[0], first), (near, first), (near, last), (a[0], last)]
    near = box.y - AWAY if 2 * a[1] < box.y + box.bottom else box.bottom + AWAY
    low, high = box.x - AWAY, box.right + AWAY
    if not min(a[0], b[0]) <= low <= high <= max(a[0], b[0]):
        return None
    first, last = (low, high) if a[0] < b[0] else (high, low)
    return [(first, a[1]), (first, near), (last, near), (last, a[1])]


def _without_notches(layout: Layout, wire: Wire, points: Route) -> Route:
    """Let a line that steps back only to step aside again soon go straight on."""
    kept, at = list(points), 1
    while at + 4 < len(kept):  # the ends stay upright on their cards
        a, b, c, d = kept[at : at + 4]
        straight = a[0] == d[0] or a[1] == d[1]
        short = abs(b[0] - c[0]) + abs(b[1] - c[1]) <= NOTCH
        if straight and short and not _runs_through(layout, wire, (a, d), TOUCH):
            kept = list(tidied([*kept[: at + 1], *kept[at + 3 :]]))
            at = max(1, at - 2)
        else:
            at += 1
    return tuple(kept)


def _meets_itself(points: Sequence[Point]) -> bool:
    """Return whether a line runs over itself, beyond where its stretches follow each other."""
    stretches = [
        Box(min(x1, x2), min(y1, y2), abs(x1 - x2), abs(y1 - y2))
        for (x1, y1), (x2, y2) in pairwise(points)
    ]
    return any(
        one.overlaps(other, 1)
        for at, one in enumerate(stretches)
        for other in stretches[at + 2 :]
    )


def _runs_through(
    layout: Layout, wire: Wire, points: Sequence[Point], apart: float = 0.0
) -> bool:
    """Return whether a line runs through another card, or nearer to one than `apart`."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    hull = Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    return any(
        card.box.overlaps(hull, max(1, apart)) and crosses(points, _grown(card.box, apart))
        for card in layout.cards.values()
        if card.id not in (wire.source, wire.target)
    )


def _grown(box: Box, by: float) -> Box:
    return Box(box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by)
