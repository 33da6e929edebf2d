"""How the lines of an organigram run: down from a manager, or past the cards for the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from app.analysis.channels import tidied
from app.analysis.geometry import Box, Point
from app.analysis.tree_layout import TreeLayout
from app.model.values import Id

ASIDE = 24.0  # how far from its middle a line that is not of the tree leaves a card
CROSSING = 4000.0  # scene units that a way may be longer to spare a card


def trunk(layout: TreeLayout, employee: Id, manager: Id) -> tuple[Point, ...]:
    """Return the way from somebody up to whom the tree puts them under.

    It runs above the row that they, or the first of their column, stand in.
    """
    box, above = layout.boxes[employee], layout.boxes[manager]
    first = layout.on_top.get(employee)
    top = layout.boxes[first or employee].y - layout.measures.below / 2
    over = (above.centre[0], top), (above.centre[0], above.bottom)
    if first is not None:
        x, y = box.x - layout.measures.beside / 2, box.centre[1]
        return tidied(((box.x, y), (x, y), (x, top), *over))
    x = box.centre[0]
    return tidied(((x, box.y), (x, top), *over))


def round_the_cards(layout: TreeLayout, employee: Id, manager: Id) -> tuple[Point, ...]:
    """Return a way for a line that the tree does not follow, past cards as far as can be."""
    start, end = layout.boxes[employee], layout.boxes[manager]
    others = [box for id, box in layout.boxes.items() if id not in (employee, manager)]
    tried: list[tuple[Point, ...]] = []
    for leave in _doors(start, layout):
        for arrive in _doors(end, layout):
            tried += _between(leave, arrive, layout)
    near = [*others, start, end]
    return min(tried, key=lambda way: (_cost(way, near), way))


def _doors(box: Box, layout: TreeLayout) -> list[tuple[Point, Point]]:
    """Return where a line can leave a card, and the free spot just before it."""
    x, y = box.centre
    gap, beside = layout.measures.stacked / 2, layout.measures.beside / 4
    aside = x + ASIDE
    return [
        ((aside, box.y), (aside, box.y - gap)),
        ((aside, box.bottom), (aside, box.bottom + gap)),
        ((box.x, y + ASIDE / 2), (box.x - beside, y + ASIDE / 2)),
        ((box.right, y + ASIDE / 2), (box.right + beside, y + ASIDE / 2)),
    ]


def _between(
    leave: tuple[Point, Point], arrive: tuple[Point, Point], layout: TreeLayout
) -> list[tuple[Point, ...]]:
    (start, out), (end, before) = leave, arrive
    beside = layout.measures.beside / 4
    channels = {out[0], before[0]}
    for box in layout.boxes.values():
        channels |= {box.x - beside, box.right + beside}
    low, high = sorted((out[0], before[0]))
    far = 3 * layout.measures.card[0]
    found = [
        tidied((start, out, (x, out[1]), (x, before[1]), before, end))
        for x in sorted(channels)
        if low - far <= x <= high + far
    ]
    found.append(tidied((start, out, (out[0], before[1]), before, end)))
    return found


def _cost(way: Sequence[Point], boxes: Iterable[Box]) -> float:
    """How long a way is, and how many cards it runs through."""
    length = sum(abs(x2 - x1) + abs(y2 - y1) for (x1, y1), (x2, y2) in pairwise(way))
    inside = 0
    for box in boxes:
        for (x1, y1), (x2, y2) in pairwise(way):
            inside += (
                min(x1, x2) < box.right
                and max(x1, x2) > box.x
                and min(y1, y2) < box.bottom
                and max(y1, y2) > box.y
            )
    return length + CROSSING * inside + 30 * len(way)
