"""Who of ours could best take up contact with somebody, and what that would bring."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from app.analysis.network import Network
from app.analysis.parameters import reaches
from app.analysis.paths import Path
from app.analysis.tie_value import match_of
from app.model.people import Person, TeamMember
from app.model.values import Id
from app.model.vocabulary import TieLevel

UNKNOWN_LEVELS = 4  # further apart than any two known levels


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A colleague to send, the level to aim for, and the points that would bring."""

    member: Id
    person: Id
    level: TieLevel
    gain: float


def suggestion(
    network: Network, person: Id, among: Collection[Id] | None = None
) -> Suggestion | None:
    """Return whom of ours, or of those given, to send to a person; None when nobody can go.

    The greatest gain counts; colleagues often tie, and then the smaller difference in level
    decides, the same function, the lowest load, the smaller id.
    """
    found = [
        Suggestion(member, person, level, gain(network, member, person, level))
        for member in sorted(network.plan.members)
        if (among is None or member in among) and _speak(network, member, person)
        for level in [next_level(network, member, person)]
    ]
    return min(found, key=lambda one: _rank(network, one), default=None)


def best_colleague(
    network: Network, person: Id, among: Collection[Id] | None = None
) -> Id | None:
    """Return who of ours should take up contact with a person."""
    found = suggestion(network, person, among)
    return found.member if found else None


def gain(network: Network, member: Id, person: Id, level: TieLevel) -> float:
    """Return the points a fresh tie at a level would add to the score; never below 0."""
    if person not in network.people:
        return 0.0
    card = network.plan.persons[person]
    match = match_of(network.plan.members[member], card, network.parameters)
    fresh = network.parameters.level_value[level] * match
    now = network.score.persons[person]
    after = network.coverage_with(person, member, fresh)
    return max(0.0, now.at_stake * (after - now.coverage))


def next_level(network: Network, member: Id, person: Id) -> TieLevel:
    """Return what a next step leads to: one level up, or a first contact, better when warm."""
    tie = network.plan.tie_between(member, person)
    if tie is not None and tie.level and tie.status is None:
        return TieLevel(min(tie.level + 1, TieLevel.TRUSTED))
    warm = introduction(network, member, person) is not None
    return TieLevel.WORKING if warm else TieLevel.ACQUAINTED


def introduction(network: Network, member: Id, person: Id) -> Path | None:
    """Return the warm path by which somebody else can introduce a colleague; None without one.

    Nobody on it may be out of bounds under a contact policy.
    """
    path = network.warmest(person)
    someone_else = bool(path.between) or path.member != member
    allowed = all(network.may_contact(one) for one in (*path.between, person))
    warm = reaches(path.warmth, network.parameters.warm)
    return path if warm and someone_else and allowed else None


def _rank(network: Network, one: Suggestion) -> tuple[float, int, bool, float, Id]:
    member = network.plan.members[one.member]
    card = network.plan.persons.get(one.person)
    return (
        -round(one.gain, 9),
        _levels_apart(member, card),
        card is None or card.lane is None or member.lane is not card.lane,
        round(network.loads[member.id], 9),
        member.id,
    )


def _levels_apart(member: TeamMember, person: Person | None) -> int:
    if person is None or person.level is None or member.level is None:
        return UNKNOWN_LEVELS
    return abs(member.level - person.level)


def _speak(network: Network, member: Id, person: Id) -> bool:
    """Whether the two have a language in common, as far as we know."""
    card = network.plan.persons.get(person)
    languages = network.plan.members[member].languages
    if card is None or card.contact_language is None or not languages:
        return True
    return card.contact_language in languages
