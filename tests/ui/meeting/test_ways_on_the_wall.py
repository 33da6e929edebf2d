"""Lines on the wall, where cards are large and close to each other, run through no card."""

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from app.analysis.layout import arrange
from app.analysis.routing import route
from app.ui.meeting.stage_look import ON_THE_WALL, on_the_wall
from tests.analysis.random_maps import random_map, wires
from tests.analysis.test_places_from_elsewhere import put
from tests.analysis.test_routing import through_cards
from tests.plans import DECISION


def laid_out(plan, aspect=1.6):
    wall = on_the_wall(plan)
    layout = arrange(wall, DECISION, None, replace(ON_THE_WALL, aspect=aspect))
    return layout, wires(wall)


@given(
    st.integers(0, 1_000_000),
    st.sampled_from((1, 5, 12, 25)),
    st.integers(0, 9),
    st.integers(0, 12),
    st.sampled_from((1.3, 1.6, 1.9)),
)
def test_no_line_runs_through_a_card_wherever_cards_were_put(
    seed, theirs, ours, hand_put, aspect
):
    plan = random_map(seed, theirs, ours, 40, hand_put)

    layout, lines = laid_out(plan, aspect)

    assert not through_cards(layout, lines, route(layout, lines))


def test_a_way_round_leaves_no_card_between_it_and_the_colleague_in_the_same_cell():
    for seed in range(200, 420):  # maps on which colleagues in one cell need ways round
        dice = Random(seed)
        plan = random_map(seed, 12, 9, 40)
        spots = [(dice.uniform(-300, 1600), dice.uniform(-300, 900)) for _ in range(6)]

        layout, lines = laid_out(put(plan, "map", spots))

        assert not through_cards(layout, lines, route(layout, lines)), seed
