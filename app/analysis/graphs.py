"""The buying team as graphs: who influences, who talks, who lets us in, who introduces us."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, TypeVar

import networkx as nx

from app.analysis.balance import Signs, signs_of
from app.courtesy import giving_way
from app.model.parameters import reaches
from app.model.ties import Affinity, Influence, ReportingLine
from app.model.values import Id
from app.model.vocabulary import InfluenceDegree

if TYPE_CHECKING:
    from app.analysis.network import Network
    from app.model.account_plan import AccountPlan

E = TypeVar("E", Affinity, Influence, ReportingLine)

US: Id = ""  # where every way in begins; no entity has an empty id

TIE, MANAGER, REPORT, INFLUENCE, ALLIANCE = "tie", "manager", "report", "influence", "alliance"


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a way in: how warm it is, and why."""

    source: Id  # US for the first step
    target: Id
    kind: str
    warmth: float  # 0..1, willingness included
    willingness: float = 1.0  # of the person it leaves
    member: Id = ""  # of ours, for a step over a tie


def influence_graph(network: Network) -> nx.DiGraph[Id]:
    """I: who influences whom, outsiders included, by degree of influence 1..3."""
    graph: nx.DiGraph[Id] = nx.DiGraph()
    graph.add_nodes_from(network.taking_part)
    graph.add_nodes_from(sorted(network.plan.outside))
    for line in giving_way(in_order(network.plan, Influence)):
        if line.source in graph and line.target in graph:
            weight = degree(line)
            graph.add_edge(line.source, line.target, weight=weight, cost=-log(weight / 3))
    return graph


def communication_graph(network: Network) -> nx.Graph[Id]:
    """H: who talks with whom in the buying team (after Johnston & Bonoma)."""
    graph: nx.Graph[Id] = nx.Graph()
    graph.add_nodes_from(network.taking_part)
    for reports in giving_way(_reporting(network)):
        graph.add_edge(reports.employee, reports.manager)
    for influence in giving_way(_influences(network)):
        graph.add_edge(influence.source, influence.target)
    for alliance in giving_way(_alliances(network)):
        graph.add_edge(alliance.a, alliance.b)
    return graph


def access_graph(network: Network) -> nx.DiGraph[Id]:
    """G: whom we reach from US over active ties, then along lines that are no conflict.

    Colleagues are left out: a step from US stands for the ties of all of them.
    """
    graph: nx.DiGraph[Id] = nx.DiGraph()
    graph.add_node(US)
    graph.add_nodes_from(network.taking_part)
    graph.add_edges_from(
        (US, person) for person in network.taking_part if network.active(person)
    )
    graph.add_edges_from((hop.source, hop.target) for hop in giving_way(network.inner_hops))
    return graph


def warm_graph(network: Network) -> nx.DiGraph[Id]:
    """Ω: who would bring us to whom; of parallel steps the warmest, as `hop` on each edge."""
    graph: nx.DiGraph[Id] = nx.DiGraph()
    graph.add_node(US)
    graph.add_nodes_from(network.taking_part)
    graph.add_nodes_from(sorted(network.plan.outside))
    from_outside = (
        hop for hop in _outside_hops(network) if not network.at_odds(hop.source, hop.target)
    )
    warmest: dict[tuple[Id, Id], Hop] = {}
    for hop in giving_way((*network.entries, *network.inner_hops, *from_outside)):
        known = warmest.get((hop.source, hop.target))
        if hop.warmth > (0 if known is None else known.warmth):
            warmest[hop.source, hop.target] = hop
    graph.add_edges_from(
        (*ends, {"hop": hop, "cost": -log(hop.warmth)})
        for ends, hop in giving_way(warmest.items())
    )
    return graph


def signs(network: Network) -> Signs:
    """A: who of them, and US, stand well or badly with whom; with US by their attitude."""
    ours = [(US, person, attitude) for person, attitude in network.attitudes.items()]
    theirs = [
        (line.a, line.b, line.sign)
        for line in in_order(network.plan, Affinity)
        if line.a in network.attitudes and line.b in network.attitudes
    ]
    return signs_of([*ours, *theirs])


def degree(line: Influence) -> InfluenceDegree:
    return InfluenceDegree.LOW if line.weight is None else line.weight


def entries(network: Network) -> Iterator[Hop]:
    """Yield the step from US to each over our best tie with them, unless that is a weak one."""
    for node in (*network.taking_part, *sorted(network.plan.outside)):
        best = network.best_tie(node)
        if best is not None and reaches(best.value, network.parameters.weak_tie):
            yield Hop(US, node, TIE, best.value, member=best.member)


def inner_hops(network: Network) -> Iterator[Hop]:
    """Yield every step within the buying team, warm or not, but between those at odds."""
    for hop in giving_way(_all_inner_hops(network)):
        if not network.at_odds(hop.source, hop.target):
            yield hop


def _all_inner_hops(network: Network) -> Iterator[Hop]:
    parameters = network.parameters
    willing = {
        person: parameters.willingness[attitude]
        for person, attitude in network.attitudes.items()
    }

    def hop(source: Id, target: Id, kind: str, factor: float) -> Hop:
        return Hop(source, target, kind, factor * willing[source], willing[source])

    for line in _reporting(network):
        yield hop(line.employee, line.manager, MANAGER, parameters.up_the_line)
        yield hop(line.manager, line.employee, REPORT, parameters.down_the_line)
    for influence in _influences(network):
        factor = parameters.influence * degree(influence)
        yield hop(influence.source, influence.target, INFLUENCE, factor)
    for alliance in _alliances(network):
        yield hop(alliance.a, alliance.b, ALLIANCE, parameters.alliance)
        yield hop(alliance.b, alliance.a, ALLIANCE, parameters.alliance)


def _outside_hops(network: Network) -> Iterator[Hop]:
    parameters = network.parameters
    willing = parameters.outside_willingness
    for line in in_order(network.plan, Influence):
        if line.source in network.plan.outside and line.target in network.taking_part:
            warmth = parameters.influence * degree(line) * willing
            yield Hop(line.source, line.target, INFLUENCE, warmth, willing)


def in_order(plan: AccountPlan, kind: type[E]) -> list[E]:
    """Return the lines of a kind by id, in whatever order they were noted.

    What is added up over them is then the same to the bit.
    """
    table = plan.table(kind)
    return [table[id] for id in sorted(table)]


def _reporting(network: Network) -> Iterator[ReportingLine]:
    for line in in_order(network.plan, ReportingLine):
        if line.employee in network.taking_part and line.manager in network.taking_part:
            yield line


def _influences(network: Network) -> Iterator[Influence]:
    for line in in_order(network.plan, Influence):
        if line.source in network.taking_part and line.target in network.taking_part:
            yield line


def _alliances(network: Network) -> Iterator[Affinity]:
    for line in in_order(network.plan, Affinity):
        if line.sign > 0 and line.a in network.taking_part and line.b in network.taking_part:
            yield line
