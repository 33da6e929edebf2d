"""E. Influence and attitude: hidden influencers, opponents with reach or near the decider."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import prod

from app.analysis.gap import Gap
from app.analysis.network import CONTACTS, Network
from app.analysis.paths import best_ways, within_steps
from app.analysis.rules import rule
from app.i18n import mark
from app.model.decision import Membership
from app.model.entities import EntityType
from app.model.parameters import exceeds, reaches
from app.model.people import OutsideInfluence
from app.model.ties import Influence
from app.model.values import Id
from app.model.vocabulary import Attitude

PER_RANK = 40
BLOCKER, FULL_REACH = 60, 40
FULL_LEAD = 100
INFLUENCES: tuple[EntityType, ...] = (Membership, Influence, OutsideInfluence)


@rule(
    "R19",
    name=mark("Hidden influencer"),
    source="Bonoma 1982; Brin & Page 1998",
    reads=(*CONTACTS, *INFLUENCES),
    decimals={"pagerank": 4, "rho": 2, "best_tie": 3, "path_strength": 3},
)
def hidden_influencer(network: Network) -> Iterator[Gap]:
    """Somebody uncovered who influences the influential, a decider among them.

    The rank is N times the PageRank in I turned round, so 1 is average; severity
    40·rank·(1 − b_p).
    """
    parameters = network.parameters
    graph = network.influence
    ranks = network.attention
    for person in network.people:
        rho = len(graph) * ranks[person]
        if not reaches(rho, parameters.hidden_influence) or network.active(person):
            continue
        if person in network.deciders or network.attitude(person) is Attitude.AGAINST:
            continue
        way, strength = _strongest_way(network, person)
        if not reaches(strength, parameters.influence_reach):
            continue
        best = network.best(person)
        yield Gap(
            "R19",
            person,
            PER_RANK * rho * (1 - best),
            {
                "pagerank": ranks[person],
                "rho": rho,
                "best_tie": best,
                "path_to_decider": list(way),
                "path_strength": strength,
            },
            persons=way,
            towards=(person,),
        )


@rule(
    "R20",
    name=mark("Opponent with influence"),
    source="The Challenger Customer 2015; Miller & Heiman 1985",
    reads=INFLUENCES,
    decimals={"reach": 3},
)
def blocker_reach(network: Network) -> Iterator[Gap]:
    """An opponent, graver the more influence listens within two steps; 60 + 40·reach."""
    weight = {person: network.influence_of(person) for person in network.people}
    everybody = sum(weight.values())
    for person in network.people:
        if network.attitude(person) is not Attitude.AGAINST:
            continue
        steps = within_steps(network.influence, person, network.parameters.influence_steps)
        reached = sorted(node for node in steps if node in network.people)
        others = everybody - weight[person]
        heard = sum(weight[one] for one in reached)
        reach = heard / others if others else 0.0
        yield Gap(
            "R20",
            person,
            BLOCKER + FULL_REACH * reach,
            {"reach": reach, "reached": reached},
            persons=(person, *reached),
            towards=(person,),
        )


@rule(
    "R23",
    name=mark("Critic closer to the decider"),
    source="MEDDICC (counter-champion)",
    reads=INFLUENCES,
)
def critic_closer(network: Network) -> Iterator[Gap]:
    """Somebody critical of us has more hold on a decider than anybody who is for us.

    By κ, the greatest product of w/3 along a way of influence to a decider, who has 1; severity
    100·(κ of the critic − κ of the supporter).
    """
    critic = _nearest(network, -1)
    if critic is None:
        return
    supporter = _nearest(network, +1)
    against = network.nearness.get(critic, 0.0)
    in_favour = network.nearness.get(supporter, 0.0) if supporter else 0.0
    if not exceeds(against, in_favour):
        return
    way, _ = _strongest_way(network, critic)
    yield Gap(
        "R23",
        critic,
        FULL_LEAD * (against - in_favour),
        {
            "opponent": critic,
            "opp_path": list(way),
            "opp": against,
            "champion": supporter,
            "sup": in_favour,
        },
        persons=(*way, supporter) if supporter else way,
        towards=(supporter, way[-1]) if supporter else (way[-1],),
    )


def _nearest(network: Network, side: int) -> Id | None:
    """Who of those for us, +1, or critical of us, -1, is nearest to a decider."""
    people = [one for one in network.people if network.attitude(one) * side > 0]
    near = network.nearness
    return min(people, key=lambda one: (-round(near.get(one, 0.0), 9), one), default=None)


def _strongest_way(network: Network, person: Id) -> tuple[tuple[Id, ...], float]:
    """Return the strongest way of influence to a decider and its strength Π w/3; else (), 0."""
    graph = network.influence
    ways = best_ways(graph, person)
    found = [
        (-round(strength, 9), len(way), way, strength)
        for decider in network.deciders
        if (way := ways.get(decider))
        for strength in [prod(graph[a][b]["weight"] / 3 for a, b in pairwise(way))]
    ]
    if not found:
        return (), 0.0
    *_, way, strength = min(found)
    return way, strength
