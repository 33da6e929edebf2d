"""Who stands on a map of many stays there, whatever groups were opened or folded before."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from app.analysis.layout import arrange
from app.analysis.layout_free import arrange_freely
from app.analysis.level_groups import MANY, groups
from app.model.edits import add_person, remove
from app.model.people import Person
from app.model.vocabulary import Level
from tests.analysis.random_maps import random_map
from tests.analysis.test_layout import overlapping
from tests.plans import DECISION

VIEWS = {arrange: "map", arrange_freely: "free"}
ways = st.sampled_from((arrange, arrange_freely))
seeds = st.integers(0, 1_000_000)


def folded_at_random(plan, dice):
    several = [group.card for group in groups(plan, DECISION) if len(group.people) > 1]
    return frozenset(dice.sample(several, dice.randint(0, len(several))))


@given(ways, seeds, st.integers(0, 5))
def test_laid_out_again_nobody_moves_after_groups_were_opened_and_folded(way, seed, hand_put):
    plan, dice = random_map(seed, MANY, 8, 60, hand_put, view=VIEWS[way]), Random(seed)
    layout = None

    for _step in range(3):
        folded = folded_at_random(plan, dice)
        layout = way(plan, DECISION, keep=layout, folded=folded)

        again = way(plan, DECISION, keep=layout, folded=folded)
        assert again.cards == layout.cards
        assert not overlapping(layout)


@given(ways, seeds)
def test_somebody_who_joins_and_leaves_again_moves_nobody(way, seed):
    plan, dice = random_map(seed, MANY, 8, 60), Random(seed)
    folded = frozenset(group.card for group in groups(plan, DECISION))
    before = way(plan, DECISION, keep=way(plan, DECISION, folded=folded))
    level = dice.choice(list(Level))

    more = plan.apply(add_person(plan, DECISION, "New", level=level, id="new"))
    joined = way(more, DECISION, keep=before)
    left = way(more.apply(remove(more, [(Person, "new")])), DECISION, keep=joined)

    at = {id: card.slot for id, card in before.cards.items()}
    assert {id: card.slot for id, card in joined.cards.items() if id != "new"} == at
    assert {id: card.slot for id, card in left.cards.items()} == at
