"""What if: supposed on top of a plan, told apart from it, and let go without a trace."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.analysis.difference import difference
from app.analysis.report import Report
from app.analysis.what_if import (
    WhatIf,
    attitude_becomes,
    colleague_leaves,
    contact_leaves,
    tie_becomes,
    tie_lost,
)
from app.analysis.wording.what_if import in_sentences
from app.errors import UserError
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.decision import Opportunity
from app.model.entities import Entity
from app.model.people import TeamMember
from app.model.planning import Placement, PlannedTie
from app.model.ties import ContactTie
from app.model.values import joined
from app.model.vocabulary import Attitude, ContactPolicy, Role, TieLevel
from tests.analysis.cases import full_plans, with_entities
from tests.plans import AS_OF, DECISION, person, small_plan, tie

DUE = AS_OF + timedelta(days=30)


def what_if(*more: Entity) -> WhatIf:
    return WhatIf.on(Report(small_plan(*more), DECISION, AS_OF))


@st.composite
def suppositions(draw: st.DrawFn, plan: AccountPlan):
    """Some steps that can be taken on a plan, whatever the others took away."""
    people, members = sorted(plan.persons), sorted(plan.members)
    attitudes = st.none() | st.sampled_from(Attitude)
    levels = st.sampled_from(list(TieLevel)[1:])

    def one(of: list[str]) -> str:
        return draw(st.sampled_from(of))

    if not people:
        return []
    kinds: list[Callable[[], tuple[Any, ...]]] = [
        lambda: (attitude_becomes, DECISION, one(people), draw(attitudes)),
        lambda: (contact_leaves, DECISION, one(people)),
    ]
    if members:
        kinds.append(lambda: (colleague_leaves, one(members)))
        kinds.append(lambda: (tie_lost, one(members), one(people)))
        kinds.append(lambda: (tie_becomes, one(members), one(people), draw(levels), AS_OF))
    return [draw(st.sampled_from(kinds))() for _ in range(draw(st.integers(1, 4)))]


def supposing_what_can_be(start: WhatIf, steps) -> WhatIf:
    for edit, *arguments in steps:
        try:
            start = start.supposing(edit, *arguments)
        except UserError:
            continue  # somebody or something of it is gone already
    return start


def told(report: Report) -> list[tuple[object, ...]]:
    return [(gap.key, round(gap.severity, 6), gap.parked, gap.persons) for gap in report.gaps]


@settings(max_examples=60)
@given(full_plans(), st.data())
def test_it_reports_what_a_new_report_on_such_a_plan_would(plan, data):
    base = Report(plan, DECISION, AS_OF)
    before = told(base)

    supposed = supposing_what_can_be(WhatIf.on(base), data.draw(suppositions(plan)))

    anew = Report(supposed.plan, DECISION, AS_OF)
    assert told(supposed.report) == told(anew)
    assert supposed.report.score.total == pytest.approx(anew.score.total)
    assert told(base) == before
    assert base.network.plan == plan
    base.update(plan, {ContactTie})
    assert told(base) == before


@settings(max_examples=60)
@given(full_plans(), st.data())
def test_the_difference_is_that_of_two_reports_laid_side_by_side(plan, data):
    base = Report(plan, DECISION, AS_OF)
    after = supposing_what_can_be(WhatIf.on(base), data.draw(suppositions(plan)))

    found = after.difference

    was, now = base.network, after.network
    before_keys = {gap.key for gap in base.gaps}
    after_keys = {gap.key for gap in after.report.gaps}
    covered_before = {one for one in was.people if was.active(one)}
    covered_after = {one for one in now.people if now.active(one)}
    assert found.points == pytest.approx(now.score.total - was.score.total)
    assert {gap.key for gap in found.gaps_opened} == after_keys - before_keys
    gone = {gap.key for gap in (*found.gaps_closed, *found.gaps_moot)}
    assert gone == before_keys - after_keys
    assert set(found.people_lost) == covered_before - covered_after
    assert set(found.people_won) == covered_after - covered_before
    assert {way.person for way in found.ways} == {*was.deciders, *now.deciders}
    assert in_sentences(found, was, now)


@settings(max_examples=40)
@given(full_plans(), st.data())
def test_letting_every_step_go_leads_back_to_what_is(plan, data):
    base = Report(plan, DECISION, AS_OF)
    supposed = supposing_what_can_be(WhatIf.on(base), data.draw(suppositions(plan)))

    while supposed.steps:
        supposed = supposed.letting_go(0)

    assert supposed.plan == plan
    assert supposed.report is base


def test_when_a_colleague_leaves_whom_only_they_knew_goes_dark():
    gone = what_if().supposing(colleague_leaves, "sanne")

    found = gone.difference

    assert found.score_after == 0
    assert found.people_lost == ("eva",)
    assert found.roles_dark == (Role.USER,)
    assert ("R02", "user") in {gap.key for gap in found.gaps_opened}


def test_nobody_who_left_is_sent_anywhere():
    gone = what_if().supposing(colleague_leaves, "sanne")

    assert "sanne" not in gone.plan.members
    assert all("sanne" not in gap.members for gap in gone.report.gaps)


def test_a_gap_about_whoever_left_is_not_closed_but_moot():
    gone = what_if().supposing(contact_leaves, DECISION, "eva")

    found = gone.difference

    assert ("R05", "eva") in {gap.key for gap in found.gaps_moot}
    assert ("R05", "eva") not in {gap.key for gap in found.gaps_closed}


def test_a_contact_who_leaves_takes_their_ties_along():
    gone = what_if().supposing(contact_leaves, DECISION, "eva")

    assert gone.plan.tie_between("sanne", "eva") is None
    assert "eva" not in gone.network.people
    assert gone.difference.people_lost == ("eva",)


def test_another_attitude_moves_the_support_and_not_the_score():
    won = what_if().supposing(attitude_becomes, DECISION, "karim", Attitude.ADVOCATE)

    found = won.difference

    assert found.points == 0
    assert found.support_after > found.support_before


def test_a_tie_lost_takes_its_points_and_the_way_with_it():
    lost = what_if().supposing(tie_lost, "sanne", "eva")

    [way] = lost.difference.ways

    assert way.person == "karim"
    assert way.before.nodes == ("WIJ", "sanne", "eva", "karim")
    assert way.after.nodes == ()


def test_a_new_tie_is_fresh_and_has_the_rhythm_of_the_roles():
    drawn = what_if().supposing(tie_becomes, "herman", "karim", TieLevel.GOOD, AS_OF)

    made = drawn.plan.tie_between("herman", "karim")
    assert (made.level, made.last_contact, made.cadence_days) == (TieLevel.GOOD, AS_OF, 90)
    assert drawn.difference.people_won == ("karim",)
    assert drawn.difference.roles_lit == (Role.DECIDER,)


def test_a_tie_is_never_supposed_to_become_weaker_than_it_is():
    same = what_if().supposing(tie_becomes, "sanne", "eva", TieLevel.ACQUAINTED, AS_OF)

    assert same.plan.tie_between("sanne", "eva").level is TieLevel.GOOD
    assert same.plan.tie_between("sanne", "eva").last_contact == AS_OF


def test_gaps_that_a_plan_opens_are_next_steps():
    planned = what_if().supposing(tie_becomes, "herman", "karim", TieLevel.GOOD, AS_OF)

    found = planned.difference

    assert ("R05", "karim") in found.next_steps
    assert found.next_steps == {gap.key for gap in found.gaps_opened}


def test_gaps_that_a_loss_opens_beside_a_plan_are_no_next_steps():
    both = (
        what_if()
        .supposing(tie_becomes, "herman", "karim", TieLevel.GOOD, AS_OF)
        .supposing(tie_lost, "sanne", "eva")
    )

    found = both.difference

    assert ("R05", "karim") in found.next_steps
    assert ("R02", "user") in {gap.key for gap in found.gaps_opened}
    assert ("R02", "user") not in found.next_steps


def test_a_step_let_go_gives_back_what_a_later_one_did_not_take():
    both = (
        what_if()
        .supposing(contact_leaves, DECISION, "eva")
        .supposing(colleague_leaves, "sanne")
    )

    left = both.letting_go(0)

    assert [step.label for step in left.steps] == ["What if Sanne de Wit leaves"]
    assert "eva" in left.network.people
    assert left.plan.tie_between("sanne", "eva") is None


def test_what_rested_on_a_step_let_go_goes_with_it():
    both = (
        what_if()
        .supposing(tie_becomes, "herman", "karim", TieLevel.GOOD, AS_OF)
        .supposing(tie_lost, "herman", "karim")
    )

    assert both.letting_go(0).steps == ()


def test_the_same_is_supposed_of_a_plan_that_changed_meanwhile():
    before = what_if().supposing(colleague_leaves, "sanne")
    later = Report(
        small_plan(tie("herman", "eva", TieLevel.GOOD, last_contact=AS_OF)), DECISION, AS_OF
    )

    now = before.over(later)

    assert len(now.steps) == 1
    assert now.difference.people_lost == ()


def test_nothing_can_be_supposed_of_who_is_not_there():
    with pytest.raises(UserError):
        what_if().supposing(colleague_leaves, "nobody")
    with pytest.raises(UserError):
        what_if().supposing(contact_leaves, DECISION, "nobody")
    with pytest.raises(UserError):
        what_if().supposing(tie_lost, "herman", "karim")


def test_whoever_is_supposed_to_leave_still_stands_on_the_map_without_lines():
    at = joined(DECISION, "map", "sanne")
    put = Placement(id=at, opportunity=DECISION, view="map", card="sanne", x=1.0, y=2.0)
    gone = (
        what_if(put)
        .supposing(colleague_leaves, "sanne")
        .supposing(contact_leaves, DECISION, "eva")
    )

    shown = gone.shown

    assert shown.members["sanne"].name == "Sanne de Wit"
    assert shown.find(Placement, at) == put
    assert shown.membership(DECISION, "eva").takes_part
    assert not shown.ties


def test_what_is_kept_as_a_plan_is_the_ties_made_or_strengthened():
    supposed = (
        what_if()
        .supposing(tie_becomes, "herman", "karim", TieLevel.WORKING, AS_OF)
        .supposing(tie_becomes, "sanne", "eva", TieLevel.TRUSTED, AS_OF)
        .supposing(attitude_becomes, DECISION, "karim", Attitude.FOR)
    )

    made = small_plan().apply(supposed.as_plan(DUE))

    planned = made.table(PlannedTie).values()
    assert {(p.member, p.person, p.desired_level, p.owner, p.due) for p in planned} == {
        ("herman", "karim", TieLevel.WORKING, "herman", DUE),
        ("sanne", "eva", TieLevel.TRUSTED, "sanne", DUE),
    }
    assert made.ties == small_plan().ties
    assert made.membership(DECISION, "karim").attitude is Attitude.NEUTRAL


@pytest.mark.parametrize(
    "steps",
    [
        [],
        [(colleague_leaves, "herman")],
        [(tie_becomes, "herman", "karim", TieLevel.GOOD, AS_OF), (colleague_leaves, "herman")],
    ],
)
def test_where_no_tie_came_of_it_there_is_nothing_to_plan(steps):
    supposed = supposing_what_can_be(what_if(), steps)

    with pytest.raises(UserError):
        supposed.as_plan(DUE)


def test_during_a_tender_no_contact_is_planned():
    policy = Opportunity(id=DECISION, contact_policy=ContactPolicy.FORBIDDEN)
    base = Report(with_entities(small_plan(), policy), DECISION, AS_OF)
    supposed = WhatIf.on(base).supposing(
        tie_becomes, "herman", "karim", TieLevel.WORKING, AS_OF
    )

    with pytest.raises(UserError, match="Karim El Amrani"):
        supposed.as_plan(DUE)


@settings(max_examples=60)
@given(full_plans(smallest=1), st.data())
def test_whatever_is_supposed_no_contact_out_of_bounds_is_planned(plan, data):
    base = Report(plan, DECISION, AS_OF)
    supposed = supposing_what_can_be(WhatIf.on(base), data.draw(suppositions(plan)))

    try:
        made = plan.apply(supposed.as_plan(DUE))
    except UserError:
        return

    planned = made.table(PlannedTie).values()
    assert planned
    assert all(base.network.may_contact(one.person) for one in planned)


def test_any_edit_can_be_supposed():
    line = what_if(*person("joke", "Joke Peeters", Role.PURCHASER)).supposing(
        edits.add_affinity, "eva", "joke", 1
    )

    assert line.network.warmest("joke").nodes == ("WIJ", "sanne", "eva", "joke")


def test_what_is_different_is_told_in_sentences():
    gone = what_if().supposing(colleague_leaves, "sanne")

    said = in_sentences(gone.difference, gone.base.network, gone.network)

    assert said[0] == "The score drops from 7.7 to 0."
    assert "No longer covered: user." in said
    assert "Lost: Eva Brouwer." in said
    assert "No route leads to Karim El Amrani any more." in said


def test_what_a_plan_brings_is_told_in_sentences():
    won = what_if().supposing(tie_becomes, "herman", "karim", TieLevel.GOOD, AS_OF)

    said = in_sentences(won.difference, won.base.network, won.network)

    assert said[0].startswith("The score rises from 7.7 to ")
    assert "Covered from now on: decider." in said
    assert "Won: Karim El Amrani." in said
    assert any(sentence.endswith("to good.") for sentence in said)
    assert any("next step" in sentence for sentence in said)


def test_each_step_is_told_in_words():
    supposed = (
        what_if()
        .supposing(tie_becomes, "herman", "karim", TieLevel.GOOD, AS_OF)
        .supposing(attitude_becomes, DECISION, "karim", Attitude.ADVOCATE)
        .supposing(tie_lost, "sanne", "eva")
        .supposing(contact_leaves, DECISION, "eva")
    )

    assert [step.label for step in supposed.steps] == [
        "What if the relationship Herman Vos – Karim El Amrani becomes “good relationship”",
        "What if the attitude of Karim El Amrani becomes “advocate”",
        "What if the relationship Sanne de Wit – Eva Brouwer is lost",
        "What if Eva Brouwer leaves",
    ]


def test_two_states_without_a_hypothesis_can_be_told_apart_too():
    before = Report(small_plan(), DECISION, AS_OF)
    after = Report(
        small_plan(TeamMember(id="new"), tie("new", "karim", TieLevel.GOOD)),
        DECISION,
        date(2026, 3, 9),
    )

    found = difference(before, after)

    assert found.next_steps == frozenset()
    assert found.score_before == before.score.total


def test_who_loses_somebody_has_solved_nothing():
    for gone in (
        what_if().supposing(colleague_leaves, "sanne"),
        what_if().supposing(contact_leaves, DECISION, "eva"),
        what_if().supposing(tie_lost, "sanne", "eva"),
    ):
        found = gone.difference
        said = in_sentences(found, gone.base.network, gone.network)

        assert found.gaps_moot
        assert not found.gaps_closed
        assert not any("closed" in sentence for sentence in said)
        assert any("no longer appl" in sentence for sentence in said)


def test_beside_a_loss_only_what_the_plan_closes_is_closed():
    plan = what_if().supposing(tie_becomes, "herman", "karim", TieLevel.GOOD, AS_OF)
    both = plan.supposing(tie_lost, "sanne", "eva").difference

    assert ("R02", "decider") in {gap.key for gap in both.gaps_closed}
    assert {gap.key for gap in both.gaps_closed} <= {
        gap.key for gap in plan.difference.gaps_closed
    }
