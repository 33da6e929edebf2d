"""The names of the people on a power grid: as large, and as whole, as all of them can have."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.figures.label_places import Dot, place_labels
from app.figures.led_names import Placed, Sheet, forms_of
from app.figures.power_cells import Cells, Point, Rect
from app.figures.power_people import Look, PowerGrid, Somebody

LINE = 1.3  # times its size a line of text is high
SMALLER = (1.0, 0.92, 0.84, 0.76)  # of the size of the text that names are tried in
LEAST = 11.0  # pixels of a name's size
MOST_LED = 120  # people beyond whom no name is led to: it would be a web

Long = Callable[[str, float], float]  # how wide words of a size are


@dataclass(frozen=True, slots=True)
class Written:
    """One name as it is written: how large, and with the roles below or not."""

    one: Somebody
    placed: Placed
    size: float
    with_roles: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """Finds the places of names on one picture."""

    grid: PowerGrid
    look: Look
    cells: Cells
    spots: Mapping[str, Point]
    reach: float  # of a dot with its sign
    taken: Sequence[Rect]  # by other words
    long: Long

    def written(self) -> list[Written]:
        """Return every name that has a place, in the largest size in which all have one."""
        order = sorted(
            self.grid.people, key=lambda one: (one.row, -(one.at_stake or 0), one.id)
        )
        text, gap = self.look.sizes["text"], self.look.sizes["name"]
        sizes = [text * part for part in SMALLER if text * part >= LEAST or part == 1]
        for size, with_roles in ((text, True), *((one, False) for one in sizes)):
            dots = [self._dot(one, size, with_roles=with_roles) for one in order]
            if not self._may_hold(dots) and (with_roles or size != sizes[-1]):
                continue
            boxes = place_labels(dots, self.cells.room, gap, self.taken)
            found = [
                None if box is None else Placed(one.name, box)
                for one, box in zip(order, boxes, strict=True)
            ]
            if None not in found:
                return self._as_written(order, found, size, with_roles=with_roles)
        if len(order) <= MOST_LED:
            sheet = Sheet(
                dots, lambda words: self.long(words, size), self.cells.room, gap, self.taken
            )
            found = sheet.place(forms_of([one.name for one in order]))
        return self._as_written(order, found, size)

    def _may_hold(self, dots: Sequence[Dot]) -> bool:
        """Return whether there is as much room as all names take, however they are placed."""
        room = self.cells.room
        return sum(dot.width * dot.height for dot in dots) <= room.width * room.height

    def _as_written(
        self,
        order: Sequence[Somebody],
        found: Sequence[Placed | None],
        size: float,
        *,
        with_roles: bool = False,
    ) -> list[Written]:
        return [
            Written(one, placed, size, with_roles and bool(one.below))
            for one, placed in zip(order, found, strict=True)
            if placed is not None
        ]

    def _dot(self, one: Somebody, size: float, *, with_roles: bool) -> Dot:
        width, height = self.long(one.name, size), LINE * size
        if with_roles and one.below:
            small = self.look.sizes["small"]
            width = max(width, self.long(one.below, small))
            height += small * 1.2
        x, y = self.spots[one.id]
        return Dot(x, y, self.reach, width, height, self._home(one), self._row(one))

    def _home(self, one: Somebody) -> Rect | None:
        column = 0 if self.grid.most is not None else one.column
        return self.cells.cell(column, one.row).inset(2)

    def _row(self, one: Somebody) -> Rect:
        row, room = self.cells.cell(0, one.row), self.cells.room
        return Rect(room.left + 2, row.top + 1, room.right - 2, row.bottom - 1)
