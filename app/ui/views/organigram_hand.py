"""The hand on the organigram: a press chooses, a drag sets or removes a reporting line."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from app.i18n import tr
from app.model.values import Id
from app.ui.canvas.card import CardItem
from app.ui.canvas.gestures import Gesture, Pan, RubberBand
from app.ui.canvas.held import Held
from app.ui.views import organigram_edits

if TYPE_CHECKING:
    from app.ui.canvas.view import MapView
    from app.ui.views.organigram import OrganigramView

_ADDS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class ManagerDrag(Gesture):
    """Holds a card: over another one it would report there, beside all to nobody."""

    def __init__(self, view: OrganigramView, start: QPoint, card: CardItem) -> None:
        super().__init__(as_map(view), start)
        self._tree = view
        self.card = card
        self._moving = False
        self._target: Id | None = None

    @property
    def is_possible(self) -> bool:
        return self.card.id in self._tree.map.geometry.boxes

    def move(self, at: QPoint) -> None:
        far = (at - self.start).manhattanLength()
        if not self._moving and far < QApplication.startDragDistance():
            return
        self._moving = True
        view = self._tree
        point = view.mapToScene(at)
        found = view.map.card_at(point, besides=self.card.id)
        self._target = None if found is None else found.id
        view.map.hold(self.card.id, point - view.mapToScene(self.start))
        view.map.choose(view.document.selection, None, self._target)
        view.say(self._words(point), at)

    def release(self, at: QPoint) -> None:
        self.move(at)
        view, target = self._tree, self._target
        out = self._is_out(view.mapToScene(at))
        moved = self._moving
        self.cancel()
        if moved and target is not None:
            view.put_under(self._held, target, self.begun)
        elif moved and out:
            view.take_out(self._held, self.begun)

    def cancel(self) -> None:
        self._tree.map.hold(None)
        self._tree.say("")
        self._tree.show_chosen()

    @property
    def _held(self) -> list[Id]:
        """Everybody who goes along: who is selected, if the card is."""
        chosen = [card.id for card in self._tree.chosen_cards()]
        return chosen if self.card.id in chosen else [self.card.id]

    def _is_out(self, point: QPointF) -> bool:
        """Return whether the card has left its own place, so that letting go means it."""
        box = self._tree.map.geometry.boxes[self.card.id]
        return not box.holds(point.x(), point.y())

    def _words(self, point: QPointF) -> str:
        view = self._tree
        plan = view.document.plan
        if self._target is not None:
            return tr(
                "{name} reports to {manager}",
                name=self.card.face.name, manager=view.map.cards[self._target].face.name,
            )  # fmt: skip
        if self._is_out(point) and organigram_edits.is_under_somebody(plan, self.card.id):
            return tr("{name} reports to nobody", name=self.card.face.name)
        return ""


class TreeHand(Held):
    """Turns what the mouse does into choices and gestures; at most one at a time."""

    def __init__(self, view: OrganigramView) -> None:
        super().__init__()
        self._view = view

    def press(self, event: QMouseEvent) -> None:
        """Begin what is meant by pressing here."""
        view, at = self._view, event.position().toPoint()
        adding = bool(event.modifiers() & _ADDS)
        if event.button() == Qt.MouseButton.MiddleButton:
            self._gesture = Pan(as_map(view), at)
            return
        card = view.map.card_at(view.mapToScene(at))
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if view.line_from is not None:
            view.finish_line(None if card is None else card.id)
        elif card is not None:
            view.current = card.id
            view.choose(card.face.ref, adding=adding)
            self._gesture = ManagerDrag(view, at, card)
        elif (line := view.map.line_at(view.mapToScene(at), view.scale_)) is not None:
            view.choose(line.line.ref, adding=adding)
        else:
            self._gesture = RubberBand(as_map(view), at, adding=adding)

    def move(self, at: QPoint) -> None:
        """Go on with what was begun, or light what is pointed at."""
        self._let_go_of_who_is_gone()
        if self._gesture is not None:
            self._gesture.move(at)
            return
        view = self._view
        card = view.map.card_at(view.mapToScene(at))
        view.map.light(() if card is None else (card.id,))
        if view.line_from is not None and card is not None:
            view.aim(card.id)


def as_map(view: OrganigramView) -> MapView:
    """Return the view as gestures of the map know it: they ask what both views have."""
    return cast("MapView", view)
