"""Lines between hand-put cards without needless ways: none doubles back or meets itself."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.analysis.escapes import Escapes
from app.analysis.geometry import Box
from app.analysis.layout import arrange
from app.analysis.layout_departments import arrange_by_department
from app.analysis.layout_free import arrange_freely
from app.analysis.roster import Side
from app.analysis.routing import Wire, crosses, route
from app.model.edits import add_person, move_cards
from app.model.vocabulary import Level
from tests.analysis.random_maps import random_map, wires
from tests.analysis.test_routing import through_cards
from tests.plans import DECISION, small_plan

WAYS = {"map": arrange, "free": arrange_freely, "department": arrange_by_department}
STEP = 88  # of cards that a guide held: as near to each other as cards stand


def stretches(points):
    return [
        Box(min(x1, x2), min(y1, y2), abs(x1 - x2), abs(y1 - y2))
        for (x1, y1), (x2, y2) in pairwise(points)
    ]


@given(
    st.sampled_from(sorted(WAYS)),
    st.integers(0, 1_000_000),
    st.sampled_from((8, 15, 25)),
    st.tuples(st.integers(0, 150), st.integers(0, 60)),
    st.integers(1, 6),
)
def test_a_line_past_a_stack_of_cards_has_no_corner_too_many(view, seed, theirs, at, stacked):
    plan = random_map(seed, theirs, 5, 30)
    ids = [*plan.persons, *plan.members][:: max(1, theirs // 6)][:stacked]
    x, y = 8.0 * at[0], 8.0 * at[1]
    places = {id: (x, y + number * STEP) for number, id in enumerate(ids)}
    plan = plan.apply(move_cards(plan, DECISION, places, view=view))
    layout, lines = WAYS[view](plan, DECISION), wires(plan)

    routes = route(layout, lines)

    assert not through_cards(layout, lines, routes)
    for wire in lines:
        points = routes[wire.id].points
        turns = [a[0] == b[0] for a, b in pairwise(points)]
        assert all(one != other for one, other in pairwise(turns)), wire
        made = list(enumerate(stretches(points)))
        assert not any(
            one.overlaps(other)
            for (at_one, one), (at_other, other) in combinations(made, 2)
            if at_other > at_one + 1
        ), wire


def test_a_card_put_far_to_the_right_takes_no_line_of_others_along():
    plan = random_map(2, 15, 6, 40)
    known = arrange(plan, DECISION)
    last = known.columns[Side.THEIRS] - 1
    column = [
        card
        for card in known.cards.values()
        if card.slot is not None and (card.side, card.slot.column) == (Side.THEIRS, last)
    ]
    above, below = (pick(column, key=lambda card: card.box.y) for pick in (min, max))
    far = next(id for id in plan.persons if id not in (above.id, below.id))
    layout = arrange(plan.apply(move_cards(plan, DECISION, {far: (4000.0, 20.0)})), DECISION)
    wire = Wire("w", above.id, below.id)

    points = route(layout, [wire])["w"].points

    edge = max(layout.cards[id].box.right for id in (above.id, below.id))
    assert max(x for x, _y in points) <= edge + layout.measures.column_gap


def test_a_line_goes_past_two_cards_below_each_other_in_one_way_round():
    plan = small_plan()
    for id in ("one", "two"):
        plan = plan.apply(add_person(plan, DECISION, id, id=id, level=Level.STAFF))
    wire = Wire("w", "herman", "eva")
    free = arrange_freely(plan, DECISION)
    bends = route(free, [wire])["w"].points
    (x, low), (_x, high) = next(
        (one, other) for one, other in pairwise(bends) if one[0] == other[0]
    )
    top = min(low, high) + 16
    places = {"one": (x - 40, top), "two": (x - 40, top + STEP)}
    plan = plan.apply(move_cards(plan, DECISION, places, view="free"))

    layout = arrange_freely(plan, DECISION)
    found = route(layout, [wire])["w"].points

    assert all(not crosses(found, layout.cards[id].box) for id in places)
    assert len(found) <= len(bends) + 4


def test_lines_far_away_on_the_same_height_or_column_make_nobody_go_another_way():
    plan = random_map(12, 20, 6, 40, hand_put=8, view="free")
    layout = arrange_freely(plan, DECISION)
    pairs = [(wire.source, wire.target) for wire in wires(plan)]
    usual = [Escapes(layout).path(*pair) for pair in pairs]

    for pair, path in zip(pairs, usual, strict=True):
        ways = Escapes(layout)
        for (x1, y1), (x2, _y2) in pairwise(path):
            along = [(x1, 9000.0), (x1, 9900.0)] if x1 == x2 else [(9000.0, y1), (9900.0, y1)]
            for _time in range(3):
                ways.used(along)

        assert ways.path(*pair) == path
