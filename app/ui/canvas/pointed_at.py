"""What the map says of the card or line that is pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from app.ui import gaps_of_all
from app.ui.canvas import sticky
from app.ui.canvas.line_words import line_words
from app.ui.canvas.spreads import differing
from app.ui.panels.labels import plain_tooltip

if TYPE_CHECKING:
    from app.ui.canvas.view import MapView


def tooltip(view: MapView, pixel: QPoint) -> str:
    """Return what is said at a pixel of the viewport; empty where there is nothing."""
    point = view.mapToScene(pixel)
    card = view.map.card_at(point)
    if card is not None:
        return card.toolTip()
    flag = sticky.flag_at(view, pixel)
    if flag is not None:
        return plain_tooltip(gaps_of_all.words(view.document, flag))
    line = view.map.line_at(point, view.scale_)
    if line is None:
        return ""
    words = line_words(view.document.plan, line.line, view.map.name_of)
    said = differing(view.map, line.line.ref[1])
    return plain_tooltip(f"{words}\n{said}" if said else words)
