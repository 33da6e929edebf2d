"""How people stand on a scale: each at their own value, one over the other where many are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import ceil

from app.figures.power_cells import Point, Rect

FARTHEST = 0.025  # of the scale that a dot may stand off its value,
AT_LEAST = 16.0  # or pixels of it where that is more
SMALLER = 0.93  # of the radius that is tried next


def swarmed(
    row: Rect, across: Mapping[str, float], radius: float, lanes_apart: float = 0.0
) -> dict[str, Point]:
    """Return where people stand in a row: at their value, or right of it where that is full.

    The lanes they stand in are as far apart as their dots are large, `lanes_apart` at least.
    """
    apart = 2 * radius + 1
    lanes = _lanes(row, radius, max(apart, lanes_apart))
    ends = [float("-inf")] * len(lanes)  # the last dot of each lane
    found: dict[str, Point] = {}
    for id, wanted in sorted(across.items(), key=lambda one: (one[1], one[0])):
        x = min(max(wanted, row.left + radius), row.right - radius)
        free = (lane for lane, end in enumerate(ends) if end + apart <= x)
        lane = next(free, None)
        if lane is None:
            lane = min(range(len(lanes)), key=ends.__getitem__)
            x = ends[lane] + apart
        ends[lane] = x
        found[id] = x, lanes[lane]
    return found


def radius_in(
    rows: Sequence[tuple[Rect, Mapping[str, float]]],
    radius: float,
    least: float,
    lanes_apart: float = 0.0,
) -> float:
    """Return how large dots can be so that all stand near their values, from `radius` on."""
    while radius > least:
        if all(is_true(row, across, radius, lanes_apart) for row, across in rows):
            return radius
        radius *= SMALLER
    return least


def is_true(row: Rect, across: Mapping[str, float], radius: float, lanes_apart: float) -> bool:
    """Return whether dots so large all stand near their values, and in the row."""
    off = farthest(row)
    return all(
        x - max(across[id], row.left + radius) <= off and x <= row.right - radius
        for id, (x, _y) in swarmed(row, across, radius, lanes_apart).items()
    )


def stacked(row: Rect, across: Mapping[str, float], radius: float) -> dict[str, Point]:
    """Return where people stand near their values where they are too many to stand apart."""
    wide = farthest(row)
    stacks: defaultdict[int, list[str]] = defaultdict(list)
    for id, wanted in sorted(across.items(), key=lambda one: (one[1], one[0])):
        last = max(0, int((row.width - 1) // wide) - 1)
        stacks[min(last, max(0, int((wanted - row.left) // wide)))].append(id)
    apart = 2 * radius + 1
    columns = max(1, int(wide // apart))
    low, high = row.top + radius + 2, row.bottom - radius - 2
    found: dict[str, Point] = {}
    for number, ids in stacks.items():
        down = ceil(len(ids) / columns)
        step = min(apart, (high - low) / max(1, down - 1))
        top = (low + high - step * (down - 1)) / 2
        left = row.left + number * wide
        for place, id in enumerate(ids):
            column, lane = divmod(place, down)
            found[id] = left + (column + 0.5) * wide / columns, top + lane * step
    return found


def farthest(row: Rect) -> float:
    """Return how many pixels off its value a dot may stand."""
    return max(AT_LEAST, FARTHEST * row.width)


def _lanes(row: Rect, radius: float, apart: float) -> list[float]:
    """Return the heights on which dots stand, the middle one first."""
    low, high = row.top + radius + 2, row.bottom - radius - 2
    middle, count = (low + high) / 2, 1 + int(max(0.0, high - low) // apart)
    found = [middle + (number - (count - 1) / 2) * apart for number in range(count)]
    return sorted(found, key=lambda lane: (abs(lane - middle), lane))
