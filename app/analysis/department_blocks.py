"""The blocks of the map by department: who stands in which, how wide, and where on the grid."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from app.analysis.arrangement import department_key, department_of, group_card
from app.analysis.geometry import Measures
from app.analysis.roster import Roster, Side, roster
from app.model.account_plan import AccountPlan
from app.model.values import Id

MOST_COLUMNS = 40
TALLEST = 12  # rows of a block, where it can be wider


@dataclass(frozen=True, slots=True)
class Block:
    """People who stand together: rows of them, a new one for each level."""

    key: str
    name: str
    side: Side
    tiers: tuple[tuple[Id, ...], ...]  # by level, the highest first
    folded: bool = False

    @property
    def card(self) -> Id:
        """The card that stands for all while the block is folded."""
        return group_card(self.side, self.key)

    @property
    def people(self) -> tuple[Id, ...]:
        return tuple(id for tier in self.tiers for id in tier)

    def rows(self, columns: int) -> int:
        """How many rows the block needs on so many columns."""
        if self.folded:
            return 1
        return sum(-(-len(tier) // columns) for tier in self.tiers)

    def columns_for(self, rows: int) -> int:
        """The fewest columns on which the block is no higher than so many rows."""
        if self.folded:
            return 1
        widest = min(MOST_COLUMNS, max(len(tier) for tier in self.tiers))
        fitting = (one for one in range(1, widest) if self.rows(one) <= rows)
        return next(fitting, widest)

    def cells(self, columns: int) -> Iterable[tuple[Id, int, int]]:
        """Return each card with its row and column within the block."""
        if self.folded:
            yield self.card, 0, 0
            return
        above = 0
        for tier in self.tiers:
            for place, id in enumerate(tier):
                yield id, above + place // columns, place % columns
            above += -(-len(tier) // columns)


@dataclass(frozen=True, slots=True)
class Packed:
    """Blocks on the grid: the row, column and width of each, in the order they came."""

    spots: tuple[tuple[int, int, int], ...]
    columns: int
    rows: int
    starts: frozenset[int]  # the rows in which a block that is open begins


def departments(
    plan: AccountPlan, people: Roster, folded: frozenset[Id], order: Sequence[str] = ()
) -> list[Block]:
    """Return the departments of the buying team: in this order, then the highest first.

    Who has no department stands in a block with an empty key, the last one.
    """
    members: dict[str, list[Id]] = defaultdict(list)
    spelled: dict[str, Counter[str]] = defaultdict(Counter)
    for id in people.on(Side.THEIRS):
        written = department_of(plan, id)
        key = department_key(written)
        members[key].append(id)
        spelled[key][written] += 1
    place = {key: number for number, key in enumerate(order)}
    blocks = []
    for key, ids in members.items():
        name = _usual(spelled[key])
        is_folded = group_card(Side.THEIRS, key) in folded
        blocks.append(Block(key, name, Side.THEIRS, _tiers(people, ids), is_folded))

    def standing(block: Block) -> tuple[bool, int, int, int, str]:
        top = people.band[block.tiers[0][0]] or 0
        known = place.get(block.key, len(place))
        return not block.key, known, -top, -len(block.people), block.key

    return sorted(blocks, key=standing)


def lanes(people: Roster, folded: frozenset[Id]) -> list[Block]:
    """Return our colleagues by lane, who has no lane last."""
    members: dict[str, list[Id]] = defaultdict(list)
    for id in people.on(Side.OURS):
        members[people.lane[id]].append(id)
    blocks = []
    for key in sorted(members, key=lambda key: (not key, key)):
        ids = tuple(id for tier in _tiers(people, members[key]) for id in tier)
        is_folded = group_card(Side.OURS, key) in folded
        blocks.append(Block(key, "", Side.OURS, (ids,), is_folded))
    return blocks


def who_is_together(plan: AccountPlan, opportunity: Id) -> dict[Id, tuple[Id, ...]]:
    """Return who would stand together on one card, by that card's id."""
    people = roster(plan, opportunity)
    blocks = departments(plan, people, frozenset()) + lanes(people, frozenset())
    return {block.card: block.people for block in blocks}


def _usual(spelled: Counter[str]) -> str:
    """How a department is written most often."""
    return min(spelled, key=lambda one: (-spelled[one], one))


def _tiers(people: Roster, ids: Iterable[Id]) -> tuple[tuple[Id, ...], ...]:
    tiers: dict[int, list[Id]] = defaultdict(list)
    for id in sorted(ids):
        tiers[people.band[id] or 0].append(id)
    return tuple(tuple(tiers[level]) for level in sorted(tiers, reverse=True))


def packed(blocks: Sequence[Block], widths: Sequence[int], columns: int) -> Packed:
    """Put each block as high as it can stand, of several places the leftmost."""
    heights = [0] * columns
    spots = []
    for block, width in zip(blocks, widths, strict=True):
        tops = [max(heights[at : at + width]) for at in range(columns - width + 1)]
        row = min(tops)
        column = tops.index(row)
        heights[column : column + width] = [row + block.rows(width)] * width
        spots.append((row, column, width))
    starts = frozenset(
        row for block, (row, _, _) in zip(blocks, spots, strict=True) if not block.folded
    )
    used = max((column + width for _row, column, width in spots), default=1)
    return Packed(tuple(spots), max(used, 2), max(1, *heights), starts)


def best_packed(blocks: Sequence[Block], ours: int, m: Measures, head: float) -> Packed:
    """Return the blocks as they show largest on a screen of this shape.

    `ours` is how many colleagues stand opposite, `head` how high a heading is.
    """
    found: tuple[float, Packed] | None = None
    tried: set[tuple[int, ...]] = set()
    for rows in range(1, TALLEST + 1):
        wanted = [block.columns_for(rows) for block in blocks]
        for most in _numbers_of_columns(blocks):
            widths = tuple(min(width, most) for width in wanted)
            if (most, *widths) in tried:
                continue
            tried.add((most, *widths))
            one = packed(blocks, widths, most)
            badness = _badness(one, blocks, ours, m, head)
            if found is None or badness < found[0]:
                found = badness, one
    assert found is not None, "there is always a number of columns to try"
    return found[1]


def _numbers_of_columns(blocks: Sequence[Block]) -> Iterable[int]:
    cards = sum(1 if block.folded else len(block.people) for block in blocks)
    middle = sqrt(cards * 0.8)  # a screen is wider than high, and so is a card
    return range(max(2, round(middle * 0.6)), min(MOST_COLUMNS, round(middle * 1.8) + 3) + 1)


def _badness(
    one: Packed, blocks: Sequence[Block], ours: int, m: Measures, head: float
) -> float:
    across = (one.columns + 1) * (m.card[0] + m.column_gap) + m.corridor
    rows = max(one.rows, -(-ours // 2))
    down = rows * m.row + len(one.starts) * head + m.heading
    cards = sum(1 if block.folded else len(block.people) for block in blocks)
    filled = max(1, cards) / (one.rows * one.columns)
    return log(max(across / m.aspect, down)) + 0.1 * log(across * down) - 0.1 * log(filled)


def near_rows(
    blocks: Sequence[Block], rows_of_theirs: Mapping[Id, int], people: Roster
) -> list[float]:
    """Return for each of our blocks the middle of the rows of whom it knows."""
    middles = []
    for block in blocks:
        near = [
            rows_of_theirs[other]
            for id in block.people
            for other, _pull in people.links.get(id, ())
            if other in rows_of_theirs
        ]
        middles.append(sum(near) / len(near) if near else 0.0)
    return middles
