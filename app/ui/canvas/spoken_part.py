"""What is said alike of every part of the map that a screen reader comes to."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from app.ui.canvas.content import Ref

if TYPE_CHECKING:
    from app.ui.canvas.spoken import SpokenMap
    from app.ui.canvas.view import MapView


class Part(QAccessibleWidget):
    """A card, line or sign; a widget's interface, as only that brings actions in PySide."""

    def __init__(self, whole: SpokenMap, id: str, role: QAccessible.Role) -> None:
        super().__init__(whole.view, role)
        self._whole, self.id = whole, id

    @property
    def view(self) -> MapView:
        return self._whole.view

    @abstractmethod
    def ref(self) -> Ref:
        """Return what it stands for."""

    def isValid(self) -> bool:
        return self._whole.has(self)

    def object(self) -> QObject:
        return cast(QObject, None)  # it is none: it lives in the scene

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self.view)

    def childCount(self) -> int:
        return 0

    def child(self, index: int) -> QAccessibleInterface:
        return cast(QAccessibleInterface, None)

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        return cast(QAccessibleInterface, None)

    def focusChild(self) -> QAccessibleInterface:
        return cast(QAccessibleInterface, None)

    @abstractmethod
    def area(self) -> QRectF:
        """Return where it is in the scene."""

    def rect(self) -> QRect:
        """Return where it is on the screen."""
        here = self.view.mapFromScene(self.area()).boundingRect()
        return QRect(self.view.viewport().mapToGlobal(here.topLeft()), here.size())

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        document = self.view.document
        state.selectable = state.extSelectable = state.multiSelectable = True
        state.selected = self.ref() in document.selection
        state.offscreen = not self.view.visible_area().intersects(self.area())
        return state

    def actionNames(self) -> list[str]:
        return [self.pressAction()]

    def keyBindingsForAction(self, name: str) -> list[str]:
        return []

    def doAction(self, name: str) -> None:
        """Select it, as a click does."""
        if name in (self.pressAction(), self.setFocusAction()):
            self.press()

    def press(self) -> None:
        self.view.document.select([self.ref()])
