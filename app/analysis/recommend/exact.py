"""The best plan there is, by mixed integer programming (HiGHS, by way of SciPy).

x_a: contact a is made. y_{a,slot}: its tie is the person's best (.8) or back-up (.2); ties
that stand compete for the slots, too. z_j: gap j is taken away, by any one of the contacts
that would. Only x need be whole: given x, the best y and z are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import Any

from app.analysis.recommend.greedy import greedy_choice
from app.analysis.recommend.problem import Problem
from app.analysis.recommend.reducing import reduced
from app.analysis.recommend.steps import Step
from app.courtesy import giving_way
from app.model.values import Id

HELD = 1e-6  # what an aim reached may lose while the next one is pursued; points, and counts
LONGEST = 20.0  # seconds for one aim; the usual ones take a hundredth of one

Row = tuple[dict[int, float], float]  # Σ factor·variable ≤ limit


class Unsolved(Exception):
    """No proven best plan: SciPy is missing, or the search ended without one."""


@dataclass
class _Model:
    """Variables by number, what they bring, and what limits them."""

    gains: list[float] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def variable(self, gain: float = 0.0) -> int:
        self.gains.append(gain)
        return len(self.gains) - 1

    def at_most(self, variables: Sequence[int], limit: float) -> None:
        if len(variables) > limit:
            self.rows.append((dict.fromkeys(variables, 1.0), limit))


def best_choice(problem: Problem, tick: Callable[[], object] = lambda: None) -> list[Step]:
    """Return the best choice; of several, that of the best fit. Raises Unsolved.

    Aims in this order, each held while the next is pursued: the greatest F, the smallest
    differences of level, the fewest differences of function, the least load, the smaller ids.
    `tick` is called between them and may raise to end the search.
    """
    known = greedy_choice(problem)
    reached = problem.value(known)
    small = reduced(problem, reached)
    if not small.steps:
        return []
    model, whole = _model(small)
    best: list[Step] = []
    for aim in (model.gains, *_aims(small.steps, whole)):
        tick()
        try:
            found, value = _maximised(aim, model, whole)
        except Unsolved:
            if best:
                break
            raise
        chosen = [one for one, made in zip(small.steps, found, strict=True) if made]
        if not small.is_allowed(chosen) or problem.value(chosen) < reached - HELD:
            if best:
                break
            raise Unsolved("a choice that breaks a limit, or that greedy surpasses")
        best, reached = chosen, max(reached, problem.value(chosen))
        model.rows.append(({i: -gain for i, gain in enumerate(aim) if gain}, HELD - value))
    return best


def _aims(steps: Sequence[Step], whole: Sequence[int]) -> Iterator[list[float]]:
    """Yield what to maximise once F is greatest, as a gain for each variable."""
    levels, lanes, loads, ids = zip(*(step.fit for step in steps), strict=True)
    places = {id: place for place, id in enumerate(sorted(set(ids)), start=1)}
    people = {p: place for place, p in enumerate(sorted({s.person for s in steps}), start=1)}
    last = [float(places[s.member] * (len(people) + 1) + people[s.person]) for s in steps]
    for costs in (levels, lanes, loads, last):
        aim = [0.0] * (max(whole) + 1)
        for variable, cost in zip(whole, costs, strict=True):
            aim[variable] = -float(cost)
        if any(aim):
            yield aim


def _model(problem: Problem) -> tuple[_Model, list[int]]:
    model = _Model()
    whole = [model.variable() for _ in problem.steps]
    chosen = list(zip(problem.steps, whole, strict=True))
    model.at_most(whole, problem.most)
    for member in sorted({step.member for step in problem.steps}):
        own = [variable for step, variable in chosen if step.member == member]
        model.at_most(own, problem.slots[member])
    for person in giving_way(sorted({step.person for step in problem.steps})):
        towards = [(step, variable) for step, variable in chosen if step.person == person]
        model.at_most([variable for step, variable in towards if step.cold], 1)
        _coverage(model, problem, person, towards)
    for key, worth in sorted(problem.bonus.items()):
        closers = [variable for step, variable in chosen if key in step.gaps]
        if closers:
            gap = model.variable(worth)
            model.rows.append(({gap: 1.0}, 1.0))
            model.rows.append(({gap: 1.0, **dict.fromkeys(closers, -1.0)}, 0.0))
    return model, whole


def _coverage(
    model: _Model, problem: Problem, person: Id, towards: Sequence[tuple[Step, int]]
) -> None:
    """Add who holds the two slots of one person; a colleague holds one of them at most."""
    shares = problem.parameters.best_share, problem.parameters.backup_share
    stake = problem.stakes[person]
    slots: tuple[list[int], list[int]] = [], []
    of_member: dict[Id, list[int]] = {}
    for member, value in sorted(problem.standing.get(person, {}).items()):
        holds = [model.variable(stake * share * value) for share in shares if value > 0]
        of_member.setdefault(member, []).extend(holds)
        for slot, variable in zip(slots, holds, strict=False):
            slot.append(variable)
    pairs: dict[Id, list[int]] = {}
    for step, made in towards:
        holds = [model.variable(stake * share * step.value) for share in shares]
        of_member.setdefault(step.member, []).extend(holds)
        pairs.setdefault(step.member, []).append(made)
        model.rows.append(({**dict.fromkeys(holds, 1.0), made: -1.0}, 0.0))
        for slot, variable in zip(slots, holds, strict=True):
            slot.append(variable)
    for slot in slots:
        model.rows.append((dict.fromkeys(slot, 1.0), 1.0))
    for holds in of_member.values():
        model.at_most(holds, 1)
    for made_by_one in pairs.values():
        model.at_most(made_by_one, 1)


def _maximised(
    aim: Sequence[float], model: _Model, whole: Sequence[int]
) -> tuple[list[bool], float]:
    """Return which of the whole variables are 1 at the best, and how much that is."""
    try:
        # SciPy is half a second that a start does not need
        from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415  see above
        from scipy.sparse import csr_array  # noqa: PLC0415  see above
    except ImportError as error:
        raise Unsolved("SciPy is not installed") from error
    size = len(model.gains)
    entries = [
        (factor, row, column)
        for row, (factors, _) in enumerate(giving_way(model.rows))
        for column, factor in factors.items()
    ]
    factors, rows, columns = (list(part) for part in zip(*entries, strict=True))
    table = csr_array((factors, (rows, columns)), shape=(len(model.rows), size))
    integral = [0] * size
    for variable in whole:
        integral[variable] = 1
    costs = [-gain for gain in aim] + [0.0] * (size - len(aim))
    result: Any = milp(
        costs,
        integrality=integral,
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(table, -inf, [limit for _, limit in model.rows]),
        options={"mip_rel_gap": 0, "time_limit": LONGEST},
    )
    if result.status != 0 or result.x is None:
        raise Unsolved(str(result.message))
    return [result.x[one] > 0.5 for one in whole], -float(result.fun)  # noqa: PLR2004  0 or 1
