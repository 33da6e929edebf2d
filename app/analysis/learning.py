"""What closed opportunities teach about the rules: how often each went with a loss."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import log

from app.model.decision import ClosedOpportunity
from app.model.parameters import DEFAULT, Parameters
from app.model.vocabulary import Result

HALF = 0.5  # added to every count, so that none is zero (Haldane 1955; Anscombe 1956)


@dataclass(frozen=True, slots=True)
class Lesson:
    """How reviewed opportunities ended, with a rule's gap open at the close and without."""

    rule: str
    lost_with: int
    won_with: int
    lost_without: int
    won_without: int
    log_odds: float | None  # of loss with the gap against without; None: too few to tell

    @property
    def reviewed(self) -> int:
        return self.lost_with + self.won_with + self.lost_without + self.won_without


def lessons(
    closed: Iterable[ClosedOpportunity], parameters: Parameters = DEFAULT
) -> list[Lesson]:
    """Return what there is to learn per rule, the one that goes with loss most first.

    Only opportunities with a review count: of the others the gaps at the close are unknown.
    What ended without a decision counts as lost. The log-odds are
    ln[(a+.5)(d+.5) / ((b+.5)(c+.5))], a lost with the gap, b won with it, c lost without it,
    d won without it; 0 says that the gap makes no difference.
    """
    reviewed = [
        (one.result is Result.WON, frozenset(one.review.gap_rules))
        for one in closed
        if one.review is not None
    ]
    enough = len(reviewed) >= parameters.enough_to_learn
    rules = sorted({rule for _, rules in reviewed for rule in rules})
    found = [_lesson(rule, reviewed, enough) for rule in rules]
    return sorted(found, key=lambda one: (-(one.log_odds or 0.0), -one.lost_with, one.rule))


def _lesson(rule: str, reviewed: list[tuple[bool, frozenset[str]]], enough: bool) -> Lesson:
    def count(won: bool, present: bool) -> int:
        return sum(one == won and (rule in rules) == present for one, rules in reviewed)

    a, b, c, d = count(False, True), count(True, True), count(False, False), count(True, False)
    odds = log((a + HALF) * (d + HALF) / ((b + HALF) * (c + HALF))) if enough else None
    return Lesson(rule, a, b, c, d, odds)
