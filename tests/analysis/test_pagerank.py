"""PageRank against that of NetworkX, which needs SciPy."""

from __future__ import annotations

import subprocess
import sys

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.pagerank import pagerank

NODES = st.integers(0, 9)
ARROWS = st.dictionaries(st.tuples(NODES, NODES), st.integers(1, 3), max_size=30)


@given(ARROWS, st.integers(10, 14))
def test_it_equals_that_of_networkx(arrows, count):
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(f"n{n}" for n in range(count))
    for (a, b), weight in arrows.items():
        graph.add_edge(f"n{a}", f"n{b}", weight=weight)
    mapping = {
        node: {target: float(edge["weight"]) for target, edge in graph[node].items()}
        for node in graph
    }

    found = pagerank(mapping, damping=0.85)

    assert found == pytest.approx(nx.pagerank(graph), abs=1e-12)
    assert sum(found.values()) == pytest.approx(1)


def test_nobody_has_no_rank():
    assert pagerank({}, damping=0.85) == {}


def test_the_analysis_brings_in_neither_scipy_nor_numpy():
    code = (
        "import sys; from datetime import date; "
        "from app.model.account_plan import AccountPlan; "
        "from app.analysis.report import Report; from app.analysis.json_form import as_json; "
        "as_json(Report(AccountPlan(), 'x', date(2026, 3, 2))); "
        "sys.exit(bool({'scipy', 'numpy', 'PySide6', 'sqlalchemy'} & set(sys.modules)))"
    )

    run = subprocess.run([sys.executable, "-c", code], check=False)

    assert run.returncode == 0
