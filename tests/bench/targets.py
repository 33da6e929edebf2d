"""The targets: how many times its floor, or how many milliseconds, a measurement may take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Measure(Enum):
    """What a figure counts."""

    TIME = "seconds"
    MEMORY = "bytes"


@dataclass(frozen=True, slots=True)
class Target:
    """The most a measurement may come to."""

    limit: float
    milliseconds: bool = False  # else: times the floor

    @property
    def label(self) -> str:
        return f"≤ {self.limit:g} ms" if self.milliseconds else f"≤ {self.limit:g} ×"


WINDOW, CARDS, GAPS = "window painted", "cards painted", "gaps listed"
MEMORY = "memory"
OPEN_ONE, LOAD, EDIT_KEPT, BULK = "open one account", "load", "keep one edit", "bulk insert"
ANALYSE, ARRANGE = "analyse afresh", "arrange"
ARRANGE_FREE, BY_DEPARTMENT = "arrange free", "arrange by department"
WHAT_IF = "what if, leavers ranked"
SUGGEST = "six best contacts"
EDIT_SHOWN, EDIT_ANALYSED = "edit, redraw", "edit, all rules, redraw"
PAN, ZOOM, DRAG = "pan", "zoom", "drag"
MATRIX_SHOWN, MATRIX_EDIT, MATRIX_SCROLL = "matrix shown", "matrix edit", "matrix scroll"
PICTURE = "PNG at 4K"
PAPER, SLIDE = "PDF on A3", "PPTX"
EMPTY = "empty"  # the main window before an account is in it
MEDIAN, LATEST = "{} p50", "{} p99"
BLOCKED = "longest block: {}"  # by what is done; one target holds for all


def _times(limit: float) -> Target:
    return Target(limit)


def _within(milliseconds: float) -> Target:
    return Target(milliseconds, milliseconds=True)


LONGEST_BLOCK = _within(50)
TARGETS: Mapping[tuple[str, str], Target] = {
    (WINDOW, EMPTY): _times(1.15),
    (CARDS, "S"): _times(4),
    (GAPS, "S"): _times(8),
    (CARDS, "M"): _times(5),
    (CARDS, "L"): _times(9),
    (MEMORY, EMPTY): _times(1.15),
    (MEMORY, "S"): _times(3.5),
    (MEMORY, "M"): _times(4),
    (MEMORY, "L"): _times(5.5),
    (OPEN_ONE, "P"): _times(5),
    **{(LOAD, shape): _times(2.5) for shape in ("L",)},
    **{(EDIT_KEPT, shape): _times(2) for shape in ("S", "M", "L")},
    **{(BULK, shape): _times(2) for shape in ("S", "M", "L")},
    (PICTURE, "M"): _times(0.3),
    **{(PAPER, shape): _times(0.15) for shape in ("S", "M")},
    (SLIDE, "S"): _within(1_000),
    (SLIDE, "M"): _within(10_000),
    (ARRANGE, "M"): _within(50),
    (ARRANGE_FREE, "M"): _within(50),
    (BY_DEPARTMENT, "M"): _within(50),
    (SUGGEST, "S"): _within(500),
    (SUGGEST, "M"): _within(2000),
    (WHAT_IF, "M"): _within(250),
    (EDIT_ANALYSED, "S"): _within(16),
    (EDIT_SHOWN, "M"): _within(100),
    **{(LATEST.format(gesture), "S"): _within(16) for gesture in (PAN, ZOOM, DRAG)},
    **{(MEDIAN.format(gesture), "M"): _within(8) for gesture in (PAN, ZOOM, DRAG)},
    **{(LATEST.format(gesture), "M"): _within(24) for gesture in (PAN, ZOOM, DRAG)},
    **{(MEDIAN.format(gesture), "L"): _within(16) for gesture in (PAN, DRAG)},
}


def target_of(what: str, shape: str) -> Target | None:
    """Return what a measurement may come to; None where nothing is asked of it."""
    if what.startswith(BLOCKED.format("")):
        return LONGEST_BLOCK
    return TARGETS.get((what, shape))
