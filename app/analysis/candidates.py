"""Who of ours could best take up contact with somebody, and what that would bring."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import groupby
from math import prod
from operator import itemgetter

from app.analysis.graphs import TIE, US, Hop
from app.analysis.network import Network
from app.analysis.paths import WE, Path
from app.analysis.tie_value import TieValue, match_of
from app.model.parameters import reaches
from app.model.people import Person, TeamMember
from app.model.values import Id
from app.model.vocabulary import Attitude, TieLevel

UNKNOWN_LEVELS = 4  # further apart than any two known levels
_TO_ASK = "to ask"  # where the ties to ask somebody over are kept


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
    wanted = person, None if among is None else frozenset(among)
    if wanted not in network.suggestions:
        network.suggestions[wanted] = _suggestion(network, person, among)
    found: Suggestion | None = network.suggestions[wanted]
    return found


def _suggestion(
    network: Network, person: Id, among: Collection[Id] | None
) -> Suggestion | None:
    found = [
        Suggestion(member, person, level, gain(network, member, person, level))
        for member in sorted(network.plan.members)
        if (among is None or member in among) and speak(network, member, person)
        for level in [next_level(network, member, person)]
    ]
    return min(found, key=lambda one: _rank(network, one), default=None)


def step(network: Network, member: Id, person: Id) -> Suggestion:
    """Return what it brings when a colleague comes a step nearer to a person."""
    level = next_level(network, member, person)
    return Suggestion(member, person, level, gain(network, member, person, level))


def talk(network: Network, member: Id, person: Id) -> Suggestion:
    """Return what a talk brings: fresh at the level there is, or a first acquaintance."""
    tie = network.plan.tie_between(member, person)
    if tie is None or not tie.level or tie.status is not None:
        return step(network, member, person)
    return Suggestion(member, person, tie.level, gain(network, member, person, tie.level))


def know_each_other(network: Network, member: Id, person: Id) -> bool:
    """Return whether a colleague has a relationship with a person, however weak or stale."""
    tie = network.plan.tie_between(member, person)
    return tie is not None and bool(tie.level) and tie.status is None


def nearer(network: Network, member: Id, person: Id) -> Suggestion:
    """Return what brings a colleague nearer to a person they know.

    A talk where the relationship went stale and needs no more than that to count; else a level
    better, as far as there is one.
    """
    tie = known_tie(network, member, person)
    if tie is None or tie.freshness >= 1:
        return step(network, member, person)
    if reaches(tie.refreshed, network.parameters.covered):
        return talk(network, member, person)
    return step(network, member, person)


def known_tie(network: Network, member: Id, person: Id) -> TieValue | None:
    """Return the relationship of a colleague with a person; None where there is none."""
    return next((tie for tie in _ties(network, person) if tie.member == member), None)


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
    warm = _introduces(network, network.warmest(person), member, person)
    return TieLevel.WORKING if warm else TieLevel.ACQUAINTED


def introduction(network: Network, member: Id, person: Id) -> Path | None:
    """Return the warm path by which somebody else can introduce a colleague; None without one.

    Nobody on it may be out of bounds under a contact policy. Who knows the person already,
    however weakly, needs no introduction. It may be shorter than the warmest path, and colder.
    """
    if know_each_other(network, member, person):
        return None
    path = network.warmest(person)
    found = _introduces(network, path, member, person)
    return _no_longer_than_needed(network, path) if found else None


def _introduces(network: Network, path: Path, member: Id, person: Id) -> bool:
    """Return whether somebody else on a path would bring a colleague to a person, and may."""
    someone_else = bool(path.between) or path.member != member
    if not (someone_else and reaches(path.warmth, network.parameters.warm)):
        return False
    return all(network.may_contact(one) for one in (*path.between, person))


def _no_longer_than_needed(network: Network, path: Path) -> Path:
    """The path from the last one on it whom one of ours knows well enough to ask.

    A stale working contact is measured as colder than a line of fresh ones; still nobody sends
    a colleague through two others to somebody whom the next desk can call.
    """
    for at in range(len(path.between) - 1, 0, -1):
        tie = who_knows(network, path.between[at])
        if tie is not None and (tie.tie.level or TieLevel.NONE) >= TieLevel.WORKING:
            asked = Hop(US, tie.person, TIE, tie.value, member=tie.member)
            hops = (asked, *path.hops[at + 1 :])
            nodes = (WE, tie.member, *path.nodes[at + 2 :])
            return Path(nodes, prod(hop.warmth for hop in hops), hops)
    return path


def whom_to_ask(
    network: Network, among: Iterable[Id], towards: Id | None = None
) -> TieValue | None:
    """Return our strongest tie with one of these people, to ask them something; None without.

    Nobody is asked who is against us, out of bounds under a contact policy, or at odds with
    whom it is about. Who is reserved comes last. Of equally strong ties the one counts whose
    person has a line with whom it is about, the same department or function, the higher
    level, the smaller id.
    """
    wanted = frozenset(among) - {towards}
    for _eager, equal in groupby(_to_ask(network), key=itemgetter(0)):
        found = [
            tie
            for _, tie in equal
            if tie.person in wanted
            and (towards is None or not network.at_odds(tie.person, towards))
        ]
        if found:
            return min(found, key=lambda tie: _rank_of_asking(network, tie, towards))
    return None


def who_knows(network: Network, person: Id) -> TieValue | None:
    """Return our strongest tie with a person, whoever of ours has it; None without any."""
    return max(_ties(network, person), key=strength, default=None)


def strength(tie: TieValue) -> tuple[float, float]:
    """Return how well two know each other, to compare: by level and freshness, then by level.

    Contact that nobody dated may well have been, so it does not make a good tie a bad one.
    """
    return round(tie.quality * tie.freshness, 2), tie.quality


def _ties(network: Network, person: Id) -> tuple[TieValue, ...]:
    return network.acquaintances.get(person, ())


def have_a_line(network: Network, a: Id, b: Id) -> bool:
    """Return whether it is recorded that two of the customer's people talk with each other."""
    return network.communication.has_edge(a, b)


def _to_ask(network: Network) -> list[tuple[tuple[bool, float, float], TieValue]]:
    """Return our ties with everybody we may ask something, the most eager first.

    Sorted once for all that is asked in one state of a decision.
    """
    if _TO_ASK not in network.suggestions:
        found = [
            (_eagerness(network, tie), tie)
            for person in network.people
            if network.attitude(person) is not Attitude.AGAINST and network.may_contact(person)
            for tie in _ties(network, person)
        ]
        network.suggestions[_TO_ASK] = sorted(found, key=itemgetter(0))
    sorted_once: list[tuple[tuple[bool, float, float], TieValue]]
    sorted_once = network.suggestions[_TO_ASK]
    return sorted_once


def _eagerness(network: Network, tie: TieValue) -> tuple[bool, float, float]:
    known = strength(tie)
    return network.attitude(tie.person) is Attitude.RESERVED, -known[0], -known[1]


def _rank_of_asking(
    network: Network, tie: TieValue, towards: Id | None
) -> tuple[bool, bool, bool, int, Id, Id]:
    """Which of equally strong ties to ask over: the least."""
    card = network.plan.persons[tie.person]
    goal = None if towards is None else network.plan.persons.get(towards)
    return (
        towards is None or not have_a_line(network, tie.person, towards),
        goal is None or card.department is None or card.department != goal.department,
        goal is None or card.lane is None or card.lane is not goal.lane,
        -(card.level or 0),
        tie.person,
        tie.member,
    )


def fit(network: Network, member: Id, person: Id) -> tuple[int, bool, float, Id]:
    """Return how well two fit where the gain is the same, to compare; the least fits best.

    By how far apart their levels are, whether their functions differ, how much the colleague
    has to do, and the id.
    """
    ours = network.plan.members[member]
    card = network.plan.persons.get(person)
    return (
        _levels_apart(ours, card),
        card is None or card.lane is None or ours.lane is not card.lane,
        round(network.loads[member], 9),
        member,
    )


def _rank(network: Network, one: Suggestion) -> tuple[float, int, bool, float, Id]:
    return -round(one.gain, 9), *fit(network, one.member, one.person)


def _levels_apart(member: TeamMember, person: Person | None) -> int:
    if person is None or person.level is None or member.level is None:
        return UNKNOWN_LEVELS
    return abs(member.level - person.level)


def speak(network: Network, member: Id, person: Id) -> bool:
    """Return whether the two have a language in common, as far as we know."""
    card = network.plan.persons.get(person)
    languages = network.plan.members[member].languages
    if card is None or card.contact_language is None or not languages:
        return True
    return card.contact_language in languages
