"""Where the cards of an organigram stand: a tidy tree, and who is in no line beside it.

After Reingold and Tilford (1981) and Walker (1990): subtrees are set as near to each other as
their outlines allow, and a card stands over the middle of those below it. Who has nobody below
can stand in columns under the same manager, and the teams of a manager of many in rows, so that
a broad organisation stays readable. Lengths are scene units, pixels at scale 1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import inf

from app.analysis.geometry import MEASURES, Box
from app.analysis.tree_parts import SLOT, Apart, Part, in_rows
from app.courtesy import giving_way
from app.model.values import Id


@dataclass(frozen=True, slots=True)
class TreeMeasures:
    """Sizes and distances; heights are multiples of eight."""

    card: tuple[float, float] = MEASURES.card
    beside: float = 28  # between cards under one manager
    apart: float = 36  # between subtrees, at least
    below: float = 48  # between a card and those below it
    stacked: float = 16  # between the cards of a column
    margin: float = 28
    heading: float = 48  # above the group without lines
    enough: float = 0.7  # at this scale everything can be read; no need for columns
    lane: float = 72  # beside the line that goes down past a row
    most_rows: int = 8  # of a column
    widths: tuple[float, ...] = (1.0, 1.4, 0.7)  # of the likely one, for teams in rows
    many: int = 400  # people, of whom only the likeliest rows are tried


TREE_MEASURES = TreeMeasures()


@dataclass(frozen=True)
class TreeLayout:
    """The whole organigram as geometry."""

    boxes: dict[Id, Box]
    columns: tuple[tuple[Id, ...], ...]  # of those who stand under each other
    loose: tuple[Id, ...]  # who is in no line, in the group of their own
    heading: Box | None  # where that group has its name
    width: float
    height: float
    measures: TreeMeasures = TREE_MEASURES
    parent: Mapping[Id, Id] = field(default_factory=dict)
    rows: int = 1  # of the longest column that was allowed

    @cached_property
    def on_top(self) -> dict[Id, Id]:
        """Who stands in a column and is reached from the side -> the first of that column."""
        return {id: column[0] for column in self.columns for id in column}

    @cached_property
    def head(self) -> Id | None:
        """Under whom most people stand, with all below those."""
        under = Counter[Id]()
        for id in self.parent:
            highest = id
            while (manager := self.parent.get(highest)) is not None:
                highest = manager
            under[highest] += 1
        return max(under, key=lambda id: (under[id], id), default=None)


def arrange_tree(
    order: Sequence[Id],
    parent: Mapping[Id, Id],
    room: tuple[float, float] | None = None,
    measures: TreeMeasures = TREE_MEASURES,
) -> TreeLayout:
    """Return where everybody stands; equal lines are the same picture.

    `order` says who stands to the left of whom; `parent` whom each reports to. A line that
    would close a circle, or goes to somebody who is not there, does not count. With `room`, the
    width and height there is to show it in, broad teams stand in columns where that helps, and
    where that does not do, the teams of a manager stand in rows.
    """
    above = without_circles(order, parent)
    best = _Tree(order, above, 1, measures, room).layout()
    if room is None:
        return best
    for rows in range(2, measures.most_rows + 1):
        if _scale(best, room) >= measures.enough:
            return best
        made = _Tree(order, above, rows, measures, room).layout()
        if _scale(made, room) > 1.02 * _scale(best, room):
            best = made  # a little larger is not worth a longer column
    return _in_rows(best, order, room)


def _in_rows(best: TreeLayout, order: Sequence[Id], room: tuple[float, float]) -> TreeLayout:
    """Return the layout with teams in rows where that is larger; of many, one way is tried.

    Rows keep about the area: they fill the room where the tree is as wide as the root of that.
    """
    m, columns = best.measures, best.rows
    likely = (best.width * best.height * room[0] / room[1]) ** 0.5
    many = len(order) > m.many
    shares = m.widths[:1] if many else m.widths
    for wide in (likely * share for share in shares):
        for rows in [columns] if many else sorted({columns, max(2, columns // 2)}):
            if _scale(best, room) >= m.enough:
                return best
            made = _Tree(order, best.parent, rows, m, room, wide=wide).layout()
            if _scale(made, room) > 1.05 * _scale(best, room):
                best = made
    return best


def without_circles(order: Sequence[Id], parent: Mapping[Id, Id]) -> dict[Id, Id]:
    """Return whom each stands below, without what is not there or would close a circle."""
    here = set(order)
    kept: dict[Id, Id] = {}
    for id in order:
        manager = parent.get(id)
        if manager is None or manager not in here:
            continue
        at: Id | None = manager
        while at is not None and at != id:
            at = kept.get(at)
        if at is None:
            kept[id] = manager
    return kept


def _scale(layout: TreeLayout, room: tuple[float, float]) -> float:
    return min(room[0] / layout.width, room[1] / layout.height, 1.0)


class _Tree:
    """The work of one arrangement: from the leaves to the roots, then side by side."""

    def __init__(
        self,
        order: Sequence[Id],
        above: Mapping[Id, Id],
        rows: int,
        measures: TreeMeasures,
        room: tuple[float, float] | None,
        *,
        wide: float = inf,
    ) -> None:
        """`rows` a column has at most, and teams of one manager are `wide` at most."""
        self.order, self.above, self.rows, self.m = order, above, rows, measures
        self.room, self.wide = room, wide
        self.below: dict[Id, list[Id]] = {}
        for id in order:
            if id in above:
                self.below.setdefault(above[id], []).append(id)
        self.columns: list[tuple[Id, ...]] = []

    def layout(self) -> TreeLayout:
        m = self.m
        roots = [id for id in self.order if id not in self.above and id in self.below]
        loose = [id for id in self.order if id not in self.above and id not in self.below]
        parts = self._subtrees(roots)
        boxes: dict[Id, Box] = {}
        width, height = 0.0, 0.0
        if parts:
            whole = in_rows(parts, self.wide, Apart(m.apart, m.below, 0))
            start = min(whole.left)
            width, height = max(whole.right) - start, len(whole.left) * SLOT
            for id, x, y in whole.cards:
                boxes[id] = Box(m.margin + x - start, m.margin + y, *m.card)
        heading = None
        if loose:
            heading = Box(m.margin, m.margin + (height + m.below if boxes else 0), 0, m.heading)
            boxes |= self._group(loose, heading, width)
            right = max(boxes[id].right for id in loose) - m.margin
            heading = Box(heading.x, heading.y, right, heading.height)
            width = max(width, right)
            height = max(boxes[id].bottom for id in loose) - m.margin
        return TreeLayout(
            boxes, tuple(self.columns), tuple(loose), heading,
            width + 2 * m.margin, height + 2 * m.margin, m, dict(self.above), self.rows,
        )  # fmt: skip

    def _group(self, loose: Sequence[Id], heading: Box, width: float) -> dict[Id, Box]:
        """Set those in no line in rows as wide as the tree, or as the room is shaped."""
        m = self.m
        step = m.card[0] + m.beside
        across = max(1, int((width + m.beside) // step))
        down = m.card[1] + m.stacked
        if self.room is not None:
            shape = self.room[0] / self.room[1]
            fitting = round((len(loose) * shape * down / step) ** 0.5)
            across = max(across, fitting)
        across = min(across, len(loose)) or 1
        return {
            id: Box(
                heading.x + place % across * step,
                heading.bottom + place // across * down,
                *m.card,
            )
            for place, id in enumerate(loose)
        }

    def _subtrees(self, roots: Sequence[Id]) -> list[Part]:
        """Return the parts of some roots; from below, as a line of managers may be long."""
        made: dict[Id, Part] = {}
        for id in giving_way(reversed(self._from_above(roots))):
            made[id] = self._with(id, made)
        return [made[id] for id in roots]

    def _from_above(self, roots: Sequence[Id]) -> list[Id]:
        found = list(roots)
        for id in found:
            found += self.below.get(id, ())
        return found

    def _with(self, id: Id, made: Mapping[Id, Part]) -> Part:
        """Return the part of a card and all below it."""
        m, (width, height) = self.m, self.m.card
        alone = Part(0, [], [], [(id, -width / 2, 0)])
        alone.left = [-width / 2] * int(height / SLOT)
        alone.right = [width / 2] * int(height / SLOT)
        units = self._units(self.below.get(id, ()), made)
        if not units:
            return alone
        under = in_rows(units, self.wide, Apart(m.beside, m.below, m.lane))
        gap = int(m.below / SLOT)
        down = height + m.below
        for outline, edges in ((alone.left, under.left), (alone.right, under.right)):
            # lines run as wide as the cards below them; nothing else may stand there
            outline += [edge - under.middle for edge in (*edges[:1] * gap, *edges)]
        alone.cards += [(one, x - under.middle, y + down) for one, x, y in under.cards]
        return alone

    def _units(self, below: Sequence[Id], made: Mapping[Id, Part]) -> list[Part]:
        """Return the parts below a card, those with nobody below them in columns."""
        leaves = [id for id in below if id not in self.below]
        if self.rows == 1 or len(leaves) < 2:  # noqa: PLR2004  one is no column
            return [made[id] for id in below]
        count = -(-len(leaves) // self.rows)
        each, more = divmod(len(leaves), count)
        units, start = [], 0
        for number in range(count):
            end = start + each + (number < more)
            units.append(self._column(leaves[start:end]))
            start = end
        others = [made[id] for id in below if id in self.below]
        half = len(others) // 2
        return [*others[:half], *units, *others[half:]]

    def _column(self, ids: Sequence[Id]) -> Part:
        m, (width, height) = self.m, self.m.card
        if len(ids) > 1:
            self.columns.append(tuple(ids))
        step = height + m.stacked
        strips = int((len(ids) * step - m.stacked) / SLOT)
        cards = [(id, -width / 2, row * step) for row, id in enumerate(ids)]
        return Part(0, [-width / 2] * strips, [width / 2] * strips, cards)
