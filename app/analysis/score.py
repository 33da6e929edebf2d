"""The coverage score: how much of the buying team we know well enough, with every point's name.

Score = Σ_r W_r · Σ_{p∈r} I_p·c_p / Σ_{p∈r} I_p, with c_p = .8·b_p + .2·s_p over the two best
ties of different colleagues. It is no chance of winning: attitude and rivals stay outside.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.analysis.tie_value import TieValue
from app.courtesy import giving_way
from app.model.parameters import Parameters
from app.model.values import Id
from app.model.vocabulary import SIX_ROLES, Confidence, Role

if TYPE_CHECKING:
    from app.analysis.network import Network

Pair = tuple[Id, Id]
BEST, BACKUP = "best", "backup"
FACTS_PER_PERSON = 6  # roles, influence, attitude, confidence, lane, level


@dataclass(frozen=True, slots=True)
class RoleScore:
    """What a role brings: `points` out of `of`, which is its weight here."""

    role: Role
    points: float
    of: float
    share: float  # covered part of the role, 0..1


@dataclass(frozen=True, slots=True)
class PersonScore:
    """What a person brings: coverage c_p of the points g_p at stake."""

    person: Id
    at_stake: float
    coverage: float  # 0..1
    points: float


@dataclass(frozen=True, slots=True)
class TieScore:
    """What a tie brings: at_stake · slot share · quality · freshness · match."""

    tie: TieValue
    at_stake: float
    slot: str | None  # BEST, BACKUP, or None: the third and further ties bring nothing
    slot_share: float  # .8, .2 or 0
    points: float

    @property
    def factors(self) -> tuple[float, float, float, float, float]:
        """Return what is multiplied: points at stake, slot share, quality, freshness, match."""
        tie = self.tie
        return self.at_stake, self.slot_share, tie.quality, tie.freshness, tie.match


@dataclass(frozen=True, slots=True)
class Score:
    """The total 0..100 and where it comes from; what stands beside it is no part of it."""

    total: float
    support: float  # −100..100: attitudes weighed by points at stake
    completeness: float  # 0..100: the share of expected facts that we know
    roles: Mapping[Role, RoleScore]
    persons: Mapping[Id, PersonScore]
    ties: Mapping[Pair, TieScore]


def coverage(values: Iterable[float], parameters: Parameters) -> float:
    """c_p: .8 of the best tie value and .2 of the next one, 0..1."""
    best, backup = [*sorted(values, reverse=True), 0.0, 0.0][:2]
    return parameters.best_share * best + parameters.backup_share * backup


def score_of(network: Network) -> Score:
    """Return the score of a decision as it stands, with its trace."""
    persons = {one: _person(network, one) for one in giving_way(network.people)}
    roles: dict[Role, RoleScore] = {role: _role(network, role, persons) for role in SIX_ROLES}
    ties = {
        score.tie.pair: score
        for person in giving_way(network.people)
        for score in _ties(network, person)
    }
    return Score(
        total=sum(person.points for person in persons.values()),
        support=_support(network),
        completeness=_completeness(network),
        roles=roles,
        persons=persons,
        ties=ties,
    )


def _person(network: Network, person: Id) -> PersonScore:
    at_stake = network.stakes[person]
    values = [tie.value for tie in network.contacts.get(person, ())[:2]]
    covered = coverage(values, network.parameters)
    return PersonScore(person, at_stake, covered, at_stake * covered)


def _role(network: Network, role: Role, persons: Mapping[Id, PersonScore]) -> RoleScore:
    holders = network.holders.get(role, ())
    of = network.weights[role]
    total = sum(network.influence_of(person) for person in holders)
    covered = sum(network.influence_of(person) * persons[person].coverage for person in holders)
    share = covered / total if total else 0.0
    return RoleScore(role, of * share, of, share)


def _ties(network: Network, person: Id) -> Iterable[TieScore]:
    parameters = network.parameters
    at_stake = network.stakes[person]
    slots = (BEST, parameters.best_share), (BACKUP, parameters.backup_share)
    for place, tie in enumerate(network.contacts.get(person, ())):
        slot, share = slots[place] if tie.value and place < len(slots) else (None, 0.0)
        yield TieScore(tie, at_stake, slot, share, at_stake * share * tie.value)


def _support(network: Network) -> float:
    """100·Σ g_p·attitude/2 / Σ g_p; 0 where nothing is at stake."""
    at_stake = sum(network.stakes.values())
    if not at_stake:
        return 0.0
    leaning = sum(stake * network.attitude(p) for p, stake in network.stakes.items())
    return 100 * leaning / 2 / at_stake


def _completeness(network: Network) -> float:
    """100·known ÷ expected: six facts per person taking part, and the six roles."""
    expected = FACTS_PER_PERSON * len(network.people) + len(SIX_ROLES)
    known = sum(role in network.holders or role in network.absent_roles for role in SIX_ROLES)
    for person, membership in giving_way(network.people.items()):
        card = network.plan.persons[person]
        known += (
            bool(membership.roles)
            + (membership.influence is not None)
            + (membership.attitude is not None)
            + (membership.role_confidence not in (None, Confidence.ASSUMED))
            + (card.lane is not None)
            + (card.level is not None)
        )
    return 100 * known / expected
