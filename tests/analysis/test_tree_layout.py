"""The organigram as geometry: no card over another, managers over the middle of theirs."""

from __future__ import annotations

import random
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.reporting import reporting
from app.analysis.routing import crosses
from app.analysis.tree_layout import TREE_MEASURES, arrange_tree, without_circles
from app.analysis.tree_lines import round_the_cards, trunk
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.decision import Opportunity
from app.model.people import Account
from app.model.places import Seat
from app.model.vocabulary import Level

ROOM = (1200.0, 700.0)
COMPANY = {"b": "a", "c": "a", "d": "b", "e": "b", "f": "b", "g": "c"}
EVERYBODY = tuple("abcdefg")


@st.composite
def forests(draw):
    """People of whom each reports to somebody before them, or to nobody."""
    count = draw(st.integers(1, 40))
    order = [f"p{number}" for number in range(count)]
    parent = {}
    for number in range(1, count):
        above = draw(st.integers(-1, number - 1))
        if above >= 0:
            parent[order[number]] = order[above]
    return order, parent


def overlapping(layout):
    pairs = combinations(layout.boxes.items(), 2)
    return [(a, b) for (a, one), (b, other) in pairs if one.overlaps(other, apart=1)]


@given(forests(), st.booleans())
def test_no_two_cards_overlap_and_everybody_has_one(forest, in_a_window):
    order, parent = forest

    layout = arrange_tree(order, parent, ROOM if in_a_window else None)

    assert set(layout.boxes) == set(order)
    assert overlapping(layout) == []


@given(forests())
def test_a_manager_stands_over_the_middle_of_first_and_last(forest):
    order, parent = forest

    layout = arrange_tree(order, parent)

    for id in order:
        below = [layout.boxes[one].centre[0] for one in order if parent.get(one) == id]
        if below:
            middle = (min(below) + max(below)) / 2
            assert layout.boxes[id].centre[0] == pytest.approx(middle)


@given(forests())
def test_who_reports_to_somebody_stands_lower(forest):
    order, parent = forest

    layout = arrange_tree(order, parent, ROOM)

    for id, manager in parent.items():
        assert layout.boxes[id].y >= layout.boxes[manager].bottom + TREE_MEASURES.below


def test_people_of_one_rank_stand_at_one_height():
    layout = arrange_tree(EVERYBODY, COMPANY)

    assert layout.boxes["b"].y == layout.boxes["c"].y
    assert {layout.boxes[id].y for id in "defg"} == {layout.boxes["g"].y}


def test_a_small_subtree_slides_under_the_outline_of_its_neighbour():
    deep = {"b": "a", "c": "a", "d": "c", "e": "c", "f": "c"}

    layout = arrange_tree(tuple("abcdef"), deep)

    assert layout.boxes["d"].x < layout.boxes["b"].right


def test_several_roots_stand_beside_each_other_at_the_top():
    layout = arrange_tree(tuple("abcd"), {"b": "a", "d": "c"})

    assert layout.boxes["a"].y == layout.boxes["c"].y
    assert layout.boxes["c"].x > layout.boxes["a"].right
    assert layout.loose == ()


def test_people_without_lines_stand_in_a_group_of_their_own_below():
    layout = arrange_tree((*EVERYBODY, "x", "y"), COMPANY)

    assert layout.loose == ("x", "y")
    assert layout.heading.y > max(layout.boxes[id].bottom for id in EVERYBODY)
    assert layout.boxes["x"].y >= layout.heading.bottom


def test_where_nobody_reports_to_anybody_the_group_fills_the_room():
    layout = arrange_tree([str(number) for number in range(24)], {}, ROOM)

    assert len({box.y for box in layout.boxes.values()}) > 2
    assert overlapping(layout) == []


def test_a_line_that_would_close_a_circle_does_not_count():
    assert without_circles("abc", {"a": "c", "b": "a", "c": "b"}) == {"a": "c", "b": "a"}


def test_a_circle_in_the_data_still_gives_everybody_a_place():
    layout = arrange_tree("abc", {"a": "b", "b": "c", "c": "a"})

    assert set(layout.boxes) == {"a", "b", "c"}
    assert overlapping(layout) == []


def test_a_line_to_somebody_who_is_not_there_does_not_count():
    assert arrange_tree("ab", {"a": "nobody"}).loose == ("a", "b")


def test_a_long_chain_of_managers_is_no_problem():
    order = [str(number) for number in range(300)]
    parent = {b: a for a, b in pairwise(order)}

    layout = arrange_tree(order, parent)

    assert layout.boxes["299"].x == layout.boxes["0"].x


def test_a_broad_team_stands_in_columns_so_that_it_stays_readable():
    order = ["boss", *(str(number) for number in range(24))]
    parent = dict.fromkeys(order[1:], "boss")

    wide, fitted = arrange_tree(order, parent), arrange_tree(order, parent, ROOM)

    assert fitted.rows > 1
    assert fitted.width < wide.width / 2
    assert overlapping(fitted) == []


def test_a_small_team_stands_in_one_row_also_in_a_window():
    assert arrange_tree("abcd", dict.fromkeys("bcd", "a"), ROOM).columns == ()


def test_no_line_of_the_tree_runs_through_a_card():
    chance = random.Random(4)
    order = [f"p{number}" for number in range(60)]
    parent = {order[n]: order[chance.randrange(max(0, n - 12), n)] for n in range(1, 60)}
    layout = arrange_tree(order, parent, ROOM)

    for employee, manager in parent.items():
        way = trunk(layout, employee, manager)
        hit = [id for id, box in layout.boxes.items() if crosses(way, box)]
        assert hit == [], (employee, manager)


def test_a_dotted_line_goes_round_the_cards_between():
    layout = arrange_tree(EVERYBODY, COMPANY)

    way = round_the_cards(layout, "d", "c")

    assert not any(crosses(way, box) for box in layout.boxes.values())


# -- who stands in it


@pytest.fixture
def plan():
    made = AccountPlan([Account(id="customer"), Opportunity(id="one", name="One")])
    for id, level in (("anton", Level.EXECUTIVE), ("carla", Level.HEAD), ("dirk", Level.STAFF)):
        made = made.apply(edits.add_person(made, "one", id, id=id, level=level))
    for employee, manager in (("carla", "anton"), ("dirk", "carla")):
        made = made.apply(edits.add_reporting_line(made, employee, manager))
    return made


def test_a_dotted_line_is_drawn_and_puts_nobody_anywhere(plan):
    plan = plan.apply(edits.add_reporting_line(plan, "dirk", "anton", dotted=True))

    found = reporting(plan, "one")

    assert found.parent == {"carla": "anton", "dirk": "carla"}
    assert [(employee, manager) for _line, employee, manager in found.others] == [
        ("dirk", "anton")
    ]


def test_who_has_two_managers_stands_under_the_higher_one(plan):
    plan = plan.apply(edits.add_reporting_line(plan, "dirk", "anton"))

    found = reporting(plan, "one")

    assert found.parent["dirk"] == "anton"
    assert [manager for _line, _employee, manager in found.others] == ["carla"]


def test_a_vacancy_stands_where_who_left_stood(plan):
    plan = plan.apply(edits.person_leaves(plan, "one", "carla", None))
    (seat,) = plan.table(Seat)

    found = reporting(plan, "one")

    assert "carla" not in found.people
    assert found.parent == {seat: "anton", "dirk": seat}


def test_a_vacancy_above_a_vacancy_keeps_them_in_line(plan):
    for person in ("anton", "carla"):
        plan = plan.apply(edits.person_leaves(plan, "one", person, None))
    seats = {seat.formerly: seat.id for seat in plan.table(Seat).values()}

    assert reporting(plan, "one").parent == {
        seats["carla"]: seats["anton"],
        "dirk": seats["carla"],
    }
