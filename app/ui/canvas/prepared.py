"""What a map is made of, as far as it needs no window: of many people it is made beside it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from app.analysis.arrangement import Arrangement
from app.ui.canvas import groups
from app.ui.canvas.content import Face, MapContent
from app.ui.canvas.kept import Kept
from app.ui.canvas.standing import Standing


@dataclass(frozen=True)
class MapStock:
    """Where cards stood, and what cards and lines show; a map keeps it, and adds to it."""

    standing: Standing = field(default_factory=Standing)
    faces: Kept[Face] = field(default_factory=Kept)
    lines: groups.KnownLines = field(default_factory=groups.KnownLines)


def prepared(content: MapContent, aspect: float | None, arrangement: Arrangement) -> MapStock:
    """Return what the map of a content will ask for first, folded as it opens; in a worker."""
    stock = MapStock()
    standing = stock.standing
    standing.arrangement = arrangement
    standing.aspect = aspect or standing.aspect
    standing.folded = groups.Folding(levels=True).folded(content, arrangement, None)
    layout = standing.layout(content.plan, content.opportunity, anew=True)
    deque(groups.faces(content, layout, stock.faces), maxlen=0)
    stock.lines.of(content, groups.stand_for(layout))
    return stock
