"""Ways to be introduced to somebody: the warmest few, each step with its factors.

Yen's algorithm (1971) over Ω with a node for each colleague, so that two colleagues who know
the same person are two ways. Equally warm: fewer steps, then smaller ids, as in `paths`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise
from math import inf, log, prod

from app.analysis.gates import guards
from app.analysis.graphs import TIE, US, Hop
from app.analysis.network import Network
from app.analysis.paths import WE, Path
from app.model.parameters import EPSILON, reaches
from app.model.values import Id

MOST = 3

Node = tuple[str, Id]  # a colleague may have the id of one of theirs
OURS, THEIRS = "ours", "theirs"
_START: Node = ("", US)
_Edges = Mapping[Node, Mapping[Node, Hop]]
_Way = tuple[Node, ...]
_Rank = tuple[float, int, _Way]


@dataclass(frozen=True, slots=True)
class Introduction:
    """A way to somebody, whom it passes, and whether we may go it."""

    path: Path
    guarded_by: tuple[Id, ...]  # the gatekeepers it passes
    forbidden: tuple[Id, ...]  # whom on it a contact policy forbids us to contact

    @property
    def allowed(self) -> bool:
        """Return whether it may be advised; otherwise it is a measurement only."""
        return not self.forbidden

    @property
    def is_direct(self) -> bool:
        """Return whether a colleague knows the person: nobody has to introduce."""
        return not self.path.between


@dataclass(frozen=True, slots=True)
class Introductions:
    """The ways to one person, the warmest first, and the warmest round the gatekeepers."""

    person: Id
    ways: tuple[Introduction, ...]
    around: Introduction | None  # may be one of the ways; None where all pass a gatekeeper

    @property
    def advised(self) -> tuple[Introduction, ...]:
        """Return the ways that may be advised."""
        return tuple(way for way in self.ways if way.allowed)


def introductions(network: Network, person: Id, most: int = MOST) -> Introductions:
    """Return the warmest ways to a person, over all colleagues and whoever lies between."""
    edges = _edges(network)
    target = (THEIRS, person)
    avoided = guards(network, person)
    found = [
        _introduction(network, avoided, edges, way) for way in _warmest(edges, target, most)
    ]
    around = next((way for way in found if not way.guarded_by), None)
    if around is None and found:
        hidden = {(THEIRS, gate) for gate in avoided}
        best = _best(edges, _START, target, hidden, frozenset())
        around = None if best is None else _introduction(network, avoided, edges, best)
    return Introductions(person, tuple(found), around)


def _introduction(
    network: Network, guarding: Collection[Id], edges: _Edges, way: _Way
) -> Introduction:
    hops = tuple(edges[a][b] for a, b in pairwise(way[1:]))
    nodes = (WE, *(id for _, id in way[1:]))
    path = Path(nodes, prod(hop.warmth for hop in hops), hops)
    met = [hop.target for hop in hops]
    return Introduction(
        path,
        guarded_by=tuple(one for one in path.between if one in guarding),
        forbidden=tuple(one for one in met if not network.may_contact(one)),
    )


def _edges(network: Network) -> _Edges:
    """Ω with a node for each colleague whose ties open a way."""
    warm = network.warm
    edges: dict[Node, dict[Node, Hop]] = {_START: {}}
    for node in warm:
        if node == US:
            continue
        edges[THEIRS, node] = {
            (THEIRS, target): edge["hop"] for target, edge in warm.adj[node].items()
        }
        for tie in network.contacts.get(node, ()):
            if reaches(tie.value, network.parameters.weak_tie):
                ours = (OURS, tie.member)
                edges[_START][ours] = Hop(US, US, TIE, 1.0, member=tie.member)
                step = Hop(US, node, TIE, tie.value, member=tie.member)
                edges.setdefault(ours, {})[THEIRS, node] = step
    return edges


def _warmest(edges: _Edges, target: Node, most: int) -> list[_Way]:
    """Return the best simple ways from us, best first (Yen 1971)."""
    first = _best(edges, _START, target, frozenset(), frozenset()) if target in edges else None
    if first is None:
        return []
    found = [first]
    seen, waiting = {first}, list[_Rank]()
    while len(found) < most:
        for way in _branches(edges, found, target):
            if way not in seen:
                seen.add(way)
                heappush(waiting, _rank(edges, way))
        if not waiting:
            break
        found.append(heappop(waiting)[2])
    return found


def _branches(edges: _Edges, found: list[_Way], target: Node) -> Iterator[_Way]:
    """Yield, for each node of the way found last, the best way that turns off there."""
    last = found[-1]
    for turn in range(len(last) - 1):
        root = last[: turn + 1]
        taken = {(way[turn], way[turn + 1]) for way in found if way[: turn + 1] == root}
        rest = _best(edges, last[turn], target, frozenset(root[:-1]), taken)
        if rest is not None:
            yield (*root[:-1], *rest)


def _rank(edges: _Edges, way: _Way) -> _Rank:
    cost = -sum(log(edges[a][b].warmth) for a, b in pairwise(way))
    return round(cost, 9), len(way), way


def _best(
    edges: _Edges,
    source: Node,
    target: Node,
    hidden: Collection[Node],
    taken: Collection[tuple[Node, Node]],
) -> _Way | None:
    """Return the best way that avoids some nodes and steps; None without one."""

    def onward(node: Node) -> Iterator[tuple[Node, float]]:
        for other, hop in edges.get(node, {}).items():
            if other not in hidden and (node, other) not in taken:
                yield other, -log(hop.warmth)

    costs: dict[Node, float] = {}
    waiting = [(0.0, source)]
    while waiting:
        cost, node = heappop(waiting)
        if cost > costs.get(target, inf) + EPSILON:
            break
        if node in costs:
            continue
        costs[node] = cost
        for other, step in onward(node):
            if other not in costs:
                heappush(waiting, (cost + step, other))
    return _first_of_the_cheapest(onward, costs, source, target)


def _first_of_the_cheapest(
    onward: Callable[[Node], Iterable[tuple[Node, float]]],
    costs: Mapping[Node, float],
    source: Node,
    target: Node,
) -> _Way | None:
    """Of the cheapest ways the one with fewest steps and smallest ids: breadth first."""
    ways: dict[Node, _Way] = {source: (source,)}
    layer = [source]
    while layer and target not in ways:
        following = []
        for node in layer:
            for other, step in sorted(onward(node)):
                cheapest = costs[node] + step <= costs.get(other, -inf) + EPSILON
                if cheapest and other not in ways:
                    ways[other] = (*ways[node], other)
                    following.append(other)
        layer = following
    return ways.get(target)
