"""B. Threads and freshness: people or a whole account on one thread, ties stale or unproven."""

from __future__ import annotations

from collections.abc import Iterator

from app.analysis.gap import TO_FILL_IN, Gap
from app.analysis.network import SCORE, Network
from app.analysis.rules import rule
from app.analysis.tie_value import TieValue
from app.i18n import mark
from app.model.parameters import exceeds, reaches
from app.model.people import OutsideInfluence
from app.model.vocabulary import TieLevel

PER_POINT_AT_STAKE = 4
PER_POINT_LOST = 8
STALE, LAPSED = 30, 20  # on top, once it is that long ago


@rule(
    "R05",
    name=mark("Person on one thread"),
    source="Palmatier 2008 (number of contacts)",
    reads=SCORE,
    decimals={"g": 2},
)
def on_one_thread(network: Network) -> Iterator[Gap]:
    """Somebody worth 5 points or more whom one colleague only knows; severity 4·g_p."""
    for person, at_stake in network.stakes.items():
        ties = network.active_ties(person)
        if len(ties) != 1 or not reaches(at_stake, network.parameters.thin_thread):
            continue
        yield Gap(
            "R05",
            person,
            PER_POINT_AT_STAKE * at_stake,
            {"only": ties[0].member, "g": at_stake},
            persons=(person,),
            members=(ties[0].member,),
            ties=(ties[0].pair,),
            towards=(person,),
        )


@rule(
    "R06",
    name=mark("Account on one contact"),
    source="Palmatier 2008 (number of contacts)",
    reads=SCORE,
)
def on_one_contact(network: Network) -> Iterator[Gap]:
    """The only one whom we cover in a buying team of N ≥ 3; severity 100·(1 − 1/N)."""
    count = len(network.people)
    covered = [person for person in network.people if network.active(person)]
    if count < network.parameters.several_people or len(covered) != 1:
        return
    [only] = covered
    ties = network.active_ties(only)
    yield Gap(
        "R06",
        only,
        100 * (1 - 1 / count),
        {"only_contact": only, "N": count},
        persons=(only,),
        members=tuple(tie.member for tie in ties),
        ties=tuple(tie.pair for tie in ties),
        towards=network.richest_first(set(network.people) - {only}),
    )


@rule(
    "R08",
    name=mark("Relationship gone stale"),
    source="Navarro et al. 2017; Burt 2000",
    reads=(*SCORE, OutsideInfluence),
    decimals={"fresh": 3, "points_recoverable": 2},
)
def gone_stale(network: Network) -> Iterator[Gap]:
    """A working contact or better, silent beyond its cadence c, that is worth a call.

    One with an outside influence brings no points, so it counts once it has lapsed.

    Severity 8·Δ + 30·[d > 3c] + 20·[d > 8c], Δ the points a contact today would bring back.
    """
    parameters = network.parameters
    for tie in (*network.ties, *_outside(network)):
        if not _can_go_stale(tie) or tie.freshness >= 1:
            continue
        recoverable = _points_recoverable(network, tie)
        lapsed = _silent(tie, parameters.lapsed_after)
        if not (lapsed or exceeds(recoverable, parameters.worth_refreshing)):
            continue
        stale = _silent(tie, parameters.stale_after)
        yield Gap(
            "R08",
            tie.subject,
            PER_POINT_LOST * recoverable + STALE * stale + LAPSED * lapsed,
            {
                "age": tie.days,
                "cadence": tie.cadence,
                "fresh": tie.freshness,
                "state": "lapsed" if lapsed else "stale",
                "points_recoverable": recoverable,
            },
            persons=(tie.person,),
            members=(tie.member,),
            ties=(tie.pair,),
            towards=(tie.person,),
        )


@rule(
    "R09",
    name=mark("Relationship not backed up"),
    source="Wathne, Biong & Heide 2001",
    reads=(*SCORE, OutsideInfluence),
    action_is_contact=False,
    shows=TO_FILL_IN,
    about_us=True,
)
def not_backed_up(network: Network) -> Iterator[Gap]:
    """A good relationship or better without two-way contact in twelve months; severity 4·g_p.

    One with an outside influence has no points at stake, so it comes last.
    """
    for tie in (*network.ties, *_outside(network)):
        level = tie.tie.level
        given_up = tie.tie.status is not None
        if given_up or level is None or level < TieLevel.GOOD or tie.two_way:
            continue
        yield Gap(
            "R09",
            tie.subject,
            PER_POINT_AT_STAKE * network.stakes.get(tie.person, 0.0),
            {"claimed_level": int(level), "two_way_12m": tie.two_way},
            persons=(tie.person,),
            members=(tie.member,),
            ties=(tie.pair,),
            towards=(tie.person,),
        )


def _outside(network: Network) -> list[TieValue]:
    ours = (network.contacts.get(id, ()) for id in sorted(network.plan.outside))
    return [tie for ties in ours for tie in ties]


def _can_go_stale(tie: TieValue) -> bool:
    level = tie.tie.level
    return tie.tie.status is None and level is not None and level >= TieLevel.WORKING


def _silent(tie: TieValue, times: int) -> bool:
    """Whether the last contact lies more than so many cadences back, or never was."""
    return tie.days is None or tie.days > times * tie.cadence


def _points_recoverable(network: Network, tie: TieValue) -> float:
    if tie.person not in network.people:
        return 0.0
    after = network.coverage_with(tie.person, tie.member, tie.refreshed)
    now = network.score.persons[tie.person].coverage
    return network.stakes[tie.person] * (after - now)
