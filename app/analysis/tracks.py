"""Parallel tracks in a channel: which leg of a line runs where, so that few cross.

A channel runs in one direction; a leg is the stretch of a line within it. Positions along the
channel are `low` and `high`; at both ends the line turns off to a side, -1 or +1.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from app.courtesy import giving_way

PAIRWISE_UP_TO = 48  # legs; comparing all pairs costs the square of it
APART = 10.0  # two legs this far apart along the channel can share a track
TOUCHING = 4.0  # two lines that leave the channel this near to each other seem one
TOO_CLOSE = 3.0  # nearer to each other than this, tracks are no longer told apart
COVERED = 8  # and that is as bad as this many crossings


@dataclass(slots=True)
class Leg:
    """A stretch of one line within a channel."""

    owner: int
    ends: tuple[tuple[float, int], tuple[float, int]]  # position along the channel, turn
    slack: float = 0.0  # how far the ends may yet shift

    @property
    def low(self) -> float:
        return min(self.ends[0][0], self.ends[1][0]) - self.slack

    @property
    def high(self) -> float:
        return max(self.ends[0][0], self.ends[1][0]) + self.slack


def assigned(
    legs: Sequence[Leg],
    middle: float,
    room: float,
    step: float,
    bundles: Mapping[int, Hashable] | None = None,
) -> dict[int, float]:
    """Return for each leg's owner where across the channel it runs, around the middle.

    Tracks lie `step` apart, closer where the `room` does not suffice. Where that is too close
    for the eye, owners of one of the `bundles` run on one track.
    """
    tracks = _pairwise(legs) if len(legs) <= PAIRWISE_UP_TO else _swept(legs)
    number = 1 + max(tracks, default=0)
    if bundles is not None and room < TOO_CLOSE * (number - 1):
        together = _bundled(legs, [bundles[leg.owner] for leg in legs])
        if max(together) + 1 < number:
            tracks, number = together, max(together) + 1
    gap = min(step, room / max(number - 1, 1))
    first = middle - gap * (number - 1) / 2
    return {leg.owner: first + gap * track for leg, track in zip(legs, tracks, strict=True)}


def _bundled(legs: Sequence[Leg], keys: Sequence[Hashable]) -> list[int]:
    """All legs of a key on one track, as one leg that reaches as far as all of them."""
    spans: dict[Hashable, tuple[float, float]] = {}
    for leg, key in zip(legs, keys, strict=True):
        low, high = spans.get(key, (leg.low, leg.high))
        spans[key] = min(low, leg.low), max(high, leg.high)
    bundles = [Leg(n, ((low, 1), (high, 1))) for n, (low, high) in enumerate(spans.values())]
    track = dict(zip(spans, _swept(bundles), strict=True))
    return [track[key] for key in keys]


def _pairwise(legs: Sequence[Leg]) -> list[int]:
    """Order by who crosses whom less on which side, each overlapping leg on its own track."""
    size = len(legs)
    spans = [(leg.low, leg.high) for leg in legs]
    score = [0] * size
    for i in giving_way(range(size)):
        for j in range(i):
            tilt = _crossings(legs[i], spans[j], legs[j], spans[i])
            tilt -= _crossings(legs[j], spans[i], legs[i], spans[j])
            score[i] += tilt
            score[j] -= tilt
    order = sorted(range(size), key=lambda i: (score[i], spans[i]))
    tracks = [0] * size
    for place, i in enumerate(order):
        low, high = spans[i][0] - APART, spans[i][1] + APART
        below = [
            tracks[j] + 1 for j in order[:place] if spans[j][0] < high and spans[j][1] > low
        ]
        tracks[i] = max(below, default=0)
    return tracks


def _crossings(
    first: Leg,
    span_of_second: tuple[float, float],
    second: Leg,
    span_of_first: tuple[float, float],
) -> int:
    """How often two legs cross when `first` runs on the lower track."""
    count = 0
    for position, turn in first.ends:
        if turn > 0:
            count += span_of_second[0] < position < span_of_second[1]
            for opposite, back in second.ends:
                if back < 0 and abs(opposite - position) < TOUCHING:
                    count += COVERED
    for position, turn in second.ends:
        count += turn < 0 and span_of_first[0] < position < span_of_first[1]
    return count


def _swept(legs: Sequence[Leg]) -> list[int]:
    """First free track from the low end on; for more legs than eyes can follow."""
    order = sorted(range(len(legs)), key=lambda i: legs[i].low)
    tracks = [0] * len(legs)
    ends: list[float] = []
    for i in order:
        low = legs[i].low - APART
        track = next((t for t, end in enumerate(ends) if end < low), len(ends))
        if track == len(ends):
            ends.append(0.0)
        ends[track] = legs[i].high
        tracks[i] = track
    return tracks
