"""Where a card in the hand comes into line with others: an edge or a middle close to theirs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.analysis.geometry import Box
from app.ui.theme import Theme

WITHIN = 6.0  # pixels of the screen
_BEYOND = 12.0  # how far a guide reaches beyond the cards it joins, in scene units
_DEPTH = 4.0  # over the card in the hand
_REACH = 2.0  # how much wider than itself a guide is painted


@dataclass(frozen=True, slots=True)
class Snap:
    """How far to move on, and the lines that show why; None: nothing is near that way."""

    x: float | None = None
    y: float | None = None
    guides: tuple[QLineF, ...] = ()

    @property
    def offset(self) -> tuple[float, float]:
        return self.x or 0.0, self.y or 0.0


class Guides:
    """The edges and middles of the cards that stay, sorted: a drag asks them every frame."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        standing = list(boxes)
        self._across = _Lines([(box.x, box.width, box) for box in standing])
        self._down = _Lines([(box.y, box.height, box) for box in standing])

    def near(self, box: Box, within: float) -> Snap:
        """Return what a box snaps to; `within` is in scene units, the nearest line wins."""
        x = self._across.nearest(box.x, box.width, within)
        y = self._down.nearest(box.y, box.height, within)
        moved = box.moved(box.x + (x[0] if x else 0), box.y + (y[0] if y else 0))
        guides = []
        if x is not None:
            low, high = _span(moved.y, moved.bottom, [(one.y, one.bottom) for one in x[2]])
            guides.append(QLineF(x[1], low, x[1], high))
        if y is not None:
            low, high = _span(moved.x, moved.right, [(one.x, one.right) for one in y[2]])
            guides.append(QLineF(low, y[1], high, y[1]))
        return Snap(None if x is None else x[0], None if y is None else y[0], tuple(guides))


class _Lines:
    """One way to snap: middles to middles and edges to edges, each with its boxes."""

    def __init__(self, boxes: list[tuple[float, float, Box]]) -> None:
        self._middles: dict[float, list[Box]] = {}
        self._edges: dict[float, list[Box]] = {}
        for low, length, box in boxes:
            self._middles.setdefault(low + length / 2, []).append(box)
            for edge in (low, low + length):
                self._edges.setdefault(edge, []).append(box)
        self._sorted = {id(held): sorted(held) for held in (self._middles, self._edges)}

    def nearest(
        self, low: float, length: float, within: float
    ) -> tuple[float, float, list[Box]] | None:
        """Return how far to move, the coordinate, and whose it is; None where none is near."""
        best: tuple[float, float, list[Box]] | None = None
        for held, places in (
            (self._middles, (low + length / 2,)),
            (self._edges, (low, low + length)),
        ):
            lines = self._sorted[id(held)]
            for place in places:
                at = bisect_left(lines, place)
                for line in lines[max(0, at - 1) : at + 1]:
                    far = line - place
                    if abs(far) <= within and (best is None or abs(far) < abs(best[0])):
                        best = far, line, held[line]
        return best


def _span(
    low: float, high: float, others: Sequence[tuple[float, float]]
) -> tuple[float, float]:
    """From the card in the hand to the nearest of those it is in line with."""
    first, last = min(others, key=lambda one: max(one[0] - high, low - one[1]))
    return min(low, first) - _BEYOND, max(high, last) + _BEYOND


class GuidesItem(QGraphicsItem):
    """The guides that hold now, thin at every scale; nothing is painted without any."""

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self.look = look
        self.guides: tuple[QLineF, ...] = ()
        self._bounds = QRectF()
        self.setZValue(_DEPTH)

    def show_guides(self, guides: tuple[QLineF, ...]) -> None:
        """Show these lines; the same ones cost nothing."""
        if guides == self.guides:
            return
        bounds = QRectF()
        for one in guides:
            ends = QRectF(one.p1(), one.p2()).normalized()
            bounds = bounds.united(ends.adjusted(-_REACH, -_REACH, _REACH, _REACH))
        self.prepareGeometryChange()
        self.guides, self._bounds = guides, bounds

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        pen = QPen(self.look.colour("edge.focus"), 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.drawLines(list(self.guides))
