"""The people on both sides, and the organisations around them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.i18n import tr
from app.model.values import Id, Named, check_range
from app.model.vocabulary import (
    AccountRole,
    Adaptability,
    Colour,
    Confidence,
    KamStage,
    Lane,
    Level,
    OutsideKind,
    PowerBase,
    Tier,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(Named):
    """The customer this plan is about; a plan has exactly one."""

    tier: Tier | None = None
    kam_stage: KamStage | None = None
    sector: str | None = None
    country: str | None = None
    contact_languages: tuple[str, ...] = ()
    incumbent: str | None = None  # "us", or the id of a competitor
    retention_until: date | None = None
    data_owner: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Named):
    """Somebody on the customer's side, in a buying team or not."""

    title: str | None = None
    department: str | None = None
    lane: Lane | None = None
    lane_confidence: Confidence | None = None
    level: Level | None = None
    level_confidence: Confidence | None = None
    email: str | None = None
    phone: str | None = None
    location: str | None = None
    contact_language: str | None = None
    start_date: date | None = None
    end_date: date | None = None
    previous_employers: tuple[str, ...] = ()
    power_bases: frozenset[PowerBase] = frozenset()
    colour: Colour | None = None
    perceived_by: Id | None = None
    adaptability: Adaptability | None = None
    in_proposal: bool | None = None  # None: shown
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMember(Named):
    """A colleague in our client team for this account."""

    title: str | None = None
    email: str | None = None
    phone: str | None = None
    lane: Lane | None = None
    lane_confidence: Confidence | None = None
    level: Level | None = None
    level_confidence: Confidence | None = None
    manager: Id | None = None
    account_role: AccountRole | None = None
    capacity_per_year: float | None = None  # contact moments
    other_load_per_year: float | None = None  # contact moments with other accounts
    languages: tuple[str, ...] = ()
    colour: Colour | None = None
    in_proposal: bool | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        check_range(self.capacity_per_year, 0, 1e6, tr("Capacity per year"))
        check_range(self.other_load_per_year, 0, 1e6, tr("Other load per year"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Competitor(Named):
    """Another supplier in the running, or in place."""

    incumbent: bool | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideInfluence(Named):
    """An organisation or function outside that weighs on it; never a private person."""

    kind: OutsideKind | None = None
    note: str | None = None
