"""Rows and figures of the panels for a screen reader: what they are, how they are pressed."""

from __future__ import annotations

from functools import partial
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QWidget

from app.ui.accessible import describe_class

ROLES = {  # by class; each of them does on Enter what a click does
    "GapRow": QAccessible.Role.ListItem,
    "ActionRow": QAccessible.Role.ListItem,
    "RoleWheel": QAccessible.Role.Chart,
}


class Pressed(QAccessibleWidget):
    """A widget that paints itself and is pressed as a whole; it says whether it is open."""

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role)
        self._widget = widget

    def state(self) -> QAccessible.State:
        state = super().state()
        is_open = getattr(self._widget, "is_open", None)
        if is_open is not None:
            state.expandable, state.expanded, state.collapsed = True, is_open, not is_open
        return state

    def actionNames(self) -> list[str]:
        return [self.pressAction(), self.setFocusAction()]

    def doAction(self, name: str) -> None:
        """Press it as the keyboard does."""
        if name != self.pressAction():
            super().doAction(name)
            return
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            none = Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(self._widget, QKeyEvent(kind, Qt.Key.Key_Return, none))


def describe_panels() -> None:
    """Let a screen reader know of them; once is enough."""
    for name, role in ROLES.items():
        describe_class(name, partial(_pressed, role))


def _pressed(role: QAccessible.Role, widget: QObject) -> Pressed:
    return Pressed(cast(QWidget, widget), role)
