"""Of contacts that bring the same, few are looked at, and the plans are the same."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from app.analysis.recommend.exact import best_choice
from app.analysis.recommend.greedy import greedy_choice
from app.analysis.recommend.problem import Problem
from app.analysis.recommend.reducing import of_those_alike_the_first
from tests.analysis.choices import problem, step


def crowd(seed: int) -> Problem:
    """Seven colleagues who differ little, three people, and two or three contacts to make."""
    dice = Random(seed)
    steps, ours = [], [f"m{n}" for n in range(7)]
    gap = "R02", "gap"
    for person in ("p0", "p1", "p2"):
        for member in ours:
            steps.append(
                step(
                    member,
                    person,
                    dice.choice([0.25, 0.5]),
                    cold=dice.random() < 0.5,
                    fit=(dice.randint(0, 1), False, 1.0, member),
                    gaps=frozenset([gap]) if dice.random() < 0.3 else frozenset(),
                )
            )
    slots = {member: dice.randint(0, 2) for member in ours}
    there = [one for one in steps if slots[one.member]]
    return problem(there, bonus={gap: 2.0}, slots=slots, most=dice.randint(2, 3))


def without_many(given: Problem) -> Problem:
    left = of_those_alike_the_first(given.steps, given.slots, given.most)
    return replace(given, steps=tuple(left))


@pytest.mark.parametrize("seed", range(40))
def test_the_best_and_the_quick_plan_need_no_more_than_the_first_of_those_alike(seed):
    given = crowd(seed)

    left = without_many(given)

    assert left.in_order(best_choice(left)) == given.in_order(best_choice(given))
    assert greedy_choice(left) == greedy_choice(given)


def test_of_many_who_bring_the_same_as_many_are_left_as_there_are_contacts_to_make():
    given = problem([step(f"t{n:02}", "D", 0.5) for n in range(40)], most=3)

    assert [one.member for one in without_many(given).steps] == ["t00", "t01", "t02"]


def test_who_has_no_room_takes_nobodys_place():
    contacts = [step(f"t{n}", "D", 0.5) for n in range(4)]
    slots = {"t0": 0, "t1": 1, "t2": 1, "t3": 1}

    left = of_those_alike_the_first(contacts, slots, 2)

    assert [one.member for one in left] == ["t1", "t2"]


def test_contacts_that_bring_something_else_stand_for_themselves():
    contacts = [
        step("t0", "D", 0.5),
        step("t1", "D", 0.5, cold=True),
        step("t2", "D", 0.25),
        step("t3", "D", 0.5, gaps=frozenset([("R02", "gap")])),
        step("t4", "E", 0.5),
    ]

    assert of_those_alike_the_first(contacts, {f"t{n}": 1 for n in range(5)}, 1) == contacts
