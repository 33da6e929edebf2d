"""Sizes on the wall: of cards and channels, in units of the scene, and how dim is dim."""

from __future__ import annotations

from dataclasses import replace

from app.analysis.geometry import MEASURES, Measures
from app.analysis.roster import Side
from app.i18n import mark
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message
from app.model.planning import Placement
from app.model.vocabulary import Level

NAME = 27.0  # size of a name at least
LINE = 1.16  # from line to line, of the size
DIM = 0.2  # what is seen of who stands back
LINE_DIM = 0.12  # and of lines
HEAVIER, HEAVIER_BETWEEN = 1.9, 1.3  # ties, and lines among them, than on the map
CORNER, INSET, STRIP = 14.0, 14.0, 8.0
BADGE, RING, FLAG, HALO = 28.0, 15.0, 21.0, 56.0

ON_THE_WALL = Measures(
    card=(252, 124),
    pill=(244, 68),
    outsider=(216, 124),
    column_gap=24,
    row_gap=26,
    band_foot=14,
    band_gap=8,
    heading=56,
    gutter=226,
    margin=8,
    corridor=112,
    clearance=16,
)
PARTED = "|"  # where a word may be parted
BAND_NAMES = {
    Level.EXECUTIVE: mark("Execu|tives"),
    Level.HEAD: mark("Depart|ment heads"),
    Level.MIDDLE: mark("Middle manage|ment"),
    Level.STAFF: mark("Staff|"),
    None: mark("Level unknown"),
}


def on_the_wall(plan: AccountPlan) -> AccountPlan:
    """Return a plan whose cards that were put by hand stand in the same cells on the wall.

    A place between cells stays between them; cells are of another size there.
    """
    moved = [
        Edit(one, replace(one, x=x, y=y))
        for one in plan.table(Placement).values()
        for x, y in [_moved(plan, one)]
        if (x, y) != (one.x, one.y)
    ]
    return plan.apply(Change(Message.of("cards.arranged"), tuple(moved))) if moved else plan


def _moved(plan: AccountPlan, one: Placement) -> tuple[float, float]:
    side = Side.OURS if one.card in plan.members else Side.THEIRS
    if one.card in plan.outside:
        side = Side.OUTSIDE
    (wide, high), (width, height) = _size(side, MEASURES), _size(side, ON_THE_WALL)
    columns = one.x / (wide + MEASURES.column_gap)
    rows = (one.y + high / 2 - MEASURES.row_gap - MEASURES.card[1] / 2) / MEASURES.row
    wall = ON_THE_WALL
    down = rows * wall.row + wall.row_gap + wall.card[1] / 2 - height / 2
    return columns * (width + wall.column_gap), down


def _size(side: Side, measures: Measures) -> tuple[float, float]:
    sizes = {
        Side.OURS: measures.pill, Side.THEIRS: measures.card, Side.OUTSIDE: measures.outsider,
    }  # fmt: skip
    return sizes[side]
