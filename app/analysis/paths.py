"""The best way from one node to every other: greatest product, then fewest steps, then ids."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import pairwise
from math import exp, prod
from typing import Any

import networkx as nx

from app.analysis.graphs import US, Hop
from app.model.parameters import EPSILON
from app.model.values import Id

WE: Id = "WIJ"  # how a path names our own side


@dataclass(frozen=True, slots=True)
class Path:
    """The warmest way from us to a person: our colleague first, then who would pass us on."""

    nodes: tuple[Id, ...] = ()  # WE, a colleague, then customer people; empty: no way
    warmth: float = 0.0  # the product over the hops, 0..1
    hops: tuple[Hop, ...] = ()

    @property
    def member(self) -> Id | None:
        """Return the colleague it starts with."""
        return self.hops[0].member if self.hops else None

    @property
    def between(self) -> tuple[Id, ...]:
        """Return the people on the customer's side that it passes before its end."""
        return tuple(hop.target for hop in self.hops[:-1])


NO_PATH = Path()


def warmest_paths(graph: nx.DiGraph[Id]) -> dict[Id, Path]:
    """Return the warmest path from us to everybody there is one to; one Dijkstra for all."""
    paths = {}
    for target, nodes in best_ways(graph, US).items():
        if len(nodes) > 1:
            hops = tuple(graph[a][b]["hop"] for a, b in pairwise(nodes))
            through = (WE, hops[0].member, *nodes[1:])
            paths[target] = Path(through, prod(hop.warmth for hop in hops), hops)
    return paths


def best_ways(graph: nx.DiGraph[Id], source: Id) -> dict[Id, tuple[Id, ...]]:
    """Return the cheapest way to every node that can be reached, by `cost` of the edges.

    Of equally cheap ways the one with fewer steps counts, then the one with smaller ids. Only
    edges that lie on some cheapest way remain; walking those breadth first, smaller ids first,
    finds exactly that one.
    """
    distance = _distances(graph.adj, [source])
    ways: dict[Id, tuple[Id, ...]] = {source: (source,)}
    layer = [source]
    while layer:
        following = []
        for node in layer:
            for target in sorted(_cheapest(graph, node, distance), key=_by_id(graph, node)):
                if target not in ways:
                    ways[target] = (*ways[node], target)
                    following.append(target)
        layer = following
    return ways


def strength_towards(graph: nx.DiGraph[Id], targets: Collection[Id]) -> dict[Id, float]:
    """Return the greatest product along a way to any target, by `cost`; a target has 1.

    Nodes without a way are left out.
    """
    return {node: exp(-far) for node, far in _distances(graph.pred, targets).items()}


def _distances(
    edges: Mapping[Id, Mapping[Id, Mapping[str, Any]]], sources: Iterable[Id]
) -> dict[Id, float]:
    """Return the least sum of `cost` from any source to each node that can be reached.

    Dijkstra 1959; NetworkX's takes three times as long, most of it before it begins.
    """
    found: dict[Id, float] = {}
    tried = [(0.0, source) for source in sources]
    heapify(tried)
    while tried:
        far, node = heappop(tried)
        if node in found:
            continue
        found[node] = far
        for target, edge in edges[node].items():
            if target not in found:
                heappush(tried, (far + edge["cost"], target))
    return found


def _cheapest(graph: nx.DiGraph[Id], node: Id, distance: dict[Id, float]) -> list[Id]:
    here = distance[node] - EPSILON
    return [
        target
        for target, edge in graph[node].items()
        if here + edge["cost"] <= distance[target]
    ]


def _by_id(graph: nx.DiGraph[Id], node: Id) -> Callable[[Id], tuple[Id, Id]]:
    def ids(target: Id) -> tuple[Id, Id]:
        hop = graph[node][target].get("hop")
        return (hop.member if hop else ""), target

    return ids
