"""The lines: between the two sides, within the buying team, and competitors' ties."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.i18n import tr
from app.model.values import Id, check_different, check_range
from app.model.vocabulary import (
    CompetitorBasis,
    Confidence,
    CounterpartTier,
    InfluenceDegree,
    TieLevel,
    TieStatus,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactTie:
    """What one of our team has with one customer person, or with an outside influence."""

    id: Id  # joined(member, person)
    member: Id
    person: Id
    level: TieLevel | None = None  # None: not assessed, which is not "none"
    status: TieStatus | None = None
    desired_level: TieLevel | None = None
    since: date | None = None
    origin: str | None = None
    introduced_by: str | None = None
    cadence_days: int | None = None  # None: by the person's roles
    last_contact: date | None = None
    last_contact_confidence: Confidence | None = None
    last_f2f: date | None = None
    two_way_12m: int | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        check_range(self.cadence_days, 1, 3650, tr("The contact rhythm in days"))
        check_range(self.two_way_12m, 0, 100_000, tr("Two-way contacts in twelve months"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterpart:
    """Who works with whom, as it goes into a proposal; independent of the real ties."""

    id: Id  # joined(opportunity, member, person)
    opportunity: Id
    member: Id
    person: Id
    rhythm: str | None = None
    tier: CounterpartTier | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingLine:
    """Who reports to whom: from the employee to the manager."""

    id: Id  # joined(employee, manager)
    employee: Id
    manager: Id
    dotted: bool | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        check_different(self.employee, self.manager)


@dataclass(frozen=True, slots=True, kw_only=True)
class Influence:
    """Who listens to whom: from the one who influences, who may be an outsider."""

    id: Id  # joined(source, target)
    source: Id
    target: Id
    weight: InfluenceDegree | None = None
    basis: str | None = None
    evidence: Confidence | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        check_different(self.source, self.target)


@dataclass(frozen=True, slots=True, kw_only=True)
class Affinity:
    """How two of them get on: +1 alliance, -1 conflict; it has no direction."""

    id: Id  # joined of both, sorted
    a: Id
    b: Id
    sign: int
    evidence: Confidence | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        check_different(self.a, self.b)


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetitorTie:
    """What a competitor has with one of theirs."""

    id: Id  # joined(competitor, person)
    competitor: Id
    person: Id
    level: TieLevel | None = None
    basis: CompetitorBasis | None = None
    evidence: Confidence | None = None
    note: str | None = None
