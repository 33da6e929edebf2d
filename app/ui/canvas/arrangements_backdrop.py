"""What lies behind the cards by department: a frame and a heading for each block."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from app.analysis.geometry import BlockBox, Layout
from app.analysis.layout_departments import LANE_TITLE, TITLE
from app.analysis.roster import Side
from app.i18n import ntr
from app.ui import icons, theme
from app.ui.canvas import marks
from app.ui.canvas.groups import name_of
from app.ui.theme import Theme, measure

_INSET, _SIGN, _GAP = 16.0, 16.0, 8.0
# the lettering of names of theirs and of ours, smaller where they are long
_SIZES = {True: ("strong", "body"), False: ("caption",)}
# and where the whole map is small on the screen
_SMALL_SIZES = {True: ("title", "strong", "body"), False: ("strong", "body", "small")}


def paint_blocks(painter: QPainter, layout: Layout, look: Theme, lit: object = "") -> None:
    """Paint the blocks that are open; `lit` is the card id of one that would take a card in."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for block in layout.blocks:
        if block.folded:
            continue
        if block.side is Side.THEIRS:
            _paint_frame(painter, block, look, is_lit=block.card == lit)
        _paint_heading(painter, block, look)


def sign_of(block: BlockBox) -> QRectF:
    """Return where a block wears the sign that folds it."""
    head = heading_of(block)
    return QRectF(
        head.right() - _SIGN, head.center().y() - _SIGN / 2, _SIGN, _SIGN
    )  # at the end of the heading


def heading_of(block: BlockBox) -> QRectF:
    """Return where the heading of a block stands."""
    box = block.box
    if block.side is Side.OURS:
        return QRectF(box.x + _GAP, box.y, box.width - 2 * _GAP, LANE_TITLE)
    return QRectF(box.x + _INSET, box.y, box.width - 2 * _INSET, TITLE + _GAP)


def _paint_frame(painter: QPainter, block: BlockBox, look: Theme, *, is_lit: bool) -> None:
    radius, box = measure("space.radius"), block.box
    painter.setPen(QPen(look.colour("edge.focus" if is_lit else "edge.hair"), 1))
    painter.setBrush(look.colour("surface.hover" if is_lit else "surface.band"))
    painter.drawRoundedRect(QRectF(box.x, box.y, box.width, box.height), radius, radius)


def _paint_heading(painter: QPainter, block: BlockBox, look: Theme) -> None:
    small = painter.worldTransform().m11() < measure("map.small_below")
    theirs, many = block.side is Side.THEIRS, len(block.people) > 1
    head = heading_of(block)
    room = head.width() - (_SIGN + _GAP if many else 0)
    font = _lettering(name_of(block), room, (_SMALL_SIZES if small else _SIZES)[theirs])
    metrics = QFontMetricsF(font)
    name = marks.fitted(name_of(block), metrics, room)
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
    painter.setFont(font)
    painter.setPen(look.colour("text.ink" if theirs else "text.soft"))
    painter.drawText(head, flags, name)
    if not many:
        return
    icons.draw(painter, "chevron-down", sign_of(block), look.colour("text.faint"))
    if theirs:
        left = room - metrics.horizontalAdvance(name) - _GAP
        font = theme.font("strong" if small else "small", grows=False)
        told, wide = _told(len(block.people), QFontMetricsF(font), left)
        painter.setFont(font)
        painter.setPen(look.colour("text.soft"))
        at = QRectF(sign_of(block).left() - _GAP - wide, head.y(), wide, head.height())
        painter.drawText(at, flags, told)


def _lettering(name: str, room: float, sizes: Sequence[str]) -> QFont:
    """Return the largest lettering in which a name is whole, else the smallest there is."""
    fonts = [theme.font(size, strong=True, grows=False) for size in sizes]
    whole = (one for one in fonts if QFontMetricsF(one).horizontalAdvance(name) <= room)
    return next(whole, fonts[-1])


def _told(count: int, metrics: QFontMetricsF, room: float) -> tuple[str, float]:
    """Return how many there are, in words where they have room, and how wide that is."""
    for words in (ntr("{count} person", "{count} people", count), str(count)):
        wide = metrics.horizontalAdvance(words)
        if wide <= room:
            return words, wide
    return "", 0.0
