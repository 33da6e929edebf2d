"""Where the cards of the map stand: two sides on the same level bands, computed or put by hand.

A hand-put card counts from its own band and side, so that it moves along when a band above it
grows, and never tells another level than it has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import count

from app.analysis.arrangement import placements
from app.analysis.cells import Cells, distance
from app.analysis.columns import fitting_columns
from app.analysis.geometry import (
    MEASURES,
    BandBox,
    Box,
    Card,
    Layout,
    Measures,
    Point,
    nudged,
)
from app.analysis.level_groups import gathered, groups, homes_for, with_groups
from app.analysis.ordering import Slot, slots_of_ours, slots_of_theirs
from app.analysis.roster import Band, Roster, Side, roster
from app.analysis.vacant_cells import with_vacancies
from app.courtesy import giving_way
from app.model.account_plan import AccountPlan
from app.model.values import Id

FARTHEST = 16_000.0  # how far right or down a hand can put a card

__all__ = ["MEASURES", "Layout", "Measures", "Side", "Slot", "arrange", "two_sides"]


def arrange(
    plan: AccountPlan,
    opportunity: Id,
    keep: Layout | None = None,
    measures: Measures = MEASURES,
    folded: frozenset[Id] = frozenset(),
) -> Layout:
    """Return where everybody on the map of a decision stands; no two cards overlap.

    Of groups that are `folded` (their cards' ids) one card stands for all.

    With `keep`, who stood there before keeps the cell and only newcomers look for one; without
    it everybody is arranged anew, except who was put somewhere by hand, and the same plan gives
    the same map.
    """
    together = groups(plan, opportunity)
    people = gathered(roster(plan, opportunity), together, folded)
    placed = {
        card: at
        for card, at in sorted(placements(plan, opportunity).items())
        if card in people.side
    }
    keep = homes_for(with_vacancies(keep, plan, opportunity), together)
    return with_groups(_Arrangement(people, placed, keep, measures).layout(), together)


def two_sides(people: Roster, keep: Layout | None, measures: Measures) -> Layout:
    """Return where everybody stands while nobody was put anywhere by hand."""
    return _Arrangement(people, {}, keep, measures).layout()


class _Arrangement:
    """The work of one arrangement: cells first, then hand-put cards, then who must make way."""

    def __init__(
        self,
        people: Roster,
        placed: Mapping[Id, Point],
        keep: Layout | None,
        measures: Measures,
    ) -> None:
        self.people = people
        self.measures = measures
        self.placed = placed
        self.keep = keep if keep is not None and _still_holds(keep, people) else None
        if self.keep is not None:
            self.columns = dict(self.keep.columns)
            self.corridor = self.keep.origin[Side.THEIRS] - self.keep.ours_right
        else:
            ties = sum(1 for id in people.on(Side.OURS) for _ in people.links.get(id, ()))
            self.corridor = measures.corridor + min(8 * (ties // 2), 160)
            self.columns = fitting_columns(people, self.corridor, measures)
        self.cells = Cells()
        self.slots, self.taken = self.cells.of, self.cells.taken
        self.free: dict[Id, Box] = {}  # relative to band and side

    def layout(self) -> Layout:
        self._put_by_hand()
        wanted = self._wanted_slots()
        known = self.keep.homes if self.keep is not None else {}
        self.cells.stay(self._standing(), wanted, self._is_open)
        for id in sorted(self.people.band, key=self._later):
            if id not in self.placed and id not in self.slots:
                self._take(id, wanted[id])
        self._beside(wanted)
        homes = {id: self._home(id, wanted[id], known) for id in wanted}
        return self._measured({**known, **homes})

    def _later(self, id: Id) -> tuple[bool, bool]:
        """Who stands there chooses a cell first, then who comes back, then newcomers."""
        keep = self.keep
        return keep is None or id not in keep.cards, keep is None or id not in keep.homes

    # -- cells

    def _standing(self) -> dict[Id, tuple[Side, Slot]]:
        """Who has a cell of the own side and level already."""
        people = self.people
        return {
            id: (card.side, card.slot)
            for id, card in (self.keep.cards if self.keep is not None else {}).items()
            if id in people.band and id not in self.placed and card.slot is not None
            if (card.side, card.slot.band) == (people.side[id], people.band[id])
        }

    def _put_by_hand(self) -> None:
        """Give each placed card its cell where it stands on one, else its own spot."""
        for id, at in sorted(self.placed.items(), key=lambda one: not self._stood(*one)):
            side, band = self.people.side[id], self.people.band.get(id)
            slot = self._slot_at(side, band, at)
            if side is Side.OUTSIDE:
                continue
            if slot is not None and self._is_open(side, slot):
                self._settle(id, slot)
            else:
                self.free[id] = self._nudged(side, band, at)

    def _stood(self, id: Id, at: Point) -> bool:
        """Return whether a hand-put card stands there already, so that others make way."""
        card = None if self.keep is None else self.keep.cards.get(id)
        if self.keep is None or card is None or card.band != self.people.band.get(id):
            return False
        return self.keep.relative(card.side, card.band, card.box.x, card.box.y) == at

    def _wanted_slots(self) -> dict[Id, Slot]:
        people = self.people
        if self.keep is not None:
            return {id: self._kept(id, self.keep) for id in people.side}
        wanted = slots_of_theirs(people, self.columns[Side.THEIRS])
        wanted |= slots_of_ours(people, self.columns[Side.OURS], self._rows(wanted))
        return wanted | self._wanted_outside(wanted)

    def _wanted_outside(self, slots: Mapping[Id, Slot]) -> dict[Id, Slot]:
        tops = _rows_above(self._rows(slots), self.people.bands)
        wanted: dict[Id, Slot] = {}
        for id in self.people.on(Side.OUTSIDE):
            near = [
                tops[slots[b].band] + slots[b].row
                for b, _ in self.people.links.get(id, ())
                if b in slots
            ]
            wanted[id] = Slot(None, round(sum(near) / len(near)) if near else 0, 0)
        return wanted

    def _kept(self, id: Id, keep: Layout) -> Slot:
        """The cell somebody had, or one in line with whom the newcomer is joined to."""
        side, band = self.people.side[id], self.people.band.get(id)
        slot = keep.homes.get(id)
        if slot is not None and (side is Side.OUTSIDE or slot.band == band):
            return slot
        near = [
            keep.homes[b].column
            for b, _ in self.people.links.get(id, ())
            if b in keep.homes and self.people.side[b] is side
        ]
        column = slot.column if slot else round(sum(near) / len(near)) if near else 0
        return Slot(None if side is Side.OUTSIDE else band, 0, column)

    def _take(self, id: Id, wanted: Slot) -> None:
        """Give somebody the free cell nearest to the wanted one, in a new row where none is."""
        side = self.people.side[id]
        if self._is_open(side, wanted):
            self._settle(id, wanted)
            return
        halves = (False, True) if self._is_dense(side) else (False,)
        row = [(column, lower) for column in range(self.columns[side]) for lower in halves]
        self._settle(id, self.cells.nearest(side, wanted, row, self._is_open))

    def _beside(self, wanted: Mapping[Id, Slot]) -> None:
        """Stack the outsiders along the rows that are there, hand-put ones first."""
        rows = range(sum(self._rows(self.slots).values()))
        hand: dict[Id, Slot] = {}
        for id, at in self.placed.items():
            if self.people.side[id] is Side.OUTSIDE:
                m = self.measures
                hand[id] = Slot(None, max(0, round((at[1] - m.row_gap) / m.row)), 0)
        others = [id for id in self.people.on(Side.OUTSIDE) if id not in hand]
        for id in (*hand, *sorted(others, key=self._later)):
            want = hand.get(id, wanted[id])
            for columns in count(1):
                cells = (Slot(None, row, column) for row in rows for column in range(columns))
                near = [slot for slot in cells if (Side.OUTSIDE, slot) not in self.taken]
                if near:
                    self._settle(id, min(near, key=lambda slot: distance(slot, want)))
                    break

    def _is_open(self, side: Side, slot: Slot) -> bool:
        odd = slot.lower and not self._is_dense(side)
        return not odd and (side, slot) not in self.taken and not self._blocked(side, slot)

    def _is_dense(self, side: Side) -> bool:
        return side is Side.OURS and self.columns[side] == 1

    def _home(self, id: Id, wanted: Slot, known: Mapping[Id, Slot]) -> Slot:
        """The cell to go back to once no hand-put card is in the way any more."""
        holder = self.taken.get((self.people.side[id], wanted), id)
        is_own = known.get(id) == wanted and (holder == id or holder in self.placed)
        return wanted if id in self.placed or is_own else self.slots[id]

    def _settle(self, id: Id, slot: Slot) -> None:
        self.cells.settle(id, self.people.side[id], slot)

    # -- hand-put cards, relative to band and side

    def _size(self, side: Side) -> tuple[float, float]:
        m = self.measures
        return {Side.OURS: m.pill, Side.THEIRS: m.card, Side.OUTSIDE: m.outsider}[side]

    def _reach(self, side: Side, slot: Slot) -> Box:
        """Where the card of a cell may stand, alone or as one of two."""
        m, (width, height) = self.measures, self._size(side)
        middle = m.row_gap + slot.row * m.row + m.card[1] / 2
        high = height + m.row / 2 if self._is_dense(side) else height
        return Box(slot.column * (width + m.column_gap), middle - high / 2, width, high)

    def _slot_at(self, side: Side, band: Band, at: Point) -> Slot | None:
        """Return the cell that a placement names, if it names one."""
        m, (width, height) = self.measures, self._size(side)
        column = at[0] / (width + m.column_gap)
        halves = (at[1] - m.row_gap - (m.card[1] - height) / 2) / m.row * 2
        beyond = at[0] > self._limits(side)[1] - width or at[1] > FARTHEST
        if beyond or min(column, halves) < 0 or column % 1 or halves % 1:
            return None
        return Slot(band, int(halves) // 2, int(column), int(halves) % 2 == 1)

    def _blocked(self, side: Side, slot: Slot) -> bool:
        box = self._reach(side, slot)
        return any(
            box.overlaps(other, self.measures.clearance)
            for id, other in self.free.items()
            if self.people.side[id] is side and self.people.band.get(id) == slot.band
        )

    def _nudged(self, side: Side, band: Band, at: Point) -> Box:
        width, height = self._size(side)
        left, right = self._limits(side)
        x = min(max(at[0], left), max(right - width, left))
        y = min(max(at[1], self.measures.clearance / 2), FARTHEST)
        box = Box(x, y, width, height)
        others = [
            other
            for b, other in self.free.items()
            if self.people.side[b] is side and self.people.band.get(b) == band
        ]
        others += [
            self._reach(side, slot)
            for (of, slot) in self.taken
            if of is side and slot.band == band
        ]
        return nudged(box, others, self.measures.clearance, (left, right))

    def _limits(self, side: Side) -> tuple[float, float]:
        """How far left and right of its side's first column a hand-put card may stand."""
        m = self.measures
        room = self.corridor / 2 - m.clearance
        if side is Side.OURS:
            columns = self.columns[Side.OURS]
            return 0.0, columns * (m.pill[0] + m.column_gap) - m.column_gap + room
        return -room, FARTHEST

    # -- sizes

    def _rows(self, slots: Mapping[Id, Slot]) -> dict[Band, int]:
        rows: dict[Band, int] = dict.fromkeys(self.people.bands, 1)
        for id, slot in slots.items():
            if self.people.side[id] is not Side.OUTSIDE:
                rows[slot.band] = max(rows[slot.band], slot.row + 1)
        return rows

    def _measured(self, homes: dict[Id, Slot]) -> Layout:
        m, people = self.measures, self.people
        for side, slot in self.taken:
            self.columns[side] = max(self.columns[side], slot.column + 1)
        outside = [slot for side, slot in self.taken if side is Side.OUTSIDE]
        self.columns[Side.OUTSIDE] = max([0, *(slot.column + 1 for slot in outside)])
        ours = m.margin + m.gutter
        theirs = ours + self._width(Side.OURS) + self.corridor
        edge = theirs + self._width(Side.THEIRS) + m.column_gap + m.clearance
        origin = {Side.OURS: ours, Side.THEIRS: theirs, Side.OUTSIDE: edge + m.column_gap}
        bands, y = [], m.heading
        for level, rows in self._rows(self.slots).items():
            box = Box(m.margin, y, edge - m.margin, self._height(level, rows))
            here = (len(people.of(side, level)) for side in (Side.OURS, Side.THEIRS))
            bands.append(BandBox(level, box, rows, *here))
            y = box.bottom + m.band_gap
        width = edge + m.margin
        if people.on(Side.OUTSIDE):
            width = origin[Side.OUTSIDE] + self._width(Side.OUTSIDE) + 2 * m.margin
        height = y - m.band_gap + m.margin
        bare = Layout({}, tuple(bands), origin, self.columns, width, height, m)
        cards: dict[Id, Card] = {}
        for id, side in giving_way(people.side.items()):
            band, free = people.band.get(id), self.free.get(id)
            if free is not None:
                box = free.moved(*bare.absolute(side, band, (free.x, free.y)))
                cards[id] = Card(id, side, band, box, None)
            else:
                slot = self.slots[id]
                box = bare.slot_box(side, slot, paired=(side, slot.twin) in self.taken)
                cards[id] = Card(id, side, band, box, slot)
        return replace(bare, cards=cards, homes=homes)

    def _width(self, side: Side) -> float:
        """From the left edge of a side's first column to the right edge of its last card."""
        columns = self.columns[side]
        widths = [columns * (self._size(side)[0] + self.measures.column_gap)]
        widths[0] -= self.measures.column_gap
        if side is Side.THEIRS:
            widths += [b.right for id, b in self.free.items() if self.people.side[id] is side]
        return max(widths)

    def _height(self, level: Band, rows: int) -> float:
        m, people = self.measures, self.people
        free = [box.bottom for id, box in self.free.items() if people.band[id] == level]
        return max([rows * m.row, *free]) + m.band_foot


def _still_holds(keep: Layout, people: Roster) -> bool:
    """Return whether so many stood there before that the rest can be fitted in."""
    known = sum(1 for id in people.side if id in keep.homes)
    return known * 2 >= len(people.side)


def _rows_above(rows: Mapping[Band, int], bands: Iterable[Band]) -> dict[Band, int]:
    above, total = {}, 0
    for band in bands:
        above[band] = total
        total += rows[band]
    return above
