"""The cells of the map: who has which, and which free one is nearest to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import count

from app.analysis.ordering import Slot
from app.analysis.roster import Band, Side
from app.model.values import Id

ROW = 1.2  # columns that a row is as far as

Row = Sequence[tuple[int, bool]]  # its cells: the column, and whether it is the lower half
IsOpen = Callable[[Side, Slot], bool]


class Cells:
    """The cells that are taken while an arrangement is made."""

    def __init__(self) -> None:
        self.of: dict[Id, Slot] = {}
        self.taken: dict[tuple[Side, Slot], Id] = {}
        self._last_row: dict[tuple[Side, Band], int] = {}  # that somebody has a cell in
        self._held: Counter[tuple[Side, Band, int]] = Counter()  # cells of a row
        self._full: set[tuple[Side, Band, int]] = set()  # rows without a free cell

    def settle(self, id: Id, side: Side, slot: Slot) -> None:
        """Give somebody a cell."""
        self.of[id] = slot
        self.taken[side, slot] = id
        here = side, slot.band
        self._last_row[here] = max(slot.row, self._last_row.get(here, 0))
        self._held[*here, slot.row] += 1

    def stay(
        self,
        standing: Mapping[Id, tuple[Side, Slot]],
        homes: Mapping[Id, Slot],
        is_open: IsOpen,
    ) -> None:
        """Give everybody the cell they stand in, or their own where that came free.

        Several may have one home, as those who came out of a group.
        """
        cells = {id: place for id, place in standing.items() if is_open(*place)}
        held, moving = set(cells.values()), True
        while moving:  # whoever comes back leaves a cell that may be another one's own
            moving = False
            for id, (side, _slot) in standing.items():
                home = side, homes[id]
                if cells.get(id) != home and home not in held and is_open(*home):
                    held -= {cells.get(id, home)}
                    held.add(home)
                    cells[id], moving = home, True
        for id, place in cells.items():
            self.settle(id, *place)

    def nearest(self, side: Side, wanted: Slot, row: Row, is_open: IsOpen) -> Slot:
        """Return the free cell of a band nearest to a wanted one, in a new row if need be.

        It looks from the wanted row outwards, and no farther than what it found: of thousands
        who come out of a few groups, many want the same cell.
        """
        last = self._last_row.get((side, wanted.band), 0)
        for rows in count(1 + max(wanted.row, last)):
            best: Slot | None = None
            for at in sorted(range(rows), key=lambda at: abs(at - wanted.row)):
                if best is not None and distance(best, wanted)[0] < ROW * abs(at - wanted.row):
                    break
                if not self._is_full(side, wanted.band, at, row):
                    slots = [Slot(wanted.band, at, *cell) for cell in row]
                    near = [slot for slot in (best, *slots) if slot and is_open(side, slot)]
                    best = min(near, key=lambda slot: distance(slot, wanted), default=None)
            if best is not None:
                return best
        raise AssertionError("rows never end")

    def _is_full(self, side: Side, band: Band, at: int, row: Row) -> bool:
        """Return whether all cells of a row are taken; none is ever given back."""
        place = side, band, at
        if place in self._full or self._held[place] < len(row):
            return place in self._full
        if all((side, Slot(band, at, *cell)) in self.taken for cell in row):
            self._full.add(place)
        return place in self._full


def distance(slot: Slot, wanted: Slot) -> tuple[float, int, int]:
    """Return how far a cell is from another, in columns, and then its place."""
    far = abs(slot.column - wanted.column) + ROW * abs(slot.row - wanted.row)
    return far, slot.row, slot.column
