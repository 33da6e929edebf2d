"""Taking times in turn, so that a busy moment of the machine falls on floor and all alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from time import perf_counter

LARGE = ("L",)  # a run of these takes seconds, so there are fewer


def rounds_for(shape: str, runs: int) -> int:
    """Return how often to measure a shape when small ones are measured so many times."""
    return (runs + 1) // 2 if shape in LARGE else runs


def timed(act: Callable[[], object]) -> float:
    """Return how many seconds something takes."""
    start = perf_counter()
    act()
    return perf_counter() - start


def in_turn(
    acts: Mapping[str, Callable[[], float]], rounds: int, *, warm: int = 1
) -> dict[str, list[float]]:
    """Have each act report a time, one after the other, round by round.

    The first rounds warm caches and are not counted.
    """
    taken: dict[str, list[float]] = {name: [] for name in acts}
    for turn in range(warm + rounds):
        for name, act in acts.items():
            seconds = act()
            if turn >= warm:
                taken[name].append(seconds)
    return taken
