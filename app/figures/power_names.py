"""The names on a power grid whose people stand on a scale: as large and whole as can be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.courtesy import while_wanted
from app.figures.label_places import Dot, place_labels
from app.figures.led_names import Placed, Sheet, forms_of
from app.figures.power_cells import Rect
from app.figures.power_people import Look, Somebody
from app.figures.power_slots import LINE
from app.figures.power_standing import Standing

SMALLER = (1.0, 0.92, 0.84, 0.76)  # of the size of the text that names are tried in
LEAST = 11.0  # pixels of a name's size
MOST_LED = 120  # people beyond whom no name is led to: it would be a web
MOST_TRIED = 200  # people beyond whom only the weightiest are named

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
    """Finds the places of names on one picture; each stands in the row of its dot."""

    shown: Standing
    look: Look
    reach: float  # of a dot with its sign
    taken: Sequence[Rect]  # by other words
    long: Long

    def written(self, is_wanted: Callable[[], bool] = lambda: True) -> list[Written]:
        """Return every name that has a place, in the largest size in which all have one.

        Raises CutOff when they are not wanted any more.
        """
        people = self.shown.grid.people
        order = sorted(people, key=lambda one: (-(one.at_stake or 0), one.id))[:MOST_TRIED]
        if len(people) <= MOST_TRIED:
            order.sort(key=lambda one: one.row)
        text, gap, room = (
            self.look.sizes["text"], self.look.sizes["name"], self.shown.cells.room,
        )  # fmt: skip
        sizes = [text * part for part in SMALLER if text * part >= LEAST or part == 1]
        tried = ((text, True), *((one, False) for one in sizes))
        for size, with_roles in while_wanted(tried, is_wanted):
            dots = [self._dot(one, size, with_roles=with_roles) for one in order]
            if not self._may_hold(dots) and (with_roles or size != sizes[-1]):
                continue
            crowd = [*dots, *self._nameless(order)]
            boxes = place_labels(crowd, room, gap, self.taken)[: len(order)]
            found = [
                None if box is None else Placed(one.name, box)
                for one, box in zip(order, boxes, strict=True)
            ]
            if None not in found:
                return self._as_written(order, found, size, with_roles=with_roles)
        if len(people) <= MOST_LED:
            sheet = Sheet(dots, lambda words: self.long(words, size), room, gap, self.taken)
            found = sheet.place(forms_of([one.name for one in order]))
        return self._as_written(order, found, size)

    def _nameless(self, order: Sequence[Somebody]) -> list[Dot]:
        """Return the dots of all others, which names keep off; they have none of their own."""
        tried = {one.id for one in order}
        return [
            Dot(*self.shown.spots[one.id], self.reach, 0, 0, _NOWHERE, _NOWHERE)
            for one in self.shown.grid.people
            if one.id not in tried
        ]

    def _may_hold(self, dots: Sequence[Dot]) -> bool:
        """Return whether there is as much room as all names take, however they are placed."""
        room = self.shown.cells.room
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
        x, y = self.shown.spots[one.id]
        cell = self.shown.cells.cell(0, one.row)
        row = Rect(cell.left + 2, cell.top + 1, cell.right - 2, cell.bottom - 1)
        return Dot(x, y, self.reach, width, height, cell.inset(2), row)


_NOWHERE = Rect(0, 0, -1, -1)
