"""The plan that closes the gaps: which few contacts bring most, and who makes them.

Two plans stand side by side: one that also counts the gaps taken away, and one for the score
alone. Where a plan must be there at once, `next_best` finds one contact after another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.analysis.gap import Gap
from app.analysis.network import Network
from app.analysis.recommend.bonus import BONUS
from app.analysis.recommend.capacity import slots_left
from app.analysis.recommend.exact import Unsolved, best_choice
from app.analysis.recommend.greedy import greedy_choice
from app.analysis.recommend.outcome import PlannedStep, Situation, SuggestedPlan, planned
from app.analysis.recommend.problem import Problem
from app.analysis.recommend.reducing import of_those_alike_the_first
from app.analysis.recommend.steps import (
    Refusal,
    Step,
    all_planned_done,
    possible_steps,
    refused_in,
)
from app.analysis.report import Report
from app.courtesy import let_go_of
from app.model.values import Id

__all__ = [
    "PlannedStep",
    "Refusal",
    "Step",
    "SuggestedPlan",
    "Suggestions",
    "Terms",
    "next_best",
    "suggest",
    "what_remains",
]

Progress = Callable[[float], object]


def _unheard(_said: object) -> None:
    """For whom nobody waits."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a plan keeps to; what is left open comes from the plan and the parameters."""

    most: int | None = None  # contacts in all
    slots: Mapping[Id, int] | None = None  # beside what is agreed; None: by capacity
    refused: Collection[Refusal] = ()  # besides those turned down before


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Both plans; each empty where nobody may be contacted or nothing is to be gained."""

    with_gaps: SuggestedPlan
    score_only: SuggestedPlan
    slots: Mapping[Id, int]  # what each colleague had room for
    may_contact_nobody: bool  # a contact policy leaves nobody to contact


def suggest(
    network: Network,
    gaps: Iterable[Gap] | None = None,
    terms: Terms | None = None,
    progress: Progress = _unheard,
    at_first: Callable[[SuggestedPlan], object] = _unheard,
) -> Suggestions:
    """Return the best plan and the best one for the score alone.

    `at_first` is told the plan of `next_best` before those are searched.

    `gaps` are those that a report found in the network, decided ones included; found anew
    where they are not given. Ties that are planned already count as carried out and are not
    suggested again. `progress` is told how much is done, 0..1, and may raise to stop.
    """
    choice = _Choice(network, gaps, terms or Terms(), _ticking(progress, 0.0, 0.2))
    at_first(choice.at_once(network.parameters.gap_bonus))
    parts = (0.2, 0.6), (0.6, 1.0)
    plans = []
    for worth, (start, end) in zip((network.parameters.gap_bonus, 0.0), parts, strict=True):
        plans.append(choice.best(worth, _ticking(progress, start, end)))
        progress(end)
    choice.let_go()
    return Suggestions(
        with_gaps=plans[0],
        score_only=plans[1],
        slots=choice.slots,
        may_contact_nobody=not any(network.may_contact(one) for one in network.people),
    )


def next_best(
    network: Network, gaps: Iterable[Gap] | None = None, terms: Terms | None = None
) -> SuggestedPlan:
    """Return a plan at once, contact by contact; it is not proven the best."""
    choice = _Choice(network, gaps, terms or Terms(), lambda: None)
    return choice.at_once(network.parameters.gap_bonus)


def what_remains(
    network: Network,
    gaps: Iterable[Gap] | None,
    left: Sequence[Sequence[Step]],
    terms: Terms | None = None,
) -> list[SuggestedPlan]:
    """Return plans of some contacts that were found earlier, as they stand in this network.

    That is what is left once others of the same plan were agreed on or turned down: the gains
    are those beside what is agreed now, and make the whole difference again. None of these
    plans is proven the best.
    """
    choice = _Choice(network, gaps, terms or Terms(), lambda: None)
    return [choice.of(steps, network.parameters.gap_bonus) for steps in left]


class _Choice:
    """What there is to choose from, found once for all plans."""

    def __init__(
        self,
        network: Network,
        gaps: Iterable[Gap] | None,
        terms: Terms,
        tick: Callable[[], object],
    ) -> None:
        self._situation = _situation(network, gaps)
        now, ahead = self._situation.now, self._situation.ahead
        self._bonus = [
            gap for gap in self._situation.gaps.values() if gap.rule in BONUS and not gap.parked
        ]
        turned_down = refused_in(now.plan, now.opportunity_id) | frozenset(terms.refused)
        self._steps = list(possible_steps(now, ahead, self._bonus, turned_down, tick))
        self._problems: dict[float, Problem] = {}  # by what a gap is worth
        self.slots = slots_left(now) if terms.slots is None else terms.slots
        most = network.parameters.plan_steps if terms.most is None else terms.most
        self._most = max(0, most)

    def best(self, worth: float, tick: Callable[[], object]) -> SuggestedPlan:
        problem = self._problem(worth)
        try:
            return self._planned(problem, best_choice(problem, tick), exact=True, tick=tick)
        except Unsolved:
            return self._planned(problem, greedy_choice(problem), exact=False, tick=tick)

    def at_once(self, worth: float) -> SuggestedPlan:
        problem = self._problem(worth)
        return self._planned(problem, greedy_choice(problem), exact=False, tick=lambda: None)

    def of(self, steps: Iterable[Step], worth: float) -> SuggestedPlan:
        """Return the plan of these contacts, each as it stands here, in their order."""
        here = {(*one.pair, one.kind): one for one in self._steps}
        wanted = [here.get((*one.pair, one.kind), one) for one in steps]
        problem = replace(self._problem(worth), slots=self._slots_for(wanted))
        return planned(
            self._situation,
            wanted,
            problem,
            others=self._steps,
            exact=False,
            tick=lambda: None,
        )

    def _slots_for(self, steps: Iterable[Step]) -> Mapping[Id, int]:
        """Return the slots, as many at least as these contacts take."""
        taken = Counter(one.member for one in steps)
        return {id: max(count, taken[id]) for id, count in self.slots.items()}

    def let_go(self) -> None:
        """Free what there is to choose from; nothing is chosen any more."""
        self._problems.clear()
        let_go_of(self._steps)

    def _problem(self, worth: float) -> Problem:
        if worth not in self._problems:
            self._problems[worth] = Problem.of(
                of_those_alike_the_first(self._steps, self.slots, self._most),
                self._situation.ahead,
                self._bonus,
                slots=self.slots,
                most=self._most,
                worth=worth,
            )
        return self._problems[worth]

    def _planned(
        self, problem: Problem, steps: list[Step], *, exact: bool, tick: Callable[[], object]
    ) -> SuggestedPlan:
        return planned(
            self._situation,
            problem.in_order(steps),
            problem,
            others=self._steps,
            exact=exact,
            tick=tick,
        )


def _situation(network: Network, gaps: Iterable[Gap] | None) -> Situation:
    ahead = all_planned_done(network)
    if gaps is None or ahead is not network:
        report = Report(ahead.plan, ahead.opportunity_id, ahead.as_of, ahead.base)
        gaps = report.gaps
    gaps = list(gaps)
    return Situation(
        now=network,
        ahead=ahead,
        gaps={gap.key: gap for gap in gaps if gap.decision is None},
        decided=frozenset(gap.key for gap in gaps if gap.decision is not None),
    )


def _ticking(progress: Progress, start: float, end: float) -> Callable[[], object]:
    """Return what moves on a little each time, never to the end."""
    at = start

    def tick() -> None:
        nonlocal at
        at += (end - at) / 4
        progress(at)

    return tick
