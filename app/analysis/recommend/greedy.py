"""The plan in an instant: always the contact that brings most next.

As F is submodular, what a contact would bring only falls while others are chosen; so a gain
found earlier is a bound, and few have to be found again (Minoux 1978). Never below half the
best plan (Fisher, Nemhauser & Wolsey 1978), or a third with at most one cold approach for a
person: the limits are then two matroids.
"""

from __future__ import annotations

from heapq import heappop, heappush, heapreplace

from app.analysis.recommend.problem import Problem
from app.analysis.recommend.steps import Fit, Step
from app.courtesy import give_way, giving_way
from app.model.parameters import EPSILON
from app.model.values import Id

_Rank = tuple[float, tuple[Fit, Id, str]]


def greedy_choice(problem: Problem) -> list[Step]:
    """Return contacts in the order chosen; of equal gain the better fit, then smaller ids."""
    chosen: list[Step] = []

    def rank(step: Step, gain: float) -> _Rank:
        return -round(gain, 9), step.order

    waiting: list[tuple[float, tuple[Fit, Id, str], int, int]] = []
    for place, (step, gain) in enumerate(giving_way(problem.alone.items())):
        if gain > EPSILON:
            heappush(waiting, (*rank(step, gain), place, 0))
    while waiting and len(chosen) < problem.most:
        give_way()
        bound, _, place, seen = waiting[0]
        step = problem.steps[place]
        if bound >= -EPSILON:
            break
        if not problem.allows(chosen, step):
            heappop(waiting)  # limits only get tighter
        elif seen < len(chosen):
            now = rank(step, problem.gain(step, chosen))
            heapreplace(waiting, (*now, place, len(chosen)))
        else:
            heappop(waiting)
            chosen.append(step)
    return chosen
