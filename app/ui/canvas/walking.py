"""Keys that mean the same wherever cards stand on paper: walking, roles, panning, zooming."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent

from app.model.role_letters import ROLE_LETTERS
from app.model.values import Id
from app.model.vocabulary import Role

Key = Qt.Key
ARROWS = {
    Key.Key_Left: (-1, 0),
    Key.Key_Right: (1, 0),
    Key.Key_Up: (0, -1),
    Key.Key_Down: (0, 1),
}
_PAN = 64  # pixels


class Walked(Protocol):
    """A view of cards that keys walk over."""

    current: Id | None

    @property
    def map(self) -> Any: ...  # the scene; its `in_order` returns the cards as one reads them
    def go_to(self, id: Id | None, *, adding: bool = False) -> None: ...
    def aim(self, id: Id | None) -> None: ...
    def cancel(self) -> bool: ...
    def toggle_current(self) -> None: ...
    def pan(self, by: QPoint) -> None: ...
    def zoom_in(self) -> None: ...
    def zoom_out(self) -> None: ...
    def fit(self) -> None: ...
    def chosen_people(self) -> list[Id]: ...
    def toggle_role(self, role: Role) -> None: ...


View = TypeVar("View", bound=Walked)

PLAIN: dict[Key, Callable[[Walked], object]] = {
    Key.Key_Plus: lambda view: view.zoom_in(),
    Key.Key_Equal: lambda view: view.zoom_in(),
    Key.Key_Minus: lambda view: view.zoom_out(),
    Key.Key_F: lambda view: view.fit(),
    Key.Key_Home: lambda view: _go(view, 0),
    Key.Key_End: lambda view: _go(view, -1),
    Key.Key_Space: lambda view: view.toggle_current(),
}


@dataclass(frozen=True)
class Keys(Generic[View]):
    """What keys do in one view of cards, where that is not the same in all."""

    arrow: Callable[[View, tuple[int, int], Qt.KeyboardModifier], object]
    enter: Callable[[View], object]
    select_all: Callable[[View], object]
    plain: Mapping[Key, Callable[[View], object]]


def pressed(view: View, event: QKeyEvent, keys: Keys[View]) -> bool:
    """Do what a key means in a view; False where it means nothing there."""
    key, modifiers = Key(event.key()), event.modifiers()
    with_control = modifiers == Qt.KeyboardModifier.ControlModifier
    plain = not modifiers & ~(
        Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    )
    if key in ARROWS:
        keys.arrow(view, ARROWS[key], modifiers)
    elif key == Key.Key_Escape:
        return view.cancel()
    elif key in (Key.Key_Return, Key.Key_Enter):
        keys.enter(view)
    elif key == Key.Key_A and with_control:
        keys.select_all(view)
    elif key == Key.Key_0 and with_control:
        view.fit()
    elif not plain:
        return False
    elif not gave_role(view, event):
        if key not in keys.plain:
            return False
        keys.plain[key](view)
    return True


def take_step(
    view: Walked, to: Id | None, modifiers: Qt.KeyboardModifier, *, aims: bool
) -> None:
    """Go to a card, with Shift besides the others; aim at it where a line is in hand."""
    if to is None:
        return
    if aims:
        view.aim(to)
    else:
        view.go_to(to, adding=bool(modifiers & Qt.KeyboardModifier.ShiftModifier))


def follow(view: Walked, chosen: AbstractSet[Id], before: AbstractSet[Id]) -> None:
    """Let the keyboard follow cards that others were chosen instead of.

    It stays outside where something of what was chosen `before` is left: Space, or Ctrl and
    a click, took its card out.
    """
    if not chosen or view.current in chosen:
        return
    if len(chosen) == 1:
        view.current = next(iter(chosen))
    elif chosen.isdisjoint(before):
        view.current = next(card.id for card in view.map.in_order() if card.id in chosen)


def place_after(ids: Sequence[Id], at: Id | None, *, forward: bool) -> int:
    """Return the place of the next card, of the first from elsewhere; outside past an end."""
    if at not in ids:
        return 0 if forward else len(ids) - 1
    return ids.index(at) + (1 if forward else -1)


def go_on(view: Walked, ids: Sequence[Id], place: int) -> bool:
    """Go to the card of a place; False past an end, where the keyboard leaves."""
    if not 0 <= place < len(ids):
        view.go_to(None)
        return False
    view.go_to(ids[place])
    return True


def pan(view: Walked, towards: tuple[int, int]) -> None:
    """Move the paper the way of an arrow."""
    view.pan(QPoint(-towards[0] * _PAN, -towards[1] * _PAN))


def gave_role(view: Walked, event: QKeyEvent) -> bool:
    """Give who is chosen the role of a letter, or take it back; False if there is none."""
    role = ROLE_LETTERS.get(event.text().upper())
    if role is None or not view.chosen_people():
        return False
    view.toggle_role(role)
    return True


def _go(view: Walked, place: int) -> None:
    cards = view.map.in_order()
    if cards:
        view.go_to(cards[place].id)
