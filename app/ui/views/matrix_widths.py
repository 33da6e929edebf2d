"""How wide the parts of the matrix are: names, cells and margins share what there is."""

from __future__ import annotations

from dataclasses import dataclass

from app.ui import theme
from app.ui.theme import measure
from app.ui.views.matrix_model import MARGINS

NAMES = 0.34  # share of the matrix for names with their functions below
AT_MOST = 0.42  # share for names where texts are large


@dataclass(frozen=True, slots=True)
class Widths:
    """In pixels; `margins` from left to right."""

    names: int
    cell: int
    margins: tuple[int, ...]


def grown(length: str) -> int:
    """Return a length of the matrix in pixels, as much larger as texts are."""
    return theme.grown(measure(f"matrix.{length}"))


def widths(room: int, bar: int, colleagues: int) -> Widths:
    """Return what each gets of a room; of it the scroll `bar` takes some.

    Margins are narrower where cells are as narrow as can be and still have no room. Names are
    narrower where that brings all cells into view, wider where cells need no more. Cells are a
    little narrower than else where only that shows them all.
    """
    cells = colleagues * grown("column_least")
    least = max(grown("left_tight"), min(grown("left_least"), int(room * AT_MOST)))
    margins = tuple(grown(f"margin_{one}") for one in MARGINS)
    if room - bar - sum(margins) - cells < least:
        margins = tuple(grown(f"least_{one}") for one in MARGINS)
    across = room - bar - sum(margins)
    narrowest, tight = grown("column_least"), across - colleagues * grown("column_tight")
    if across - cells < least <= tight:
        narrowest = grown("column_tight")
    names = _names(room, across, colleagues, least, narrowest)
    each = (across - names) // colleagues if colleagues else 0
    each = max(narrowest, min(grown("column_most"), each))
    return Widths(names, each, margins)


def _names(room: int, across: int, colleagues: int, least: int, narrowest: int) -> int:
    wanted = int(max(least, min(grown("left_most"), room * NAMES)))
    if room >= grown("wide_from"):
        beside = across - colleagues * grown("column_wide")
        wanted = max(grown("left_wide"), min(grown("left_spread"), beside))
    spare = across - colleagues * narrowest
    return spare if least <= spare < wanted else wanted
