"""How people stand on a scale: each at their own value, one over the other where many are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
        if all(_is_true(row, across, radius, lanes_apart) for row, across in rows):
            return radius
        radius *= SMALLER
    return least


def _is_true(row: Rect, across: Mapping[str, float], radius: float, lanes_apart: float) -> bool:
    spots = swarmed(row, across, radius, lanes_apart)
    off = max(AT_LEAST, FARTHEST * row.width)
    return all(
        x - max(across[id], row.left + radius) <= off and x <= row.right - radius
        for id, (x, _y) in spots.items()
    )


def _lanes(row: Rect, radius: float, apart: float) -> list[float]:
    """Return the heights on which dots stand, the middle one first."""
    low, high = row.top + radius + 2, row.bottom - radius - 2
    middle, count = (low + high) / 2, 1 + int(max(0.0, high - low) // apart)
    found = [middle + (number - (count - 1) / 2) * apart for number in range(count)]
    return sorted(found, key=lambda lane: (abs(lane - middle), lane))
