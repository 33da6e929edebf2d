"""The views of one account, one in front at a time; each is made when it is first shown."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.ui.stepwise import bring_in, paint_next_turn

MAP = "map"


@dataclass(slots=True)
class _View:
    make: Callable[[], QWidget]
    needs: tuple[str, ...] = ()  # modules
    page: QWidget | None = None


class ViewStack(QStackedWidget):
    """Map, matrix and the others; all follow the document, and share its selection."""

    turned = Signal(str)  # the name of the view that came to the front

    def __init__(self) -> None:
        super().__init__()
        self._views: dict[str, _View] = {}
        self._asked = ""  # the view that was asked for last
        self._told = ""  # the view that was last said to be in front

    def offer(
        self, name: str, make: Callable[[], QWidget], needs: tuple[str, ...] = ()
    ) -> None:
        """Take in a view that is made when somebody wants to see it, and what it is made of."""
        self._views[name] = _View(make, needs)

    def ask_for(self, name: str) -> None:
        """Bring a view to the front once what it is made of is there, some of it at a turn."""
        self._asked = name
        view = self._views.get(name)
        if view is None or all(module in sys.modules for module in view.needs):
            self.show_view(name)
        else:
            bring_in(view.needs, self, partial(self._show_asked, name))

    def _show_asked(self, name: str) -> None:
        if self._asked == name:  # else somebody went elsewhere meanwhile
            self.show_view(name)

    def show_view(self, name: str) -> QWidget | None:
        """Bring a view to the front; None where there is no such view."""
        self._asked = name
        view = self._views.get(name)
        if view is None:
            return None
        if view.page is None:
            view.page = view.make()
            paint_next_turn(view.page)
            self.addWidget(view.page)
        self._bring(view.page)
        if name != self._told:  # the first page comes to the front by itself
            self._told = name
            self.turned.emit(name)
        return view.page

    def _bring(self, page: QWidget) -> None:
        """Turn to a page; keys typed in the one before go to what this one is worked by.

        Qt alone hands them to the first field of the page, where arrows change a choice.
        """
        was_here = self.isAncestorOf(self.window().focusWidget())
        follows = was_here and self.currentWidget() is not page
        self.setCurrentWidget(page)
        if follows and page.focusPolicy() != Qt.FocusPolicy.NoFocus:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def in_front(self) -> str:
        """Return the name of the view in front; empty where there is none."""
        here = self.currentWidget()
        return next((name for name, view in self._views.items() if view.page is here), "")

    def page(self, name: str) -> QWidget | None:
        """Return a view that was made by now."""
        view = self._views.get(name)
        return None if view is None else view.page
