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
from app.courtesy import give_way, giving_way
from app.model.parameters import EPSILON
from app.model.values import Id

_Edges = Mapping[Id, Mapping[Id, Mapping[str, Any]]]
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
    for target, nodes in giving_way(best_ways(graph, US).items()):
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
    give_way()
    edges = dict(graph.adjacency())
    distance = _distances(edges, [source])
    ways: dict[Id, tuple[Id, ...]] = {source: (source,)}
    layer = [source]
    while layer:
        give_way()
        following = []
        for node in layer:
            nearest = _cheapest(edges, node, distance)
            for target in sorted(nearest, key=_by_id(edges[node])) if nearest else ():
                if target not in ways:
                    ways[target] = (*ways[node], target)
                    following.append(target)
        layer = following
    return ways


def within_steps(graph: nx.DiGraph[Id], source: Id, steps: int) -> set[Id]:
    """Return the other nodes that at most so many edges in a row lead to."""
    found, layer = {source}, {source}
    for _ in range(steps):
        layer = {target for node in layer for target in graph.adj[node]} - found
        found |= layer
    return found - {source}


def strength_towards(graph: nx.DiGraph[Id], targets: Collection[Id]) -> dict[Id, float]:
    """Return the greatest product along a way to any target, by `cost`; a target has 1.

    Nodes without a way are left out.
    """
    towards = dict(graph.reverse(copy=False).adjacency())
    return {node: exp(-far) for node, far in _distances(towards, targets).items()}


def dominators(graph: nx.DiGraph[Id], root: Id) -> dict[Id, Id]:
    """Return for each other node that can be reached the last one that all ways to it pass.

    Cooper, Harvey & Kennedy 2001, as in NetworkX, whose setup takes longer than the answer.
    """
    onward = dict(graph.adjacency())
    order = _last_seen_first(onward, root)
    place = {node: at for at, node in enumerate(order)}
    before: dict[Id, list[Id]] = {node: [] for node in order}
    for node in order:
        for target in onward[node]:
            before[target].append(node)
    above = {root: root}
    changed = True
    while changed:
        changed = False
        for node in giving_way(order[1:]):
            found: Id | None = None
            for one in before[node]:
                if one in above:
                    found = one if found is None else _common(found, one, above, place)
            if found is not None and above.get(node) != found:
                above[node] = found
                changed = True
    del above[root]
    return above


def _common(a: Id, b: Id, above: Mapping[Id, Id], place: Mapping[Id, int]) -> Id:
    """Return the last that the ways to two nodes have in common, as far as that is known."""
    while a != b:
        while place[a] > place[b]:
            a = above[a]
        while place[b] > place[a]:
            b = above[b]
    return a


def _last_seen_first(onward: Mapping[Id, Iterable[Id]], root: Id) -> list[Id]:
    """Return what can be reached, each after all that leads to it other than by a loop."""
    seen, order = {root}, []
    ways = [(root, iter(onward[root]))]
    while ways:
        node, targets = ways[-1]
        target = next((one for one in targets if one not in seen), None)
        if target is None:
            ways.pop()
            order.append(node)
        else:
            seen.add(target)
            ways.append((target, iter(onward[target])))
    return order[::-1]


def _distances(edges: _Edges, sources: Iterable[Id]) -> dict[Id, float]:
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


def _cheapest(edges: _Edges, node: Id, distance: dict[Id, float]) -> list[Id]:
    here = distance[node] - EPSILON
    return [
        target
        for target, edge in edges[node].items()
        if here + edge["cost"] <= distance[target]
    ]


def _by_id(onward: Mapping[Id, Mapping[str, Any]]) -> Callable[[Id], tuple[Id, Id]]:
    def ids(target: Id) -> tuple[Id, Id]:
        hop = onward[target].get("hop")
        return (hop.member if hop else ""), target

    return ids
