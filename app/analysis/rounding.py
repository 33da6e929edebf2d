"""Rounding for whoever reads: a number as computed exactly, parts so that they add up."""

from __future__ import annotations

import math
from collections.abc import Sequence

DECIMALS = 1  # of points that stand in a list
NOTHING = 1e-9  # less is the dust of adding floats
FIRM = 9  # decimals that such dust leaves standing


def rounded(value: float, decimals: int) -> float:
    """Round a number as if it had been computed exactly: dust does not turn a half; no −0.0."""
    return round(firm(value), decimals) + 0.0


def firm(value: float) -> float:
    """Return a number without that dust, for comparing: what is equal on paper is equal."""
    return round(value, FIRM)


def rounded_together(
    parts: Sequence[float], whole: float, decimals: int = DECIMALS
) -> list[float]:
    """Round parts so that they add up to the rounded whole (largest remainder, Hamilton)."""
    unit = 10.0**decimals
    floors = [math.floor(part * unit + NOTHING) for part in parts]
    missing = round(whole * unit) - sum(floors)
    by_remainder = sorted(
        range(len(parts)), key=lambda i: (floors[i] - parts[i] * unit, -abs(parts[i]), i)
    )
    for index in by_remainder[: max(0, missing)]:
        floors[index] += 1
    for index in by_remainder[missing:] if missing < 0 else ():
        floors[index] -= 1  # the whole is rounded from other numbers than the parts
    return [floor / unit + 0.0 for floor in floors]
