"""Who connects the others: betweenness and constraint in a network without directions.

NetworkX has both, but needs twice the time for the one and NumPy for the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import networkx as nx

from app.courtesy import giving_way
from app.model.values import Id

Neighbours = list[list[int]]


def betweenness(graph: nx.Graph[Id]) -> Mapping[Id, float]:
    """Return for each node which share of the shortest paths between others it lies on, 0..1.

    Of several equally short paths between two each counts for its part (Freeman 1977).
    """
    joined = tuple(node for node, others in graph.adjacency() if others)
    place = {node: at for at, node in enumerate(joined)}
    lies = _on_paths(len(joined), frozenset((place[a], place[b]) for a, b in graph.edges))
    pairs = max(1, (len(graph) - 1) * (len(graph) - 2))
    return {
        **dict.fromkeys(graph, 0.0),
        **{joined[at]: on / pairs for at, on in enumerate(lies)},
    }


def constraint(graph: nx.Graph[Id], node: Id) -> float:
    """Return how much the contacts of a node know each other: Burt's constraint, 1992.

    Low for who joins strangers; every line counts alike. Zero for a node without any.
    """
    own = graph.adj[node]
    return sum(
        (1 / len(own) + sum(1 / len(own) / len(graph.adj[b]) for b in own if a in graph.adj[b]))
        ** 2
        for a in own
    )


@lru_cache(maxsize=4)
def _on_paths(size: int, edges: frozenset[tuple[int, int]]) -> tuple[float, ...]:
    """On how many shortest paths each node lies (Brandes 2001), those both ways counted.

    Kept by shape, since most changes leave who talks with whom as it is; who talks with nobody
    is no part of it.
    """
    neighbours: Neighbours = [[] for _ in range(size)]
    for a, b in sorted(edges):  # so that the same shape gives the same numbers, to the bit
        neighbours[a].append(b)
        neighbours[b].append(a)
    total = [0.0] * size
    for source in giving_way(range(size)):
        _add_dependencies(neighbours, source, total)
    return tuple(total)


def _add_dependencies(neighbours: Neighbours, source: int, total: list[float]) -> None:
    """Add how far the shortest paths from one source depend on each node between."""
    layers, level, ways = _layers(neighbours, source)
    depends = [0.0] * len(neighbours)
    for above in range(len(layers) - 2, -1, -1):
        for node in layers[above + 1]:
            total[node] += depends[node]
            share = (1 + depends[node]) / ways[node]
            for before in neighbours[node]:
                if level[before] == above:
                    depends[before] += ways[before] * share


def _layers(
    neighbours: Neighbours, source: int
) -> tuple[list[list[int]], list[int], list[int]]:
    """Return the nodes by distance, each one's distance, and its number of shortest paths."""
    level, ways = [-1] * len(neighbours), [0] * len(neighbours)
    level[source], ways[source] = 0, 1
    layers = [[source]]
    while layers[-1]:
        distance, following = len(layers), []
        for node in layers[-1]:
            so_far = ways[node]
            for target in neighbours[node]:
                if level[target] == distance:
                    ways[target] += so_far
                elif level[target] < 0:
                    level[target], ways[target] = distance, so_far
                    following.append(target)
        layers.append(following)
    return layers, level, ways
