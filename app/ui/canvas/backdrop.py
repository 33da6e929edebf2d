"""What lies behind the cards: level bands across both sides, and visible emptiness."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.analysis.arrangement import Arrangement
from app.analysis.geometry import BandBox, Box, Layout
from app.analysis.ordering import Slot
from app.analysis.roster import Band, Side
from app.i18n import mark, tr
from app.model.vocabulary import Level
from app.ui import theme
from app.ui.canvas import flags_of_all, marks
from app.ui.theme import Theme, measure

BAND_NAMES: dict[Band, str] = {
    Level.EXECUTIVE: mark("Executive"),
    Level.HEAD: mark("Head of department"),
    Level.MIDDLE: mark("Middle management"),
    Level.STAFF: mark("Staff"),
    None: mark("Level unknown"),
}
_SPACED = 1.0  # pixels between the capitals of a heading


@dataclass(frozen=True, slots=True)
class Headings:
    """The names above the columns."""

    ours: str
    theirs: str
    outside: str
    flags: tuple[int, ...] = ()  # numbers of the gaps about all of theirs


def headings(account: str, flags: tuple[int, ...] = ()) -> Headings:
    """Return the names of the sides in the reader's language."""
    theirs = tr("Buying team {account}", account=account)
    return Headings(tr("Our client team"), theirs, tr("Outside"), flags)


def rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)


def ghosts(layout: Layout) -> Iterator[tuple[BandBox, Box]]:
    """Return the bands where they have people and we have nobody, with where that shows."""
    for band in layout.bands:
        if band.theirs and not band.ours:
            slot = Slot(band.level, 0, layout.columns[Side.OURS] - 1)
            yield band, layout.slot_box(Side.OURS, slot)


def paint_backdrop(
    painter: QPainter,
    layout: Layout,
    names: Headings,
    look: Theme,
    lit: Band | str = "",
    *,
    seen: QRectF | None = None,
) -> None:
    """Paint bands, names and ghosts; `lit` is the level that a dragged card would get.

    Of groups that are open those are painted that are `seen`.
    """
    if layout.arrangement is Arrangement.FREE:
        _paint_opened(painter, layout, look, seen)
        if names.flags:
            flags_of_all.paint(painter, names.flags, layout, look)
            into = flags_of_all.words_on_free_map(names.flags, layout)
            paint_heading(painter, into, names.theirs, look)
        return  # a place means nothing there
    if layout.arrangement is Arrangement.DEPARTMENT:
        from app.ui.canvas.arrangements_backdrop import paint_blocks  # noqa: PLC0415  late

        paint_blocks(painter, layout, look, lit)
    else:
        _paint_bands(painter, layout, look, lit)
        _paint_opened(painter, layout, look, seen)
    top = flags_of_all.heading_top(layout)
    for side, (text, left, right) in side_headings(names, layout).items():
        into = QRectF(left, top, right - left, flags_of_all.LINE)
        if side is Side.THEIRS:
            into.setLeft(left + flags_of_all.paint(painter, names.flags, layout, look))
        paint_heading(painter, into, text, look)


def _paint_opened(painter: QPainter, layout: Layout, look: Theme, seen: QRectF | None) -> None:
    if layout.blocks:
        from app.ui.canvas.opened_groups import paint_opened  # noqa: PLC0415  of many only

        paint_opened(painter, layout, look, seen)


def _paint_bands(painter: QPainter, layout: Layout, look: Theme, lit: Band | str) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = measure("space.radius")
    for band in layout.bands:
        chosen = band.level == lit
        painter.setPen(QPen(look.colour("edge.focus" if chosen else "edge.hair"), 1))
        painter.setBrush(look.colour("surface.hover" if chosen else "surface.band"))
        painter.drawRoundedRect(rect(band.box), radius, radius)
        _paint_name(painter, layout, band, look)
    for band, box in ghosts(layout):
        _paint_ghost(painter, band, box, look)


def side_headings(names: Headings, layout: Layout) -> dict[Side, tuple[str, float, float]]:
    """Return the names of the sides that are drawn, with where each may begin and end."""
    texts = {Side.OURS: names.ours, Side.THEIRS: names.theirs, Side.OUTSIDE: names.outside}
    return {
        side: (text, layout.origin[side], layout.origin[side] + _room(layout, side))
        for side, text in texts.items()
        if side is not Side.OUTSIDE or layout.columns[side]
    }


def paint_heading(painter: QPainter, into: QRectF, text: str, look: Theme) -> None:
    """Paint the small spaced capitals of a heading."""
    font = _font(painter, "caption", "title", strong=True)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, _SPACED)
    shown = marks.fitted(text.upper(), QFontMetricsF(font), into.width())
    painter.setFont(font)
    painter.setPen(look.colour("text.soft"))
    painter.drawText(into, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, shown)


def _font(painter: QPainter, usual: str, larger: str, *, strong: bool = False) -> QFont:
    """Return the font of a text: the larger one where the whole map is small on the screen."""
    small = painter.worldTransform().m11() < measure("map.small_below")
    return theme.font(larger if small else usual, strong=strong, grows=False)


def _room(layout: Layout, side: Side) -> float:
    """How wide the heading of a side may be."""
    if side is Side.OURS:
        return layout.origin[Side.THEIRS] - layout.origin[Side.OURS] - 32
    if side is Side.THEIRS:
        return layout.bands[0].box.right - layout.origin[Side.THEIRS]
    return layout.size_of(Side.OUTSIDE)[0]


def _paint_name(painter: QPainter, layout: Layout, band: BandBox, look: Theme) -> None:
    into = rect(band.box).adjusted(16, 16, 0, 0)
    into.setSize(QRectF(0, 0, layout.measures.gutter - 24, 48).size())
    painter.setFont(_font(painter, "small", "strong", strong=True))
    painter.setPen(look.colour("text.soft"))
    wrapped = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    painter.drawText(into, wrapped | Qt.TextFlag.TextDontClip, tr(BAND_NAMES[band.level]))


def _paint_ghost(painter: QPainter, band: BandBox, box: Box, look: Theme) -> None:
    colour: QColor = look.colour("edge.ghost")
    pen = QPen(colour, 1.2)
    pen.setDashPattern([4, 4])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    outline = rect(box).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(outline, box.height / 2, box.height / 2)
    words = tr("Nobody of ours") if band.level is None else tr("Nobody of ours at this level")
    painter.setFont(_font(painter, "caption", "strong"))
    painter.setPen(look.colour("text.faint"))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(outline.adjusted(16, 2, -16, -2), flags, words)


LEAST_HINT = 0.64  # scale below which the words on an empty map grow no more


def paint_hint(painter: QPainter, layout: Layout, look: Theme) -> None:
    """Say how to begin, on a side where nobody stands yet."""
    texts = {
        Side.OURS: tr("Double-click to add a colleague"),
        Side.THEIRS: tr("Double-click in a band to add somebody at the customer"),
    }
    shown = painter.worldTransform().m11()  # as large in the window however small the map is
    for side, text in texts.items():
        if any(card.side is side for card in layout.cards.values()):
            continue
        ghosted = {band.level for band, _box in ghosts(layout)} if side is Side.OURS else set()
        free = [band.box for band in layout.bands if band.level not in ghosted]
        if not free:
            continue  # the ghosts say that nobody is there
        band = free[min(1, len(free) - 1)]
        wide = layout.size_of(side)[0] * (1 if side is Side.OURS else layout.columns[side])
        into = QRectF(layout.origin[side], band.y, wide, band.height)
        font = theme.font("strong", grows=False)
        font.setPixelSize(round(font.pixelSize() / max(LEAST_HINT, min(1.0, shown))))
        painter.setFont(font)
        painter.setPen(look.colour("text.soft"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(into, flags, text)


class BackdropItem(QGraphicsItem):
    """The backdrop as an item, so that only what is exposed is painted again."""

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self.look = look
        self.setZValue(-10)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._layout: Layout | None = None
        self._names: Headings | None = None
        self._lit: Band | str = ""
        self._shown: object = None
        self.hints = False  # in the window, not in pictures

    def show_layout(self, layout: Layout, names: Headings) -> None:
        sides = frozenset(card.side for card in layout.cards.values())
        places = layout.area, layout.bands, layout.blocks, layout.origin
        flags = flags_of_all.centres(names.flags, layout)
        shown = layout.arrangement, *places, names, sides, flags
        if shown == self._shown:
            self._layout = layout
            return
        self.prepareGeometryChange()
        self._layout, self._names = layout, names
        self._shown = shown
        self.update()

    def light(self, band: Band | str) -> None:
        """Let a band stand out; an empty text is none."""
        if band != self._lit:
            self._lit = band
            self.update()

    def boundingRect(self) -> QRectF:
        if self._layout is None:
            return QRectF()
        return rect(self._layout.area)

    def shape(self) -> QPainterPath:
        return QPainterPath()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        if self._layout is not None and self._names is not None:
            seen = option.exposedRect
            paint_backdrop(painter, self._layout, self._names, self.look, self._lit, seen=seen)
            if self.hints:
                paint_hint(painter, self._layout, self.look)
