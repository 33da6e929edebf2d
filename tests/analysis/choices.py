"""Random choices of contacts, the best of each by trying all, and by minimum-cost flow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from random import Random
from typing import Any

import networkx as nx

from app.analysis.recommend.problem import Problem
from app.analysis.recommend.steps import Step
from app.model.parameters import DEFAULT
from app.model.vocabulary import ActionKind, TieLevel

EXACT = 10**6  # what a flow counts in: whole millionths of a point


def step(member: str, person: str, value: float, **values) -> Step:
    fit = values.pop("fit", (0, False, 0.0, member))
    given: dict[str, Any] = {
        "kind": ActionKind.NEW,
        "level": TieLevel.WORKING,
        "cold": False,
        "standing": 0.0,
    }
    return Step(member=member, person=person, value=value, fit=fit, **(given | values))


def problem(steps: Sequence[Step], **values) -> Problem:
    """A choice with two slots for everybody, 10 points at stake for each person, no bonus."""
    people = {one.person for one in steps}
    standing: dict[str, dict[str, float]] = {person: {} for person in people}
    for one in steps:
        if one.standing:
            standing[one.person][one.member] = one.standing
    given: dict[str, Any] = {
        "standing": standing,
        "stakes": dict.fromkeys(people, 10.0),
        "bonus": {},
        "slots": dict.fromkeys({one.member for one in steps}, 2),
        "most": 3,
        "parameters": DEFAULT,
    }
    return Problem(steps=tuple(steps), **(given | values))


def random_problem(seed: int, *, bonus: bool = True, cold: bool = True) -> Problem:
    """Up to three colleagues and four people, so small that all choices can be tried."""
    dice = Random(seed)
    ours = [f"m{n}" for n in range(dice.randint(1, 3))]
    theirs = [f"p{n}" for n in range(dice.randint(1, 4))]
    keys = [("R02", f"gap{n}") for n in range(3)]
    standing: dict[str, dict[str, float]] = {person: {} for person in theirs}
    steps = []
    for member in ours:
        for person in theirs:
            stands = dice.choice([0.0, 0.0, 0.2, 0.5, 0.75])
            if stands:
                standing[person][member] = stands
            for kind in dice.sample([ActionKind.STRENGTHEN, ActionKind.REFRESH], 2)[
                : dice.randint(0, 2)
            ]:
                steps.append(
                    step(
                        member,
                        person,
                        min(1.0, stands + dice.choice([0.05, 0.2125, 0.25, 0.25])),
                        kind=kind,
                        standing=stands,
                        cold=cold and dice.random() < 0.4,
                        fit=(dice.randint(0, 2), dice.random() < 0.5, 1.0, member),
                        gaps=frozenset(key for key in keys if dice.random() < 0.2),
                    )
                )
    return problem(
        steps,
        standing=standing,
        stakes={person: dice.choice([2.0, 7.5, 18.0]) for person in theirs},
        bonus={key: dice.choice([1.0, 3.5]) for key in keys} if bonus else {},
        slots={member: dice.randint(0, 2) or 1 for member in ours},
        most=dice.randint(1, 4),
    )


def choices(given: Problem) -> Iterator[list[Step]]:
    """Every choice within the limits."""
    for size in range(given.most + 1):
        for chosen in combinations(given.steps, size):
            if given.is_allowed(list(chosen)):
                yield list(chosen)


def best_value(given: Problem) -> float:
    return max(given.value(chosen) for chosen in choices(given))


def best_by_flow(given: Problem) -> float:
    """The most that contacts with different people can bring: us → colleague → person → end."""
    graph: nx.DiGraph[object] = nx.DiGraph()
    graph.add_edge("us", "end", capacity=given.most, weight=0)
    for one in given.steps:
        ours, theirs = ("ours", one.member), ("theirs", one.person)
        cost = -round(given.gain(one, ()) * EXACT)
        graph.add_edge("us", ours, capacity=given.slots[one.member], weight=0)
        if cost < graph.get_edge_data(ours, theirs, {"weight": 1})["weight"]:
            graph.add_edge(ours, theirs, capacity=1, weight=cost)
        graph.add_edge(theirs, "end", capacity=1, weight=0)
    graph.nodes["us"]["demand"] = -given.most
    graph.nodes["end"]["demand"] = given.most
    cost, _ = nx.network_simplex(graph)
    return -cost / EXACT
