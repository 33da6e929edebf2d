"""The cards at rest as one item, kept as a picture: hundreds of items cost much in a frame."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import ceil

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPixmap, QRegion
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.model.values import Id
from app.ui.canvas.by_and_by import ByAndBy, keeps_picture
from app.ui.canvas.card import PIXELS, CardItem
from app.ui.canvas.stroke_pieces import region_of

_LARGEST = 4_000_000  # pixels of a picture of all cards, which takes their place in a hurry
_PICTURES = 14  # of cards that are painted within a frame; the others are sketched meanwhile
_MADE_FIRST = 80  # pictures that a map about to be painted waits for
_MANY = 60  # cards, for which one picture is worth it; so many that change are all painted


class CardsLayer(QGraphicsItem):
    """Paints what the cards themselves leave to it, in the window; pictures do without it."""

    def __init__(self, cards: Mapping[Id, CardItem]) -> None:
        super().__init__()
        self._cards = cards
        self._bounds = QRectF()
        self._changed = 0
        self._scale = self._ratio = 1.0  # when last painted sharp
        self._hurried = False
        self._all: QPixmap | None = None
        self.by_and_by = ByAndBy(self, lambda _area: True)
        self.setZValue(1)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def renew(self, area: QRectF) -> None:
        """Paint anew what lies in an area of the map."""
        if not self._bounds.contains(area):
            self.prepareGeometryChange()
            self._bounds = self._bounds.united(area)
        self._all = None
        self._changed += 1
        if self._changed < _MANY:
            self.update(area)
        elif self._changed == _MANY:
            self.update()

    def hurry(self, *, on: bool) -> None:
        """Let a picture of all cards do for now, at whatever scale; off: each for itself."""
        self._hurried, self._all = on, None
        self.by_and_by.forget()

    def boundingRect(self) -> QRectF:
        return self._bounds

    def shape(self) -> QPainterPath:
        return QPainterPath()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        self._changed = 0
        exposed = option.exposedRect
        if self._hurried and self._fits_in_one():
            self._all = self._all or self._picture_of_all()
            size = self._all.deviceIndependentSize() / self._scale
            part = QRectF(self._all.rect())
            painter.drawPixmap(QRectF(self._bounds.topLeft(), size), self._all, part)
            return
        if not self._hurried:
            self._scale = painter.worldTransform().m11()
            self._ratio = painter.device().devicePixelRatio()
        is_due = self.by_and_by.is_due(exposed)
        most = _PICTURES if keeps_picture(self) and not is_due else len(self._cards)
        late = self._paint_cards(painter, exposed, region_of(painter), most)
        if not late.isNull():
            self.by_and_by.put_off(late, self._scale)
        elif is_due:
            self.by_and_by.done()

    def _paint_cards(
        self, painter: QPainter, exposed: QRectF, region: QRegion | None, most: int
    ) -> QRectF:
        """Paint the cards, at most so many of them anew; return where the others stand."""
        world, late = painter.worldTransform(), list[CardItem]()
        scale, ratio = world.m11() * self._ratio, painter.device().devicePixelRatio()
        painter.setWorldTransform(PIXELS)
        for card in self._cards.values():
            area = card.seen_at
            if card.is_lifted or not area.intersects(exposed):
                continue
            if region is not None and not region.intersects(_grown(area)):
                continue
            if not (self._hurried or card.has_picture_at(scale)):
                most -= 1
                if most < 0:
                    late.append(card)
                    continue
            if not card.stamp(painter, world, ratio):
                painter.setWorldTransform(world)
                painter.translate(card.pos())
                card.paint_in_window(painter)
                painter.setWorldTransform(PIXELS)
        painter.setWorldTransform(world)
        return _sketched(painter, late)

    def pictures_made(self, area: QRectF, scale: float, ratio: float) -> Iterator[None]:
        """Make the pictures of the cards in an area, one at each step; of many none."""
        wanted = [
            card
            for card in self._cards.values()
            if card.seen_at.intersects(area) and not card.has_picture_at(scale * ratio)
        ]
        if self._hurried or len(wanted) > _MADE_FIRST:
            return  # they are sketched at first
        for card in wanted:
            card.picture(scale * ratio, ratio)
            yield

    def _fits_in_one(self) -> bool:
        pixels = self._bounds.width() * self._bounds.height() * (self._scale * self._ratio) ** 2
        cards = self._cards.values()
        return (
            pixels <= _LARGEST
            and len(cards) >= _MANY
            and (self._all is not None or all(card.has_picture for card in cards))
        )

    def _picture_of_all(self) -> QPixmap:
        """The cards as they were painted last."""
        size = self._bounds.size() * (self._scale * self._ratio)
        picture = QPixmap(max(1, ceil(size.width())), max(1, ceil(size.height())))
        picture.setDevicePixelRatio(self._ratio)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(self._scale, self._scale)
            painter.translate(-self._bounds.topLeft())
            self._paint_cards(painter, self._bounds, None, len(self._cards))
        return picture


def _grown(area: QRectF) -> QRect:
    """An area in whole units, with what may be smoothed at its edge."""
    return area.adjusted(-2, -2, 2, 2).toAlignedRect()


def _sketched(painter: QPainter, cards: list[CardItem]) -> QRectF:
    """Paint no more than where cards stand, while there is no time for their pictures."""
    if not cards:
        return QRectF()
    around = QRectF()
    for card in cards:
        around = around.united(card.seen_at)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(cards[0].look.colour("surface.card"))
    painter.drawRects([card.stands_at for card in cards])
    return around
