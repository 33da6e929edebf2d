"""The hand on the map: what a press begins, moving goes on with, and a release ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent

from app.ui.canvas import flags_of_all, sticky
from app.ui.canvas.gestures import CardDrag, Pan, RubberBand
from app.ui.canvas.held import Held
from app.ui.canvas.minimap import Travel

if TYPE_CHECKING:
    from app.ui.canvas.view import MapView

_ADDS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class Hand(Held):
    """Turns what the mouse does into gestures, choices and lines; at most one at a time."""

    def __init__(self, view: MapView) -> None:
        super().__init__()
        self._view = view
        self._holds_paper = False
        self.at: QPoint | None = None  # pixels of the viewport; None when it is elsewhere

    def hold_paper(self) -> None:
        """Let the next press pan, unless a card has the keyboard or something is being done."""
        view = self._view
        if self._gesture is None and self.at is not None:
            self._holds_paper = not view.map.cards.get(view.current or "")

    def let_paper_go(self) -> None:
        self._holds_paper = False

    def press(self, event: QMouseEvent) -> None:
        """Begin what is meant by pressing here."""
        at = event.position().toPoint()
        if event.button() == Qt.MouseButton.MiddleButton or self._holds_paper:
            self._gesture = Pan(self._view, at)
        elif event.button() == Qt.MouseButton.LeftButton and self._view.minimap.holds(at):
            self._gesture = Travel(self._view, at)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._choose(at, adding=bool(event.modifiers() & _ADDS))

    def _choose(self, at: QPoint, *, adding: bool) -> None:
        view = self._view
        point = view.mapToScene(at)
        card = view.map.card_at(point)
        if view.tie_from is not None:
            if card is not None:
                view.aim(card.id)
                view.finish_tie()
            else:
                view.cancel()
            return
        if card is not None:
            view.current = card.id
            view.choose(*card.face.refs, adding=adding)
            self._gesture = CardDrag(view, at, card)
            return
        flag = sticky.flag_at(view, at)
        if flag is not None:
            flags_of_all.ask(view, flag)
            return
        line = view.map.line_at(point, view.scale_)
        if line is not None:
            view.choose(*line.line.refs, adding=adding)
        elif not view.fold_at(point, sign=True):
            self._gesture = RubberBand(view, at, adding=adding)

    def move(self, at: QPoint, *, free: bool = False) -> None:
        """Go on with what was begun, or light what is pointed at; `free`: snap to nothing."""
        self.at = at
        self._let_go_of_who_is_gone()
        if self._gesture is not None:
            self._gesture.is_free = free
            self._gesture.move(at)
            return
        view = self._view
        point = view.mapToScene(at)
        card = None if view.minimap.holds(at) else view.map.card_at(point)
        view.map.light(() if card is None else (card.id,))
        if view.tie_from is not None:
            view.aim(None if card is None else card.id, point)

    def double_click(self, event: QMouseEvent) -> None:
        """Write on the card that is pointed at, or somebody new where there is none."""
        self._gesture = None
        view, at = self._view, event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton or view.minimap.holds(at):
            return
        card = view.map.card_at(view.mapToScene(at))
        if card is not None:
            view.current = card.id
            view.rewrite()
        elif sticky.flag_at(view, at) is None and not view.fold_at(view.mapToScene(at)):
            view.write_at(at)

    def leave(self) -> None:
        """Light nothing any more: the pointer has left the map."""
        self.at = None
        self._view.map.light(())
