"""Introductions: the three warmest ways, against listing every way there is."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings

from app.analysis.introductions import Introductions, introductions
from app.analysis.network import Network
from app.analysis.wording.introductions import remarks, route_in_words, trace, why_not
from app.model.decision import Opportunity
from app.model.vocabulary import Attitude, ContactPolicy, Role, TieLevel
from tests.analysis.cases import full_plans
from tests.analysis.test_score import network
from tests.analysis.test_ways_in import (
    _all_paths,
    affinity,
    fresh,
    influences,
    reports,
    seen,
    someone,
)
from tests.plans import AS_OF, DECISION


def nodes(found: Introductions) -> list[tuple[str, ...]]:
    return [way.path.nodes for way in found.ways]


def under(policy: ContactPolicy, *entities) -> Network:
    decision = Opportunity(
        id=DECISION, contact_policy=policy, contact_until=AS_OF + timedelta(days=30)
    )
    return seen(*entities, decision)


@settings(max_examples=100)
@given(full_plans())
def test_they_are_the_three_warmest_of_all_ways(plan):
    view = network(plan)

    for one in view.people:
        wanted = sorted(_all_paths(view, one))[:3]
        found = introductions(view, one)
        assert nodes(found) == [way for _, _, way in wanted]
        assert [way.path.warmth for way in found.ways] == pytest.approx(
            [-minus for minus, _, _ in wanted], abs=1e-9
        )


@settings(max_examples=100)
@given(full_plans())
def test_the_way_round_is_the_warmest_that_passes_no_gatekeeper(plan):
    view = network(plan)
    guards = set(view.holders.get(Role.GATEKEEPER, ()))

    for one in view.people:
        every = introductions(view, one, most=1000)
        found = introductions(view, one)
        for way in every.ways:
            passed = guards & set(way.path.between)
            assert passed <= set(way.guarded_by) <= set(way.path.between)
        free = [way for way in every.ways if not way.guarded_by]
        assert found.around == (free[0] if free else None)


@settings(max_examples=100)
@given(full_plans())
def test_no_way_is_allowed_that_leads_to_or_past_somebody_out_of_bounds(plan):
    view = network(plan)

    for one in view.people:
        for way in introductions(view, one).ways:
            met = [*way.path.between, one]
            assert way.allowed == all(view.may_contact(person) for person in met)
            assert bool(why_not(way, view)) == (not way.allowed)


def test_two_colleagues_who_know_the_same_person_are_two_ways():
    view = seen(
        *someone("a"),
        *someone("d"),
        fresh("s", "a"),
        fresh("t", "a", TieLevel.GOOD),
        reports("a", "d"),
        members="st",
    )

    found = introductions(view, "d")

    assert nodes(found) == [("WIJ", "s", "a", "d"), ("WIJ", "t", "a", "d")]
    assert [way.path.warmth for way in found.ways] == pytest.approx([0.6, 0.45])


def test_a_tie_of_our_own_is_a_way_that_needs_no_introduction():
    view = seen(*someone("d"), fresh("t", "d"))

    [way] = introductions(view, "d").ways

    assert way.is_direct
    assert way.path.warmth == 1.0
    assert trace(way, view)[-1] == "Warmth: 1.00"


def test_nobody_can_be_introduced_to_somebody_no_line_leads_to():
    view = seen(*someone("a"), *someone("d"), fresh("t", "a"))

    found = introductions(view, "d")

    assert found.ways == ()
    assert found.around is None


def test_a_gatekeeper_is_passed_by_where_another_way_leads():
    view = seen(
        *someone("g", role=Role.GATEKEEPER),
        *someone("a", Attitude.NEUTRAL),
        *someone("d", role=Role.DECIDER),
        fresh("t", "g"),
        fresh("t", "a"),
        reports("g", "d"),
        reports("a", "d"),
    )

    found = introductions(view, "d")

    assert nodes(found) == [("WIJ", "t", "g", "d"), ("WIJ", "t", "a", "d")]
    assert found.ways[0].guarded_by == ("g",)
    assert found.around is not None
    assert found.around.path.nodes == ("WIJ", "t", "a", "d")
    assert remarks(found.ways[0], view) == ["Passes a gatekeeper: g."]


def test_whom_every_active_way_passes_guards_the_door_without_the_role():
    weak = fresh("t", "b", TieLevel.ACQUAINTED)
    view = seen(
        *someone("a"),
        *someone("b"),
        *someone("d", role=Role.DECIDER),
        fresh("t", "a"),
        weak,
        reports("a", "d"),
        reports("b", "d"),
    )

    found = introductions(view, "d")

    assert found.ways[0].guarded_by == ("a",)
    assert found.around is not None
    assert found.around.path.nodes == ("WIJ", "t", "b", "d")


def test_somebody_is_no_gatekeeper_on_the_way_to_themselves():
    view = seen(
        *someone("a"),
        *someone("g", role=Role.GATEKEEPER),
        fresh("t", "a"),
        affinity("a", "g", 1),
    )

    found = introductions(view, "g")

    assert found.ways[0].guarded_by == ("a",)  # every active way passes a


def test_during_a_tender_a_way_is_a_measurement_and_says_so():
    view = under(
        ContactPolicy.FORBIDDEN,
        *someone("a"),
        *someone("d"),
        fresh("t", "a"),
        reports("a", "d"),
    )

    found = introductions(view, "d")

    assert found.advised == ()
    assert found.ways[0].forbidden == ("a", "d")
    assert why_not(found.ways[0], view).startswith("A measurement, no advice: No contact until")


def test_by_purchasing_only_a_way_past_others_is_no_advice():
    people = [*someone("a"), *someone("p", role=Role.PURCHASER), *someone("d")]
    lines = [fresh("t", "a"), fresh("t", "p"), reports("a", "p"), reports("p", "d")]
    view = under(ContactPolicy.VIA_PURCHASING, *people, *lines)

    towards_purchaser = introductions(view, "p")
    towards_decider = introductions(view, "d")

    assert [way.path.nodes for way in towards_purchaser.advised] == [("WIJ", "t", "p")]
    assert towards_decider.advised == ()


def test_every_step_is_told_with_its_factors_and_their_product():
    view = seen(
        *someone("a", Attitude.FOR),
        *someone("d"),
        fresh("t", "a", TieLevel.GOOD),
        influences("a", "d"),
    )
    [way] = introductions(view, "d").ways

    steps = trace(way, view)

    assert steps == [
        "t → a: good relationship, worth 0.75",
        "a → d: has influence, 0.30 × willingness 0.90 (for) = 0.27",
        "Warmth: 0.75 × 0.27 = 0.20",
    ]
    assert route_in_words(way, view) == "t → a → d (weak)"
