from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.analysis.layout import arrange
from app.analysis.routing import Wire, crosses, route
from app.analysis.tracks import Leg, assigned
from app.model.edits import move_cards
from app.model.vocabulary import Level
from tests.analysis.random_maps import random_map, wires
from tests.plans import DECISION, person, small_plan

seeds = st.integers(0, 1_000_000)


def through_cards(layout, lines, routes):
    return [
        (wire.id, card.id)
        for wire in lines
        for card in layout.cards.values()
        if card.id not in (wire.source, wire.target)
        and crosses(routes[wire.id].points, card.box)
    ]


@given(seeds, st.integers(5, 60), st.integers(1, 12), st.integers(0, 12))
def test_no_line_runs_through_a_card_wherever_cards_are_dragged(seed, theirs, ours, hand_put):
    plan = random_map(seed, theirs, ours, 60, hand_put)
    layout, lines = arrange(plan, DECISION), wires(plan)

    routes = route(layout, lines)

    assert routes.keys() == {wire.id for wire in lines}
    assert not through_cards(layout, lines, routes)


@given(seeds, st.integers(5, 60), st.integers(0, 8))
def test_a_line_is_upright_and_joins_the_edges_of_its_two_cards(seed, theirs, hand_put):
    plan = random_map(seed, theirs, 6, 40, hand_put)
    layout, lines = arrange(plan, DECISION), wires(plan)

    routes = route(layout, lines)

    for wire in lines:
        points = routes[wire.id].points
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(points))
        for point, id in ((points[0], wire.source), (points[-1], wire.target)):
            box = layout.cards[id].box
            on_side = point[0] in (box.x, box.right) and box.y < point[1] < box.bottom
            on_top = point[1] in (box.y, box.bottom) and box.x < point[0] < box.right
            assert on_side or on_top


def test_lines_of_one_corridor_run_beside_each_other():
    plan = random_map(11, 25, 8, 60)
    layout, lines = arrange(plan, DECISION), wires(plan)

    routes = route(layout, lines)

    stretches = [
        (x1, min(y1, y2), max(y1, y2), wire.id)
        for wire in lines
        for (x1, y1), (x2, y2) in pairwise(routes[wire.id].points)
        if x1 == x2
    ]
    shared = [
        (one[3], other[3])
        for one, other in combinations(stretches, 2)
        if one[3] != other[3]
        and abs(one[0] - other[0]) < 1
        and min(one[2], other[2]) - max(one[1], other[1]) > 12
    ]
    assert not shared


def test_neighbours_at_the_same_height_are_joined_straight():
    plan = small_plan()
    layout = arrange(plan, DECISION)

    found = route(layout, [Wire("w", "herman", "karim")])["w"]

    herman, karim = layout.cards["herman"].box, layout.cards["karim"].box
    assert found.points == ((herman.right, herman.centre[1]), (karim.x, karim.centre[1]))


def test_only_a_line_in_the_way_of_a_dragged_card_takes_another_way():
    plan = random_map(12, 20, 6, 30)
    layout, lines = arrange(plan, DECISION), wires(plan)
    before = route(layout, lines)
    moved = plan.apply(move_cards(plan, DECISION, {"p1": (60.0, 20.0)}))
    after_move = arrange(moved, DECISION, keep=layout)

    after = route(after_move, lines, keep=before)

    card = after_move.cards["p1"].box
    for wire in lines:
        if "p1" not in (wire.source, wire.target) and not crosses(before[wire.id].points, card):
            assert not after[wire.id].detour


def test_a_detour_that_still_stands_is_kept():
    plan = random_map(13, 20, 6, 40, hand_put=6)
    layout, lines = arrange(plan, DECISION), wires(plan)
    first = route(layout, lines)

    second = route(layout, lines, keep=first)

    detours = [id for id, found in first.items() if found.detour]
    assert detours
    assert all(second[id] is first[id] for id in detours)


def test_a_line_to_somebody_who_is_not_on_the_map_is_left_out():
    layout = arrange(small_plan(), DECISION)

    assert route(layout, [Wire("w", "herman", "nobody")]) == {}


def test_where_a_channel_is_too_narrow_lines_to_one_card_share_a_track():
    legs = [Leg(number, ((0.0, 1), (400.0, -1))) for number in range(40)]
    cards = {number: f"card {number // 10}" for number in range(40)}

    apart = assigned(legs, 0.0, 400.0, 12.0, cards)
    narrow = assigned(legs, 0.0, 24.0, 12.0, cards)

    assert len(set(apart.values())) == 40
    assert len(set(narrow.values())) == 4
    for card in set(cards.values()):
        assert len({narrow[number] for number in cards if cards[number] == card}) == 1


def test_a_line_goes_round_a_hand_put_card_in_its_way_with_few_bends():
    plan = small_plan(*person("jan", "Jan", level=Level.EXECUTIVE))
    places = {"karim": (900.0, 20.0), "jan": (300.0, 20.0)}
    layout = arrange(plan.apply(move_cards(plan, DECISION, places)), DECISION)

    found = route(layout, [Wire("w", "herman", "karim")])["w"]

    assert found.detour
    assert not crosses(found.points, layout.cards["jan"].box)
    assert len(found.points) <= 6
