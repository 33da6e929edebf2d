"""What is measured, with its floor and its target, and the table it is printed in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from statistics import median

from tests.bench.targets import Measure, Target, target_of

PARTS = 99  # the percentile that a single jerk shows in


class Verdict(Enum):
    """How a figure stands to its target."""

    MEETS = "meets"
    MISSES = "MISSES"
    NONE = "–"


@dataclass(frozen=True, slots=True)
class Figure:
    """A measurement and, of the same run, its floor; both in seconds or both in bytes."""

    what: str
    shape: str
    measured: float
    floor: float | None = None
    measure: Measure = Measure.TIME

    @property
    def target(self) -> Target | None:
        return target_of(self.what, self.shape)

    @property
    def ratio(self) -> float | None:
        return self.measured / self.floor if self.floor else None

    @property
    def verdict(self) -> Verdict:
        target = self.target
        if target is None:
            return Verdict.NONE
        reached = self.measured * 1000 if target.milliseconds else self.ratio
        if reached is None:
            return Verdict.NONE
        return Verdict.MEETS if reached <= target.limit else Verdict.MISSES

    @property
    def cells(self) -> tuple[str, ...]:
        """What a line of the table says."""
        ratio = "–" if self.ratio is None else f"{self.ratio:.2f}"
        target = "–" if self.target is None else self.target.label
        floor = "–" if self.floor is None else _amount(self.floor, self.measure)
        measured = _amount(self.measured, self.measure)
        return self.what, self.shape, measured, floor, ratio, target, self.verdict.value


HEADINGS = ("what", "shape", "measured", "floor", "ratio", "target", "")


def compared(
    what: str, shape: str, measured: Sequence[float], floor: Sequence[float]
) -> Figure:
    """Return the figure of two rows of times that were taken in turn: their medians."""
    return Figure(what, shape, median(measured), median(floor))


def percentile(values: Iterable[float], part: int = PARTS) -> float:
    """Return the value that so many hundredths of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) * part // 100, len(ordered) - 1)]


def table(figures: Sequence[Figure]) -> str:
    """Return the figures as lines of text under their headings."""
    rows = [HEADINGS, *(figure.cells for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    lines = [
        "  ".join(
            _set(cell, width, i)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(line.rstrip() for line in lines)


def _set(cell: str, width: int, column: int) -> str:
    is_number = 2 <= column <= 5
    return cell.rjust(width) if is_number else cell.ljust(width)


def _amount(value: float, measure: Measure) -> str:
    if measure is Measure.MEMORY:
        return f"{value / 2**20:.0f} MB"
    milliseconds = value * 1000
    return f"{milliseconds:.0f} ms" if milliseconds >= 100 else f"{milliseconds:.3g} ms"
