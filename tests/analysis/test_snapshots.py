"""Snapshots: what is frozen, when, and that a damaged one does no harm."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from app.analysis.json_form import as_json
from app.analysis.report import Report
from app.analysis.snapshots import (
    gaps_of,
    roles_of,
    rules_at_close,
    snapshot_of,
    with_snapshots,
)
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.decision import Opportunity
from app.model.people import TeamMember
from app.model.planning import Snapshot
from app.model.vocabulary import InfluenceDegree, Role, SnapshotReason, Stage, TieLevel
from tests.plans import AS_OF, DECISION, person, small_plan, tie


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


def test_a_snapshot_rounds_as_every_other_output_does():
    long_ago = AS_OF - timedelta(days=180)
    high = InfluenceDegree.HIGH
    report = Report(
        AccountPlan(
            [
                Opportunity(id=DECISION),
                TeamMember(id="t"),
                *person("a", "A", Role.INITIATOR, influence=high),
                *person("b", "B", Role.DECIDER),
                *person("c", "C", Role.USER, Role.GATEKEEPER, influence=high),
                *person("d", "D", Role.GATEKEEPER, Role.INFLUENCER),
                tie("t", "a", TieLevel.GOOD, last_contact=long_ago),
                tie("t", "b", TieLevel.GOOD, last_contact=AS_OF - timedelta(days=270)),
                tie("t", "c", TieLevel.ACQUAINTED, last_contact=long_ago),
            ]
        ),
        DECISION,
        AS_OF,
    )

    taken = snapshot_of(report)

    assert 7.125 < report.score.total < 7.125 + 1e-9  # dust of adding
    assert taken.score == as_json(report)["score"] == 7.12
