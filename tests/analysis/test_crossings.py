"""How often lines between levels cross on the map, beside what igraph's arrangement comes to.

The numbers are of igraph 1.0.0, `layout_sugiyama` with a layer for each level: straight lines
between those of the buying team who stand on different levels. It may set a level in one row
however long, the map wraps it into a shape that suits a screen.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator

import numpy as np
import pytest

from app.analysis.layout import arrange
from app.analysis.roster import Side, roster
from tests.analysis.cases import DATA
from tests.analysis.random_maps import random_map
from tests.bench import shapes
from tests.plans import DECISION

MOST = 1.3  # times as many as igraph's
LARGE = 300  # people, of an account of the bench


def oracle(people: int) -> Iterator[tuple[int, int]]:
    """Yield what lines cross on each map of so many people: ours and igraph's."""
    with (DATA / "oracle-igraph-crossings.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            theirs, ours, lines, seed = (
                int(row[name]) for name in ("theirs", "ours", "lines", "seed")
            )
            if theirs == people:
                if theirs == LARGE:
                    plan, decision = shapes.plan(shapes.M, seed), shapes.DECISION
                else:
                    plan, decision = random_map(seed, theirs, ours, lines), DECISION
                yield crossings(plan, decision), int(row["crossings"])


def crossings(plan, decision) -> int:
    """How often straight lines between cards of different levels cross."""
    people, layout = roster(plan, decision), arrange(plan, decision)
    theirs = set(people.on(Side.THEIRS))
    pairs = {
        tuple(sorted((id, other)))
        for id in theirs
        for other, _pull in people.links.get(id, ())
        if other in theirs and people.band[id] != people.band[other]
    }
    at = {id: layout.cards[id].box.centre for id in theirs}
    starts, ends = (
        np.array([at[pair[end]] for pair in sorted(pairs)], float).reshape(-1, 2)
        for end in (0, 1)
    )
    return sum(
        int((_apart(start, end, starts[n:], ends[n:])).sum())
        for n, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
    )


def _apart(start, end, starts, ends):
    """Which lines have their ends on both sides of another one, and it on both of theirs."""

    def turn(a, b, c):
        across = (b[..., 0] - a[..., 0]) * (c[..., 1] - a[..., 1])
        return across - (b[..., 1] - a[..., 1]) * (c[..., 0] - a[..., 0])

    mine = turn(start, end, starts) * turn(start, end, ends) < 0
    return mine & (turn(starts, ends, start) * turn(starts, ends, end) < 0)


@pytest.mark.parametrize("people", [12, 25, 40, 60])
def test_lines_between_levels_cross_hardly_more_often_than_in_one_long_row_each(people):
    found = list(oracle(people))

    assert len(found) > 5
    assert sum(ours for ours, _ in found) <= MOST * sum(igraph for _, igraph in found)


def test_lines_of_three_hundred_people_do_not_cross_more_often_either():
    found = list(oracle(LARGE))

    assert len(found) == 3
    assert all(ours <= MOST * igraph for ours, igraph in found)


def test_two_lines_that_meet_at_a_card_do_not_cross_and_two_across_each_other_do():
    one, other = np.array([[0.0, 0.0]]), np.array([[10.0, 10.0]])

    assert _apart(np.array([0.0, 10.0]), np.array([10.0, 0.0]), one, other).all()
    assert not _apart(np.array([0.0, 0.0]), np.array([10.0, 0.0]), one, other).any()
