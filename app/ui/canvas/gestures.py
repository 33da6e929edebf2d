"""What a press, drag and release on the map mean; each gesture is an object, Esc cancels it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QRubberBand

from app.analysis.arrangement import Arrangement
from app.analysis.geometry import Box
from app.analysis.roster import Band, Side
from app.model.values import Id
from app.ui import meanwhile
from app.ui.canvas import snapping
from app.ui.canvas.card import CardItem

if TYPE_CHECKING:
    from app.ui.canvas.view import MapView


class Gesture:
    """Something the hand is doing; points are those of the viewport."""

    is_free = False  # Alt is held: nothing is snapped to

    def __init__(self, view: MapView, start: QPoint) -> None:
        self.view = view
        self.start = start
        self.begun = meanwhile.moment(view.document)

    @property
    def is_possible(self) -> bool:
        """Whether what is in the hand is there still; a colleague may have removed it."""
        return True

    def move(self, at: QPoint) -> None:
        """Follow the pointer."""

    def release(self, at: QPoint) -> None:
        """Do what was shown."""

    def cancel(self) -> None:
        """Leave everything as it was."""


class Pan(Gesture):
    """Moves the paper under the window."""

    def __init__(self, view: MapView, start: QPoint) -> None:
        super().__init__(view, start)
        self._last = start
        view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def move(self, at: QPoint) -> None:
        self.view.pan(at - self._last)
        self._last = at

    def release(self, at: QPoint) -> None:
        self.view.viewport().unsetCursor()

    def cancel(self) -> None:
        self.view.pan(self.start - self._last)
        self.view.viewport().unsetCursor()


class RubberBand(Gesture):
    """Selects what it encloses; with `adding`, besides what is selected."""

    def __init__(self, view: MapView, start: QPoint, *, adding: bool) -> None:
        super().__init__(view, start)
        self._before = view.document.selection
        self._kept = self._before if adding else frozenset()
        self._band = QRubberBand(QRubberBand.Shape.Rectangle, view.viewport())
        self._band.setGeometry(QRect(start, QSize()))

    def move(self, at: QPoint) -> None:
        area = QRect(self.start, at).normalized()
        self._band.setGeometry(area)
        self._band.show()
        inside = self.view.map.cards_in(self.view.mapToScene(area).boundingRect())
        self.view.document.select(
            self._kept | {ref for card in inside for ref in card.face.refs}
        )

    def release(self, at: QPoint) -> None:
        if not self._band.isVisible():
            self.view.document.select(self._kept)
        self._drop()

    def cancel(self) -> None:
        self.view.document.select(self._before)
        self._drop()

    def _drop(self) -> None:
        self._band.hide()
        self._band.deleteLater()


class CardDrag(Gesture):
    """Moves the selected cards; dropped on another card, it draws a tie to it instead."""

    def __init__(self, view: MapView, start: QPoint, card: CardItem) -> None:
        super().__init__(view, start)
        self.card = card
        chosen = {id for _kind, id in view.document.selection}
        together = [id for id in view.map.cards if id in chosen]
        self._ids = together if card.id in together else [card.id]  # Shift let go of it
        self._moving = False
        self._target: CardItem | None = None
        self._offset = QPointF()
        self._snap = snapping.Snap()
        self._guides: snapping.Guides | None = None

    @property
    def is_possible(self) -> bool:
        """Of several cards in the hand those that are there still go on."""
        there = self.view.map.cards
        self._ids = [id for id in self._ids if id in there]
        return self.card.id in there

    def move(self, at: QPoint) -> None:
        far = (at - self.start).manhattanLength()
        if not self._moving and far < QApplication.startDragDistance():
            return
        if not self._moving:
            self.view.map.light(())
            self._guides = self._lines_around()
        self._moving = True
        point = self.view.mapToScene(at)
        self._offset = point - self.view.mapToScene(self.start)
        self._target = self._under(point)
        self._snap = snapping.Snap() if self._target is not None else self._near()
        self._offset += QPointF(*self._snap.offset)
        self.view.show_guides(self._snap.guides)
        if self._target is not None:
            self.view.map.hold((), QPointF())
            self.view.show_drawn_line(self.card.id, point, self._target.id)
        else:
            self.view.show_drawn_line(None)
            self.view.map.hold(self._ids, self._offset, self._band())

    def release(self, at: QPoint) -> None:
        self.move(at)
        target, offset = self._target, self._offset
        boxes, snap = self._boxes(offset), self._snap
        self.cancel()
        if target is not None:
            self.view.join(self.card.id, target.id)
        elif self._moving:
            guided = (snap.x is not None, snap.y is not None)
            self.view.put_down(boxes, guided, self.begun)

    def cancel(self) -> None:
        self.view.show_drawn_line(None)
        self.view.show_guides(())
        self.view.map.hold((), QPointF())

    def _lines_around(self) -> snapping.Guides | None:
        """What the card could come into line with: the cards that are seen and stay."""
        two_sided = self.view.map.geometry.arrangement is Arrangement.TWO_SIDED
        if two_sided and self.card.card.side is Side.OUTSIDE:
            return None
        area = self.view.visible_area()
        seen = (
            card.card.box
            for card in self.view.map.cards.values()
            if card.id not in self._ids
            and not (two_sided and card.card.side is Side.OUTSIDE)
            and card.sceneBoundingRect().intersects(area)
        )
        return snapping.Guides(seen)

    def _near(self) -> snapping.Snap:
        if self._guides is None or not self.view.snaps or self.is_free:
            return snapping.Snap()
        box = self._boxes(self._offset)[self.card.id]
        return self._guides.near(box, snapping.WITHIN / self.view.scale_)

    def _under(self, point: QPointF) -> CardItem | None:
        """The card under the pointer that a tie would go to."""
        if len(self._ids) > 1:
            return None
        for card in self.view.map.cards.values():
            box = card.card.box
            if card.id != self.card.id and box.holds(point.x(), point.y()):
                return card
        return None

    def _boxes(self, offset: QPointF) -> dict[Id, Box]:
        boxes = {id: self.view.map.geometry.cards[id].box for id in self._ids}
        return {
            id: box.moved(box.x + offset.x(), box.y + offset.y()) for id, box in boxes.items()
        }

    def _band(self) -> Band | str:
        """The band or block that would take the card in, where that is another one."""
        geometry = self.view.map.geometry
        if geometry.arrangement is not Arrangement.TWO_SIDED:
            return geometry.taking_in(self._boxes(self._offset)[self.card.id], self.card.id)
        if self.card.card.side is Side.OUTSIDE:
            return ""
        band = geometry.band_at(self._boxes(self._offset)[self.card.id].centre[1])
        return "" if band == self.card.card.band else band
