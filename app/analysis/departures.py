"""What departures would cost: every colleague and every contact, ranked by the damage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum

from app.analysis.leaving import cut_off_without, points_without
from app.analysis.network import Network
from app.analysis.rules.robustness import CUT_OFF, PER_POINT_LOST
from app.analysis.tie_value import TieValue
from app.courtesy import giving_way
from app.model.values import Id
from app.model.vocabulary import SIX_ROLES, Role

EQUAL = 12  # decimals of points in which equal losses are equal, however they were added up


@dataclass(frozen=True, slots=True)
class ColleagueLeaves:
    """What goes with a colleague: all ties of theirs."""

    member: Id
    score_after: float
    points_lost: float
    people_dark: tuple[Id, ...]  # whom nobody else of ours covers
    roles_dark: tuple[Role, ...]  # of which nobody else of ours covers a holder


@dataclass(frozen=True, slots=True)
class PersonLeaves:
    """What goes with a contact: the points earned there, and the ways that pass them."""

    person: Id
    score_after: float
    points_lost: float  # g_p·c_p
    deciders_cut_off: tuple[Id, ...]
    roles_empty: tuple[Role, ...]  # that nobody else holds

    @property
    def damage(self) -> float:
        """Return the severity of R35, uncapped: 2·points lost + 40·[a decider cut off]."""
        return PER_POINT_LOST * self.points_lost + CUT_OFF * bool(self.deciders_cut_off)


@dataclass(frozen=True, slots=True)
class Departures:
    """Both sides, whoever would leave the greatest damage first."""

    score: float
    colleagues: tuple[ColleagueLeaves, ...]
    persons: tuple[PersonLeaves, ...]

    @property
    def robustness(self) -> float:
        """Return what is left of the score when the worst colleague to lose leaves."""
        return min((one.score_after for one in self.colleagues), default=self.score)


def departures(network: Network) -> Departures:
    """Return what every departure on either side would cost, without computing one anew."""
    ties: dict[Id, list[TieValue]] = {member: [] for member in network.plan.members}
    for tie in network.ties:
        ties[tie.member].append(tie)
    colleagues = [
        _colleague(network, member, ties[member]) for member in giving_way(sorted(ties))
    ]
    persons = [_person(network, person) for person in giving_way(network.people)]
    return Departures(
        network.score.total,
        tuple(sorted(colleagues, key=_damage_by_colleague)),
        tuple(sorted(persons, key=_damage_by_person)),
    )


def _colleague(network: Network, member: Id, ties: list[TieValue]) -> ColleagueLeaves:
    lost = round(fsum(points_without(network, tie) for tie in ties), EQUAL) + 0.0  # no −0.0
    total = network.score.total
    return ColleagueLeaves(
        member,
        total - lost,
        lost,
        people_dark=tuple(tie.person for tie in ties if not _kept_without(network, tie)),
        roles_dark=_roles_dark(network, {tie.person: tie for tie in ties}),
    )


def _kept_without(network: Network, tie: TieValue) -> bool:
    """Whether a person is as covered as before when this tie goes."""
    active = network.active_ties(tie.person)
    return not active or any(other.member != tie.member for other in active)


def _roles_dark(network: Network, ties: Mapping[Id, TieValue]) -> tuple[Role, ...]:
    """The roles of which somebody is covered, but nobody when these ties go."""

    def stays(person: Id) -> bool:
        return person not in ties or _kept_without(network, ties[person])

    dark = []
    for role in SIX_ROLES:
        covered = [one for one in network.holders.get(role, ()) if network.active(one)]
        if covered and not any(stays(one) for one in covered):
            dark.append(role)
    return tuple(dark)


def _person(network: Network, person: Id) -> PersonLeaves:
    lost = round(network.score.persons[person].points, EQUAL)
    return PersonLeaves(
        person,
        network.score.total - lost,
        lost,
        cut_off_without(network, person),
        roles_empty=tuple(
            role for role in SIX_ROLES if network.holders.get(role, ()) == (person,)
        ),
    )


def _damage_by_colleague(one: ColleagueLeaves) -> tuple[float, int, int, Id]:
    return (-one.points_lost, -len(one.roles_dark), -len(one.people_dark), one.member)


def _damage_by_person(one: PersonLeaves) -> tuple[float, int, Id]:
    return -one.damage, -len(one.roles_empty), one.person
