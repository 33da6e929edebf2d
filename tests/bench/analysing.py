"""The analysis by itself: score and gaps afresh, a what-if, the plan, where cards stand."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

from app.analysis.departures import departures
from app.analysis.layout import arrange
from app.analysis.layout_departments import arrange_by_department
from app.analysis.layout_free import arrange_freely
from app.analysis.recommend import suggest
from app.analysis.report import Report
from app.analysis.what_if import WhatIf, colleague_leaves
from tests.bench import shapes
from tests.bench.figures import Figure
from tests.bench.targets import (
    ANALYSE,
    ARRANGE,
    ARRANGE_FREE,
    BY_DEPARTMENT,
    SUGGEST,
    TARGETS,
    WHAT_IF,
)
from tests.bench.timing import in_turn, timed


def figures(names: Iterable[str], runs: int) -> list[Figure]:
    """Measure each on each shape; there is no floor but the clock."""
    return [figure for name in names for figure in _figures(name, runs)]


def _figures(name: str, runs: int) -> list[Figure]:
    plan = shapes.plan(shapes.SHAPES[name])
    report = Report(plan, shapes.DECISION, shapes.AS_OF)
    acts = {
        ANALYSE: lambda: timed(lambda: Report(plan, shapes.DECISION, shapes.AS_OF)),
        WHAT_IF: lambda: timed(lambda: _what_if(report)),
        ARRANGE: lambda: timed(lambda: arrange(plan, shapes.DECISION)),
        ARRANGE_FREE: lambda: timed(lambda: arrange_freely(plan, shapes.DECISION)),
        BY_DEPARTMENT: lambda: timed(lambda: arrange_by_department(plan, shapes.DECISION)),
    }
    if (SUGGEST, name) in TARGETS:  # of thousands of people nobody plans all at once
        acts[SUGGEST] = lambda: timed(lambda: suggest(report.network, report.gaps))
    taken = in_turn(acts, runs)
    return [Figure(what, name, median(times)) for what, times in taken.items()]


def _what_if(report: Report) -> None:
    """Suppose that a colleague leaves, see what that changes, and who had better stay."""
    supposed = WhatIf.on(report).supposing(colleague_leaves, min(report.network.plan.members))
    assert supposed.difference.points <= 0
    assert departures(supposed.network).persons
