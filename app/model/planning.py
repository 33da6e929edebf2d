"""Work data: where cards stand, what we decided about gaps, what we mean to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.i18n import tr
from app.model.values import Id, check_range
from app.model.vocabulary import ActionKind, GapStatus, SnapshotReason, Stage, TieLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where a card was put by hand in one view of one decision; without one it is arranged."""

    id: Id  # joined(opportunity, view, card)
    opportunity: Id
    view: str
    card: Id
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GapDecision:
    """What we decided about one gap: accepted for a while, or dismissed with a reason."""

    id: Id  # joined(opportunity, rule, subject)
    opportunity: Id
    rule: str
    subject: str
    status: GapStatus
    reason: str | None = None
    until: date | None = None
    decided_on: date | None = None
    decided_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedTie:
    """A tie we mean to have, with who sees to it and when."""

    id: Id  # joined(opportunity, member, person)
    opportunity: Id
    member: Id
    person: Id
    desired_level: TieLevel | None = None
    owner: str | None = None
    due: date | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something somebody will do about a gap."""

    id: Id
    opportunity: Id
    kind: ActionKind | None = None
    text: str | None = None
    member: str | None = None
    person: str | None = None
    gaps: tuple[str, ...] = ()
    owner: str | None = None
    due: date | None = None
    done: date | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedSuggestion:
    """An action that was suggested and turned down; it is not suggested again."""

    id: Id  # joined(opportunity, member, person, kind)
    opportunity: Id
    member: Id
    person: Id
    kind: ActionKind
    reason: str | None = None
    refused_on: date | None = None
    refused_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Score and gaps of one decision as they stood on a day; frozen."""

    id: Id
    opportunity: Id
    taken_on: date
    score: float  # 0..100
    reason: SnapshotReason | None = None
    stage: Stage | None = None
    support: float | None = None  # -100..100
    completeness: float | None = None  # 0..100
    roles: str = "{}"  # JSON: role -> [points, of]
    gaps: str = "[]"  # JSON: [rule, subject, severity, status] each, the gravest first
    taken_by: str | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        check_range(self.score, 0, 100, tr("The score"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterValue:
    """A number of the analysis that was set otherwise than it comes, and why."""

    id: Id  # the name of the parameter, as `role_weight.decider`
    value: float
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRecord:
    """A record of a case file that this version carries along without reading it."""

    id: Id  # joined(opportunity, section, position)
    opportunity: Id
    section: str
    position: int
    content: str  # JSON
