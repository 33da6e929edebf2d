"""Lines as they are painted from afar and in a hurry: alike ones as one path, without signs."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf
from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QPainterPath, QPen

from app.ui import theme
from app.ui.canvas.line_kinds import Pattern, Stroke
from app.ui.canvas.line_pens import double_pens, pen_of
from app.ui.theme import Theme

if TYPE_CHECKING:
    from app.ui.canvas.lines import DrawnLine


class RoughLines:
    """Lines without signs, those that look alike as one path with square bends.

    From afar, and while the map is being zoomed, hundreds of them are painted in every frame.
    """

    def __init__(self, lines: Iterable[DrawnLine]) -> None:
        self._paths: dict[Stroke, QPainterPath] = {}
        for one in lines:
            path = self._paths.setdefault(one.stroke, QPainterPath())
            path.moveTo(*one.points[0])
            for corner in one.points[1:]:
                path.lineTo(*corner)

    def paint(self, painter: QPainter, look: Theme) -> None:
        """Paint all; what stepped back in a colour as faint, since Qt blends by the pixel."""
        pixel, share = 1 / painter.worldTransform().m11(), painter.opacity()
        painter.setOpacity(1)
        for given, path in self._paths.items():
            for pen in self._pens(given, look, pixel):
                pen.setColor(theme.mixed(pen.color(), look.colour("surface.band"), share))
                painter.strokePath(path, pen)
        painter.setOpacity(share)

    def _pens(self, given: Stroke, look: Theme, pixel: float) -> tuple[QPen, ...]:
        if given.pattern is Pattern.DOUBLE:
            return double_pens(given, look)
        # Qt needs thirty times as long for gaps in what is wider than a pixel
        return (pen_of(given, look, widest=inf if given.pattern is Pattern.SOLID else pixel),)
