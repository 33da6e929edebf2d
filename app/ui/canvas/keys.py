"""The map by keyboard: walking the cards, choosing, drawing, moving, zooming."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent

from app.analysis.roster import Side
from app.model.role_letters import ROLE_LETTERS
from app.model.values import Id
from app.ui.canvas.card import CardItem

if TYPE_CHECKING:
    from app.ui.canvas.view import MapView

Key = Qt.Key
_ARROWS = {
    Key.Key_Left: (-1, 0),
    Key.Key_Right: (1, 0),
    Key.Key_Up: (0, -1),
    Key.Key_Down: (0, 1),
}
_NUDGE, _FINE, _PAN = 8.0, 1.0, 64  # scene units, pixels
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
    Key.Key_Plus: lambda view: view.zoom_in(),
    Key.Key_Equal: lambda view: view.zoom_in(),
    Key.Key_Minus: lambda view: view.zoom_out(),
    Key.Key_F: lambda view: view.fit(),
    Key.Key_R: lambda view: view.toggle_letters(),
    Key.Key_Home: lambda view: _go(view, 0),
    Key.Key_End: lambda view: _go(view, -1),
}


def pressed(view: MapView, event: QKeyEvent) -> bool:
    """Do what a key means on the map; False where it means nothing there."""
    key, modifiers = Key(event.key()), event.modifiers()
    plain = not modifiers & ~(
        Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    )
    if key in _ARROWS:
        _arrow(view, _ARROWS[key], modifiers)
        return True
    if key == Key.Key_Escape:
        return view.cancel()
    if key in (Key.Key_Return, Key.Key_Enter):
        view.finish_tie() if view.tie_from is not None else view.rewrite()
        return True
    if key == Key.Key_A and modifiers == Qt.KeyboardModifier.ControlModifier:
        view.select_all()
        return True
    if key == Key.Key_0 and modifiers == Qt.KeyboardModifier.ControlModifier:
        view.fit()
        return True
    if not plain:
        return False
    if key == Key.Key_Space:
        view.toggle_current()
        return True
    role = ROLE_LETTERS.get(event.text().upper())
    if role is not None and view.chosen_people():
        view.toggle_role(role)
        return True
    if key in PLAIN:
        PLAIN[key](view)
        return True
    return False


def walk(view: MapView, *, forward: bool) -> bool:
    """Go to the next card as one reads; False at the end, where the keyboard leaves the map."""
    ids = [card.id for card in view.map.in_order() if card.id != view.tie_from]
    at = view.aimed if view.tie_from is not None else view.current
    if at not in ids:
        place = 0 if forward else len(ids) - 1
    else:
        place = ids.index(at) + (1 if forward else -1)
    if view.tie_from is not None and ids:
        view.aim(ids[place % len(ids)])
        return True
    if not 0 <= place < len(ids):
        view.go_to(None)
        return False
    view.go_to(ids[place])
    return True


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
        view.pan(QPoint(-towards[0] * _PAN, -towards[1] * _PAN))
        return
    if modifiers & Qt.KeyboardModifier.AltModifier:
        far = _FINE if modifiers & Qt.KeyboardModifier.ShiftModifier else _NUDGE
        view.nudge(QPointF(towards[0] * far, towards[1] * far))
        return
    at = view.aimed if view.tie_from is not None else view.current
    found = nearest(view, view.map.cards.get(at or ""), towards, view.tie_from)
    if found is None:
        return
    if view.tie_from is not None:
        view.aim(found)
    else:
        view.go_to(found, adding=bool(modifiers & Qt.KeyboardModifier.ShiftModifier))


def _go(view: MapView, place: int) -> None:
    cards = view.map.in_order()
    if cards:
        view.go_to(cards[place].id)
