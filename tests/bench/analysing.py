"""The analysis by itself: score and gaps afresh, and where cards stand."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

from app.analysis.layout import arrange
from app.analysis.report import Report
from tests.bench import shapes
from tests.bench.figures import Figure
from tests.bench.targets import ANALYSE, ARRANGE
from tests.bench.timing import in_turn, timed


def figures(names: Iterable[str], runs: int) -> list[Figure]:
    """Measure both on each shape; there is no floor but the clock."""
    return [figure for name in names for figure in _figures(name, runs)]


def _figures(name: str, runs: int) -> list[Figure]:
    plan = shapes.plan(shapes.SHAPES[name])
    taken = in_turn(
        {
            ANALYSE: lambda: timed(lambda: Report(plan, shapes.DECISION, shapes.AS_OF)),
            ARRANGE: lambda: timed(lambda: arrange(plan, shapes.DECISION)),
        },
        runs,
    )
    return [Figure(what, name, median(times)) for what, times in taken.items()]
