"""The power grid as geometry: its cells, and where in them people stand. Pixels at scale 1.

The picture is drawn by it, and what follows the pointer over the picture asks it too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, hypot, sqrt
from zlib import crc32

Point = tuple[float, float]
PART = 1.7  # width by height of the part of a cell that suits a dot with its name
PAD = 3.0  # between the edge of a cell and its dots, at least
JITTER = 0.36  # of the free room in a part of a cell that a dot may stand off its middle


@dataclass(frozen=True, slots=True)
class Rect:
    """An upright rectangle, from the left and the top."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> Point:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def overlaps(self, other: Rect) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def is_in(self, other: Rect) -> bool:
        """Return whether all of it lies in another."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )

    def inset(self, by: float) -> Rect:
        return Rect(self.left + by, self.top + by, self.right - by, self.bottom - by)


@dataclass(frozen=True, slots=True)
class Cells:
    """Columns from the left and rows from the top.

    The first column and the last row are what is unknown; a gap parts them from the rest. With
    `columns` 1 there is one scale from left to right, and no such column.
    """

    room: Rect
    columns: int
    rows: int
    gap: float  # between the unknown and the known
    between: float = 4.0  # of any two cells
    narrow: tuple[float, float] = (0.8, 0.8)  # the unknown column and row, of the others' size

    def cell(self, column: int, row: int) -> Rect:
        """Return where a cell lies."""
        across, down = self.narrow
        left, right = self._span(
            column, self.columns, (self.room.left, self.room.right), 0, across
        )
        top, bottom = self._span(
            row, self.rows, (self.room.top, self.room.bottom), self.rows - 1, down
        )
        return Rect(left, top, right, bottom)

    def at(self, x: float, y: float) -> tuple[int, int] | None:
        """Return the column and row of a point; None outside all cells."""
        for column in range(self.columns):
            for row in range(self.rows):
                if self.cell(column, row).holds(x, y):
                    return column, row
        return None

    @property
    def known(self) -> Rect:
        """What the columns and rows of known values take together."""
        first = self.cell(1 if self.columns > 1 else 0, 0)
        last = self.cell(self.columns - 1, max(0, self.rows - 2))
        return Rect(first.left, first.top, last.right, last.bottom)

    def _span(
        self, number: int, count: int, room: tuple[float, float], first: int, narrow: float
    ) -> tuple[float, float]:
        """From where to where a column or row goes; `first` is what is unknown."""
        low, high = room
        if count == 1:
            return low, high
        each = (high - low - self.gap - self.between * (count - 2)) / (count - 1 + narrow)
        sizes = [each * narrow if at == first else each for at in range(count)]
        start = low
        for at in range(number):
            apart = self.gap if first in (at, at + 1) else self.between
            start += sizes[at] + apart
        return start, start + sizes[number]


def scattered(
    cell: Rect, ids: Sequence[str], radius: float, names: Mapping[str, float] | None = None
) -> dict[str, Point]:
    """Return where in a cell people stand: apart where there is room, and always the same.

    Each has a part of the cell and stands a little off its middle, as chance by the id has it,
    so that a cell looks like a group and not like a table. Few stand below one another, so that
    each has room for a name at its right, `names` wide.
    """
    if not ids:
        return {}
    room = cell.inset(min(PAD, cell.width / 2, cell.height / 2))
    if len(ids) > 1 and len(ids) * 2 * radius <= room.height:
        return _below_one_another(room, ids, radius, names or {})
    shape = cell.width / max(cell.height, 1) / PART
    across = max(1, min(len(ids), round(sqrt(len(ids) * shape))))
    widest = min(len(ids), int(room.width // (2 * radius)))
    while across < widest and ceil(len(ids) / across) * 2 * radius > room.height:
        across += 1
    down = ceil(len(ids) / across)
    wide, high = room.width / across, room.height / down
    found: dict[str, Point] = {}
    for place, id in enumerate(_shuffled(ids)):
        row, column = divmod(place, across)
        in_row = min(across, len(ids) - row * across)
        left = room.left + (room.width - in_row * wide) / 2
        off_x, off_y = _chance(id)
        free_x, free_y = max(0.0, wide - 2 * radius), max(0.0, high - 2 * radius)
        found[id] = (
            left + (column + 0.5) * wide + off_x * JITTER * free_x,
            room.top + (row + 0.5) * high + off_y * JITTER * free_y,
        )
    return found


def _below_one_another(
    room: Rect, ids: Sequence[str], radius: float, names: Mapping[str, float]
) -> dict[str, Point]:
    high = room.height / len(ids)
    free_y = max(0.0, high - 2 * radius)
    found: dict[str, Point] = {}
    for place, id in enumerate(_shuffled(ids)):
        off_x, off_y = _chance(id)
        free_x = max(0.0, room.width - 2 * radius - names.get(id, 0.0))
        found[id] = (
            room.left + radius + (0.5 + off_x) * free_x,
            room.top + (place + 0.5) * high + off_y * JITTER * free_y,
        )
    return found


def _shuffled(ids: Sequence[str]) -> list[str]:
    return sorted(ids, key=lambda one: (crc32(one.encode()), one))


def _chance(id: str) -> Point:
    """Return two shares from -0.5 to 0.5, always the same for one id."""
    chance = crc32(f"{id} {len(id)}".encode())
    return (chance & 0xFF) / 255 - 0.5, (chance >> 8 & 0xFF) / 255 - 0.5


def capacity(cell: Rect, radius: float) -> int:
    """Return how many dots a cell holds side by side."""
    room = cell.inset(PAD)
    return max(0, int(room.width // (2 * radius))) * max(0, int(room.height // (2 * radius)))


def swarmed(row: Rect, across: Mapping[str, float], radius: float) -> dict[str, Point]:
    """Return where people stand on a scale: at their own value, one over the other."""
    low, high = row.top + radius + 2, row.bottom - radius - 2
    middle, step = (low + high) / 2, radius * 0.9
    steps = [middle]
    for number in range(1, 1 + max(0, int((high - low) / 2 / step))):
        steps += [middle - number * step, middle + number * step]
    found: dict[str, Point] = {}
    for id, wanted in sorted(across.items(), key=lambda one: (one[1], one[0])):
        x = min(max(wanted, row.left + radius), row.right - radius)
        found[id] = _free(x, steps, list(found.values()), 2 * radius + 1)
    return found


def _free(x: float, steps: Sequence[float], taken: Sequence[Point], apart: float) -> Point:
    """The nearest spot that is free, to the right of the value where there is none above it."""
    near = taken
    while True:
        near = [spot for spot in near if spot[0] > x - apart]
        for y in steps:
            if all(hypot(x - a, y - b) >= apart for a, b in near):
                return x, y
        x += apart / 8
