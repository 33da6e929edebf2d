"""The power grid as geometry: its cells. Pixels at scale 1.

The picture is drawn by it, and what follows the pointer over the picture asks it too.
"""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]
PAD = 3.0  # between the edge of a cell and its dots, at least


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
