from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from app.analysis.cells import Cells, distance
from app.analysis.ordering import Slot
from app.analysis.roster import Side
from app.model.vocabulary import Level


def nearest_of_all(taken, closed, wanted, row):
    """Return the cell that looking at every cell of every row finds."""
    rows = 1 + max([wanted.row, *(slot.row for side, slot in taken if side is Side.THEIRS)])
    while True:
        cells = [Slot(wanted.band, at, *cell) for at in range(rows) for cell in row]
        free = [
            slot for slot in cells if (Side.THEIRS, slot) not in taken and slot not in closed
        ]
        if free:
            return min(free, key=lambda slot: distance(slot, wanted))
        rows += 1


@given(
    st.integers(0, 1_000_000),
    st.integers(1, 4),
    st.booleans(),
    st.integers(1, 80),
    st.integers(0, 12),
)
def test_who_looks_for_a_cell_gets_the_nearest_of_all_that_are_free(
    seed, columns, dense, people, blocked
):
    dice = Random(seed)
    row = [(column, low) for column in range(columns) for low in ((False, True)[: 1 + dense])]
    closed = {Slot(Level.HEAD, dice.randrange(9), *dice.choice(row)) for _ in range(blocked)}
    cells = Cells()
    cells.settle("by hand", Side.THEIRS, Slot(Level.HEAD, 0, columns + 3))

    for number in range(people):
        wanted = Slot(Level.HEAD, dice.randrange(6), dice.randrange(columns + 1))
        expected = nearest_of_all(cells.taken, closed, wanted, row)
        found = cells.nearest(
            Side.THEIRS,
            wanted,
            row,
            lambda side, slot: (side, slot) not in cells.taken and slot not in closed,
        )
        cells.settle(f"p{number}", Side.THEIRS, found)

        assert found == expected
