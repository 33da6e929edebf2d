"""What stands open in the window, to stand open again once it is made anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.ui.main_window import SPLIT_ACROSS, SPLIT_DOWN

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow
    from app.ui.panels.gap_list import OpenedGaps
    from app.ui.panels.trace import About


@dataclass(frozen=True, slots=True)
class Standing:
    """The tab below the map, what is open in the list of gaps, and the trace if it is seen."""

    tab: str
    gaps: OpenedGaps
    traces: bool
    about: About


def taken(window: MainWindow) -> Standing | None:
    """Return what stands open now; None while no account is in view."""
    if window.bottom is None or window.gaps is None:
        return None
    trace = window.trace  # it comes a little after the map
    traces = trace is not None and window.inspecting.currentWidget() is trace
    about = None if trace is None else trace.about
    return Standing(window.bottom.current(), window.gaps.opened(), traces, about)


def keep_splits(window: MainWindow) -> None:
    """Keep how wide and high the panels are, for the next start."""
    window.settings.put(SPLIT_ACROSS, window.across.saveState())
    middle = window.middle
    if middle.down is not None and middle.is_parted_by_hand:
        window.settings.put(SPLIT_DOWN, middle.down.saveState())


def put_back(window: MainWindow, standing: Standing | None) -> None:
    """Open again what stood open, in panels that were made anew."""
    if standing is None or window.bottom is None or window.gaps is None:
        return
    window.gaps.open_again(standing.gaps)
    if standing.tab:
        window.bottom.show_tab(standing.tab)
    if standing.traces:
        window.show_trace(standing.about)
