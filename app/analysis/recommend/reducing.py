"""Contacts that some best plan does without, left out before an exact search."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from app.analysis.gap import Key
from app.analysis.recommend.problem import Problem
from app.analysis.recommend.steps import Step
from app.courtesy import giving_way
from app.model.parameters import EPSILON
from app.model.values import Id


def of_those_alike_the_first(
    steps: Sequence[Step], slots: Mapping[Id, int], most: int
) -> list[Step]:
    """Return the contacts without those that many others can take the place of, in order.

    Of contacts with one person that bring the same whatever is chosen beside them, as many as
    the plan has steps suffice, the best fitting: each of a plan's other contacts takes up one
    of their colleagues at most. Neither the best plan nor the quick one is another without.
    """
    alike: dict[tuple[object, ...], list[Step]] = defaultdict(list)
    for step in giving_way(steps):
        if slots.get(step.member, 0) > 0:
            bring = step.person, step.standing, step.value, step.cold, step.gaps
            alike[bring].append(step)
    kept: set[int] = set()
    for some in giving_way(alike.values()):
        some.sort(key=lambda step: step.order)
        colleagues: set[Id] = set()
        for step in some:
            if len(colleagues) < most:
                colleagues.add(step.member)
                kept.add(id(step))
    return [step for step in giving_way(steps) if id(step) in kept]


def reduced(problem: Problem, reached: float) -> Problem:
    """Return the choice without contacts that no plan better than `reached` needs.

    What some other choice brings already is a bound from below: a contact that comes to less
    even with the best of everything beside it is in no best plan. Then, of the contacts with
    one person, as many of the best as the plan has steps suffice: one of their colleagues is
    always free to take the place of one that is no better.
    """
    by_person: dict[Id, list[Step]] = defaultdict(list)
    for step in giving_way(_promising(problem, reached)):
        by_person[step.person].append(step)
    kept = {
        step
        for some in giving_way(by_person.values())
        for step in _foremost(some, problem.most)
    }
    return replace(
        problem, steps=tuple(step for step in giving_way(problem.steps) if step in kept)
    )


def _promising(problem: Problem, reached: float) -> list[Step]:
    """The contacts with which a plan could come to so much, by two bounds.

    One counts a gap for everybody who would take it away. The other counts gaps that several
    people are about apart, once each, whether or not the plan takes them away.
    """
    gains = {step: gain for step, gain in giving_way(problem.alone.items()) if gain > EPSILON}
    about: dict[Key, set[Id]] = defaultdict(set)
    for step in giving_way(gains):
        for key in step.gaps & problem.bonus.keys():
            about[key].add(step.person)
    shared = {key: problem.bonus[key] for key, people in about.items() if len(people) > 1}
    steps = _reaching(problem, gains, reached)
    if not shared:
        return steps
    own = {
        step: gains[step] - sum(shared.get(key, 0.0) for key in step.gaps)
        for step in giving_way(steps)
    }
    left = {key: worth for key, worth in problem.bonus.items() if key not in shared}
    return _reaching(replace(problem, bonus=left), own, reached - sum(shared.values()))


def _reaching(problem: Problem, gains: dict[Step, float], needed: float) -> list[Step]:
    beside = sorted(_increments(problem, gains), reverse=True)[: problem.most - 1]
    needed -= sum(beside) + 1e3 * EPSILON
    return [step for step, gain in giving_way(gains.items()) if gain >= needed]


def _increments(problem: Problem, gains: dict[Step, float]) -> Iterator[float]:
    """Yield the most that a first, a second … contact with each person can bring."""
    by_person: dict[Id, list[Step]] = defaultdict(list)
    for step in giving_way(gains):
        by_person[step.person].append(step)
    for person, steps in giving_way(by_person.items()):
        most = max(gains[step] for step in steps)
        keys = frozenset().union(*(step.gaps for step in steps))
        best: dict[Id, Step] = {}
        for step in sorted(steps, key=lambda one: one.value):
            best[step.member] = step
        together = problem.points(person, best.values()) + sum(
            problem.bonus.get(key, 0.0) for key in keys
        )
        before = 0.0
        for count in range(1, min(len(best), problem.most) + 1):
            after = min(count * most, together)
            yield after - before
            before = after


def _foremost(steps: Sequence[Step], most: int) -> Iterable[Step]:
    for step in steps:
        better = {one.member for one in steps if _is_no_worse(one, step)}
        if len(better) < most:
            yield step


def _is_no_worse(one: Step, other: Step) -> bool:
    """Whether one contact can take another's place in any plan, and comes before it."""
    if one.member == other.member:
        return False
    if one.standing > other.standing or one.value < other.value - EPSILON:
        return False
    if not one.gaps >= other.gaps or (one.cold and not other.cold):
        return False
    return one.order < other.order
