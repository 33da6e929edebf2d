from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from app.analysis.layout import MEASURES, Side, arrange
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message
from app.model.edits import add_person, add_reporting_line, add_tie, move_cards, remove
from app.model.people import OutsideInfluence, Person, TeamMember
from app.model.vocabulary import Level
from tests.analysis.random_maps import random_map
from tests.plans import DECISION, person, small_plan

seeds = st.integers(0, 1_000_000)


def overlapping(layout):
    return [
        (one.id, other.id)
        for one, other in combinations(layout.cards.values(), 2)
        if one.box.overlaps(other.box, MEASURES.clearance - 0.01)
    ]


def out_of_band(layout):
    bands = {band.level: band.box for band in layout.bands}
    return [
        card.id
        for card in layout.cards.values()
        if card.side is not Side.OUTSIDE
        and not bands[card.band].y <= card.box.y <= card.box.bottom <= bands[card.band].bottom
    ]


@given(seeds, st.integers(1, 60), st.integers(0, 12), st.integers(0, 20))
def test_everybody_has_a_place_in_the_own_band_and_no_two_cards_overlap(
    seed, theirs, ours, hand_put
):
    plan = random_map(seed, theirs, ours, 80, hand_put)

    layout = arrange(plan, DECISION)

    assert (
        layout.cards.keys() == plan.persons.keys() | plan.members.keys() | plan.outside.keys()
    )
    assert not overlapping(layout)
    assert not out_of_band(layout)


@given(seeds, st.integers(5, 40))
def test_after_any_edits_nobody_overlaps_and_everybody_keeps_the_cell_to_go_back_to(
    seed, theirs
):
    plan = random_map(seed, theirs, 6, 40)
    dice = Random(seed)
    layout = arrange(plan, DECISION)

    for step in range(6):
        before = layout
        at = (float(dice.randint(-100, 1400)), float(dice.randint(0, 400)))
        if dice.random() < 0.5:
            change = add_person(plan, DECISION, "New", level=dice.choice(list(Level)), at=at)
        elif dice.random() < 0.5:
            change = move_cards(plan, DECISION, {dice.choice(list(plan.persons)): at})
        else:
            change = remove(plan, [(Person, dice.choice(list(plan.persons)))])
        plan = plan.apply(change)
        layout = arrange(plan, DECISION, keep=layout)

        assert not overlapping(layout), step
        assert not out_of_band(layout), step
        grids = {id for id, card in before.cards.items() if card.slot == before.homes.get(id)}
        for id in grids & layout.cards.keys():
            assert layout.homes[id] == before.homes[id], step


def test_both_sides_of_a_level_stand_in_the_same_band():
    layout = arrange(small_plan(), DECISION)

    herman, karim = layout.cards["herman"].box, layout.cards["karim"].box
    assert herman.centre[1] == karim.centre[1]
    assert herman.right < karim.x


def test_higher_levels_stand_above_lower_ones():
    layout = arrange(small_plan(), DECISION)

    assert [band.level for band in layout.bands] == sorted(Level, reverse=True)
    assert layout.cards["karim"].box.bottom < layout.cards["eva"].box.y


def test_the_band_for_an_unknown_level_is_there_only_when_somebody_stands_in_it():
    known = arrange(small_plan(), DECISION)
    unknown = arrange(small_plan(*person("jan", "Jan")), DECISION)

    assert None not in [band.level for band in known.bands]
    assert unknown.bands[-1].level is None
    assert unknown.cards["jan"].band is None


def test_an_empty_half_of_a_band_can_be_told():
    layout = arrange(small_plan(*person("cfo", "Lies", level=Level.HEAD)), DECISION)

    head = layout.band(Level.HEAD)
    assert (head.ours, head.theirs) == (0, 1)


def test_who_no_longer_takes_part_is_not_on_the_map_and_who_is_in_no_decision_is():
    gone = person("gone", "Gone", active=False)
    nowhere = Person(id="nowhere", name="Nowhere")

    layout = arrange(small_plan(*gone, nowhere), DECISION)

    assert "gone" not in layout.cards
    assert "nowhere" in layout.cards


def test_outsiders_stand_apart_at_the_right():
    layout = arrange(small_plan(OutsideInfluence(id="bank", name="Bank")), DECISION)

    assert layout.cards["bank"].box.x > layout.bands[0].box.right


def test_a_hand_put_card_stands_where_it_was_put():
    plan = small_plan()
    layout = arrange(plan, DECISION)
    at = layout.relative(Side.THEIRS, Level.EXECUTIVE, 800, 100)

    moved = arrange(plan.apply(move_cards(plan, DECISION, {"karim": at})), DECISION, layout)

    box = moved.cards["karim"].box
    assert (box.x, box.y) == (800, 100)


def test_a_hand_put_card_keeps_its_band_when_a_band_above_it_grows():
    plan = small_plan()
    at = arrange(plan, DECISION).relative(Side.THEIRS, Level.MIDDLE, 900, 420)
    plan = plan.apply(move_cards(plan, DECISION, {"eva": at}))
    more = [
        edit
        for n in range(9)
        for edit in add_person(
            plan, DECISION, f"Chef {n}", level=Level.EXECUTIVE, id=f"c{n}"
        ).edits
    ]

    layout = arrange(plan.apply(Change(Message("x"), tuple(more))), DECISION)

    eva = layout.cards["eva"]
    assert eva.slot is None
    assert not out_of_band(layout)


def test_two_cards_put_on_the_same_spot_both_remain_readable():
    plan = small_plan(*person("jan", "Jan", level=Level.EXECUTIVE))
    plan = plan.apply(
        move_cards(plan, DECISION, {"jan": (100.0, 30.0), "karim": (110.0, 40.0)})
    )

    layout = arrange(plan, DECISION)

    assert not overlapping(layout)


def test_drawing_a_tie_moves_nobody():
    plan = random_map(3, 25, 8, 60)
    layout = arrange(plan, DECISION)
    free = next(
        (m, p) for m in plan.members for p in plan.persons if plan.tie_between(m, p) is None
    )

    after = arrange(plan.apply(add_tie(plan, *free)), DECISION, keep=layout)

    assert after.cards == layout.cards


def test_undoing_a_move_brings_a_card_back_to_its_cell():
    plan = random_map(4, 25, 8, 60)
    layout = arrange(plan, DECISION)
    change = move_cards(plan, DECISION, {"p3": (333.0, 33.0)})
    moved = arrange(plan.apply(change), DECISION, keep=layout)

    back = arrange(plan.apply(change).apply(change.inverse()), DECISION, keep=moved)

    assert back.cards == layout.cards


def test_somebody_whose_level_changes_goes_to_the_other_band():
    plan = small_plan()
    layout = arrange(plan, DECISION)
    herman = plan.members["herman"]
    promoted = plan.apply(
        Change(Message("x"), (Edit(herman, replace(herman, level=Level.STAFF)),))
    )

    after = arrange(promoted, DECISION, keep=layout)

    assert after.cards["herman"].band is Level.STAFF
    assert not out_of_band(after)


def test_a_report_stands_nearer_to_the_own_manager_than_to_other_managers():
    plan = random_map(5, 0, 0, 0, outside=0)
    people = []
    for n in range(4):
        people += person(f"boss{n}", f"Boss {n}", level=Level.EXECUTIVE)
        for k in range(2):
            people += person(f"staff{n}{k}", f"Staff {n}{k}", level=Level.STAFF)
    plan = plan.apply(Change(Message("x"), tuple(Edit(None, entity) for entity in people)))
    for n in range(4):
        for k in range(2):
            plan = plan.apply(add_reporting_line(plan, f"staff{n}{k}", f"boss{n}"))

    layout = arrange(plan, DECISION)

    across = {id: card.box.centre[0] for id, card in layout.cards.items()}
    for n in range(4):
        own = max(abs(across[f"staff{n}{k}"] - across[f"boss{n}"]) for k in range(2))
        assert own <= MEASURES.card[0] + MEASURES.column_gap


def test_somebody_who_leaves_the_team_makes_nobody_move():
    plan = random_map(6, 20, 5, 40)
    layout = arrange(plan, DECISION)

    after = arrange(plan.apply(remove(plan, [(TeamMember, "m2")])), DECISION, keep=layout)

    assert all(card.slot == layout.cards[id].slot for id, card in after.cards.items())


@given(seeds, st.integers(1, 40), st.integers(0, 12), st.integers(0, 8))
def test_the_same_plan_is_the_same_map_in_whatever_order_it_came_about(
    seed, theirs, ours, hand_put
):
    plan = random_map(seed, theirs, ours, 60, hand_put)
    entities = list(plan)
    Random(seed).shuffle(entities)

    layout = arrange(AccountPlan(entities), DECISION)

    assert layout.cards == arrange(plan, DECISION).cards


def test_a_card_that_is_put_on_a_hand_put_one_leaves_that_where_it_stands():
    plan = small_plan(*person("jan", "Jan", level=Level.EXECUTIVE))
    plan = plan.apply(move_cards(plan, DECISION, {"karim": (100.0, 30.0)}))
    layout = arrange(plan, DECISION)

    plan = plan.apply(move_cards(plan, DECISION, {"jan": (110.0, 40.0)}))
    after = arrange(plan, DECISION, keep=layout)

    assert after.cards["karim"] == layout.cards["karim"]
    assert not overlapping(after)


def test_who_comes_back_finds_the_own_cell_if_nobody_took_it():
    plan = random_map(6, 20, 5, 40)
    layout = arrange(plan, DECISION)
    gone = remove(plan, [(Person, id) for id in ("p1", "p4", "p7", "p9", "p12")])
    without = arrange(plan.apply(gone), DECISION, keep=layout)

    back = arrange(plan.apply(gone).apply(gone.inverse()), DECISION, keep=without)

    assert back.cards == layout.cards


def test_a_wide_screen_gets_more_columns_and_so_a_larger_map():
    plan = random_map(1, 30, 6, 20)

    tall, wide = (arrange(plan, DECISION, None, replace(MEASURES, aspect=a)) for a in (1, 2.4))

    assert wide.columns[Side.THEIRS] > tall.columns[Side.THEIRS]
    assert max(wide.width / 2.4, wide.height) < max(tall.width / 2.4, tall.height)
