"""The numbers the analysis works with: weights, cadences, thresholds; one place for all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from app.model.vocabulary import Attitude, BuyClass, KamStage, Role, TieLevel, Tier

EPSILON = 1e-9  # what a threshold forgives, so that rounding in the machine decides nothing


def reaches(value: float, threshold: float) -> bool:
    """Return whether a value meets a threshold, equality included."""
    return value >= threshold - EPSILON


def exceeds(value: float, threshold: float) -> bool:
    """Return whether a value lies beyond a threshold, equality not included."""
    return value > threshold + EPSILON


def _roles() -> Mapping[Role, float]:
    return MappingProxyType(
        {
            Role.DECIDER: 30.0,
            Role.INFLUENCER: 20.0,
            Role.PURCHASER: 15.0,
            Role.USER: 15.0,
            Role.GATEKEEPER: 10.0,
            Role.INITIATOR: 10.0,
        }
    )


def _levels() -> Mapping[TieLevel, float]:
    return MappingProxyType(
        {
            TieLevel.NONE: 0.0,
            TieLevel.ACQUAINTED: 0.25,
            TieLevel.WORKING: 0.5,
            TieLevel.GOOD: 0.75,
            TieLevel.TRUSTED: 1.0,
        }
    )


def _cadences() -> Mapping[Role, int]:
    return MappingProxyType(
        {
            Role.DECIDER: 90,
            Role.USER: 90,
            Role.INFLUENCER: 60,
            Role.PURCHASER: 60,
            Role.GATEKEEPER: 60,
            Role.INITIATOR: 60,
        }
    )


def _willingness() -> Mapping[Attitude, float]:
    return MappingProxyType(
        {
            Attitude.AGAINST: 0.0,
            Attitude.RESERVED: 0.3,
            Attitude.NEUTRAL: 0.7,
            Attitude.FOR: 0.9,
            Attitude.ADVOCATE: 1.0,
        }
    )


def _visited_tiers() -> Mapping[Tier, float]:
    return MappingProxyType({Tier.A: 1.0, Tier.B: 0.6})


def _usual_team() -> Mapping[BuyClass, tuple[int, int, int]]:
    return MappingProxyType(
        {BuyClass.CAPITAL: (7, 4, 3), BuyClass.SERVICE: (5, 4, 2), BuyClass.REBUY: (3, 2, 2)}
    )


def _lanes_required() -> Mapping[KamStage, int]:
    return MappingProxyType(
        {
            KamStage.EXPLORATORY: 0,
            KamStage.BASIC: 1,
            KamStage.COOPERATIVE: 2,
            KamStage.INTERDEPENDENT: 3,
            KamStage.INTEGRATED: 4,
        }
    )


@dataclass(frozen=True, slots=True)
class Parameters:
    """All tunable numbers with their defaults; a role without a weight counts for nothing.

    Weights, cadences and thresholds are judgements, not measurements. What stands behind them:
    authority of contacts (Palmatier 2008), the decay of bridges (Burt) and of silent ties
    (Navarro et al. 2017), similar-function ties (Gupta et al. 2019).
    """

    role_weight: Mapping[Role, float] = field(default_factory=_roles)
    level_value: Mapping[TieLevel, float] = field(default_factory=_levels)
    cadence: Mapping[Role, int] = field(default_factory=_cadences)  # days
    other_cadence: int = 180
    best_share: float = 0.8
    backup_share: float = 0.2
    other_lane: float = 0.85  # factor on the match
    lower_level: float = 0.85
    covered: float = 0.35  # θ: a fresh working contact, even fully mismatched
    stale_after: int = 3  # times the cadence
    lapsed_after: int = 8
    warm: float = 0.3
    very_warm: float = 0.5
    weak_tie: float = 0.05  # from here on a tie opens a route
    up_the_line: float = 0.6
    down_the_line: float = 0.7
    influence: float = 0.3  # per degree of influence
    alliance: float = 0.8
    willingness: Mapping[Attitude, float] = field(default_factory=_willingness)
    outside_willingness: float = 0.7
    visited_tiers: Mapping[Tier, float] = field(default_factory=_visited_tiers)
    recent_visit: int = 365  # days
    two_way_period: int = 365
    new_in_post: int = 180
    thin_thread: float = 5.0  # points at stake from which one thread is a gap
    worth_refreshing: float = 0.2  # points
    hidden_influence: float = 1.5  # times the average
    influence_reach: float = 0.3
    influence_steps: int = 2
    competitor_lead: float = 0.25
    settled_tie: float = 0.5
    loss_share: float = 0.4
    usual_team: Mapping[BuyClass, tuple[int, int, int]] = field(
        default_factory=_usual_team
    )  # people, departments, levels (Johnston & Bonoma 1981; that of a rebuy is a judgement)
    incomplete_team: float = 0.25  # share missing of what is usual
    several_people: int = 3  # people from which one contact is too few
    concentration: float = 0.6  # share of the points
    only_access: float = 0.5  # share of the active points
    enough_for_broker: int = 4  # people
    broker: float = 0.2  # betweenness
    island_points: float = 3.0
    coach_tie: float = 0.5
    enough_for_camps: int = 6  # people
    divided: float = 0.25
    loosely_knit: float = 0.2  # density
    stalled_after: int = 3  # contacts without an advance
    leaver_share: float = 0.25  # of the score
    pro_forma_tie: float = 0.25  # best tie with a decider; below it a request may be for form
    review_within: int = 14  # days
    recurring: int = 3  # reviews with the same gap
    buyer_roles: int = 3
    enough_to_learn: int = 10  # closed opportunities
    weak_condition: int = 3  # of negotiating, 1..5; below it is weak
    gap_bonus: float = 0.05  # λ: points a plan gains per point of severity of a gap it closes
    plan_steps: int = 6  # contacts a plan suggests at most
    plan_slots: int = 2  # contacts in one plan for a colleague whose capacity is unknown
    lanes_required: Mapping[KamStage, int] = field(default_factory=_lanes_required)
    damping: float = 0.85  # of PageRank
    severity_bands: tuple[tuple[str, float], ...] = (
        ("critical", 70.0),
        ("high", 40.0),
        ("medium", 20.0),
        ("low", 0.0),
    )

    def band(self, severity: float) -> str:
        """Return how grave a severity of 0..100 is: critical, high, medium or low."""
        return next(name for name, floor in self.severity_bands if reaches(severity, floor))


DEFAULT = Parameters()
