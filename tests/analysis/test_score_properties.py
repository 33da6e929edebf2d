"""What the coverage score is proven to be over random accounts: bounded, monotone, additive and
traceable, submodular in the ties, and never helped by silence.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.network import Network
from app.analysis.score import BACKUP, BEST, Score
from app.model.account_plan import AccountPlan
from app.model.entities import Entity
from app.model.interactions import Interaction, Interest
from app.model.people import Competitor, Person, TeamMember
from app.model.ties import CompetitorTie, ContactTie, Influence
from app.model.values import joined
from app.model.vocabulary import (
    Attitude,
    Colour,
    CompetitorBasis,
    InterestKind,
    Lane,
    Level,
    TieLevel,
)
from tests.analysis import by_hand
from tests.analysis.cases import with_entities
from tests.analysis.scored_plans import modestly, pairs, scored_plans, without
from tests.plans import AS_OF, DECISION, tie

SLACK = 1e-9  # what rounding in the machine may make of equal numbers
NEWCOMER = "newcomer"

accounts = scored_plans()


def score(plan: AccountPlan, as_of=AS_OF) -> Score:
    return Network(plan, DECISION, as_of).score


def total(plan: AccountPlan, as_of=AS_OF) -> float:
    return score(plan, as_of).total


@modestly
@given(accounts)
def test_the_score_is_that_of_the_formula_worked_out_by_hand(plan):
    found = score(plan)

    assert found.total == pytest.approx(by_hand.score(plan, AS_OF))
    for role, part in found.roles.items():
        assert part.points == pytest.approx(by_hand.role_points(plan, role, AS_OF)), role
    stakes, covered = by_hand.stakes(plan), by_hand.coverage(plan, AS_OF)
    assert found.persons.keys() == stakes.keys()
    for someone, one in found.persons.items():
        assert one.at_stake == pytest.approx(stakes[someone])
        assert one.coverage == pytest.approx(covered[someone])


# -- 1. bounded


@modestly
@given(accounts)
def test_every_part_of_the_score_stays_within_its_bounds(plan):
    found = score(plan)

    assert -SLACK <= found.total <= 100 + SLACK
    for part in found.roles.values():
        assert -SLACK <= part.points <= part.of + SLACK
    for one in found.persons.values():
        assert 0 <= one.coverage <= 1 + SLACK
        assert -SLACK <= one.points <= one.at_stake + SLACK
    assert -100 <= found.support <= 100
    assert 0 <= found.completeness <= 100


@modestly
@given(accounts)
def test_knowing_everybody_twice_as_well_as_can_be_scores_all_of_the_roles_held(plan):
    twins = [TeamMember(id="one"), TeamMember(id="two")]
    best = [
        tie(one.id, someone, TieLevel.TRUSTED, last_contact=AS_OF)
        for one in twins
        for someone in plan.persons
    ]

    found = score(with_entities(plan, *twins, *best))

    held = [part for role, part in found.roles.items() if by_hand.holders(plan, role)]
    assert found.total == pytest.approx(sum(part.of for part in held))
    assert sum(part.of for part in found.roles.values()) == pytest.approx(
        100 if by_hand.weights(plan) else 0
    )


# -- 2. monotone


@modestly
@given(pairs(), st.integers(0, 400))
def test_adding_a_tie_never_lowers_the_score(pair, days):
    plan, known = pair
    last = AS_OF - timedelta(days=days)
    bare = without(plan, known)

    for level in TieLevel:
        new = tie(known.member, known.person, level, last_contact=last)
        assert total(with_entities(bare, new)) >= total(bare) - SLACK


@modestly
@given(pairs())
def test_raising_a_tie_to_each_next_level_never_lowers_the_score(pair):
    plan, known = pair

    rising = [
        total(with_entities(plan, replace(known, level=level))) for level in (None, *TieLevel)
    ]

    for lower, higher in pairwise(rising):
        assert higher >= lower - SLACK


@modestly
@given(
    pairs(), st.lists(st.integers(-5, 900), min_size=2, max_size=4), st.sampled_from(TieLevel)
)
def test_the_more_recent_the_contact_the_less_it_lowers_the_score(pair, days, level):
    plan, known = pair

    fresher = [
        total(with_entities(plan, replace(known, level=level, last_contact=last)))
        for last in sorted(AS_OF - timedelta(days=ago) for ago in days)
    ]

    for earlier, later in pairwise(fresher):
        assert later >= earlier - SLACK


@modestly
@given(pairs(), st.integers(0, 400))
def test_logging_a_contact_never_lowers_the_score(pair, days):
    plan, known = pair
    call = Interaction(
        id="call",
        date=AS_OF - timedelta(days=days),
        members=(known.member,),
        persons=(known.person,),
    )

    assert total(with_entities(plan, call)) >= total(plan) - SLACK


@modestly
@given(pairs(), st.sampled_from(Lane), st.sampled_from(Level))
def test_a_better_match_never_lowers_the_score(pair, lane, level):
    plan, known = pair
    card = plan.persons[known.person]
    new = tie(NEWCOMER, card.id, TieLevel.TRUSTED, last_contact=AS_OF)

    def with_colleague(lane: Lane | None, level: Level) -> float:
        return total(with_entities(plan, TeamMember(id=NEWCOMER, lane=lane, level=level), new))

    assert with_colleague(card.lane, level) >= with_colleague(lane, level) - SLACK
    for lower, higher in pairwise(Level):
        assert with_colleague(lane, higher) >= with_colleague(lane, lower) - SLACK


# -- 3. additive and traceable


@modestly
@given(accounts)
def test_the_score_adds_up_over_roles_and_persons_and_ties(plan):
    found = score(plan)

    for parts in (found.roles, found.persons, found.ties):
        assert sum(part.points for part in parts.values()) == pytest.approx(found.total)


@modestly
@given(accounts)
def test_every_tie_earns_the_larger_share_as_best_the_smaller_as_backup_else_nothing(plan):
    found = score(plan)

    stakes = by_hand.stakes(plan)
    for someone, stake in stakes.items():
        ties = [one for one in plan.ties.values() if one.person == someone]
        parts = [found.ties[one.member, one.person] for one in ties]
        worth = {one.member: by_hand.value(plan, one, AS_OF) for one in ties}
        earning = {part.slot: part for part in parts if part.slot is not None}
        assert sum(part.slot is not None for part in parts) == len(earning)
        assert earning.keys() <= {BEST, BACKUP}
        for part in parts:
            share = {BEST: 0.8, BACKUP: 0.2, None: 0.0}[part.slot]
            assert part.slot_share == share
            points = share * stake * worth[part.tie.member]
            assert part.points == pytest.approx(points, abs=SLACK)
        slots = [earning[slot].tie.value for slot in (BEST, BACKUP) if slot in earning]
        ranked = sorted(worth.values(), reverse=True)
        assert two_of(slots) == pytest.approx(two_of(ranked), abs=SLACK)


def two_of(values: list[float]) -> list[float]:
    """The first two, none counted as nought: so is what has faded to next to nothing."""
    return [*values, 0.0, 0.0][:2]


# -- 4. submodular in the ties


@modestly
@given(pairs(), st.data())
def test_a_tie_gains_no_more_beside_more_ties(pair, data):
    plan, known = pair
    new = replace(known, level=data.draw(st.sampled_from(TieLevel)), last_contact=AS_OF)
    others = [one for one in plan.ties.values() if one.id != known.id]
    colleagues = [TeamMember(id=f"c{n}") for n in range(data.draw(st.integers(0, 3)))]
    others += [
        tie(one.id, known.person, data.draw(st.sampled_from(TieLevel)), last_contact=AS_OF)
        for one in colleagues
    ]
    few = [one for one in others if data.draw(st.booleans())]
    bare = with_entities(without(plan, *plan.ties.values()), *colleagues)

    def gain(beside: list[ContactTie]) -> float:
        there = with_entities(bare, *beside)
        return total(with_entities(there, new)) - total(there)

    assert gain(few) >= gain(others) - SLACK


# -- 5. silence never helps


@modestly
@given(accounts, st.lists(st.integers(1, 900), min_size=1, max_size=3))
def test_with_time_and_no_contact_the_score_never_rises(plan, days):
    ahead = [one for one in plan.table(Interaction).values() if one.date > AS_OF]
    silent = without(plan, *ahead)

    fading = [total(silent, AS_OF + timedelta(days=later)) for later in (0, *sorted(days))]

    for earlier, later in pairwise(fading):
        assert later <= earlier + SLACK


# -- what is no part of it


@modestly
@given(accounts, st.data())
def test_attitudes_colours_competitors_and_lines_never_change_the_score(plan, data):
    other: list[Entity] = [Competitor(id="k0", incumbent=True)]
    colours = st.none() | st.sampled_from(Colour)
    for member in plan.members.values():
        other.append(replace(member, colour=data.draw(colours)))
    for card in plan.persons.values():
        other += [replace(card, colour=data.draw(colours)), *about(card, data)]
    for taking in plan.dmu(DECISION):
        other.append(replace(taking, attitude=data.draw(st.sampled_from(Attitude))))

    before, after = score(plan), score(with_entities(plan, *other))

    assert (after.total, after.roles, after.persons, after.ties) == (
        before.total,
        before.roles,
        before.persons,
        before.ties,
    )


def about(card: Person, data: st.DataObject) -> list[Entity]:
    """What competitors and colleagues of one of theirs are to that person."""
    rival = CompetitorTie(
        id=joined("k0", card.id),
        competitor="k0",
        person=card.id,
        level=data.draw(st.sampled_from(TieLevel)),
        basis=data.draw(st.sampled_from(CompetitorBasis)),
    )
    line = Influence(id=joined("o0", card.id), source="o0", target=card.id, weight=None)
    interest = Interest(id=f"more-{card.id}", person=card.id, kind=InterestKind.PERSONAL)
    return [rival, line, interest]
