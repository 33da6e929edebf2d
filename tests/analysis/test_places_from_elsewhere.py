"""Cards put by a program that is not ours: at fractions of a unit, far away, on one spot."""

from itertools import pairwise
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.layout import arrange
from app.analysis.layout_departments import arrange_by_department
from app.analysis.layout_free import arrange_freely
from app.analysis.routing import crosses, route
from app.model.account_plan import AccountPlan
from app.model.planning import Placement
from app.model.values import joined
from tests.analysis.random_maps import random_map, wires
from tests.analysis.test_layout import overlapping
from tests.analysis.test_routing import through_cards
from tests.plans import DECISION

WAYS = {"map": arrange, "free": arrange_freely, "department": arrange_by_department}
views = st.sampled_from(sorted(WAYS))
seeds = st.integers(0, 1_000_000)
far = st.sampled_from((0.0, -0.0, 1e-300, 1e308, -1e308, 16_000.0, -15_999.99999, 1 / 3))
near = st.floats(-300, 1600, allow_nan=False)
spots = st.lists(st.tuples(far | near, far | near), max_size=12)


def put(plan, view, places):
    ids = [*plan.persons, *plan.members, *plan.outside]
    return AccountPlan(
        [
            *plan,
            *(
                Placement(
                    id=joined(DECISION, view, id), opportunity=DECISION, view=view,
                    card=id, x=x, y=y,
                )
                for id, (x, y) in zip(ids, places, strict=False)
            ),
        ]
    )  # fmt: skip


def misdrawn(layout, lines):
    """Lines that do not run upright from the edge of the one card to that of the other."""
    routes = route(layout, lines)
    found = through_cards(layout, lines, routes)
    for wire in lines:
        points = routes[wire.id].points
        if not all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(points)):
            found.append((wire.id, "slanted"))
        for point, id in ((points[0], wire.source), (points[-1], wire.target)):
            box = layout.cards[id].box
            on_side = point[0] in (box.x, box.right) and box.y < point[1] < box.bottom
            on_top = point[1] in (box.y, box.bottom) and box.x < point[0] < box.right
            if crosses(points, box) or not (on_side or on_top):
                found.append((wire.id, id))
    return found


@given(views, seeds, st.integers(0, 25), st.integers(0, 8), spots)
def test_wherever_a_file_puts_cards_they_stand_apart_and_lines_run_upright_between_them(
    view, seed, theirs, ours, places
):
    plan = put(random_map(seed, theirs, ours, 40), view, places)

    layout = WAYS[view](plan, DECISION)

    assert not overlapping(layout)
    assert not misdrawn(layout, wires(plan))


@given(views, seeds, near, near, st.integers(2, 12))
def test_cards_that_a_file_puts_on_one_spot_stand_apart(view, seed, x, y, several):
    plan = put(random_map(seed, 12, 4, 30), view, [(x, y)] * several)

    layout = WAYS[view](plan, DECISION)

    assert not overlapping(layout)
    assert not misdrawn(layout, wires(plan))


@pytest.mark.parametrize("view", sorted(WAYS))
def test_a_place_that_is_no_number_is_none(view):
    plan = random_map(1, 12, 4, 30)

    layout = WAYS[view](put(plan, view, [(nan, 0.0), (0.0, inf)]), DECISION)

    assert layout.cards == WAYS[view](plan, DECISION).cards
