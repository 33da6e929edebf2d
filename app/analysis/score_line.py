"""The score of a decision as a line to draw: it ages slowly, and work makes it step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.analysis import history
from app.analysis.history import Entry
from app.model.values import Id

ONE_DAY = timedelta(days=1)
SAMPLES = 180  # regular days looked at, however long the history is


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """The scores at the end of some days, oldest first, and the days on which work was done."""

    days: tuple[tuple[date, float], ...]  # from the first on which the decision was there
    worked_on: frozenset[date]
    begun: date  # the first day of the log; the decision may have come later

    @property
    def first(self) -> date | None:
        """The day the decision came; None where it never did."""
        return self.days[0][0] if self.days else None

    def at(self, day: date) -> float | None:
        """Return the score of the last day looked at until then; None before the first."""
        found = [score for on, score in self.days if on <= day]
        return found[-1] if found else None

    def corners(self) -> list[tuple[date, float]]:
        """Return the corners of the line: upright on days of work, sloping between them."""
        found: list[tuple[date, float]] = []
        for day, score in self.days:
            if found and day in self.worked_on:
                found.append((day, found[-1][1]))
            found.append((day, score))
        return found


def score_line(log: Sequence[Entry], opportunity: Id, until: date) -> ScoreLine:
    """Return the score of a decision from its first day on; the log is not empty.

    Each day of work is looked at, the day before it, and as many regular ones as make the
    ageing between them seen.
    """
    begun = log[0].made_on
    until = max(until, log[-1].made_on)
    step = max(1, (until - begun).days // SAMPLES)
    days = set(history.days_between(log, begun, until, step))
    worked_on = {entry.made_on for entry in log}
    days |= {day - ONE_DAY for day in worked_on if day > begun}
    found = history.scores(log, opportunity, sorted(days))
    known = [(day, score) for day, score in zip(sorted(days), found, strict=True)
             if score is not None]  # fmt: skip
    return ScoreLine(tuple(known), frozenset(worked_on), begun)
