"""Score and gaps of a day, frozen: at each new stage of a decision, at its close, on demand."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date

from app.analysis.report import Report
from app.analysis.rounding import rounded
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit
from app.model.decision import Opportunity
from app.model.parameters import DEFAULT, Parameters
from app.model.planning import Snapshot
from app.model.values import new_id
from app.model.vocabulary import GapStatus, Role, SnapshotReason, Stage

CLOSED = frozenset({Stage.WON, Stage.LOST, Stage.NO_DECISION})


@dataclass(frozen=True, slots=True)
class FrozenGap:
    """A gap as a snapshot holds it."""

    rule: str
    subject: str
    severity: float
    status: GapStatus


def snapshot_of(
    report: Report,
    reason: SnapshotReason = SnapshotReason.ASKED,
    *,
    by: str | None = None,
    note: str | None = None,
) -> Snapshot:
    """Return how a decision stands now; numbers rounded as everywhere they are shown."""
    score = report.score
    roles = {
        role.value: [rounded(of.points, 2), rounded(of.of, 2)]
        for role, of in score.roles.items()
    }
    gaps = [
        [
            gap.rule,
            gap.subject,
            rounded(gap.severity, 1),
            (gap.decision.status if gap.decision else GapStatus.OPEN).value,
        ]
        for gap in report.gaps
    ]
    return Snapshot(
        id=new_id(),
        opportunity=report.opportunity_id,
        taken_on=report.as_of,
        score=rounded(min(100.0, max(0.0, score.total)), 2),
        reason=reason,
        stage=report.network.opportunity.stage,
        support=rounded(score.support, 1),
        completeness=rounded(score.completeness, 1),
        roles=json.dumps(roles),
        gaps=json.dumps(gaps),
        taken_by=by,
        note=note,
    )


def with_snapshots(
    change: Change,
    plan: AccountPlan,
    as_of: date,
    *,
    by: str | None = None,
    base: Parameters = DEFAULT,
    known: Report | None = None,
) -> Change:
    """Return a change with a snapshot of every decision that it brings to another stage.

    What is frozen is how things stood before, under the stage they come to; `known` is a
    report on this very plan, if there is one.
    """
    taken = []
    for edit in change.edits:
        was, now = edit.before, edit.after
        if not isinstance(was, Opportunity) or not isinstance(now, Opportunity):
            continue
        if was.stage is now.stage or now.stage is None:
            continue
        report = known
        if known is None or known.opportunity_id != was.id or known.network.plan is not plan:
            report = Report(plan, was.id, as_of, base)
        assert report is not None
        closes = now.stage in CLOSED
        reason = SnapshotReason.CLOSED if closes else SnapshotReason.STAGE
        taken.append(replace(snapshot_of(report, reason, by=by), stage=now.stage))
    if not taken:
        return change
    return Change(change.message, (*change.edits, *(Edit(None, one) for one in taken)))


def roles_of(snapshot: Snapshot) -> dict[Role, tuple[float, float]]:
    """Return the points of each role and out of how many; what cannot be read is left out."""
    held = _read(snapshot.roles)
    known = {role.value: role for role in Role}
    return {
        known[role]: (float(points[0]), float(points[1]))
        for role, points in (held.items() if isinstance(held, dict) else ())
        if role in known and _numbers(points)
    }


def gaps_of(snapshot: Snapshot) -> list[FrozenGap]:
    """Return the gaps of a snapshot, the gravest first; what cannot be read is left out."""
    held = _read(snapshot.gaps)
    statuses = {status.value: status for status in GapStatus}
    return [
        FrozenGap(rule, subject, float(severity), statuses[status])
        for rule, subject, severity, status in (
            one for one in (held if isinstance(held, list) else ()) if _is_gap(one)
        )
        if status in statuses
    ]


def rules_at_close(plan: AccountPlan, opportunity: str) -> tuple[str, ...]:
    """Return which rules had an open gap when a decision was closed, for its review."""
    closed = [
        snapshot
        for snapshot in plan.where(Snapshot, "opportunity", opportunity)
        if snapshot.reason is SnapshotReason.CLOSED
    ]
    if not closed:
        return ()
    last = max(closed, key=lambda snapshot: (snapshot.taken_on, snapshot.id))
    return tuple(
        sorted({gap.rule for gap in gaps_of(last) if gap.status is not GapStatus.DISMISSED})
    )


def _read(text: str) -> object:
    try:
        found: object = json.loads(text)
    except ValueError:
        return None
    return found


def _numbers(value: object) -> bool:
    match value:
        case [int() | float(), int() | float()]:
            return True
    return False


def _is_gap(value: object) -> bool:
    match value:
        case [str(), str(), int() | float(), str()]:
            return True
    return False
