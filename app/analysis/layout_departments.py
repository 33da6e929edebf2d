"""The map by department: blocks of the buying team on one grid, our team by lane opposite.

All cards stand on one grid of rows and columns, so that lines run between them as on the
two-sided map; a row in which a block begins leaves room for its heading.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from app.analysis.arrangement import Arrangement, placements
from app.analysis.department_blocks import (
    Block,
    Packed,
    best_packed,
    departments,
    lanes,
    near_rows,
    packed,
)
from app.analysis.geometry import MEASURES, BandBox, BlockBox, Box, Card, Layout, Measures
from app.analysis.ordering import Slot
from app.analysis.roster import Roster, Side, roster
from app.analysis.spots import put_over
from app.model.account_plan import AccountPlan
from app.model.values import Id

HEAD = (
    56.0  # from the last row of a block to the channel above the next block: foot and heading
)
PADDING = 20.0  # from the cards of a block to its edge
TITLE = 32.0  # how high a block's heading is
LANE_TITLE = 20.0  # above the first pill of a lane
COLUMN_GAP = 72.0
ROOM = 32.0  # around a card that a hand put beyond all others
SPARE = 6  # one row more in so many, rather than another column of ours
MOST_OF_OURS = 8  # columns of our side


def arrange_by_department(
    plan: AccountPlan,
    opportunity: Id,
    keep: Layout | None = None,
    measures: Measures = MEASURES,
    folded: frozenset[Id] = frozenset(),
) -> Layout:
    """Return where everybody stands by department; no two cards overlap.

    Of blocks that are `folded` (their cards' ids) one card stands for all. With `keep` blocks
    stay in their order and as wide as they were. Placements count from the corner of the block.
    """
    people = roster(plan, opportunity)
    measures = replace(measures, column_gap=COLUMN_GAP)
    order = () if keep is None else [b.key for b in keep.blocks if b.side is Side.THEIRS]
    theirs = departments(plan, people, folded, order)
    ours = lanes(people, folded)
    packing = _packed(theirs, ours, keep, measures)
    grid = _Grid.of(people, theirs, packing, ours, measures)
    base = grid.layout()
    spots = {}
    for id, (x, y) in placements(plan, opportunity, Arrangement.DEPARTMENT).items():
        if id in base.cards:
            block = base.block_of(id)
            left, top = (0.0, 0.0) if block is None else (block.box.x, block.box.y)
            spots[id] = left + x, top + y
    return put_over(base, spots, keep, ROOM)


def _packed(
    theirs: list[Block], ours: list[Block], keep: Layout | None, measures: Measures
) -> Packed:
    """As wide as the blocks were, where all of them were there and no one folded since."""
    were = {} if keep is None else {b.key: b for b in keep.blocks if b.side is Side.THEIRS}
    same = bool(theirs) and all(
        block.key in were and were[block.key].folded == block.folded for block in theirs
    )
    if keep is None or not same:
        opposite = sum(1 if block.folded else len(block.people) for block in ours)
        return best_packed(theirs, opposite, measures, HEAD)
    widths = [were[block.key].columns for block in theirs]
    return packed(theirs, widths, keep.columns[Side.THEIRS])


@dataclass(frozen=True)
class _Grid:
    """Every card in its cell, and which rows have a heading above them."""

    people: Roster
    theirs: list[Block]
    packing: Packed
    ours: list[Block]
    our_rows: tuple[int, ...]  # the first row of each of our blocks
    our_columns: int
    measures: Measures

    @classmethod
    def of(
        cls,
        people: Roster,
        theirs: list[Block],
        packing: Packed,
        ours: list[Block],
        measures: Measures,
    ) -> _Grid:
        rows = max(packing.rows + max(1, packing.rows // SPARE), len(ours))
        fitting = (
            columns
            for columns in range(1, MOST_OF_OURS)
            if sum(block.rows(columns) for block in ours) <= rows
        )
        columns = next(fitting, MOST_OF_OURS)
        stands: dict[Id, int] = {}
        for block, (row, _column, width) in zip(theirs, packing.spots, strict=True):
            stands |= dict.fromkeys(block.people, row)
            stands |= {id: row + down for id, down, _across in block.cells(width)}
        wanted = near_rows(ours, stands, people)
        order = sorted(range(len(ours)), key=lambda number: (wanted[number], number))
        ours = [ours[number] for number in order]
        wanted = [wanted[number] for number in order]
        firsts = _stacked([block.rows(columns) for block in ours], wanted, rows)
        return cls(people, theirs, packing, ours, firsts, columns, measures)

    @property
    def rows(self) -> int:
        ends = [
            first + block.rows(self.our_columns)
            for first, block in zip(self.our_rows, self.ours, strict=True)
        ]
        return max(self.packing.rows, *ends, 1)

    def layout(self) -> Layout:
        people = self.people
        slots = self._slots()
        columns = {Side.OURS: self.our_columns, Side.THEIRS: self.packing.columns}
        outside = people.on(Side.OUTSIDE)
        columns[Side.OUTSIDE] = -(-len(outside) // self.rows)
        for place, id in enumerate(outside):
            slots[id] = Side.OUTSIDE, Slot(None, place % self.rows, place // self.rows)
        bare = self._bare(columns)
        cards = {
            id: Card(id, side, people.band.get(id), bare.slot_box(side, slot), slot)
            for id, (side, slot) in slots.items()
        }
        homes = {id: slot for id, (_side, slot) in slots.items()}
        return replace(bare, cards=cards, homes=homes, blocks=tuple(self._boxes(bare)))

    def _slots(self) -> dict[Id, tuple[Side, Slot]]:
        slots: dict[Id, tuple[Side, Slot]] = {}
        for block, (row, column, width) in zip(self.theirs, self.packing.spots, strict=True):
            for id, down, across in block.cells(width):
                slots[id] = Side.THEIRS, Slot(None, row + down, column + across)
        for block, first in zip(self.ours, self.our_rows, strict=True):
            for id, down, across in block.cells(self.our_columns):
                column = self.our_columns - 1 - across
                slots[id] = Side.OURS, Slot(None, first + down, column)
        return slots

    def _bare(self, columns: Mapping[Side, int]) -> Layout:
        """The rows and columns, with nobody on them yet."""
        m = self.measures
        tops, y = [], m.heading
        for row in range(self.rows):
            y += HEAD if row in self.packing.starts else 0
            tops.append(y + m.row_gap)
            y += m.row
        ties = sum(1 for id in self.people.on(Side.OURS) for _ in self.people.links.get(id, ()))
        corridor = m.corridor + min(8 * (ties // 2), 240)
        ours = m.margin + m.column_gap / 2
        theirs = ours + columns[Side.OURS] * (m.pill[0] + m.column_gap) - m.column_gap
        theirs += corridor
        edge = theirs + columns[Side.THEIRS] * (m.card[0] + m.column_gap)
        origin = {Side.OURS: ours, Side.THEIRS: theirs, Side.OUTSIDE: edge + m.column_gap}
        width = edge + m.margin
        if columns[Side.OUTSIDE]:
            width = origin[Side.OUTSIDE] + 2 * m.margin
            width += columns[Side.OUTSIDE] * (m.outsider[0] + m.column_gap) - m.column_gap
        height = y + PADDING + m.margin
        here = (len(self.people.on(side)) for side in (Side.OURS, Side.THEIRS))
        box = Box(m.margin, m.heading, edge - m.margin, height - m.heading - m.margin)
        band = BandBox(None, box, self.rows, *here)
        return Layout(
            {}, (band,), origin, dict(columns), width, height, m,
            arrangement=Arrangement.DEPARTMENT, tops=tuple(tops),
        )  # fmt: skip

    def _boxes(self, bare: Layout) -> Iterator[BlockBox]:
        m = self.measures
        for block, (row, column, width) in zip(self.theirs, self.packing.spots, strict=True):
            slot = Slot(None, row, column)
            last = bare.tops[row + block.rows(width) - 1]
            left = bare.column_x(Side.THEIRS, column) - PADDING
            top = bare.tops[row] - m.row_gap - TITLE
            wide = width * (m.card[0] + m.column_gap) - m.column_gap + 2 * PADDING
            box = Box(left, top, wide, last + m.card[1] + PADDING - top)
            yield _block_box(bare, block, slot, width, box)
        inset = (m.card[1] - m.pill[1]) / 2
        for block, first in zip(self.ours, self.our_rows, strict=True):
            used = 1 if block.folded else min(self.our_columns, len(block.people))
            slot = Slot(None, first, self.our_columns - used)
            last = bare.tops[first + block.rows(self.our_columns) - 1]
            left = bare.column_x(Side.OURS, slot.column)
            top = bare.tops[first] + inset - LANE_TITLE
            box = Box(left, top, bare.ours_right - left, last + m.card[1] - inset - top)
            yield _block_box(bare, block, slot, used, box)


def _block_box(bare: Layout, block: Block, slot: Slot, columns: int, box: Box) -> BlockBox:
    """A block as it stands: one that is folded is no larger than its card."""
    if block.folded:
        box = bare.slot_box(block.side, slot)
    return BlockBox(
        block.key, block.name, block.side, box, slot, columns, block.people, block.folded
    )


def _stacked(heights: list[int], wanted: list[float], rows: int) -> tuple[int, ...]:
    """The first row of each block, as near to where it wants as the order lets it."""
    firsts, free = [], 0
    for number, (height, middle) in enumerate(zip(heights, wanted, strict=True)):
        latest = rows - sum(heights[number:])
        first = max(free, min(round(middle - (height - 1) / 2), latest))
        firsts.append(first)
        free = first + height
    return tuple(firsts)
