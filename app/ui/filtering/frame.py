"""The views with the bar that picks people out above them, and what each makes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.model.values import Id
from app.ui.canvas.view import MapView
from app.ui.panels.controls import hair
from app.ui.views.stack import ViewStack

if TYPE_CHECKING:
    from app.ui.filtering.bar import FilterBar
    from app.ui.filtering.current import Filtering


@runtime_checkable
class Narrowing(Protocol):
    """A view that shows only some of the people at the customer."""

    def narrow(self, shown: Callable[[Id], bool]) -> None:
        """Show only people of whom `shown` says so."""


class FilterFrame(QWidget):
    """Holds the views; the bar is made when first asked for, and hidden while of no use."""

    keep_asked = Signal()

    def __init__(self, views: ViewStack) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.filtering: Filtering | None = None
        self.bar: FilterBar | None = None
        self._views = views
        self._is_open = False
        self._narrowed: set[str] = set()  # the views that do not show everybody
        self._hair = hair()
        self._hair.setVisible(False)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._hair)
        self._column.addWidget(views, 1)
        views.currentChanged.connect(self._follow)

    def use(self, filtering: Filtering) -> FilterBar:
        """Bring in the bar of a filter, and let the views follow it from now on."""
        if self.bar is None:
            from app.ui.filtering.bar import FilterBar  # noqa: PLC0415  seldom at a start

            self.filtering = filtering
            self.bar = FilterBar(filtering)
            self._column.insertWidget(0, self.bar)
            self.bar.left.connect(self._to_view)
            self.bar.closed.connect(self._on_closed)
            self.bar.keep_asked.connect(self.keep_asked)
            filtering.asked.connect(self._show_bar)
            filtering.found.connect(self._follow)
            self._show_bar()
            self._follow()
        return self.bar

    def begin(self, filtering: Filtering) -> None:
        """Open the bar, and let the keyboard search in it."""
        bar = self.use(filtering)
        self._is_open = True
        self._show_bar()
        bar.begin()

    def _show_bar(self) -> None:
        if self.bar is not None and self.filtering is not None:
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

    def _follow(self, _place: int = 0) -> None:
        """Let the view in front show who is found; the others do when they come to it."""
        filtering, name = self.filtering, self._views.in_front
        page: object = self._views.currentWidget()
        if filtering is None:
            return
        if isinstance(page, MapView):
            page.pick_out(filtering.forward())
        elif isinstance(page, Narrowing) and (filtering.is_on or name in self._narrowed):
            page.narrow(filtering.shows)
            (self._narrowed.add if filtering.is_on else self._narrowed.discard)(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.bar is not None and self.bar.isVisible():
            self.bar.close_bar()
        else:
            super().keyPressEvent(event)
