"""What goes when somebody leaves: points with a colleague, ways to deciders with a contact."""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from app.analysis.graphs import US
from app.courtesy import giving_way
from app.model.parameters import reaches
from app.model.values import Id

if TYPE_CHECKING:
    from app.analysis.network import Network
    from app.analysis.tie_value import TieValue


def points_without(network: Network, tie: TieValue) -> float:
    """Return how many points go with a tie: g_p·(c_p − c_p without it), others moved up."""
    now = network.score.persons[tie.person]
    without = network.coverage_with(tie.person, tie.member, 0.0)
    return now.at_stake * (now.coverage - without)


def cut_off_without(network: Network, person: Id) -> tuple[Id, ...]:
    """Return the other deciders whom a warm path leads to now, and none would without a person.

    Found for all at once and kept with the network, so that asking costs nothing.
    """
    return network.cut_off.get(person, ())


def cut_off(network: Network) -> dict[Id, tuple[Id, ...]]:
    """Return by person the deciders that no warm path would lead to any more without them.

    Whoever does not stand on a decider's warmest path leaves that path as it is, so only those
    who do are tried. Without one of them only who lies behind them has to find another way.
    """
    warm = network.parameters.warm
    in_between: dict[Id, list[Id]] = {}
    for decider in network.deciders:
        path = network.warmest(decider)
        if reaches(path.warmth, warm):
            for person in path.between:
                in_between.setdefault(person, []).append(decider)
    behind: dict[Id, set[Id]] = {person: set() for person in in_between}
    for node, path in giving_way(network.warmest_paths.items() if behind else ()):
        for person in path.between:
            if person in behind:
                behind[person].add(node)
    found = {}
    for person, deciders in giving_way(in_between.items()):
        warmth = _other_ways(network, person, behind[person])
        lost = [one for one in deciders if not reaches(warmth.get(one, 0.0), warm)]
        if lost:
            found[person] = tuple(lost)
    return found


def _other_ways(network: Network, person: Id, behind: set[Id]) -> Mapping[Id, float]:
    """How warm the warmest other way is to each of those whose warmest path passes a person.

    A Dijkstra among those behind the person only: everybody else keeps the path they have, and
    is where the search begins. Who is left out of the answer cannot be reached otherwise.
    """
    graph, paths = network.warm, network.warmest_paths
    tried: list[tuple[float, Id]] = []  # of a heap the least comes first, so warmth is negative
    for node in behind:
        for source, _, edge in graph.in_edges(node, data=True):
            warmth = edge["hop"].warmth
            if source == US:
                tried.append((-warmth, node))
            elif source != person and source not in behind and source in paths:
                tried.append((-paths[source].warmth * warmth, node))
    heapify(tried)
    found: dict[Id, float] = {}
    while tried:
        warmth, node = heappop(tried)
        if node in found:
            continue
        found[node] = -warmth
        for _, target, edge in graph.out_edges(node, data=True):
            if target in behind and target not in found:
                heappush(tried, (warmth * edge["hop"].warmth, target))
    return found
