"""A line on its way over the map: where it is painted, and of what strokes it consists."""

from __future__ import annotations

from itertools import pairwise
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.ties import ContactTie
from app.model.vocabulary import TieLevel
from app.ui.canvas.dashes import lengths
from app.ui.canvas.drawn_line import DrawnLine, drawn
from app.ui.canvas.line_kinds import Line, LineKind, TieLook

WITH_GAPS = TieLook(TieLevel.GOOD, stale=True)
steps = st.lists(
    st.integers(-900, 900).filter(lambda far: abs(far) > 1), min_size=1, max_size=6
)


def line(points, look=WITH_GAPS) -> DrawnLine:
    return drawn(Line(LineKind.TIE, (ContactTie, "a b"), "a", "b", look), points)


def upright(far: list[int]) -> list[tuple[float, float]]:
    points = [(0.0, 0.0)]
    for place, step in enumerate(far):
        x, y = points[-1]
        points.append((x + step, y) if place % 2 else (x, y + step))
    return points


@given(steps)
def test_a_line_is_painted_within_its_bounds(far):
    one = line(upright(far))

    inked = one.path.boundingRect().adjusted(-1, -1, 1, 1)  # what has no width is in nothing
    assert one.bounds.contains(inked)


@given(steps)
def test_strokes_and_gaps_follow_each_other_round_every_bend(far):
    one = line(upright(far))
    long, gap = lengths(one.stroke) or (0.0, 0.0)
    [way] = one.path.toSubpathPolygons()
    corners = [(point.x(), point.y()) for point in way.toList()]
    whole = sum(hypot(c - a, d - b) for (a, b), (c, d) in pairwise(corners))

    found = one.strokes

    bends = found.bent.toSubpathPolygons()
    straight = sum(stroke.length() for stroke in found.straight)
    bent = sum(
        hypot(b.x() - a.x(), b.y() - a.y())
        for bend in bends
        for a, b in pairwise(bend.toList())
    )
    full, rest = divmod(whole, long + gap)
    assert straight + bent == pytest.approx(full * long + min(rest, long), abs=0.01)


def test_a_line_is_worked_out_when_it_is_painted_first():
    one = line(upright([300, 200]))
    traced = set(vars(one))

    effort = one.effort
    _ = one.strokes

    assert "path" not in traced
    assert one.effort < effort


def test_a_line_reaches_the_parts_it_passes_and_no_others():
    one = line([(0.0, 0.0), (0.0, 500.0), (500.0, 500.0)])

    assert one.reaches([(300.0, 100.0, 400.0, 200.0), (-5.0, 200.0, 5.0, 210.0)])
    assert not one.reaches([(300.0, 100.0, 400.0, 200.0)])  # within its bounds
    assert not one.reaches([(900.0, 0.0, 950.0, 900.0)])
