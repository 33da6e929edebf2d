"""The power grid for a screen reader: a list of everybody on it, in the order of Tab."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from app.ui.accessible import describe_class
from app.ui.views.power_figure import PowerFigure
from app.ui.views.power_handles import Handle


class SpokenGrid(QAccessibleWidget):
    """The figure; a person is a button that is made when somebody listens to it."""

    def __init__(self, figure: PowerFigure) -> None:
        super().__init__(figure, QAccessible.Role.List)
        self._figure = figure

    def childCount(self) -> int:
        return len(self._figure.spots)

    def child(self, index: int) -> QAccessibleInterface:
        people = self._figure.in_order()
        if not 0 <= index < len(people):
            return cast(QAccessibleInterface, None)
        return self._spoken(self._figure.handles[people[index]])

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        handle = child.object()
        if not isinstance(handle, Handle) or handle.id not in self._figure.spots:
            return -1
        return self._figure.in_order().index(handle.id)

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        at = self._figure.mapFromGlobal(QPoint(x, y))
        handle = self._figure.point_at(QPointF(at))
        return cast(QAccessibleInterface, None) if handle is None else self._spoken(handle)

    def _spoken(self, handle: Handle) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(handle)


def describe_grid() -> None:
    """Let a screen reader know of it; once is enough."""
    describe_class("PowerFigure", lambda figure: SpokenGrid(cast(PowerFigure, figure)))
