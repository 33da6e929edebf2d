"""The parts of an organigram and how they are set together: side by side, or in rows.

A part is a subtree with its outline, one edge for each strip of `SLOT`. What stands beside each
other comes as near as the outlines allow; a manager of many has theirs in several rows, with a
lane in the middle of all but the last for the line that goes down to the rows below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.model.values import Id

SLOT = 8.0  # outlines are compared in strips of this height; all heights are multiples of it
FEWEST = 4  # parts that are ever set in more than one row


@dataclass
class Part:
    """A subtree around the middle of its uppermost card, with its outline by strips."""

    middle: float  # of the card on top
    left: list[float]
    right: list[float]
    cards: list[tuple[Id, float, float]]  # id, left edge, top

    @property
    def width(self) -> float:
        return max(self.right) - min(self.left)


@dataclass(frozen=True, slots=True)
class Apart:
    """The distances between parts: beside each other, between rows, and for the lane."""

    beside: float
    below: float
    lane: float  # 0: no line comes down


def beside(parts: Sequence[Part], gap: float) -> Part:
    """Return parts set beside each other, as near as their outlines allow."""
    first, last = 0.0, 0.0
    left: list[float] = []
    right: list[float] = []
    cards: list[tuple[Id, float, float]] = []
    for number, part in enumerate(parts):
        shift = 0.0
        if number:
            both = zip(right, part.left, strict=False)
            shift = max(done - edge for done, edge in both) + gap
        last = part.middle + shift
        if not number:
            first = last
        for strip, (near, far) in enumerate(zip(part.left, part.right, strict=True)):
            if strip < len(right):
                right[strip] = far + shift
            else:
                left.append(near + shift)
                right.append(far + shift)
        cards += [(id, x + shift, y) for id, x, y in part.cards]
    return Part((first + last) / 2, left, right, cards)


def in_rows(parts: Sequence[Part], wide: float, apart: Apart) -> Part:
    """Return parts beside each other; in as many rows as they need to be no wider than `wide`.

    In several rows the part stands around zero, which is where the line comes down.
    """
    whole = beside(parts, apart.beside)
    if len(parts) < FEWEST or whole.width <= wide:
        return whole
    rows = _rows(parts, wide, apart.beside)
    made = Part(0, [], [], [])
    for number, row in enumerate(rows):
        whole_row = number == len(rows) - 1 or not apart.lane
        part = _centred(row, apart) if whole_row else _parted(row, apart)
        if number:
            gap = int(apart.below / SLOT)
            made.left += [min(0.0, part.left[0])] * gap
            made.right += [max(0.0, part.right[0])] * gap
        down = len(made.left) * SLOT
        made.left += part.left
        made.right += part.right
        made.cards += [(id, x, y + down) for id, x, y in part.cards]
    return made


def _rows(parts: Sequence[Part], wide: float, gap: float) -> list[list[Part]]:
    """Return parts in rows of about the same width, in their order, at least two in each."""
    total = sum(part.width + gap for part in parts)
    count = min(max(2, round(total / wide + 0.5)), len(parts) // 2)
    rows: list[list[Part]] = [[]]
    filled = 0.0
    for at, part in enumerate(parts):
        full = filled + part.width / 2 > total * len(rows) / count
        enough = len(rows[-1]) > 1 and len(parts) - at > 1
        if full and enough and len(rows) < count:
            rows.append([])
        rows[-1].append(part)
        filled += part.width + gap
    return rows


def _centred(row: Sequence[Part], apart: Apart) -> Part:
    part = beside(row, apart.beside)
    return _moved(part, -part.middle)


def _parted(row: Sequence[Part], apart: Apart) -> Part:
    """Return a row with a lane at zero, as near to its middle as the parts allow."""
    half = sum(part.width + apart.beside for part in row) / 2
    at, filled = 1, row[0].width
    while at < len(row) - 1 and filled + row[at].width / 2 < half:
        filled += row[at].width + apart.beside
        at += 1
    near, far = beside(row[:at], apart.beside), beside(row[at:], apart.beside)
    near = _moved(near, -apart.lane / 2 - max(near.right))
    far = _moved(far, apart.lane / 2 - min(far.left))
    strips = range(max(len(near.left), len(far.left)))
    left = [near.left[at] if at < len(near.left) else 0.0 for at in strips]
    right = [far.right[at] if at < len(far.right) else 0.0 for at in strips]
    return Part(0, left, right, near.cards + far.cards)


def _moved(part: Part, by: float) -> Part:
    left, right = [edge + by for edge in part.left], [edge + by for edge in part.right]
    return Part(part.middle + by, left, right, [(id, x + by, y) for id, x, y in part.cards])
