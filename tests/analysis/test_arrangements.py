from __future__ import annotations

from itertools import combinations, pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.arrangement import department_key, group_card
from app.analysis.layout import Side, arrange
from app.analysis.layout_departments import arrange_by_department
from app.analysis.layout_free import arrange_freely
from app.analysis.routing import route
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.edits import move_cards
from app.model.vocabulary import Lane, Level
from tests.analysis.random_maps import random_map, wires
from tests.analysis.test_layout import overlapping
from tests.analysis.test_routing import through_cards
from tests.plans import DECISION, person, small_plan

seeds = st.integers(0, 1_000_000)
sizes = st.integers(5, 60)
ways = st.sampled_from((arrange_freely, arrange_by_department))
VIEWS = {arrange_freely: "free", arrange_by_department: "department"}


def everybody(plan):
    return plan.persons.keys() | plan.members.keys() | plan.outside.keys()


@given(ways, seeds, sizes, st.integers(0, 12), st.integers(0, 20))
def test_everybody_has_a_place_and_no_two_cards_overlap(way, seed, theirs, ours, hand_put):
    plan = random_map(seed, theirs, ours, 60, hand_put, view=VIEWS[way])

    layout = way(plan, DECISION)

    assert layout.cards.keys() == everybody(plan)
    assert not overlapping(layout)
    for card in layout.cards.values():
        area = layout.area
        assert area.x <= card.box.x <= card.box.right <= area.right
        assert area.y <= card.box.y <= card.box.bottom <= area.bottom


@pytest.mark.parametrize("way", [arrange_freely, arrange_by_department])
@pytest.mark.parametrize("theirs", [5, 120, 300])
def test_three_hundred_people_find_a_place_too(way, theirs):
    plan = random_map(theirs, theirs, 1 + theirs // 8, 3 * theirs, 10, view=VIEWS[way])

    layout = way(plan, DECISION)

    assert layout.cards.keys() == everybody(plan)
    assert not overlapping(layout)


@given(ways, seeds, sizes, st.integers(0, 12), st.integers(0, 8))
def test_the_same_plan_is_the_same_map_in_whatever_order_it_came_about(
    way, seed, theirs, ours, hand_put
):
    plan = random_map(seed, theirs, ours, 60, hand_put, view=VIEWS[way])
    entities = list(plan)
    Random(seed).shuffle(entities)

    layout = way(AccountPlan(entities), DECISION)

    assert layout == way(plan, DECISION)


@given(ways, seeds, sizes, st.integers(1, 12), st.integers(0, 12))
def test_no_line_runs_through_a_card_wherever_cards_are_put(way, seed, theirs, ours, hand_put):
    plan = random_map(seed, theirs, ours, 40, hand_put, view=VIEWS[way])
    layout, lines = way(plan, DECISION), wires(plan)

    routes = route(layout, lines)

    assert routes.keys() == {wire.id for wire in lines}
    assert not through_cards(layout, lines, routes)
    for wire in lines:
        points = routes[wire.id].points
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(points))


@given(ways, seeds, sizes)
def test_arranged_again_over_itself_nobody_moves(way, seed, theirs):
    plan = random_map(seed, theirs, 6, 40, 6, view=VIEWS[way])
    layout = way(plan, DECISION)

    assert way(plan, DECISION, keep=layout).cards == layout.cards


def test_the_free_map_begins_as_the_two_sided_one():
    plan = random_map(7, 25, 8, 60)

    assert arrange_freely(plan, DECISION).cards == arrange(plan, DECISION).cards


def test_on_the_free_map_a_card_stands_on_any_point_and_keeps_its_level():
    plan = small_plan()
    moved = plan.apply(move_cards(plan, DECISION, {"karim": (-300.0, 900.0)}, view="free"))

    layout = arrange_freely(moved, DECISION)

    karim = layout.cards["karim"]
    assert (karim.box.x, karim.box.y) == (-300, 900)
    assert karim.band is Level.EXECUTIVE
    assert layout.area.x < -300


def test_a_card_put_by_hand_in_one_arrangement_stands_as_ever_in_the_others():
    plan = random_map(9, 20, 5, 30)
    moved = plan.apply(move_cards(plan, DECISION, {"p3": (640.0, 333.0)}, view="free"))

    assert arrange(moved, DECISION).cards == arrange(plan, DECISION).cards
    by_department = arrange_by_department(moved, DECISION).cards
    assert by_department == arrange_by_department(plan, DECISION).cards


def test_who_stands_where_a_card_is_put_makes_way_and_comes_back():
    plan = small_plan()
    before = arrange_freely(plan, DECISION)
    spot = before.cards["eva"].box
    change = move_cards(plan, DECISION, {"karim": (spot.x, spot.y)}, view="free")

    after = arrange_freely(plan.apply(change), DECISION, keep=before)
    back = arrange_freely(plan, DECISION, keep=after)

    assert (after.cards["karim"].box.x, after.cards["karim"].box.y) == (spot.x, spot.y)
    assert not overlapping(after)
    assert back.cards == before.cards


def in_departments():
    return small_plan(
        *person("cfo", "Lies", level=Level.EXECUTIVE, department="Finance"),
        *person("clerk", "Jo", level=Level.STAFF, department=" finance"),
        *person("ict", "Ad", level=Level.HEAD, department="IT"),
    )


def test_a_department_stands_together_however_it_is_spelled_and_the_higher_stand_above():
    layout = arrange_by_department(in_departments(), DECISION)

    finance = next(block for block in layout.blocks if block.key == "finance")
    assert finance.people == ("cfo", "clerk")
    boxes = {id: layout.cards[id].box for id in ("cfo", "clerk", "ict")}
    assert boxes["cfo"].bottom < boxes["clerk"].y
    assert finance.box.holds(*boxes["cfo"].centre)
    assert finance.box.holds(*boxes["clerk"].centre)
    assert not finance.box.holds(*boxes["ict"].centre)


def test_who_has_no_department_stands_in_a_block_of_their_own_after_the_others():
    layout = arrange_by_department(in_departments(), DECISION)

    theirs = [block for block in layout.blocks if block.side is Side.THEIRS]
    assert theirs[-1].key == ""
    assert set(theirs[-1].people) == {"karim", "eva"}


def test_our_team_stands_by_lane_left_of_all_departments():
    layout = arrange_by_department(in_departments(), DECISION)

    ours = {block.key: block for block in layout.blocks if block.side is Side.OURS}
    assert set(ours) == {member.lane or "" for member in in_departments().members.values()}
    left = min(b.box.x for b in layout.blocks if b.side is Side.THEIRS)
    assert all(block.box.right < left for block in ours.values())


@given(seeds, sizes, st.integers(1, 12))
def test_blocks_do_not_overlap_and_hold_their_people_and_nobody_else(seed, theirs, ours):
    plan = random_map(seed, theirs, ours, 40)

    layout = arrange_by_department(plan, DECISION)

    for one, other in combinations(layout.blocks, 2):
        assert not one.box.overlaps(other.box)
    for block in layout.blocks:
        inside = {
            id
            for id, card in layout.cards.items()
            if card.side is block.side and block.box.holds(*card.box.centre)
        }
        assert inside == set(block.people)


@given(seeds, sizes, st.integers(1, 12), st.booleans())
def test_one_card_stands_for_a_department_that_is_folded(seed, theirs, ours, all_of_them):
    plan = random_map(seed, theirs, ours, 40)
    open_ = arrange_by_department(plan, DECISION)
    chosen = open_.blocks if all_of_them else open_.blocks[::2]
    folded = frozenset(group_card(block.side, block.key) for block in chosen)

    layout = arrange_by_department(plan, DECISION, keep=open_, folded=folded)

    away = {id for block in chosen for id in block.people}
    assert layout.cards.keys() == (everybody(plan) - away) | folded
    assert not overlapping(layout)


def test_a_card_put_by_hand_moves_along_with_its_department():
    plan = in_departments()
    layout = arrange_by_department(plan, DECISION)
    block = layout.block_of("ict")
    moved = plan.apply(
        move_cards(
            plan, DECISION, {"ict": layout.spot("ict", block.box.x + 40, block.box.y + 200)},
            view="department",
        )
    )  # fmt: skip
    wider = moved.apply(edits.add_member(moved, DECISION, "Jan", lane=Lane.FINANCIAL))

    after = arrange_by_department(wider, DECISION)

    home = after.block_of("ict").box
    box = after.cards["ict"].box
    assert (box.x - home.x, box.y - home.y) == (40, 200)


def test_the_key_of_a_department_heeds_no_capitals_and_no_blanks():
    assert department_key("  Raad van  Bestuur ") == department_key("raad van bestuur")


def test_somebody_who_joins_a_department_leaves_the_other_blocks_as_wide_as_they_were():
    plan = in_departments()
    before = arrange_by_department(plan, DECISION)
    more = small_plan(
        *person("cfo", "Lies", level=Level.EXECUTIVE, department="Finance"),
        *person("clerk", "Jo", level=Level.STAFF, department=" finance"),
        *person("ict", "Ad", level=Level.HEAD, department="IT"),
        *person("more", "Wim", level=Level.HEAD, department="IT", lane=Lane.TECHNICAL),
    )

    after = arrange_by_department(more, DECISION, keep=before)

    widths = {block.key: block.columns for block in before.blocks}
    assert all(widths[block.key] == block.columns for block in after.blocks)
    assert [b.key for b in after.blocks if b.side is Side.THEIRS] == [
        b.key for b in before.blocks if b.side is Side.THEIRS
    ]
