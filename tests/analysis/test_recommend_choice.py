"""Which contacts are chosen: the best there are, by three ways that must agree."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from app.analysis.recommend.exact import Unsolved, best_choice
from app.analysis.recommend.greedy import greedy_choice
from app.analysis.recommend.problem import Problem
from app.analysis.recommend.reducing import reduced
from tests.analysis.choices import (
    best_by_flow,
    best_value,
    choices,
    problem,
    random_problem,
    step,
)

HALF, THIRD = 1 / 2, 1 / 3


def one_for_each(given: Problem) -> Problem:
    """The same choice with at most one contact for each person, which a cold one is."""
    return replace(given, steps=tuple(replace(one, cold=True) for one in given.steps))


@pytest.mark.parametrize("seed", range(60))
def test_the_plan_brings_as_much_as_the_best_of_all_choices(seed):
    given = random_problem(seed)

    chosen = best_choice(given)

    assert given.is_allowed(chosen)
    assert given.value(chosen) == pytest.approx(best_value(given), abs=1e-6)


@pytest.mark.parametrize("seed", range(60))
def test_one_contact_for_each_person_is_as_good_as_the_best_flow(seed):
    given = one_for_each(random_problem(seed, bonus=False))

    best = best_value(given)

    assert best_by_flow(given) == pytest.approx(best, abs=1e-5)
    assert given.value(best_choice(given)) == pytest.approx(best, abs=1e-6)


@pytest.mark.parametrize(("cold", "bound"), [(False, HALF), (True, THIRD)])
@pytest.mark.parametrize("seed", range(30))
def test_greedy_never_falls_below_its_bound(seed, cold, bound):
    given = random_problem(seed, cold=cold)

    chosen = greedy_choice(given)

    assert given.is_allowed(chosen)
    assert given.value(chosen) >= bound * best_value(given) - 1e-9


@pytest.mark.parametrize("seed", range(60))
def test_greedy_takes_what_brings_most_each_time_though_it_looks_at_few(seed):
    given = random_problem(seed)
    chosen = greedy_choice(given)

    for place, taken in enumerate(chosen):
        before = chosen[:place]
        possible = [one for one in given.steps if given.allows(before, one)]
        most = max(given.gain(one, before) for one in possible)
        assert given.gain(taken, before) == pytest.approx(most, abs=1e-8)


@pytest.mark.parametrize("seed", range(30))
def test_what_one_contact_brings_only_falls_while_others_are_chosen(seed):
    given = random_problem(seed)

    for chosen in list(choices(given))[:200]:
        for one in given.steps:
            if one not in chosen:
                gains = [given.gain(one, chosen[:size]) for size in range(len(chosen) + 1)]
                assert gains == sorted(gains, reverse=True) or gains == pytest.approx(
                    sorted(gains, reverse=True), abs=1e-9
                )


def test_a_contact_that_brings_less_may_make_the_better_plan():
    contacts = [step("t1", "D", 0.25), step("t1", "B", 0.125), step("t2", "D", 0.2125)]
    given = problem(
        contacts,
        stakes={"D": 30.0, "B": 30.0},
        slots={"t1": 1, "t2": 1},
        most=2,
    )
    one_each = one_for_each(given)

    assert given.value(greedy_choice(one_each)) == pytest.approx(6.0)
    assert best_by_flow(given) == pytest.approx(8.1)
    assert given.value(best_choice(given)) == pytest.approx(8.1)


def test_a_second_contact_with_a_person_counts_as_back_up():
    contacts = [step("t1", "D", 1.0), step("t2", "D", 0.75)]

    chosen = best_choice(problem(contacts))

    assert {one.member for one in chosen} == {"t1", "t2"}
    assert problem(contacts).value(chosen) == pytest.approx(10 * (0.8 * 1.0 + 0.2 * 0.75))


def test_a_gap_that_several_contacts_take_away_counts_once():
    key = ("R02", "decider")
    contacts = [step("t1", p, 0.5, gaps=frozenset({key})) for p in ("a", "b")]
    given = problem(contacts, bonus={key: 3.0})

    assert given.value(best_choice(given)) == pytest.approx(2 * 4.0 + 3.0)


def test_a_person_is_approached_cold_by_one_colleague_only():
    contacts = [step(member, "D", 0.25, cold=True) for member in ("t1", "t2", "t3")]

    assert len(best_choice(problem(contacts))) == 1
    assert len(greedy_choice(problem(contacts))) == 1


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        ((2, False, 1.0, "a"), (1, True, 9.0, "b")),
        ((1, True, 1.0, "a"), (1, False, 9.0, "b")),
        ((1, False, 9.0, "a"), (1, False, 1.0, "b")),
        ((1, False, 1.0, "b"), (1, False, 1.0, "a")),
    ],
    ids=["level", "function", "load", "id"],
)
def test_of_colleagues_who_bring_as_much_the_better_fit_goes(worse, better):
    contacts = [step(fit[3], "D", 0.25, cold=True, fit=fit) for fit in (worse, better)]
    given = problem(contacts, slots={"a": 1, "b": 1})

    assert [one.member for one in best_choice(given)] == [better[3]]
    assert [one.member for one in greedy_choice(given)] == [better[3]]


@pytest.mark.parametrize("seed", range(20))
def test_the_plan_is_the_same_whatever_the_order_it_is_looked_at(seed):
    given = random_problem(seed)
    shuffled = list(given.steps)
    Random(seed).shuffle(shuffled)
    other = replace(given, steps=tuple(shuffled))

    assert given.in_order(best_choice(given)) == other.in_order(best_choice(other))
    assert greedy_choice(given) == greedy_choice(other)


@pytest.mark.parametrize("seed", range(60))
def test_what_is_left_out_beforehand_is_in_no_better_plan(seed):
    given = random_problem(seed)
    reached = given.value(greedy_choice(given))

    left = reduced(given, reached)

    assert set(left.steps) <= set(given.steps)
    assert best_value(left) == pytest.approx(best_value(given), abs=1e-6)


def test_of_many_colleagues_who_are_as_good_few_are_looked_at():
    contacts = [step(f"t{n:02}", "D", 0.5) for n in range(40)]

    left = reduced(problem(contacts, most=3), 0.0)

    assert [one.member for one in left.steps] == ["t00", "t01", "t02"]


@pytest.mark.parametrize("seed", range(20))
def test_contacts_stand_in_the_order_of_what_they_still_bring(seed):
    given = random_problem(seed)

    ordered = given.in_order(best_choice(given))

    gains = [given.gain(one, ordered[:place]) for place, one in enumerate(ordered)]
    assert gains == pytest.approx(sorted(gains, reverse=True), abs=1e-8)
    assert sum(gains) == pytest.approx(given.value(ordered))
    assert Counter(ordered) == Counter(set(ordered))


def test_without_scipy_the_best_plan_is_not_proven(monkeypatch):
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)

    with pytest.raises(Unsolved):
        best_choice(problem([step("t1", "D", 0.5)]))
