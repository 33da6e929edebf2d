"""What departures cost, against taking everybody out in turn and computing anew."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from app.analysis.departures import ColleagueLeaves, Departures, PersonLeaves, departures
from app.analysis.network import Network
from app.analysis.paths import warmest_paths
from app.analysis.wording.what_if import (
    colleague_in_words,
    person_in_words,
    robustness_in_words,
)
from app.model.account_plan import AccountPlan
from app.model.decision import Opportunity
from app.model.people import TeamMember
from app.model.ties import ContactTie, ReportingLine
from app.model.values import joined
from app.model.vocabulary import SIX_ROLES, Attitude, Role, TieLevel
from tests.analysis.cases import full_plans
from tests.plans import AS_OF, DECISION, person, small_plan, tie

WARM = 0.30 - 1e-9
THETA = 0.35 - 1e-9


def network(plan: AccountPlan) -> Network:
    return Network(plan, DECISION, AS_OF)


def of_colleague(found: Departures, member: str) -> ColleagueLeaves:
    return next(one for one in found.colleagues if one.member == member)


def of_person(found: Departures, person: str) -> PersonLeaves:
    return next(one for one in found.persons if one.person == person)


def covered_roles(view: Network) -> set[Role]:
    covered = {one for one in view.people if view.best(one) >= THETA}
    return {role for role in SIX_ROLES if covered & set(view.holders.get(role, ()))}


@settings(max_examples=60)
@given(full_plans())
def test_a_colleague_costs_what_is_missing_when_all_their_ties_are_taken_away(plan):
    view = network(plan)

    found = departures(view)

    assert {one.member for one in found.colleagues} == set(plan.members)
    for one in found.colleagues:
        left = AccountPlan(
            entity
            for entity in plan
            if not (isinstance(entity, ContactTie) and entity.member == one.member)
        )
        without = network(left)
        dark = {p for p in view.people if view.best(p) >= THETA > without.best(p)}
        assert one.score_after == pytest.approx(without.score.total)
        assert one.points_lost == pytest.approx(view.score.total - without.score.total)
        assert set(one.people_dark) == dark
        assert set(one.roles_dark) == covered_roles(view) - covered_roles(without)


@settings(max_examples=60)
@given(full_plans())
def test_a_contact_costs_their_points_their_roles_and_the_ways_that_need_them(plan):
    view = network(plan)

    found = departures(view)

    assert {one.person for one in found.persons} == set(view.people)
    for one in found.persons:
        graph = view.warm.copy()
        graph.remove_node(one.person)
        ways = warmest_paths(graph)
        cut_off = {
            decider
            for decider in view.deciders
            if decider != one.person
            and view.warmest(decider).warmth >= WARM
            and (decider not in ways or ways[decider].warmth < WARM)
        }
        assert set(one.deciders_cut_off) == cut_off
        assert one.points_lost == pytest.approx(
            view.stakes[one.person] * view.score.persons[one.person].coverage
        )
        assert one.score_after == pytest.approx(view.score.total - one.points_lost)
        assert set(one.roles_empty) == {
            role for role in SIX_ROLES if set(view.holders.get(role, ())) == {one.person}
        }


@settings(max_examples=60)
@given(full_plans())
def test_the_greatest_damage_stands_first_and_robustness_is_what_it_leaves(plan):
    found = departures(network(plan))

    lost = [one.points_lost for one in found.colleagues]
    damage = [
        2 * one.points_lost + (40 if one.deciders_cut_off else 0) for one in found.persons
    ]
    assert lost == pytest.approx(sorted(lost, reverse=True))
    assert damage == pytest.approx(sorted(damage, reverse=True))
    assert found.robustness == pytest.approx(found.score - max(lost, default=0))


def test_whoever_opens_the_only_warm_way_to_the_decider_comes_first():
    plan = AccountPlan(
        [
            Opportunity(id=DECISION),
            TeamMember(id="t"),
            *person("a", "A", Role.DECIDER),
            *person("b", "B", Role.PURCHASER, attitude=Attitude.ADVOCATE),
            *person("c", "C", Role.INFLUENCER, Role.USER),
            ReportingLine(id=joined("b", "a"), employee="b", manager="a"),
            tie("t", "b", TieLevel.TRUSTED, last_contact=AS_OF),
            tie("t", "c", TieLevel.TRUSTED, last_contact=AS_OF),
        ]
    )

    found = departures(network(plan))

    first, second = found.persons[:2]
    assert (first.person, first.deciders_cut_off) == ("b", ("a",))
    assert first.roles_empty == (Role.PURCHASER,)
    assert second.person == "c"
    assert second.points_lost > first.points_lost


def test_a_second_line_keeps_a_contact_from_going_dark():
    plan = small_plan(tie("herman", "eva", TieLevel.WORKING, last_contact=AS_OF))

    found = departures(network(plan))

    assert of_colleague(found, "sanne").people_dark == ()
    assert of_colleague(found, "sanne").roles_dark == ()


def test_without_anybody_of_ours_nothing_can_be_lost():
    found = departures(network(AccountPlan(small_plan().opportunities.values())))

    assert found.colleagues == ()
    assert found.robustness == 0


def test_a_departure_is_told_with_its_names():
    view = network(small_plan())
    found = departures(view)

    sanne = colleague_in_words(of_colleague(found, "sanne"), view)
    herman = colleague_in_words(of_colleague(found, "herman"), view)
    karim = person_in_words(of_person(found, "karim"), view)

    assert sanne.startswith("Without Sanne de Wit the score drops from 7.7 to 0.")
    assert "Nobody else on our side knows Eva Brouwer well enough." in sanne
    assert sanne.endswith("No longer covered: user.")
    assert herman == "Without Herman Vos the score stays as it is."
    assert karim == "No points hang on Karim El Amrani. Nobody else has this role: decider."


def test_points_are_told_alike_for_all_and_for_each():
    view = network(small_plan())
    found = departures(view)

    assert robustness_in_words(found) == (
        "Without the colleague we would miss most, 0 of our 7.7 points stay."
    )
    assert colleague_in_words(found.colleagues[0], view).startswith(
        "Without Sanne de Wit the score drops from 7.7 to 0."
    )


def test_who_cuts_off_a_decider_has_that_told_first():
    view = network(small_plan(tie("sanne", "eva", TieLevel.TRUSTED, last_contact=AS_OF)))
    [eva] = [one for one in departures(view).persons if one.deciders_cut_off]

    said = person_in_words(eva, view)

    assert said.startswith(
        "Cuts off decider Karim El Amrani: no warm route leads there any more. "
    )
    assert "points hang on Eva Brouwer." in said
