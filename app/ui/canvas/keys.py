"""The map by keyboard: walking the cards, choosing, drawing, moving, zooming."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from app.analysis.roster import Side
from app.model.values import Id
from app.ui.canvas import walking
from app.ui.canvas.card import CardItem

if TYPE_CHECKING:
    from app.ui.canvas.view import MapView

Key = Qt.Key
_NUDGE, _FINE = 8.0, 1.0  # scene units
_ASIDE = 2.5  # how much a step aside counts against a step ahead

PLAIN: dict[Key, Callable[[MapView], object]] = {
    Key.Key_N: lambda view: view.add_person(),
    Key.Key_Insert: lambda view: view.add_person(),
    Key.Key_C: lambda view: view.add_member(),
    Key.Key_A: lambda view: view.quick_asked.emit(),
    Key.Key_T: lambda view: view.start_tie(),
    Key.Key_F2: lambda view: view.rewrite(),
    Key.Key_Delete: lambda view: view.remove_selected(),
    Key.Key_Backspace: lambda view: view.remove_selected(),
    Key.Key_R: lambda view: view.toggle_letters(),
    **walking.PLAIN,
}


def pressed(view: MapView, event: QKeyEvent) -> bool:
    """Do what a key means on the map; False where it means nothing there."""
    return walking.pressed(view, event, walking.Keys(_arrow, _enter, _select_all, PLAIN))


def _enter(view: MapView) -> None:
    view.finish_tie() if view.tie_from is not None else view.rewrite()


def _select_all(view: MapView) -> None:
    view.select_all()


def walk(view: MapView, *, forward: bool) -> bool:
    """Go to the next card as one reads; False at the end, where the keyboard leaves the map."""
    ids = [card.id for card in view.map.in_order() if card.id != view.tie_from]
    at = view.aimed if view.tie_from is not None else view.current
    place = walking.place_after(ids, at, forward=forward)
    if view.tie_from is not None and ids:
        view.aim(ids[place % len(ids)])
        return True
    return walking.go_on(view, ids, place)


def nearest(
    view: MapView,
    start: CardItem | None,
    towards: tuple[int, int],
    besides: Id | None = None,
) -> Id | None:
    """Return the nearest card in a direction, `besides` the one a line in hand begins at."""
    if start is None:
        cards = view.map.in_order()
        return cards[0].id if cards else None
    x, y = start.card.box.centre
    best: tuple[float, Id] | None = None
    for card in view.map.cards.values():
        dx, dy = card.card.box.centre[0] - x, card.card.box.centre[1] - y
        ahead = dx * towards[0] + dy * towards[1]
        aside = abs(dx * towards[1]) + abs(dy * towards[0])
        if card is not start and card.id != besides and ahead > 1:
            far = (ahead + _ASIDE * aside, card.id)
            best = far if best is None or far < best else best
    return None if best is None else best[1]


def first_aim(view: MapView, source: Id) -> Id | None:
    """Return where a tie from a card most likely goes: the nearest card of the other side."""
    start = view.map.cards[source]
    across = Side.THEIRS if start.card.side is Side.OURS else Side.OURS
    x, y = start.card.box.centre
    others = [card for card in view.map.cards.values() if card.card.side is across]
    others = others or [card for card in view.map.cards.values() if card is not start]

    def far(card: CardItem) -> float:
        cx, cy = card.card.box.centre
        return abs(cy - y) * _ASIDE + abs(cx - x)

    return min(others, key=far).id if others else None


def _arrow(view: MapView, towards: tuple[int, int], modifiers: Qt.KeyboardModifier) -> None:
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        walking.pan(view, towards)
        return
    if modifiers & Qt.KeyboardModifier.AltModifier:
        far = _FINE if modifiers & Qt.KeyboardModifier.ShiftModifier else _NUDGE
        view.nudge(QPointF(towards[0] * far, towards[1] * far))
        return
    at = view.aimed if view.tie_from is not None else view.current
    found = nearest(view, view.map.cards.get(at or ""), towards, view.tie_from)
    walking.take_step(view, found, modifiers, aims=view.tie_from is not None)
