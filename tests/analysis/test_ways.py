"""Ways and gates found by our own walks are those that NetworkX finds."""

from __future__ import annotations

from itertools import pairwise
from math import exp
from random import Random

import networkx as nx
import pytest

from app.analysis import paths


def some_graph(seed: int) -> nx.DiGraph[str]:
    random = Random(seed)
    nodes = [f"n{at:02}" for at in range(random.randrange(2, 30))]
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(nodes)
    for _ in range(random.randrange(3 * len(nodes))):
        a, b = random.sample(nodes, 2)
        graph.add_edge(a, b, cost=random.choice((0.0, 0.1, 0.25, 0.5, 1.0)))
    return graph


@pytest.mark.parametrize("seed", range(60))
def test_whom_every_way_passes_is_whom_networkx_names(seed):
    graph = some_graph(seed)

    above = paths.dominators(graph, "n00")

    expected = dict(nx.immediate_dominators(graph, "n00"))
    expected.pop("n00", None)
    assert above == expected


@pytest.mark.parametrize("seed", range(60))
def test_the_best_way_is_as_short_as_the_one_networkx_finds(seed):
    graph = some_graph(seed)

    ways = paths.best_ways(graph, "n00")

    far = nx.single_source_dijkstra_path_length(graph, "n00", weight="cost")
    found = {
        node: sum(graph[a][b]["cost"] for a, b in pairwise(way)) for node, way in ways.items()
    }
    assert found == pytest.approx(far)


@pytest.mark.parametrize("seed", range(60))
def test_the_strength_towards_somebody_is_of_the_best_way_there(seed):
    graph = some_graph(seed)

    strength = paths.strength_towards(graph, ("n00", "n01"))

    far = nx.multi_source_dijkstra_path_length(graph.reverse(), {"n00", "n01"}, weight="cost")
    assert strength == pytest.approx({node: exp(-cost) for node, cost in far.items()})
