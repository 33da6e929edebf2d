"""H. Robustness and capacity: who may leave and what goes with them, who has too much."""

from __future__ import annotations

from collections.abc import Iterator

from app.analysis.gap import Gap
from app.analysis.leaving import cut_off_without, points_without
from app.analysis.network import CONTACTS, SCORE, WAYS, Network
from app.analysis.rounding import firm
from app.analysis.rules import rule
from app.analysis.tie_value import TieValue
from app.i18n import mark
from app.model.parameters import exceeds, reaches
from app.model.values import Id
from app.model.vocabulary import SIX_ROLES

RICHEST = 3
PER_POINT_LOST, CUT_OFF = 2, 40
FULL_LOAD = 0.8  # of the capacity


@rule(
    "R34",
    name=mark("What if our colleague leaves"),
    source="Bendapudi & Leone 2002; Borgatti 2006",
    reads=SCORE,
    about_us=True,
    decimals={"score": 1, "without": 1},
)
def colleague_leaves(network: Network) -> Iterator[Gap]:
    """A colleague with whom 40 % of the score or more would go; severity 100·share lost."""
    score = network.score.total
    if not score:
        return
    held: dict[Id, list[TieValue]] = {member: [] for member in sorted(network.plan.members)}
    for tie in network.ties:
        held[tie.member].append(tie)
    for member, ties in held.items():
        lost = sum(points_without(network, tie) for tie in ties)
        if not reaches(lost / score, network.parameters.loss_share):
            continue
        richest = sorted(ties, key=lambda tie: (-_points(network, tie), tie.person))[:RICHEST]
        yield Gap(
            "R34",
            member,
            100 * lost / score,
            {"score": score, "without": score - lost},
            persons=_going_dark(network, ties),
            members=(member,),
            ties=tuple(tie.pair for tie in ties if tie.value),
            towards=tuple(tie.person for tie in richest if tie.value),
        )


@rule(
    "R35",
    name=mark("What if this contact leaves"),
    source="Borgatti 2006 (key players)",
    reads=(*SCORE, *WAYS),
    decimals={"points_lost": 2, "score_after": 2},
)
def contact_leaves(network: Network) -> Iterator[Gap]:
    """Somebody with whom 25 % of the score or more would go, or the warm path to a decider.

    Severity 2·points lost + 40·[a decider is cut off].
    """
    score = network.score.total
    for person in network.people:
        lost = network.score.persons[person].points
        cut_off = cut_off_without(network, person)
        share = lost / score if score else 0.0
        if not cut_off and not reaches(share, network.parameters.leaver_share):
            continue
        yield Gap(
            "R35",
            person,
            PER_POINT_LOST * lost + CUT_OFF * bool(cut_off),
            {
                "points_lost": lost,
                "score_after": score - lost,
                "decider_cut_off": list(cut_off),
                "sole_in_roles": sorted(_alone_in(network, person)),
            },
            persons=(person, *cut_off),
            towards=tuple(other for other in network.people if other != person),
        )


@rule(
    "R36",
    name=mark("Overload"),
    source="Miritello et al. 2013 (finite capacity)",
    reads=CONTACTS,
    action_is_contact=False,
    about_us=True,
    decimals={"load": 1, "utilisation": 2},
)
def overload(network: Network) -> Iterator[Gap]:
    """A colleague whose contacts ask for more moments a year than there is time for.

    Severity 100·(load/capacity − .8).
    """
    for member in sorted(network.plan.members):
        capacity = network.plan.members[member].capacity_per_year
        load = network.loads[member]
        if not capacity or not exceeds(load, capacity):
            continue
        ties = [
            tie
            for person in sorted(network.contacts)
            for tie in network.contacts[person]
            if tie.member == member and tie.tie.level
        ]
        yield Gap(
            "R36",
            member,
            100 * (load / capacity - FULL_LOAD),
            {"load": load, "capacity": capacity, "utilisation": load / capacity},
            persons=tuple(tie.person for tie in ties),
            members=(member,),
            ties=tuple(tie.pair for tie in ties),
        )


def _alone_in(network: Network, person: Id) -> list[str]:
    """The roles that nobody else holds, the weightiest first."""
    alone = [role for role in SIX_ROLES if network.holders.get(role) == (person,)]
    weight = network.parameters.role_weight
    return [role.value for role in sorted(alone, key=lambda role: -weight[role])]


def _points(network: Network, tie: TieValue) -> float:
    """What a tie brings, to compare."""
    return firm(network.score.ties[tie.pair].points)


def _going_dark(network: Network, ties: list[TieValue]) -> tuple[Id, ...]:
    """Whom nobody else of ours covers."""
    return tuple(
        tie.person
        for tie in ties
        if network.active(tie.person)
        and all(other.member == tie.member for other in network.active_ties(tie.person))
    )
