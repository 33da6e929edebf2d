"""A menu is asked for, and one of its lines is found by its words."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from app.model.people import Person, TeamMember
from app.model.places import Seat
from app.ui.canvas.context import PointedAt

MENU = QContextMenuEvent.Reason


def words(menu: QMenu) -> list[str]:
    return [one.text().partition("\t")[0] for one in menu.actions() if one.text()]


def item(menu: QMenu, *way: str):
    """The action at the end of a way through submenus, by their words."""
    for name in way:
        found = [
            a for a in menu.actions() if a.text().partition("\t")[0].replace("&", "") == name
        ]
        assert found, f"no {name} among {words(menu)}"
        below = found[0].menu()
        menu = below if isinstance(below, QMenu) else menu
    return found[0]


def asked_for(window, ref):
    """The menu of a card or line, as the pointer asks for it."""
    window.document.select([ref])
    is_card = ref[0] in (Person, TeamMember, Seat)
    asked = PointedAt(ref, None, QPoint()) if is_card else PointedAt(None, ref, QPoint())
    if is_card:
        window.map.current = ref[1]
    return window.doing.menus.of_map(window.map, asked)


def right_click(widget, at: QPoint) -> QMenu:
    """Ask by the pointer, and return the menu that opened."""
    event = QContextMenuEvent(MENU.Mouse, at, widget.mapToGlobal(at))
    QApplication.sendEvent(widget, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu
