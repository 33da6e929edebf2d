"""A snapshot beside how things stand now: points per role, gaps that opened and that closed."""

from __future__ import annotations

from dataclasses import dataclass

from app.analysis.gap import Gap
from app.analysis.report import Report
from app.analysis.rounding import rounded
from app.analysis.rules import RULES
from app.analysis.snapshots import FrozenGap, gaps_of, roles_of
from app.model.labels import label
from app.model.planning import Snapshot
from app.model.vocabulary import SIX_ROLES, GapStatus, Lane, Role


@dataclass(frozen=True, slots=True)
class RoleSince:
    """The points of one role, then and now."""

    role: Role
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class SinceSnapshot:
    """What is different since a snapshot was taken."""

    snapshot: Snapshot
    score: float  # now
    roles: tuple[RoleSince, ...]  # those whose points are others, in the order of the roles
    opened: tuple[Gap, ...]  # as they stand now, the gravest first
    closed: tuple[FrozenGap, ...]  # as they stood then, the gravest first


def since_snapshot(snapshot: Snapshot, report: Report) -> SinceSnapshot:
    """Return what is different now; a gap that we decided on counts as neither."""
    was = roles_of(snapshot)
    now = report.score.roles
    roles = tuple(
        RoleSince(role, was[role][0], rounded(now[role].points, 2))
        for role in SIX_ROLES
        if role in was and role in now and round(was[role][0] - now[role].points, 1)
    )
    then = gaps_of(snapshot)
    known = {(gap.rule, gap.subject) for gap in then}
    standing = {gap.key for gap in report.gaps}
    opened = tuple(gap for gap in report.open_gaps if gap.key not in known)
    closed = tuple(
        gap
        for gap in then
        if (gap.rule, gap.subject) not in standing and gap.status is GapStatus.OPEN
    )
    return SinceSnapshot(snapshot, report.score.total, roles, opened, closed)


def title_of(gap: FrozenGap, report: Report) -> str:
    """Return what a gap of a snapshot was called, with whom it was about."""
    rule = RULES.get(gap.rule)
    name = gap.rule if rule is None else rule.label
    codes = {code.value: code for code in (*Lane, *Role)}
    if gap.subject in codes:
        return f"{name}: {label(codes[gap.subject])}"
    about = report.network.plan.label(gap.subject)
    return name if about == gap.subject else f"{name}: {about}"
