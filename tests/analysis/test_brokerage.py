"""Betweenness and constraint against NetworkX and published values."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis import brokerage
from app.analysis.brokerage import betweenness, constraint

NODES = st.integers(0, 9)
LINES = st.sets(st.tuples(NODES, NODES).filter(lambda line: line[0] != line[1]), max_size=25)


def network_of(lines, count: int = 0) -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(f"n{n}" for n in range(count))
    graph.add_edges_from((f"n{a}", f"n{b}") for a, b in lines)
    return graph


@given(LINES, st.integers(0, 13))
def test_betweenness_equals_that_of_networkx(lines, count):
    graph = network_of(lines, count)

    found = betweenness(graph)

    assert found == pytest.approx(nx.betweenness_centrality(graph), abs=1e-12)


@given(LINES.filter(bool))
def test_constraint_equals_that_of_networkx(lines):
    graph = network_of(lines)

    found = {node: constraint(graph, node) for node in graph}

    assert found == pytest.approx(nx.constraint(graph), abs=1e-12)


def test_krackhardts_kite_has_its_published_betweenness():
    kite = network_of(nx.krackhardt_kite_graph().edges, 10)

    found = betweenness(kite)

    published = [0.023, 0.023, 0, 0.102, 0, 0.231, 0.231, 0.389, 0.222, 0]
    assert [found[f"n{node}"] for node in range(10)] == pytest.approx(published, abs=0.0005)


def test_the_medici_stand_between_the_families_of_florence():
    found = betweenness(nx.florentine_families_graph())

    assert max(found, key=lambda family: found[family]) == "Medici"
    assert found["Medici"] == pytest.approx(0.522, abs=0.0005)
    assert found["Guadagni"] == pytest.approx(0.255, abs=0.0005)


def test_burts_example_has_its_published_constraint():
    lines = "AB AF AG AE EG FG BG BD DG GC"
    graph: nx.Graph[str] = nx.Graph([(pair[0], pair[1]) for pair in lines.split()])

    found = [constraint(graph, node) for node in "GAC"]

    assert found == pytest.approx([0.400, 0.595, 1], abs=0.001)


def test_who_has_no_lines_is_not_constrained():
    assert constraint(network_of((), 1), "n0") == 0


def test_who_talks_with_nobody_is_counted_but_nothing_is_computed_anew(monkeypatch):
    graph = nx.path_graph(["a", "b", "c", "d"])
    betweenness(graph)
    computed = []
    monkeypatch.setattr(brokerage, "_add_dependencies", lambda *given: computed.append(given))
    graph.add_node("alone")

    found = betweenness(graph)

    assert found == pytest.approx(nx.betweenness_centrality(graph))
    assert not computed
