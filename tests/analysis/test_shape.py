"""The shape meter: from one pair of people to function by function."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from app.analysis.network import Network
from app.analysis.shape import Shape, in_words, shape_of
from app.model.account_plan import AccountPlan
from app.model.decision import Opportunity
from app.model.people import TeamMember
from app.model.vocabulary import Lane, Role, TieLevel
from tests.analysis.cases import full_plans
from tests.plans import AS_OF, DECISION, person, small_plan, tie


def network(plan: AccountPlan) -> Network:
    return Network(plan, DECISION, AS_OF)


def lane_by_lane(lanes) -> AccountPlan:
    """In each of these functions one of ours has a fresh good tie with one of theirs."""
    entities = []
    for lane in lanes:
        ours, theirs = f"m-{lane.value}", f"p-{lane.value}"
        entities += [
            TeamMember(id=ours, name=f"our {lane.value}", lane=lane),
            *person(theirs, f"their {lane.value}", Role.USER, lane=lane),
            tie(ours, theirs, TieLevel.GOOD, last_contact=AS_OF),
        ]
    return AccountPlan([Opportunity(id=DECISION), *entities])


@settings(max_examples=100)
@given(full_plans())
def test_the_meter_counts_what_is_on_the_map(plan):
    view = network(plan)

    shape = shape_of(view)

    active = [t for t in view.ties if t.value >= 0.35 - 1e-9]
    lanes = {
        plan.members[t.member].lane
        for t in active
        if plan.members[t.member].lane is not None
        and plan.members[t.member].lane is plan.persons[t.person].lane
    }
    assert set(shape.lanes) == lanes
    assert set(shape.theirs) == {t.person for t in active}
    assert set(shape.ours) == {t.member for t in active}
    assert shape.busiest_share == pytest.approx(
        max((t.value for t in active), default=0) / (sum(t.value for t in active) or 1)
    )
    assert 0 <= shape.value <= 1


def test_one_pair_of_people_is_a_bow_tie():
    shape = shape_of(network(small_plan()))

    assert shape.value == 0
    assert shape.name == "Bow-tie"
    assert shape.busiest == ("sanne", "eva")


def test_function_by_function_is_a_diamond():
    shape = shape_of(network(lane_by_lane(Lane)))

    assert shape.value == pytest.approx(1)
    assert shape.name == "Diamond"


def test_many_people_in_one_function_are_a_bow_tie_yet():
    more = [
        entity
        for number in range(4)
        for entity in (
            TeamMember(id=f"m{number}", lane=Lane.COMMERCIAL),
            *person(f"p{number}", f"Person {number}", Role.USER, lane=Lane.COMMERCIAL),
            tie(f"m{number}", f"p{number}", TieLevel.GOOD, last_contact=AS_OF),
        )
    ]

    shape = shape_of(network(AccountPlan([Opportunity(id=DECISION), *more])))

    assert shape.name == "Bow-tie"
    assert (shape.matched, shape.breadth, shape.spread) == (0, 1, 1)
    assert shape.value == pytest.approx(0.5)


def test_each_function_more_comes_nearer_to_the_diamond():
    every = list(Lane)

    values = [shape_of(network(lane_by_lane(every[:count]))).value for count in range(1, 5)]

    assert values == sorted(values)
    assert len(set(values)) == 4


def test_without_an_active_tie_there_is_no_shape_and_it_says_so():
    view = network(AccountPlan([Opportunity(id=DECISION)]))

    shape = shape_of(view)

    assert shape == Shape((), (), (), None, 0.0)
    assert in_words(shape, view) == "No active relationship yet, so there is no shape to see."


def test_the_shape_is_told_with_numbers_and_the_busiest_pair():
    view = network(lane_by_lane([Lane.FINANCIAL, Lane.TECHNICAL]))

    told = in_words(shape_of(view), view)

    assert told == (
        "Between bow-tie and diamond: 2 of 4 functions matched; 2 of ours with 2 of theirs. "
        "50% of what the relationships are worth runs through our financial and their "
        "financial."
    )


def test_a_pair_that_carries_no_more_than_its_part_is_not_named():
    view = network(lane_by_lane(Lane))

    told = in_words(shape_of(view), view)

    assert told == "Diamond: 4 of 4 functions matched; 4 of ours with 4 of theirs."
