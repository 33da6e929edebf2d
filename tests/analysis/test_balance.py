"""Contradicting triads against NetworkX and the published count of the highland tribes."""

from __future__ import annotations

import csv
from math import prod

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.balance import signs_of, unbalanced_triads
from tests.analysis.cases import DATA

NODES = st.sampled_from("abcdefgh")
PAIRS = st.tuples(NODES, NODES).filter(lambda pair: pair[0] < pair[1])


@given(st.dictionaries(PAIRS, st.sampled_from([-2, -1, 0, 1, 2])))
def test_they_are_the_triangles_of_networkx_with_a_negative_product(signs):
    graph: nx.Graph[str] = nx.Graph()
    for (a, b), sign in signs.items():
        if sign:
            graph.add_edge(a, b, sign=sign)
    triangles = [one for one in nx.enumerate_all_cliques(graph) if len(one) == 3]

    found = unbalanced_triads(signs_of((a, b, sign) for (a, b), sign in signs.items()))

    assert found == sorted(
        tuple(sorted(one))
        for one in triangles
        if prod(edge["sign"] for *_, edge in graph.subgraph(one).edges(data=True)) < 0
    )


def test_the_highland_tribes_have_nine_contradicting_triads_of_sixty_eight():
    with (DATA / "oracle-highland-tribes-signed.csv").open() as file:
        rows = [list(row.values()) for row in csv.DictReader(file)]
    lines = [(str(a), str(b), int(sign)) for a, b, sign in rows]
    graph: nx.Graph[str] = nx.Graph([(a, b) for a, b, _ in lines])

    found = unbalanced_triads(signs_of(lines))

    assert sum(nx.triangles(graph).values()) == 3 * 68
    assert len(found) == 9
