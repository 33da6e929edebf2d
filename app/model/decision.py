"""The buying decision: the opportunity, who takes part in it, and how earlier ones ended."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.i18n import tr
from app.model.values import Id, Named, check_range
from app.model.vocabulary import (
    Attitude,
    BusinessFit,
    BuyClass,
    BuyingClass,
    Confidence,
    ContactPolicy,
    InfluenceDegree,
    Mobiliser,
    ResponseMode,
    Result,
    ReviewKind,
    Role,
    Stage,
)


@dataclass(frozen=True, slots=True)
class AbsentRole:
    """A role of which somebody confirmed that nobody holds it in this decision."""

    role: Role
    reason: str | None = None
    date: dt.date | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opportunity(Named):
    """One buying decision of the account."""

    value_eur: float | None = None
    stage: Stage | None = None
    buy_class: BuyClass | None = None
    buying_class: BuyingClass | None = None
    business_fit: BusinessFit | None = None
    inbound_invitation: bool | None = None
    contact_policy: ContactPolicy | None = None
    contact_from: dt.date | None = None
    contact_until: dt.date | None = None
    named_contact: Id | None = None
    contact_exception: str | None = None  # why policies of other decisions do not hold here
    decision_date: dt.date | None = None
    roles_confirmed_absent: tuple[AbsentRole, ...] = ()
    metrics: str | None = None
    decision_criteria: str | None = None
    decision_process: str | None = None
    paper_process: str | None = None
    identified_pain: str | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        check_range(self.value_eur, 0, 1e15, tr("The value in euros"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """What one person is in one buying decision."""

    id: Id  # joined(opportunity, person)
    opportunity: Id
    person: Id
    roles: frozenset[Role]
    role_confidence: Confidence | None = None
    influence: InfluenceDegree | None = None
    attitude: Attitude | None = None
    response_mode: ResponseMode | None = None
    mobiliser: Mobiliser | None = None
    is_economic_buyer: bool | None = None
    veto_only: bool | None = None
    is_coach: bool | None = None
    coach_tests: str | None = None  # JSON object
    champion: bool | None = None
    champion_tests: str | None = None  # JSON object
    active: bool | None = None  # None: takes part
    active_from: dt.date | None = None
    active_to: dt.date | None = None
    note: str | None = None

    @property
    def takes_part(self) -> bool:
        """Return whether this person belongs to the buying team now."""
        return self.active is not False


@dataclass(frozen=True, slots=True)
class Review:
    """What we learned from a closed opportunity."""

    kind: ReviewKind | None = None
    own_lesson: str | None = None
    customer_reason: str | None = None
    interviewer: str | None = None
    differently: str | None = None
    gap_rules: tuple[str, ...] = ()
    follow_up: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedOpportunity(Named):
    """An earlier decision of this account, and what we made of it."""

    result: Result
    closed: dt.date | None = None
    review: Review | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NegotiationReadiness:
    """How the seven conditions stand with one counterpart: JSON, condition to 1..5."""

    id: Id
    opportunity: Id
    who: str
    date: dt.date | None = None
    scores: str = "{}"
    scores_us: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SellerAsBuyer:
    """A shared conversation form: which buying roles our own seller plays."""

    id: Id
    member: Id
    roles: tuple[Role, ...] = ()  # in the order they were ticked
    assessed_by: str | None = None
    evidence: str | None = None  # JSON: an object or a text
    note: str | None = None
