"""Who is cut off when somebody leaves: the shortcut against really leaving them out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings

from app.analysis.leaving import cut_off_without
from app.analysis.network import Network
from app.model.account_plan import AccountPlan
from app.model.decision import Membership
from app.model.entities import Entity
from app.model.parameters import DEFAULT, reaches
from app.model.ties import ContactTie, ReportingLine
from app.model.values import joined
from app.model.vocabulary import Attitude, InfluenceDegree, Role, TieLevel
from tests.analysis.cases import full_plans
from tests.analysis.random_maps import random_map
from tests.plans import AS_OF, DECISION, person, small_plan, tie


def network(plan: AccountPlan) -> Network:
    return Network(plan, DECISION, AS_OF)


def really_left_out(plan: AccountPlan, person: str) -> tuple[str, ...]:
    """The deciders in reach before and not after, from a plan in which the person is gone."""
    taking_part = plan.membership(DECISION, person)
    left = [
        replace(one, active=False) if one == taking_part else one
        for one in plan
        if not (isinstance(one, ContactTie) and one.person == person)
    ]
    before, after = network(plan), network(AccountPlan(left))
    return tuple(
        decider
        for decider in before.deciders
        if decider != person
        and reaches(before.warmest(decider).warmth, DEFAULT.warm)
        and not reaches(after.warmest(decider).warmth, DEFAULT.warm)
    )


@given(full_plans(smallest=2))
@settings(max_examples=60)
def test_the_shortcut_finds_whom_leaving_out_finds(plan):
    found = network(plan)

    for one in found.people:
        assert cut_off_without(found, one) == really_left_out(plan, one)


@pytest.mark.parametrize("seed", range(12))
def test_on_larger_maps_it_does_too(seed):
    plan = known_map(seed)
    found = network(plan)

    cut_off = {one: cut_off_without(found, one) for one in found.people}

    assert cut_off == {one: really_left_out(plan, one) for one in found.people}


def test_the_larger_maps_do_have_people_who_cut_others_off():
    cutting = [one for seed in range(12) for one in network(known_map(seed)).cut_off.values()]

    assert len(cutting) >= 10


def known_map(seed: int) -> AccountPlan:
    """A random map of 30 people whose ties, attitudes and influence are known."""
    dice = Random(seed)
    drawn = random_map(seed, theirs=30, ours=6, lines=70)
    return AccountPlan([_known(one, dice) for one in drawn])


def _known(one: Entity, dice: Random) -> Entity:
    if isinstance(one, ContactTie):
        ago = timedelta(days=dice.randint(0, 120))
        return replace(one, level=dice.choice(list(TieLevel)), last_contact=AS_OF - ago)
    if isinstance(one, Membership):
        attitude = dice.choice([Attitude.NEUTRAL, Attitude.FOR, Attitude.ADVOCATE])
        return replace(one, attitude=attitude, influence=dice.choice(list(InfluenceDegree)))
    return one


def bridge(*more) -> AccountPlan:
    """Eva, who is for us and whom Sanne trusts, is the only warm way to her manager Karim."""
    known = tie("sanne", "eva", TieLevel.TRUSTED, last_contact=AS_OF)
    return AccountPlan([*(one for one in small_plan() if one.id != known.id), known, *more])


def test_the_only_bridge_to_a_decider_cuts_him_off():
    assert cut_off_without(network(bridge()), "eva") == ("karim",)


def test_with_a_second_warm_way_nobody_is_cut_off():
    second = [
        *person("joris", "Joris", Role.USER, attitude=Attitude.ADVOCATE),
        ReportingLine(id=joined("joris", "karim"), employee="joris", manager="karim"),
        tie("herman", "joris", TieLevel.GOOD, last_contact=AS_OF),
    ]

    assert cut_off_without(network(bridge(*second)), "eva") == ()


def test_a_decider_who_leaves_is_not_cut_off_by_leaving():
    assert cut_off_without(network(bridge()), "karim") == ()


@given(full_plans(smallest=2), full_plans(smallest=2))
@settings(max_examples=30)
def test_it_is_kept_only_while_nothing_it_reads_changed(plan, other):
    first = network(plan)
    _ = first.cut_off
    kinds = {type(one) for one in [*plan, *other]}

    later = first.follow(other, kinds)

    assert later.cut_off == network(other).cut_off
