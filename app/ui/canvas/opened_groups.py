"""The frame round a group that was opened where levels or places say where its people stand.

They need not stand side by side, so the frame follows the cards: one shape where they are next
to each other, several where others stand between.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen

from app.analysis.geometry import MEASURES, BlockBox, Box, Layout
from app.analysis.roster import Side
from app.ui import icons, theme
from app.ui.canvas import marks
from app.ui.canvas.groups import MANY_OF_OURS, name_of
from app.ui.theme import Theme, measure

_ACROSS, _DOWN = (
    MEASURES.column_gap / 2 + 0.5,
    MEASURES.row_gap / 2 + 0.5,
)  # so neighbours touch
_SIGN, _GAP = 14.0, 6.0


def opened(layout: Layout) -> Iterator[tuple[BlockBox, tuple[Box, ...]]]:
    """The groups that are open, with where their people stand, the first as one reads.

    A team of ours that is read card by card has no frames: its lanes are seldom folded.
    """
    ours = sum(len(block.people) for block in layout.blocks if block.side is Side.OURS)
    for block in layout.blocks:
        if block.side is Side.OURS and ours <= MANY_OF_OURS:
            continue
        boxes = [layout.cards[id].box for id in block.people if id in layout.cards]
        if block.tier and not block.folded and len(block.people) > 1 and boxes:
            yield block, tuple(sorted(boxes, key=lambda box: (box.y, box.x)))


def heading_of(first: Box) -> QRectF:
    """Return where the name of a group stands: above the first of its cards."""
    return QRectF(first.x, first.y - _DOWN, first.width, _DOWN)


def sign_of(first: Box) -> QRectF:
    """Return where the sign stands that folds a group: at the end of its name."""
    head = heading_of(first)
    return QRectF(head.right() - _SIGN, head.center().y() - _SIGN / 2, _SIGN, _SIGN)


def at(layout: Layout, x: float, y: float, *, sign: bool = False) -> BlockBox | None:
    """Return the open group whose name, or the `sign` beside it, is at a point."""
    where = sign_of if sign else heading_of
    found = (block for block, boxes in opened(layout) if where(boxes[0]).contains(x, y))
    return next(found, None)


def paint_opened(
    painter: QPainter, layout: Layout, look: Theme, seen: QRectF | None = None
) -> None:
    """Paint the frames of the groups that are open and `seen`, each with its name."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for block, boxes in opened(layout):
        if seen is not None and not _is_in(seen, boxes):
            continue
        pen = QPen(look.colour("edge.field"), 1)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(look.colour("surface.quiet"))
        painter.drawPath(_outline(boxes))
        _paint_name(painter, block, boxes[0], look)


def outlined(layout: Layout, seen: QRectF) -> Iterator[None]:
    """Make the frames of the groups that are open and `seen`, one at each step."""
    for _block, boxes in opened(layout):
        if _is_in(seen, boxes):
            _outline(boxes)
            yield


def _is_in(seen: QRectF, boxes: tuple[Box, ...]) -> bool:
    left, right = seen.left() - _ACROSS, seen.right() + _ACROSS
    top, bottom = seen.top() - _DOWN, seen.bottom() + _DOWN
    return any(
        box.x <= right and box.right >= left and box.y <= bottom and box.bottom >= top
        for box in boxes
    )


@lru_cache(maxsize=128)
def _outline(boxes: tuple[Box, ...]) -> QPainterPath:
    """Return one path round all of these; kept, as joining shapes is slow."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for box in boxes:
        around = QRectF(box.x, box.y, box.width, box.height)
        path.addRect(around.adjusted(-_ACROSS, -_DOWN, _ACROSS, _DOWN))
    return path.simplified()


def _paint_name(painter: QPainter, block: BlockBox, first: Box, look: Theme) -> None:
    head = heading_of(first)
    small = painter.worldTransform().m11() < measure("map.small_below")
    font = theme.font("strong" if small else "caption", strong=True, grows=False)
    words = marks.fitted(name_of(block), QFontMetricsF(font), head.width() - _SIGN - _GAP)
    painter.setFont(font)
    painter.setPen(look.colour("text.soft"))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
    painter.drawText(head, flags, words)
    icons.draw(painter, "chevron-down", sign_of(first), look.colour("text.faint"))
