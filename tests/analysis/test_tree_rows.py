"""An organigram of many stands in rows of teams, so that it fits a screen and can be read."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.routing import crosses
from app.analysis.tree_layout import TREE_MEASURES, TreeLayout, arrange_tree
from app.analysis.tree_lines import trunk

ROOM = (1300.0, 560.0)
Forest = tuple[list[str], dict[str, str]]


def company(teams: int, each: int) -> Forest:
    """A director over so many heads, each with so many teams of two under them."""
    order, parent = ["director"], {}
    for head in range(teams):
        order.append(f"head{head}")
        parent[f"head{head}"] = "director"
        for lead in range(each):
            id = f"lead{head}.{lead}"
            order += [id, f"{id}.a", f"{id}.b"]
            parent |= {id: f"head{head}", f"{id}.a": id, f"{id}.b": id}
    return order, parent


def shown_at(layout: TreeLayout, room: tuple[float, float] = ROOM) -> float:
    """The scale at which the whole is seen."""
    return min(room[0] / layout.width, room[1] / layout.height)


@st.composite
def broad_forests(draw) -> Forest:
    """Up to sixty people, most of them under the first few."""
    count = draw(st.integers(20, 60))
    order = [f"p{number}" for number in range(count)]
    parent = {}
    for number in range(1, count):
        above = draw(st.integers(-1, min(number - 1, 7)))
        if above >= 0:
            parent[order[number]] = order[above]
    return order, parent


@given(broad_forests())
def test_in_rows_no_two_cards_overlap_and_no_line_runs_through_a_card(forest):
    order, parent = forest
    layout = arrange_tree(order, parent, ROOM)

    boxes = layout.boxes.items()
    assert [
        (a, b) for (a, one), (b, other) in combinations(boxes, 2) if one.overlaps(other)
    ] == []
    for employee, manager in layout.parent.items():
        way = trunk(layout, employee, manager)
        assert [id for id, box in boxes if crosses(way, box)] == []


def test_teams_of_one_manager_stand_in_rows_under_them():
    order, parent = company(10, 2)

    layout = arrange_tree(order, parent, ROOM)

    heights = {layout.boxes[id].y for id in order if id.startswith("head")}
    assert len(heights) > 1
    assert min(heights) == layout.boxes["director"].bottom + TREE_MEASURES.below


@pytest.mark.parametrize("teams", [8, 10, 16])
def test_rows_show_the_whole_clearly_larger_than_one_row_does(teams):
    order, parent = company(teams, 2)

    one_row = arrange_tree(order, parent)
    rows = arrange_tree(order, parent, ROOM)

    assert shown_at(rows) > 1.5 * shown_at(one_row)


def test_the_line_to_a_row_below_comes_down_between_the_teams_above():
    order, parent = company(10, 2)
    layout = arrange_tree(order, parent, ROOM)
    lowest = max(
        (id for id in order if id.startswith("head")), key=lambda id: layout.boxes[id].y
    )

    way = trunk(layout, lowest, "director")

    assert way[-1] == (layout.boxes["director"].centre[0], layout.boxes["director"].bottom)
    assert way[-2][0] == way[-1][0]
    assert way[-2][1] == layout.boxes[lowest].y - TREE_MEASURES.below / 2


def test_a_company_that_can_be_read_in_one_row_keeps_it():
    order, parent = company(2, 1)

    layout = arrange_tree(order, parent, ROOM)

    assert layout.boxes["head0"].y == layout.boxes["head1"].y


def test_equal_lines_are_the_same_picture():
    assert (
        arrange_tree(*company(10, 2), ROOM).boxes == arrange_tree(*company(10, 2), ROOM).boxes
    )
