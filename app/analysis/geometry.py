"""The map as geometry: boxes of cards and bands, and which cell, band or side a point lies in.

Lengths are scene units, pixels at scale 1.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count

from app.analysis.arrangement import Arrangement, group_card
from app.analysis.ordering import Slot
from app.analysis.roster import Band, Side
from app.model.values import Id

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Measures:
    """The sizes of cards and of the channels between them; multiples of eight."""

    card: tuple[float, float] = (224, 72)
    pill: tuple[float, float] = (184, 40)
    outsider: tuple[float, float] = (168, 56)
    column_gap: float = 48
    row_gap: float = 40  # above every row of cards, inside its band
    band_foot: float = 24
    band_gap: float = 8
    heading: float = 40
    gutter: float = 120  # where the bands' names stand
    margin: float = 16
    corridor: float = 128  # between the two sides, at least
    clearance: float = 16  # between any two cards, at least
    snap: float = 24  # a card dropped this near to a free cell takes it
    aspect: float = 1.6  # width by height that suits a screen

    @property
    def row(self) -> float:
        return self.row_gap + self.card[1]


MEASURES = Measures()


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def centre(self) -> Point:
        return self.x + self.width / 2, self.y + self.height / 2

    def moved(self, x: float, y: float) -> Box:
        return Box(x, y, self.width, self.height)

    def overlaps(self, other: Box, apart: float = 0) -> bool:
        """Return whether the two are less than `apart` from each other."""
        return (
            self.x - other.right < apart
            and other.x - self.right < apart
            and self.y - other.bottom < apart
            and other.y - self.bottom < apart
        )

    def holds(self, x: float, y: float) -> bool:
        return self.x <= x <= self.right and self.y <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Card:
    """Where one card stands; `slot` is None where a hand put it between the cells."""

    id: Id
    side: Side
    band: Band  # meaningless for an outsider
    box: Box
    slot: Slot | None


@dataclass(frozen=True, slots=True)
class BandBox:
    """One level across both sides, and who of whom stands there."""

    level: Band
    box: Box
    rows: int
    ours: int
    theirs: int


@dataclass(frozen=True, slots=True)
class BlockBox:
    """Who stands together under a heading: a department of theirs, a lane of ours."""

    key: str  # empty: unknown
    name: str  # as people write it; empty for a lane, which the reader's language names
    side: Side
    box: Box
    slot: Slot  # its upper left cell
    columns: int
    people: tuple[Id, ...]
    folded: bool = False  # one card stands for all
    tier: str = ""  # which level of it, where levels stand apart
    by_lane: bool = False  # of theirs: the key is a lane

    @property
    def card(self) -> Id:
        """The card that stands for all while the block is folded."""
        return group_card(self.side, self.key, self.tier)


@dataclass(frozen=True)
class Layout:
    """The whole map as geometry."""

    cards: dict[Id, Card]
    bands: tuple[BandBox, ...]
    origin: dict[Side, float]  # left edge of a side's first column
    columns: dict[Side, int]
    width: float
    height: float
    measures: Measures
    homes: dict[Id, Slot] = field(
        default_factory=dict
    )  # the computed cell, also of who was put elsewhere
    arrangement: Arrangement = Arrangement.TWO_SIDED
    tops: tuple[float, ...] = ()  # of the rows, where they follow no bands
    blocks: tuple[BlockBox, ...] = ()
    corner: Point = (0.0, 0.0)  # the upper left of what is drawn

    @property
    def area(self) -> Box:
        """What is drawn, with the room around it."""
        x, y = self.corner
        return Box(x, y, self.width - x, self.height - y)

    def size_of(self, side: Side) -> tuple[float, float]:
        m = self.measures
        return {Side.OURS: m.pill, Side.THEIRS: m.card, Side.OUTSIDE: m.outsider}[side]

    def column_x(self, side: Side, column: int) -> float:
        return self.origin[side] + column * (self.size_of(side)[0] + self.measures.column_gap)

    def band(self, level: Band) -> BandBox:
        """Return the band of a level; where it is not drawn, the lowest one."""
        return next((band for band in self.bands if band.level == level), self.bands[-1])

    def row_top(self, band: Band, row: int) -> float:
        m = self.measures
        if self.tops:
            beyond = max(0, row - len(self.tops) + 1)
            return self.tops[row - beyond] + beyond * m.row
        return self.band(band).box.y + m.row_gap + row * m.row

    def slot_box(self, side: Side, slot: Slot, *, paired: bool = False) -> Box:
        """Return the box of a card in a cell; where it is not `paired`, in the row's middle."""
        width, height = self.size_of(side)
        band, row = self._outside_row(slot) if side is Side.OUTSIDE else (slot.band, slot.row)
        top = self.row_top(band, row) + (self.measures.card[1] - height) / 2
        if paired:
            top += self.measures.row / (4 if slot.lower else -4)
        return Box(self.column_x(side, slot.column), top, width, height)

    def place_of(self, side: Side, slot: Slot) -> Point:
        """Return the placement that names a cell."""
        m, (width, height) = self.measures, self.size_of(side)
        down = m.row_gap + slot.row * m.row + (m.card[1] - height) / 2
        return slot.column * (width + m.column_gap), down + (m.row / 2 if slot.lower else 0)

    def row_tops(self) -> list[float]:
        """Return the top of every row of cells, from top to bottom."""
        return [self.row_top(b.level, row) for b in self.bands for row in range(b.rows)]

    def band_at(self, y: float) -> Band:
        """Return the level of the band at a height, the nearest one beyond the ends."""
        last = self.bands[-1]
        found = next((b for b in self.bands if y < b.box.bottom + self.measures.band_gap), last)
        return found.level

    def side_at(self, x: float) -> Side:
        """Return whose half a point lies in; the middle of the corridor parts them."""
        middle = (self.ours_right + self.origin[Side.THEIRS]) / 2
        return Side.OURS if x < middle else Side.THEIRS

    @property
    def ours_right(self) -> float:
        last = self.column_x(Side.OURS, self.columns[Side.OURS] - 1)
        return last + self.measures.pill[0]

    def relative(self, side: Side, band: Band, x: float, y: float) -> Point:
        """Return a point as a placement keeps it: from its side's first column and its band.

        An outsider belongs to no band and keeps the row it stands nearest to.
        """
        if side is Side.OUTSIDE:
            tops = self.row_tops()
            row = min(range(len(tops)), key=lambda row: abs(tops[row] - y))
            return 0.0, self.measures.row_gap + row * self.measures.row
        return x - self.origin[side], y - self.band(band).box.y

    def block_of(self, id: Id) -> BlockBox | None:
        """Return the block that a card belongs to."""
        return next((block for block in self.blocks if id in block.people), None)

    def block_at(self, x: float, y: float) -> BlockBox | None:
        """Return the block that a point lies in."""
        return next((block for block in self.blocks if block.box.holds(x, y)), None)

    def taking_in(self, box: Box, id: Id) -> Id | str:
        """Return the card of the block that would take in a card put down there, or nothing."""
        block = self.other_block(id, box)
        return "" if block is None else block.card

    def other_block(self, id: Id, box: Box) -> BlockBox | None:
        """Return the block in which a card would be, where it is another one of its side."""
        if self.arrangement is not Arrangement.DEPARTMENT:
            return None
        block, own = self.block_at(*box.centre), self.block_of(id)
        if block is None or own is None or block == own or block.side is not own.side:
            return None
        return block

    def spot(self, id: Id, x: float, y: float) -> Point:
        """Return a point as a placement of this arrangement keeps it for a card.

        Two-sided it counts from side and band, by department from the block; free from nothing.
        """
        card = self.cards[id]
        if self.arrangement is Arrangement.TWO_SIDED:
            return self.relative(card.side, card.band, x, y)
        block = self.block_of(id) if self.arrangement is Arrangement.DEPARTMENT else None
        return (x, y) if block is None else (x - block.box.x, y - block.box.y)

    def absolute(self, side: Side, band: Band, at: Point) -> Point:
        """Return where a placement of one with a level lies on the map."""
        return at[0] + self.origin[side], at[1] + self.band(band).box.y

    def free_slot(
        self, side: Side, band: Band, x: float, y: float, leaving: Iterable[Id] = ()
    ) -> Slot:
        """Return the free cell of a band whose middle is nearest to a point.

        Cells of those `leaving` count as free; where all are taken there is a new row.
        """
        away = frozenset(leaving)
        standing = [c for id, c in self.cards.items() if c.side is side and id not in away]
        taken = {card.slot for card in standing if card.slot is not None}
        hand_put = [card.box for card in standing if card.slot is None]
        columns = range(self.columns[side] + (side is Side.THEIRS))
        halves = (False, True) if self.is_dense(side) else (False,)
        for rows in count(self.band(band).rows):
            cells = (
                Slot(band, row, column, lower)
                for row in range(rows)
                for column in columns
                for lower in halves
            )
            free = [
                (_far(box.centre, (x, y)), slot.row, slot.column, slot.lower)
                for slot in cells
                if slot not in taken and (not slot.lower or slot.twin in taken)
                for box in (self.slot_box(side, slot, paired=slot.twin in taken),)
                if not any(box.overlaps(o, self.measures.clearance) for o in hand_put)
            ]
            if free:
                return Slot(band, *min(free)[1:])
        raise AssertionError("there is always room in a new row")

    def is_dense(self, side: Side) -> bool:
        """Return whether two cards of a side share a row."""
        return side is Side.OURS and self.columns[side] == 1

    def _outside_row(self, slot: Slot) -> tuple[Band, int]:
        row = slot.row
        for band in self.bands:
            if row < band.rows:
                return band.level, row
            row -= band.rows
        return self.bands[-1].level, self.bands[-1].rows + row


def _far(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def nudged(
    box: Box, others: Iterable[Box], apart: float, limits: tuple[float, float] = (-1e6, 1e6)
) -> Box:
    """Return the box, moved as little as need be so that it stands `apart` from all others."""
    blocking = list(others)
    if not any(box.overlaps(other, apart) for other in blocking):
        return box
    xs, ys = {box.x}, {box.y}
    for other in blocking:
        xs |= {other.x - apart - box.width, other.right + apart}
        ys |= {other.y - apart - box.height, other.bottom + apart}
    low, high = limits
    spots = sorted(
        (abs(x - box.x) + abs(y - box.y), x, y)
        for x in xs
        for y in ys
        if low <= x <= high - box.width and y >= apart / 2
    )
    for _far, x, y in spots:
        moved = box.moved(x, y)
        if not any(moved.overlaps(other, apart) for other in blocking):
            return moved
    return box.moved(box.x, max(other.bottom for other in blocking) + apart)
