"""What paints the lines of the map: pens by how a line is drawn."""

from __future__ import annotations

from functools import lru_cache
from math import inf

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from app.ui.canvas.dashes import lengths
from app.ui.canvas.line_kinds import Stroke
from app.ui.theme import Theme


def double_pens(given: Stroke, look: Theme) -> tuple[QPen, QPen]:
    """Return what paints a double line: a broad stroke, and what hollows it out."""
    outer = QPen(look.colour(given.colour), 3 * given.width)
    outer.setCapStyle(Qt.PenCapStyle.FlatCap)
    return outer, QPen(look.colour("surface.band"), given.width)


def pen_of(given: Stroke, look: Theme, *, gaps: bool = True, widest: float = inf) -> QPen:
    """Return what paints a line; without `gaps` where the strokes are cut already."""
    width = min(given.width, widest)
    pen = QPen(_whole_pen(look.colour(given.colour).rgba(), width))
    dash = lengths(given) if gaps else None
    if dash is not None:
        pen.setDashPattern([length / width for length in dash])
    return pen


@lru_cache(maxsize=256)
def _whole_pen(rgba: int, width: float) -> QPen:
    pen = QPen(QColor.fromRgba(rgba), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen
