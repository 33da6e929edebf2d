"""C. Level and function: lanes without a counterpart, top relations that nobody visits."""

from __future__ import annotations

from collections.abc import Iterator

from app.analysis.gap import Gap
from app.analysis.network import CONTACTS, SCORE, Network
from app.analysis.rules import rule
from app.analysis.tie_value import TieValue
from app.i18n import mark
from app.model.people import Account
from app.model.values import Id
from app.model.vocabulary import Lane, Level, TieLevel

BASE = 30


@rule(
    "R10",
    name=mark("Function without a counterpart"),
    source="“Natuurwetten in de verkoop”; Gupta et al. 2019",
    reads=SCORE,
)
def empty_lane(network: Network) -> Iterator[Gap]:
    """A function in which no two likes meet; severity 30 + the points at stake there."""
    members = network.plan.members
    for lane in Lane:
        theirs = network.in_lane(lane)
        matched = any(
            members[tie.member].lane is lane
            for person in theirs
            for tie in network.active_ties(person)
        )
        if not theirs or matched:
            continue
        ours = sorted(member.id for member in members.values() if member.lane is lane)
        yield Gap(
            "R10",
            lane.value,
            BASE + sum(network.stakes[person] for person in theirs),
            {"customer_side": theirs, "own_side": ours},
            persons=tuple(theirs),
            members=tuple(ours),
            towards=tuple(theirs),
        )


@rule(
    "R12",
    name=mark("Management does not know its top relations"),
    source="“Natuurwetten in de verkoop”; Workman, Homburg & Jensen 2003",
    reads=(*CONTACTS, Account),
    decimals={"known_share": 2},
)
def unknown_to_management(network: Network) -> Iterator[Gap]:
    """Executives and deciders of a top account whom none of our executives visited this year.

    Severity 100·|unknown| / |top relations|, times .6 for a regular account (tier B).
    """
    factor = network.parameters.visited_tiers.get(network.tier)
    top = [person for person in network.people if _is_top_relation(network, person)]
    unknown = [person for person in top if not _known_to_management(network, person)]
    if factor is None or not unknown:
        return
    yield Gap(
        "R12",
        "management",
        100 * factor * len(unknown) / len(top),
        {"unknown": unknown, "known_share": 1 - len(unknown) / len(top)},
        persons=tuple(unknown),
        members=tuple(
            member.id
            for member in sorted(network.plan.members.values(), key=lambda one: one.id)
            if member.level is Level.EXECUTIVE
        ),
        towards=tuple(unknown),
    )


def _is_top_relation(network: Network, person: Id) -> bool:
    executive = network.plan.persons[person].level is Level.EXECUTIVE
    return executive or person in network.deciders


def _known_to_management(network: Network, person: Id) -> bool:
    return any(_is_visit(network, tie) for tie in network.contacts.get(person, ()))


def _is_visit(network: Network, tie: TieValue) -> bool:
    if network.plan.members[tie.member].level is not Level.EXECUTIVE or tie.last_visit is None:
        return False
    recent = (network.as_of - tie.last_visit).days <= network.parameters.recent_visit
    return recent and (tie.tie.level or TieLevel.NONE) >= TieLevel.WORKING
