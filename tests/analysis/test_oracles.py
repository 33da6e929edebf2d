"""The network measures against networks of which the answers are published.

Each network is put into an account plan as people with lines between them, so that what is
held against the literature are the graphs and the functions that the rules work with.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from typing import Any

import networkx as nx
import pytest

from app.analysis import graphs
from app.analysis.balance import Signs
from app.analysis.brokerage import constraint
from app.analysis.network import Network
from app.analysis.paths import best_ways
from app.analysis.report import Report
from app.model.account_plan import AccountPlan
from app.model.decision import Opportunity
from app.model.entities import Entity
from app.model.people import TeamMember
from app.model.ties import Affinity, Influence
from app.model.values import joined
from app.model.vocabulary import InfluenceDegree, Role, TieLevel
from tests.analysis.cases import DATA
from tests.plans import AS_OF, DECISION, person, tie

Line = tuple[str, str]


def plan_of(
    nodes: Iterable[str],
    lines: Iterable[Entity],
    decider: str = "",
    known: Iterable[str] = (),
) -> AccountPlan:
    """A buying team with these lines; one of ours knows some of them well."""
    entities: list[Entity] = [Opportunity(id=DECISION), TeamMember(id="us")]
    for node in nodes:
        entities += person(node, node, Role.DECIDER if node == decider else Role.USER)
    entities += [tie("us", one, TieLevel.GOOD, last_contact=AS_OF) for one in known]
    return AccountPlan([*entities, *lines])


def alliances(pairs: Iterable[Line]) -> list[Affinity]:
    return [affinity(a, b, 1) for a, b in pairs]


def affinity(a: str, b: str, sign: int) -> Affinity:
    return Affinity(id=joined(*sorted((a, b))), a=a, b=b, sign=sign)


def both_ways(pairs: Iterable[Line]) -> list[Influence]:
    return [influence(a, b) for pair in pairs for a, b in (pair, pair[::-1])]


def influence(source: str, target: str) -> Influence:
    weight = InfluenceDegree.LOW
    return Influence(id=joined(source, target), source=source, target=target, weight=weight)


def network(plan: AccountPlan) -> Network:
    return Network(plan, DECISION, AS_OF)


def evidence(plan: AccountPlan, rule: str) -> dict[str, dict[str, Any]]:
    """What a rule finds, by subject."""
    found = Report(plan, DECISION, AS_OF).gaps
    return {gap.subject: dict(gap.evidence) for gap in found if gap.rule == rule}


def closeness(of: Network, node: str) -> float:
    """Freeman's closeness by our own ways; where all lines are equal, the cheapest is short."""
    steps = [len(way) - 1 for way in best_ways(of.influence, node).values()]
    return (len(of.people) - 1) / sum(steps)


def table(name: str) -> list[list[str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


# -- Krackhardt's kite (1990): three answers to the question who is central

KITE = [(str(a), str(b)) for a, b in nx.krackhardt_kite_graph().edges]
KITE_NODES = [str(n) for n in range(10)]


def test_on_the_kite_degree_betweenness_and_closeness_each_have_their_own_winner():
    talking = network(plan_of(KITE_NODES, alliances(KITE)))
    listening = network(plan_of(KITE_NODES, both_ways(KITE)))

    degrees = dict(talking.communication.degree)
    between = [talking.betweenness[node] for node in KITE_NODES]
    close = [closeness(listening, node) for node in KITE_NODES]

    assert max(degrees.items(), key=lambda found: found[1]) == ("3", 6)
    assert between == pytest.approx(
        [0.023, 0.023, 0, 0.102, 0, 0.231, 0.231, 0.389, 0.222, 0], abs=0.0005
    )
    assert close == pytest.approx(
        [0.529, 0.529, 0.5, 0.6, 0.5, 0.643, 0.643, 0.6, 0.429, 0.310], abs=0.0005
    )


def test_on_the_kite_the_broker_is_who_holds_the_tail():
    found = evidence(plan_of(KITE_NODES, alliances(KITE)), "R17")

    assert found.keys() == {"7"}
    assert found["7"]["betweenness"] == pytest.approx(0.389, abs=0.0005)


@pytest.mark.parametrize(("known", "gates"), [("0123456", ["7", "8"]), ("0", ["0", "7", "8"])])
def test_on_the_kite_the_gates_to_its_end_are_the_cut_points(known, gates):
    plan = plan_of(KITE_NODES, alliances(KITE), decider="9", known=known)

    found = evidence(plan, "R15")

    communication = network(plan).communication
    assert found["9"]["gates"] == gates
    assert set(nx.articulation_points(communication)) == {"7", "8"}
    bridges = {tuple(sorted(bridge)) for bridge in nx.bridges(communication)}
    assert bridges == {("7", "8"), ("8", "9")}


# -- Florentine families (Padgett & Ansell 1993)

FLORENCE: list[Line] = list(nx.florentine_families_graph().edges)
FAMILIES = sorted({family for line in FLORENCE for family in line})


def test_in_florence_the_medici_lie_between_and_close_to_all_others():
    talking = network(plan_of(FAMILIES, alliances(FLORENCE)))
    listening = network(plan_of(FAMILIES, both_ways(FLORENCE)))

    assert (len(FAMILIES), talking.communication.number_of_edges()) == (15, 20)
    assert talking.betweenness == pytest.approx(
        {
            "Medici": 0.522,
            "Guadagni": 0.255,
            "Albizzi": 0.212,
            "Salviati": 0.143,
            "Ridolfi": 0.114,
            "Bischeri": 0.104,
            "Strozzi": 0.103,
            "Barbadori": 0.093,
            "Tornabuoni": 0.092,
            "Castellani": 0.055,
            "Peruzzi": 0.022,
            "Acciaiuoli": 0,
            "Ginori": 0,
            "Lamberteschi": 0,
            "Pazzi": 0,
        },
        abs=0.0005,
    )
    assert closeness(listening, "Medici") == pytest.approx(0.560, abs=0.0005)
    seeds = nx.voterank(talking.communication, 4)
    assert seeds == ["Medici", "Strozzi", "Guadagni", "Castellani"]


def test_in_florence_every_way_from_the_pazzi_to_the_strozzi_passes_salviati_and_medici():
    plan = plan_of(FAMILIES, alliances(FLORENCE), decider="Strozzi", known=["Pazzi"])

    found = evidence(plan, "R15")["Strozzi"]

    assert found["gates"] == ["Pazzi", "Salviati", "Medici"]
    assert found["node_connectivity"] == 1
    assert nx.node_connectivity(network(plan).communication, "Pazzi", "Strozzi") == 1


def test_in_florence_three_families_together_part_the_medici_from_the_strozzi():
    plan = plan_of(FAMILIES, alliances(FLORENCE), decider="Strozzi", known=["Medici"])
    cut = {"Bischeri", "Castellani", "Ridolfi"}

    def reached_without(gone: Iterable[str]) -> bool:
        left = [family for family in FAMILIES if family not in gone]
        lines = [line for line in FLORENCE if not set(line) & set(gone)]
        without = plan_of(left, alliances(lines), decider="Strozzi", known=["Medici"])
        return "Strozzi" in best_ways(network(without).warm, graphs.US)

    assert evidence(plan, "R15")["Strozzi"]["gates"] == ["Medici"]
    assert not reached_without(cut)
    between = set(FAMILIES) - {"Medici", "Strozzi"}
    assert all(reached_without(two) for two in combinations(between, 2))
    assert nx.node_connectivity(network(plan).communication, "Medici", "Strozzi") == 3


# -- Burt's example in Borgatti's notes on structural holes (1997)

HOLES: list[Line] = [
    ("A", "B"),
    ("A", "E"),
    ("A", "F"),
    ("A", "G"),
    ("B", "D"),
    ("B", "G"),
    ("C", "G"),
    ("D", "G"),
    ("E", "G"),
    ("F", "G"),
]


def test_in_burts_example_who_joins_strangers_is_the_least_constrained():
    talking = network(plan_of("ABCDEFG", alliances(HOLES))).communication

    constraints = {node: constraint(talking, node) for node in "GAC"}

    assert constraints == pytest.approx({"G": 0.400, "A": 0.595, "C": 1}, abs=0.001)
    sizes = nx.effective_size(talking, nodes=list("GAC"))
    assert sizes == pytest.approx({"G": 4.67, "A": 2.50, "C": 1}, abs=0.01)


# -- Krackhardt's high-tech managers (1987): who asks whom for advice

ADVICE = [(asker, advisor) for asker, advisor in table("oracle-krackhardt-hightech-advice.csv")]
MANAGERS = [str(n) for n in range(1, 22)]
ASKED = [13, 18, 5, 8, 5, 10, 13, 10, 4, 9, 11, 7, 4, 10, 4, 8, 9, 15, 4, 8, 15]
ASKING = [6, 3, 15, 12, 15, 1, 8, 8, 13, 14, 3, 2, 6, 4, 20, 4, 5, 17, 11, 12, 11]


def managers(decider: str = "") -> AccountPlan:
    """Who is asked for advice influences who asks."""
    lines = [
        Influence(id=joined(advisor, asker), source=advisor, target=asker, weight=weight)
        for asker, advisor in ADVICE
        for weight in [InfluenceDegree.HIGH]
    ]
    return plan_of(MANAGERS, lines, decider=decider)


def test_the_managers_ask_for_advice_as_often_as_published():
    advising = network(managers()).influence

    assert (len(advising), advising.number_of_edges()) == (21, 190)
    assert nx.density(advising) == pytest.approx(0.4524, abs=0.00005)
    assert [advising.out_degree(one) for one in MANAGERS] == ASKED
    assert [advising.in_degree(one) for one in MANAGERS] == ASKING


def test_among_the_managers_the_hidden_influencers_are_those_of_the_highest_rank():
    found = evidence(managers(decider="15"), "R19")

    ranks = {manager: of["pagerank"] for manager, of in found.items()}
    first = sorted(ranks, key=lambda manager: -ranks[manager])[:3]
    assert {one: ranks[one] for one in first} == pytest.approx(
        {"21": 0.164, "7": 0.104, "2": 0.094}, abs=0.0005
    )


def test_among_the_managers_18_and_21_lie_between_most_others():
    between = nx.betweenness_centrality(network(managers()).influence)

    first = sorted(between, key=lambda manager: -between[manager])[:2]
    assert first == ["18", "21"]
    assert [between[one] for one in first] == pytest.approx([0.234, 0.158], abs=0.0005)


# -- the tribes of the Eastern Central Highlands of New Guinea (Read 1954)

SIGNED = [(a, b, int(sign)) for a, b, sign in table("oracle-highland-tribes-signed.csv")]
TRIBES = sorted({tribe for a, b, _ in SIGNED for tribe in (a, b)})


def tribes() -> AccountPlan:
    return plan_of(TRIBES, [affinity(*line) for line in SIGNED])


def test_of_the_triads_of_the_tribes_the_published_share_is_balanced():
    highlands = network(tribes())
    signs = graphs.signs(highlands)
    triads = {
        (a, b, c): (signs[a][b], signs[a][c], signs[b][c])
        for a, b, c in combinations(TRIBES, 3)
        if b in signs[a] and c in signs[a] and c in signs[b]
    }

    tense = set(highlands.tensions)

    kinds = Counter(sum(sign < 0 for sign in three) for three in triads.values())
    assert kinds == {0: 19, 1: 2, 2: 40, 3: 7}
    assert tense == {three for three, of in triads.items() if sum(s < 0 for s in of) % 2}
    assert 1 - len(tense) / len(triads) == pytest.approx(0.8676471, abs=5e-8)


def test_the_rule_of_tensions_names_each_triad_of_the_tribes_that_is_not_balanced():
    found = evidence(tribes(), "R25")["dmu"]["unbalanced_triads"]

    assert len(found) == 9
    assert sorted(found) == sorted(list(three) for three in network(tribes()).tensions)


def test_no_two_camps_of_tribes_leave_fewer_than_seven_lines_at_odds():
    signs = graphs.signs(network(tribes()))

    fewest = frustration(signs)

    lines = sum(len(around) for around in signs.values()) // 2
    positive = sum(sign > 0 for around in signs.values() for sign in around.values()) // 2
    assert (len(signs), lines, positive) == (16, 58, 29)
    assert fewest == 7
    assert 1 - fewest / (lines / 2) == pytest.approx(0.7586207, abs=5e-8)


def frustration(signs: Signs) -> int:
    """Fewest lines at odds with a division into two camps, by trying every division.

    One tribe changes sides at a time, in the order of a Gray code; the first never has to.
    """
    tribes_ = sorted(signs)
    side = dict.fromkeys(tribes_, 1)
    at_odds = sum(sign < 0 for around in signs.values() for sign in around.values()) // 2
    fewest = at_odds
    for step in range(1, 2 ** (len(tribes_) - 1)):
        mover = tribes_[(step & -step).bit_length()]
        at_odds += sum(sign * side[mover] * side[one] for one, sign in signs[mover].items())
        side[mover] = -side[mover]
        fewest = min(fewest, at_odds)
    return fewest
