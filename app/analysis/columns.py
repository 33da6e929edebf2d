"""How many columns of cards each side of the map gets: as many as show it largest."""

from __future__ import annotations

from math import log

from app.analysis.geometry import Measures
from app.analysis.ordering import rows_for
from app.analysis.roster import Roster, Side


def fitting_columns(people: Roster, corridor: float, m: Measures) -> dict[Side, int]:
    """Return as many columns a side as show the map largest on a screen of its shape."""
    theirs = [len(people.of(Side.THEIRS, band)) for band in people.bands]
    ours = [len(people.of(Side.OURS, band)) for band in people.bands]
    around = m.gutter + corridor + 3 * m.margin + m.clearance
    if people.on(Side.OUTSIDE):
        around += m.outsider[0] + 2 * m.column_gap + m.margin
    best: tuple[float, int, int] | None = None
    for left in range(1, min(6, max(1, *ours)) + 1):
        for right in range(2, min(max(3, *theirs), 64) + 1):
            rows = sum(
                max(1, rows_for(a, left), -(-b // right))
                for a, b in zip(ours, theirs, strict=True)
            )
            width = around + left * m.pill[0] + right * m.card[0]
            width += (left + right) * m.column_gap
            height = m.heading + rows * m.row + len(ours) * (m.band_foot + m.band_gap)
            small = max(width / m.aspect, height)
            filled = sum(max(1, -(-b // right)) for b in theirs)
            badness = log(small) + 0.1 * log(width * height) + 0.1 * log(rows / filled)
            if best is None or badness < best[0]:
                best = (badness, left, right)
    assert best is not None, "there is always one column on the left and two on the right"
    return {Side.OURS: best[1], Side.THEIRS: best[2], Side.OUTSIDE: 1}
