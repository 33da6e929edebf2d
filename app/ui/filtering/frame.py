"""The views with the bar that picks people out above them, and what each makes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.model.values import Id
from app.ui.canvas.view import MapView
from app.ui.filtering.bar import FilterBar
from app.ui.filtering.current import Filtering
from app.ui.panels.controls import hair
from app.ui.views.stack import ViewStack


@runtime_checkable
class Narrowing(Protocol):
    """A view that shows only some of the people at the customer."""

    def narrow(self, shown: Callable[[Id], bool]) -> None:
        """Show only people of whom `shown` says so."""


class FilterFrame(QWidget):
    """Holds the views; the bar is there when asked for, and while it picks people out."""

    def __init__(self, filtering: Filtering, views: ViewStack) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.filtering, self._views = filtering, views
        self._is_open = filtering.is_on
        self._narrowed: set[str] = set()  # the views that do not show everybody
        self.bar = FilterBar(filtering)
        self._hair = hair()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._hair)
        column.addWidget(views, 1)
        self.bar.left.connect(self._to_view)
        self.bar.closed.connect(self._on_closed)
        filtering.asked.connect(self._show_bar)
        filtering.found.connect(self._follow)
        views.turned.connect(self._follow)
        self._show_bar()
        self._follow()

    def begin(self) -> None:
        """Open the bar, and let the keyboard search in it."""
        self._is_open = True
        self._show_bar()
        self.bar.begin()

    def _show_bar(self) -> None:
        shown = self._is_open or self.filtering.is_on
        self.bar.setVisible(shown)
        self._hair.setVisible(shown)

    def _on_closed(self) -> None:
        self._is_open = False
        self._show_bar()
        self._to_view()

    def _to_view(self) -> None:
        page = self._views.currentWidget()
        if page is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, _name: str = "") -> None:
        """Let the view in front show who is found; the others do when they come to it."""
        filtering, name = self.filtering, self._views.in_front
        page: object = self._views.currentWidget()
        if isinstance(page, MapView):
            page.map.pick_out(filtering.forward())
        elif isinstance(page, Narrowing) and (filtering.is_on or name in self._narrowed):
            page.narrow(filtering.shows)
            (self._narrowed.add if filtering.is_on else self._narrowed.discard)(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.bar.isVisible():
            self.bar.close_bar()
        else:
            super().keyPressEvent(event)
