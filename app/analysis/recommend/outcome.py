"""What a plan leads to: score and gaps before and after, contact by contact."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.analysis.candidates import introduction
from app.analysis.gap import TO_FILL_IN, Gap, Key
from app.analysis.network import Network
from app.analysis.paths import Path
from app.analysis.recommend.bonus import BONUS
from app.analysis.recommend.problem import Problem
from app.analysis.recommend.steps import Step, carried_out
from app.analysis.rules import RULES
from app.courtesy import giving_way
from app.model.parameters import reaches
from app.model.ties import ContactTie
from app.model.values import Id


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A contact of a plan, with what it brings after those before it."""

    step: Step
    gain: float  # points; those of all steps make the whole difference
    closed: tuple[Key, ...]  # gaps that the rules find no more from this contact on
    begun: tuple[Key, ...]  # gaps it is a first contact for; they are open still
    introduction: Path | None  # by whom the two can be brought together, all allowed
    slots_left: int  # of the colleague, in this plan
    other: Step | None  # what the best of the other colleagues could have done instead
    other_is_full: bool  # and that one has no slot left in this plan


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand: the score, and the gaps about which nothing was decided."""

    score: float
    gaps: int
    severity: float  # the sum over those gaps
    to_fill_in: int = 0  # of those gaps: what is not recorded yet
    parked: int = 0  # and: what a contact policy leaves no contact for now


@dataclass(frozen=True, slots=True)
class SuggestedPlan:
    """The contacts of a plan, most first, and what they change together."""

    steps: tuple[PlannedStep, ...]
    before: Standing
    after: Standing
    closed: tuple[Gap, ...]
    next_steps: tuple[Gap, ...]  # gaps that only arise because of it: to do afterwards
    exact: bool  # no other choice brings more; else found step by step

    @property
    def gain(self) -> float:
        """Return the points of the whole plan."""
        return self.after.score - self.before.score


@dataclass(frozen=True, slots=True)
class Situation:
    """Where a plan starts: the network, what the rules find in it, and what was decided."""

    now: Network  # as things are
    ahead: Network  # with all that is planned already carried out
    gaps: Mapping[Key, Gap]  # in `ahead`, those about which nothing was decided
    decided: frozenset[Key]

    @property
    def standing(self) -> Standing:
        return _standing(self.ahead, self.gaps.values())

    def after(self, steps: Sequence[Step], rules: Iterable[str] | None = None) -> Situation:
        """Return what these contacts lead to; only what ties can change is found again.

        With `rules`, only what these rules find is brought up to date.
        """
        ahead = carried_out(self.ahead, {step.pair: step.level for step in steps})
        again = frozenset(_found_by_ties() if rules is None else rules)
        kept = {key: gap for key, gap in self.gaps.items() if gap.rule not in again}
        found = {
            gap.key: gap
            for rule in again
            for gap in RULES[rule].gaps(ahead)
            if gap.key not in self.decided
        }
        return Situation(self.now, ahead, kept | found, self.decided)


def planned(
    situation: Situation,
    steps: Sequence[Step],
    problem: Problem,
    *,
    others: Iterable[Step],
    exact: bool,
    tick: Callable[[], object],
) -> SuggestedPlan:
    """Return what contacts lead to, made in this order; `others` could have been, too."""
    end = situation.after(steps) if steps else situation
    tick()
    closed = [gap for key, gap in situation.gaps.items() if key not in end.gaps]
    closers = _who_closes(situation, steps, closed, tick)
    instead = _instead(problem, steps, others)
    made = []
    for place, step in enumerate(steps):
        so_far = [one.member for one in steps[: place + 1]]
        made.append(
            PlannedStep(
                step=step,
                gain=problem.score_gain(step, steps[:place]),
                closed=tuple(sorted(key for key, by in closers.items() if by == place)),
                begun=tuple(sorted(step.gaps & end.gaps.keys())),
                introduction=_introduction(situation.now, step),
                slots_left=problem.slots[step.member] - so_far.count(step.member),
                other=instead[place],
                other_is_full=_is_full(problem, steps, instead[place]),
            )
        )
    return SuggestedPlan(
        steps=tuple(made),
        before=situation.standing,
        after=end.standing,
        closed=tuple(sorted(closed, key=lambda gap: gap.order)),
        next_steps=tuple(
            sorted(
                (gap for key, gap in end.gaps.items() if key not in situation.gaps),
                key=lambda gap: gap.order,
            )
        ),
        exact=exact,
    )


def _introduction(network: Network, step: Step) -> Path | None:
    """Who can bring the two together, where they do not know each other well already."""
    if reaches(step.standing, network.parameters.covered):
        return None
    return introduction(network, step.member, step.person)


def _instead(
    problem: Problem, steps: Sequence[Step], others: Iterable[Step]
) -> list[Step | None]:
    """Return by contact the best that a colleague with no part in it could have done."""
    by_person: dict[Id, list[Step]] = {step.person: [] for step in steps}
    sent = {step.pair for step in steps}
    for one in giving_way(others):
        if one.person in by_person and one.pair not in sent:
            by_person[one.person].append(one)
    return [
        min(
            by_person[step.person],
            key=lambda one: (-round(problem.gain(one, steps[:place]), 9), one.order),
            default=None,
        )
        for place, step in enumerate(steps)
    ]


def _is_full(problem: Problem, steps: Sequence[Step], other: Step | None) -> bool:
    if other is None:
        return False
    used = sum(step.member == other.member for step in steps)
    return used >= problem.slots.get(other.member, 0)


def _found_by_ties() -> list[str]:
    return [rule.id for rule in RULES.values() if ContactTie in rule.reads]


def _who_closes(
    situation: Situation,
    steps: Sequence[Step],
    closed: Iterable[Gap],
    tick: Callable[[], object],
) -> dict[Key, int]:
    """Return by gap the place of the contact with which it went.

    Where ties with the people a gap is about decide alone and one contact is with them, it is
    that one; else the place is halved in on, as few rules are quick.
    """
    closers: dict[Key, int] = {}
    searched: set[Key] = set()
    for gap in closed:
        towards = [at for at, step in enumerate(steps) if step.person in gap.towards]
        if gap.rule in BONUS and len(towards) == 1:
            closers[gap.key] = towards[0]
        else:
            searched.add(gap.key)

    def halve(open_at: int, gone_at: int, keys: set[Key]) -> None:
        if not keys:
            return
        if gone_at - open_at == 1:
            closers.update(dict.fromkeys(keys, gone_at - 1))
            return
        tick()
        middle = (open_at + gone_at) // 2
        found = situation.after(steps[:middle], {rule for rule, _ in keys}).gaps
        halve(open_at, middle, keys - found.keys())
        halve(middle, gone_at, keys & found.keys())

    halve(0, len(steps), searched)
    return closers


def _standing(network: Network, gaps: Iterable[Gap]) -> Standing:
    found = list(gaps)
    return Standing(
        score=network.score.total,
        gaps=len(found),
        severity=sum(gap.severity for gap in found),
        to_fill_in=sum(gap.shows == TO_FILL_IN for gap in found),
        parked=sum(
            gap.shows != TO_FILL_IN and RULES[gap.rule].is_parked(gap, network) for gap in found
        ),
    )
