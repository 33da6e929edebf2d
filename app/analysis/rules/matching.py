"""C. Level and function: likes that do not meet, levels apart, top relations nobody visits."""

from __future__ import annotations

from collections.abc import Iterator

from app.analysis.gap import Gap
from app.analysis.network import CONTACTS, SCORE, Network
from app.analysis.rules import rule
from app.analysis.tie_value import TieValue
from app.i18n import mark
from app.model.people import Account
from app.model.values import Id
from app.model.vocabulary import KamStage, Lane, Level, TieLevel

BASE = 30
PER_POINT_AT_STAKE = 4
PER_LANE = 25
LEVELS_APART = 2


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
        if not theirs or _likes_meet(network, lane):
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
    "R11",
    name=mark("Level mismatch"),
    source="Bonoma 1982",
    reads=SCORE,
)
def level_mismatch(network: Network) -> Iterator[Gap]:
    """A head or executive whom we know, but only from two levels or more below; 4·g_p.

    A level of ours that is unknown is below every other.
    """
    for person in network.people:
        level = network.plan.persons[person].level
        ties = network.active_ties(person)
        if level is None or level < Level.HEAD or not ties:
            continue
        highest = max(network.plan.members[tie.member].level or 0 for tie in ties)
        if highest > level - LEVELS_APART:
            continue
        yield Gap(
            "R11",
            person,
            PER_POINT_AT_STAKE * network.stakes[person],
            {"customer_level": int(level), "highest_own_level": int(highest)},
            persons=(person,),
            members=tuple(tie.member for tie in ties),
            ties=tuple(tie.pair for tie in ties),
            towards=(person,),
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


@rule(
    "R13",
    name=mark("Still a bow-tie, no diamond"),
    source="McDonald & Woodburn 2007; Millman & Wilson 1995",
    reads=(*SCORE, Account),
)
def still_a_bow_tie(network: Network) -> Iterator[Gap]:
    """Fewer functions in which likes meet than the stage asks for; severity 25 per function.

    A stage that nobody recorded counts as basic.
    """
    required = network.parameters.lanes_required[network.kam_stage or KamStage.BASIC]
    matched = [lane for lane in Lane if _likes_meet(network, lane)]
    if len(matched) >= required:
        return
    others = [lane for lane in Lane if lane not in matched]
    theirs = [person for lane in others for person in network.in_lane(lane)]
    yield Gap(
        "R13",
        "account",
        PER_LANE * (required - len(matched)),
        {"matched_lanes": sorted(lane.value for lane in matched), "required": required},
        persons=tuple(theirs),
        towards=network.richest_first(theirs),
    )


def _likes_meet(network: Network, lane: Lane) -> bool:
    """Whether somebody of ours in a function covers somebody of theirs in the same one."""
    members = network.plan.members
    return any(
        members[tie.member].lane is lane
        for person in network.in_lane(lane)
        for tie in network.active_ties(person)
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
