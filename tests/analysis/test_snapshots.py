"""Snapshots: what is frozen, when, and that a damaged one does no harm."""

from __future__ import annotations

from dataclasses import replace

from app.analysis.report import Report
from app.analysis.snapshots import (
    gaps_of,
    roles_of,
    rules_at_close,
    snapshot_of,
    with_snapshots,
)
from app.model import edits
from app.model.decision import Opportunity
from app.model.planning import Snapshot
from app.model.vocabulary import Role, SnapshotReason, Stage
from tests.plans import AS_OF, DECISION, small_plan


def test_a_snapshot_holds_score_roles_and_gaps_as_they_stand():
    report = Report(small_plan(), DECISION, AS_OF)

    taken = snapshot_of(report, by="Sanne")

    assert (taken.score, taken.reason) == (7.65, SnapshotReason.ASKED)
    assert roles_of(taken)[Role.USER] == (7.65, 15.0)
    assert [(gap.rule, gap.subject) for gap in gaps_of(taken)] == [
        gap.key for gap in report.gaps
    ]


def test_a_new_stage_freezes_how_things_stood_before():
    plan = small_plan()
    change = edits.set_fields(plan, Opportunity, DECISION, stage=Stage.OFFER)

    made = with_snapshots(change, plan, AS_OF, by="Sanne")

    later = plan.apply(made)
    [taken] = later.table(Snapshot).values()
    assert (taken.stage, taken.reason) == (Stage.OFFER, SnapshotReason.STAGE)
    assert (taken.taken_on, taken.taken_by, taken.score) == (AS_OF, "Sanne", 7.65)
    assert made.message == change.message
    assert later.apply(made.inverse()) == plan


def test_a_close_leaves_its_gaps_for_the_review():
    plan = small_plan()
    change = edits.set_fields(plan, Opportunity, DECISION, stage=Stage.LOST)

    later = plan.apply(with_snapshots(change, plan, AS_OF))

    assert "R01" in rules_at_close(later, DECISION)
    assert rules_at_close(plan, DECISION) == ()


def test_another_field_of_the_decision_freezes_nothing():
    plan = small_plan()
    change = edits.set_fields(plan, Opportunity, DECISION, name="Another name")

    assert with_snapshots(change, plan, AS_OF) is change


def test_what_cannot_be_read_of_a_snapshot_is_left_out():
    taken = snapshot_of(Report(small_plan(), DECISION, AS_OF))

    damaged = replace(taken, roles='{"user": "x", "king": [1, 2]}', gaps='[1, ["R01", 2]]')

    assert roles_of(damaged) == {}
    assert gaps_of(damaged) == []
    assert gaps_of(replace(taken, gaps="{")) == []
