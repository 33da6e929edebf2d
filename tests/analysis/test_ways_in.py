"""Ways in: the warmest path against plain enumeration, and its conventions one by one."""

from __future__ import annotations

from itertools import pairwise
from math import prod

import networkx as nx
import pytest
from hypothesis import given

from app.analysis.network import Network
from app.analysis.rules import RULES
from app.model.account_plan import AccountPlan
from app.model.decision import Opportunity
from app.model.people import OutsideInfluence, TeamMember
from app.model.ties import Affinity, Influence, ReportingLine
from app.model.values import joined
from app.model.vocabulary import Attitude, InfluenceDegree, Role, TieLevel
from tests.analysis.cases import full_plans
from tests.analysis.test_score import network
from tests.plans import AS_OF, DECISION, person, tie

UP, DOWN, ALLIES = 0.6, 0.7, 0.8
WILLING = {-2: 0.0, -1: 0.3, 0: 0.7, 1: 0.9, 2: 1.0}


def reports(a: str, b: str) -> ReportingLine:
    return ReportingLine(id=joined(a, b), employee=a, manager=b)


def influences(a: str, b: str, weight=None) -> Influence:
    return Influence(id=joined(a, b), source=a, target=b, weight=weight)


def affinity(a: str, b: str, sign: int) -> Affinity:
    return Affinity(id=joined(*sorted((a, b))), a=a, b=b, sign=sign)


def seen(*entities, members="t") -> Network:
    ours = [TeamMember(id=id) for id in members]
    return network(AccountPlan([Opportunity(id=DECISION), *ours, *entities]))


def someone(id: str, attitude=Attitude.ADVOCATE, role=Role.USER):
    return person(id, id, role, attitude=attitude)


def fresh(member: str, person: str, level=TieLevel.TRUSTED):
    return tie(member, person, level, last_contact=AS_OF)


@pytest.mark.parametrize(
    ("line", "warmth"),
    [
        (reports("a", "d"), UP),
        (reports("d", "a"), DOWN),
        (influences("a", "d"), 0.3),
        (influences("a", "d", InfluenceDegree.HIGH), 0.9),
        (affinity("a", "d", 1), ALLIES),
        (affinity("d", "a", 1), ALLIES),
    ],
)
def test_each_kind_of_line_is_as_warm_as_defined(line, warmth):
    view = seen(*someone("a"), *someone("d"), fresh("t", "a"), line)

    path = view.warmest("d")

    assert path.nodes == ("WIJ", "t", "a", "d")
    assert path.warmth == pytest.approx(warmth)


@pytest.mark.parametrize("attitude", Attitude)
def test_a_step_is_as_warm_as_the_person_it_leaves_is_willing(attitude):
    view = seen(*someone("a", attitude), *someone("d"), fresh("t", "a"), reports("a", "d"))

    warmth = view.warmest("d").warmth

    assert warmth == pytest.approx(UP * WILLING[attitude])
    assert bool(view.warmest("d").nodes) == (warmth > 0)


def test_of_parallel_lines_the_warmest_counts():
    lines = [reports("a", "d"), affinity("a", "d", 1), influences("a", "d")]
    view = seen(*someone("a"), *someone("d"), fresh("t", "a"), *lines)

    [_, step] = view.warmest("d").hops

    assert (step.kind, step.warmth) == ("alliance", ALLIES)


@pytest.mark.parametrize("conflict", [affinity("a", "d", -1), affinity("d", "a", -1)])
def test_no_way_leads_between_two_who_are_at_odds(conflict):
    lines = [reports("a", "d"), influences("a", "d"), conflict]
    view = seen(*someone("a"), *someone("d"), fresh("t", "a"), *lines)

    assert view.warmest("d").nodes == ()
    assert not view.access.has_edge("a", "d")
    assert not view.access.has_edge("d", "a")


def test_a_way_may_begin_with_an_outside_influence():
    view = seen(
        OutsideInfluence(id="o"),
        *someone("d"),
        fresh("t", "o"),
        influences("o", "d", InfluenceDegree.HIGH),
    )

    path = view.warmest("d")

    assert path.nodes == ("WIJ", "t", "o", "d")
    assert path.warmth == pytest.approx(0.9 * 0.7)


def test_no_way_leads_over_somebody_who_no_longer_takes_part():
    gone = person("a", "a", Role.USER, attitude=Attitude.ADVOCATE, active=False)
    view = seen(*gone, *someone("d"), fresh("t", "a"), reports("a", "d"))

    assert view.warmest("d").nodes == ()


def test_a_tie_too_weak_to_open_a_way_opens_none():
    view = seen(*someone("d"), tie("t", "d", TieLevel.ACQUAINTED, last_contact=None))

    assert view.warmest("d").warmth == 0


def test_of_equally_warm_ways_the_shorter_counts():
    view = seen(
        *someone("a"),
        *someone("b"),
        *someone("c", Attitude.FOR),
        *someone("d"),
        fresh("t", "a"),
        fresh("t", "c"),
        influences("a", "b", InfluenceDegree.HIGH),
        reports("b", "d"),
        reports("c", "d"),
    )

    path = view.warmest("d")

    assert path.warmth == pytest.approx(0.54)
    assert path.nodes == ("WIJ", "t", "c", "d")


def test_of_equally_warm_and_long_ways_the_smaller_ids_count():
    view = seen(
        *someone("a"),
        *someone("b"),
        *someone("d"),
        fresh("t", "a"),
        fresh("s", "b"),
        fresh("s", "a"),
        reports("a", "d"),
        reports("b", "d"),
        members="ts",
    )

    assert view.warmest("d").nodes == ("WIJ", "s", "a", "d")


def test_our_colleagues_id_weighs_before_that_of_the_person_spoken():
    view = seen(
        *someone("a"),
        *someone("b"),
        *someone("d"),
        fresh("t", "a"),
        fresh("s", "b"),
        reports("a", "d"),
        reports("b", "d"),
        members="ts",
    )

    assert view.warmest("d").nodes == ("WIJ", "s", "b", "d")


def test_a_colleague_may_have_the_id_of_a_person():
    view = seen(*someone("a"), *someone("d"), fresh("d", "a"), reports("a", "d"), members="d")

    assert view.warmest("d").nodes == ("WIJ", "d", "a", "d")
    assert not view.active("d")


@given(full_plans())
def test_the_warmest_path_is_that_of_plain_enumeration(plan):
    view = network(plan)

    for one in view.people:
        best = min(_all_paths(view, one), default=(0.0, 0, ()))
        path = view.warmest(one)
        assert path.warmth == pytest.approx(-best[0], abs=1e-9)
        assert path.nodes == best[2]


@given(full_plans())
def test_gates_are_whom_no_way_in_can_avoid(plan):
    view = network(plan)
    graph = _access_with_colleagues(view)

    found = {gap.subject: gap.evidence for gap in RULES["R15"].gaps(view)}

    for decider in view.deciders:
        gates = {one for one in view.people if one != decider and _cuts(graph, one, decider)}
        reachable = nx.has_path(graph, "WIJ", decider)
        if view.active(decider) or not reachable or not gates:
            assert decider not in found
            continue
        assert set(found[decider]["gates"]) == gates
        assert found[decider]["node_connectivity"] == nx.node_connectivity(
            graph, "WIJ", decider
        )


def _all_paths(view: Network, person: str) -> list[tuple[float, int, tuple[str, ...]]]:
    """Every simple path from us to a person as minus its warmth, its length, its nodes."""
    lines: nx.MultiDiGraph[object] = nx.MultiDiGraph()
    for node in [*view.people, *view.plan.outside]:
        for value in view.contacts.get(node, ()):
            if value.value >= 0.05:
                lines.add_edge("WIJ", (value.member,), w=1.0)
                lines.add_edge((value.member,), node, w=value.value)
    for a, b, factor in _steps(view):
        willing = WILLING[view.attitude(a)] if a in view.people else 0.7
        if factor * willing > 0 and not view.at_odds(a, b):
            lines.add_edge(a, b, w=factor * willing)
    if "WIJ" not in lines or person not in lines:
        return []
    warmest = {(a, b): max(e["w"] for e in lines[a][b].values()) for a, b in lines.edges()}
    found = []
    for way in nx.all_simple_paths(nx.DiGraph(lines), "WIJ", person):
        warmth = prod(warmest[edge] for edge in pairwise(way))
        nodes = tuple(node[0] if isinstance(node, tuple) else str(node) for node in way)
        found.append((-round(warmth, 9), len(way), nodes))
    return found


def _steps(view: Network) -> list[tuple[str, str, float]]:
    people, outside = view.people, view.plan.outside
    steps = []
    for line in view.plan.table(ReportingLine).values():
        steps += [(line.employee, line.manager, UP), (line.manager, line.employee, DOWN)]
    for friends in view.plan.table(Affinity).values():
        if friends.sign > 0:
            steps += [(friends.a, friends.b, ALLIES), (friends.b, friends.a, ALLIES)]
    for heard in view.plan.table(Influence).values():
        steps.append((heard.source, heard.target, 0.3 * (heard.weight or 1)))
    return [(a, b, w) for a, b, w in steps if b in people and (a in people or a in outside)]


def _access_with_colleagues(view: Network) -> nx.DiGraph[object]:
    """G as defined, with our colleagues as nodes of their own."""
    graph: nx.DiGraph[object] = nx.DiGraph()
    graph.add_nodes_from(["WIJ", *view.people])
    for one in view.people:
        for value in view.active_ties(one):
            graph.add_edge("WIJ", (value.member,))
            graph.add_edge((value.member,), one)
    for a, b, _ in _steps(view):
        if a in view.people and not view.at_odds(a, b):
            graph.add_edge(a, b)
    return graph


def _cuts(graph: nx.DiGraph[object], gate: str, decider: str) -> bool:
    without = graph.subgraph([node for node in graph if node != gate])
    return nx.has_path(graph, "WIJ", decider) and not nx.has_path(without, "WIJ", decider)
