"""The choice to be made: which contacts bring most, within what everybody can do.

Choose A, at most n contacts, at most K_t for a colleague, one for a pair, one cold approach
for a person, so that F(A) = Score(ties ⊕ A) + λ·Σ severity of the gaps taken away is greatest.
F is monotone and submodular: with F(A) = Σ_p g_p·c_p + λ·Σ_j, c_p a sum of weighted matroid
ranks over the two best ties, and each gap counting once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.analysis.gap import Gap, Key
from app.analysis.network import Network
from app.analysis.recommend.steps import Step
from app.analysis.score import coverage
from app.courtesy import giving_way
from app.model.parameters import Parameters
from app.model.values import Id


@dataclass(frozen=True)
class Problem:
    """What to choose from, and what a choice is worth; points of the score throughout."""

    steps: tuple[Step, ...]
    standing: Mapping[Id, Mapping[Id, float]]  # person -> colleague -> value of the tie now
    stakes: Mapping[Id, float]
    bonus: Mapping[Key, float]  # what taking a gap away is worth
    slots: Mapping[Id, int]
    most: int
    parameters: Parameters

    @classmethod
    def of(
        cls,
        steps: Iterable[Step],
        network: Network,
        gaps: Iterable[Gap],
        *,
        slots: Mapping[Id, int],
        most: int,
        worth: float,
    ) -> Problem:
        """Put the choice together; `worth` is λ, points per point of severity."""
        return cls(
            steps=tuple(step for step in giving_way(steps) if slots.get(step.member, 0) > 0),
            standing={
                person: {tie.member: tie.value for tie in network.contacts.get(person, ())}
                for person in giving_way(network.people)
            },
            stakes=network.stakes,
            bonus={gap.key: worth * gap.severity for gap in gaps} if worth else {},
            slots=slots,
            most=most,
            parameters=network.parameters,
        )

    def value(self, chosen: Iterable[Step]) -> float:
        """Return what a choice adds to F."""
        chosen = list(chosen)
        people = {step.person for step in chosen}
        covered = sum(self.points(person, chosen) for person in people)
        keys = frozenset().union(*(step.gaps for step in chosen)) if chosen else frozenset()
        return covered + sum(self.bonus.get(key, 0.0) for key in keys)

    def points(self, person: Id, chosen: Iterable[Step]) -> float:
        """Return what the contacts with one person add to the score."""
        after = dict(self.standing[person])
        for step in chosen:
            if step.person == person:
                after[step.member] = max(step.value, after.get(step.member, 0.0))
        gained = coverage(after.values(), self.parameters) - self._covered[person]
        return self.stakes[person] * gained

    @cached_property
    def alone(self) -> dict[Step, float]:
        """What each contact would add to F by itself."""
        return {step: self.gain(step, ()) for step in giving_way(self.steps)}

    @cached_property
    def _covered(self) -> dict[Id, float]:
        """c_p now, by person."""
        return {
            person: coverage(ties.values(), self.parameters)
            for person, ties in giving_way(self.standing.items())
        }

    def score_gain(self, step: Step, chosen: Sequence[Step]) -> float:
        """Return what one contact more would add to the score."""
        beside = [one for one in chosen if one.person == step.person]
        before = self.points(step.person, beside) if beside else 0.0
        return self.points(step.person, [*beside, step]) - before

    def gain(self, step: Step, chosen: Sequence[Step]) -> float:
        """Return what one contact more would add to F."""
        points = self.score_gain(step, chosen)
        if not self.bonus or not step.gaps:
            return points
        closed = frozenset().union(*(one.gaps for one in chosen))
        return points + sum(self.bonus.get(key, 0.0) for key in step.gaps - closed)

    def allows(self, chosen: Sequence[Step], step: Step) -> bool:
        """Return whether one contact more keeps within every limit."""
        if len(chosen) >= self.most:
            return False
        if sum(one.member == step.member for one in chosen) >= self.slots[step.member]:
            return False
        beside = [one for one in chosen if one.person == step.person]
        if any(one.member == step.member for one in beside):
            return False
        return not (step.cold and any(one.cold for one in beside))

    def is_allowed(self, chosen: Sequence[Step]) -> bool:
        """Return whether a whole choice keeps within every limit."""
        return all(self.allows(chosen[:place], step) for place, step in enumerate(chosen))

    def in_order(self, chosen: Iterable[Step]) -> list[Step]:
        """Return a choice with what brings most first, given what comes before it."""
        left = sorted(chosen, key=lambda step: step.order)
        ordered: list[Step] = []
        while left:
            best = min(left, key=lambda step: (-round(self.gain(step, ordered), 9), step.order))
            left.remove(best)
            ordered.append(best)
        return ordered
