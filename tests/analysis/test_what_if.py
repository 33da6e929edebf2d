"""What if: supposed on top of a plan, told apart from it, and let go without a trace."""

from __future__ import annotations

from datetime import date

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
from app.model.people import TeamMember
from app.model.planning import Placement
from app.model.ties import ContactTie
from app.model.values import joined
from app.model.vocabulary import Attitude, Role, TieLevel
from tests.analysis.cases import full_plans
from tests.analysis.supposed import supposing_what_can_be, suppositions, what_if
from tests.plans import AS_OF, DECISION, small_plan, tie


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
