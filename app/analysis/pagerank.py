"""PageRank by power iteration, without SciPy, which `networkx.pagerank` would import.

Start, handling of dangling nodes and stopping are those of NetworkX, so the numbers are too.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.courtesy import give_way
from app.model.values import Id


def pagerank(
    arrows: Mapping[Id, Mapping[Id, float]], damping: float, tolerance: float = 1e-6
) -> dict[Id, float]:
    """Return each node's share of the attention that flows along weighted arrows; sums to 1.

    Every node is a key of `arrows`, with the nodes it points at (Brin & Page 1998). The damping
    lies below 1, so the iteration ends: each step shrinks the error by that factor.
    """
    count = len(arrows)
    if not count:
        return {}
    steps = {
        source: [(target, weight / total) for target, weight in targets.items()]
        for source, targets in arrows.items()
        if (total := sum(targets.values()))
    }
    dangling = [node for node in arrows if node not in steps]
    rank = dict.fromkeys(arrows, 1 / count)
    while True:
        give_way()
        spread = (1 - damping + damping * sum(rank[node] for node in dangling)) / count
        following = dict.fromkeys(arrows, spread)
        for source, targets in steps.items():
            flow = damping * rank[source]
            for target, share in targets:
                following[target] += flow * share
        error = sum(abs(following[node] - rank[node]) for node in arrows)
        rank = following
        if error < count * tolerance:
            return rank
