"""The panel below the map: one thing at a time, each behind a tab of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from app.i18n import tr


class BottomPanel(QTabWidget):
    """Tabs without frames, filled when first shown; a single one shows no tab bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setDocumentMode(True)
        self.setTabBarAutoHide(True)
        self.tabBar().setDrawBase(False)
        self.tabBar().setExpanding(False)
        self._pages: dict[str, QWidget] = {}
        self.currentChanged.connect(self._fill)

    def add(self, widget: QWidget, title: str, name: str) -> None:
        """Add a tab at the end; `title` is a msgid, `name` is what the program calls it."""
        self._pages[name] = widget
        self.addTab(widget, tr(title))

    def offer(self, make: Callable[[], QWidget], title: str, name: str) -> None:
        """Add a tab whose content is made when it first comes to the front."""
        self.add(_Offered(make), title, name)

    def show_tab(self, name: str) -> None:
        """Bring the tab of this name to the front."""
        self.setCurrentWidget(self._pages[name])

    def set_offered(self, name: str, *, on: bool) -> None:
        """Show or hide a tab; what stands in it stays."""
        self.setTabVisible(self.indexOf(self._pages[name]), on)

    def current(self) -> str:
        """Return the name of the tab in front; empty while there is none."""
        front = self.currentWidget()
        return next((name for name, page in self._pages.items() if page is front), "")

    def page(self, name: str) -> QWidget:
        """Return what stands in a tab, made now if it was not yet."""
        page = self._pages[name]
        return page.content() if isinstance(page, _Offered) else page

    def _fill(self) -> None:
        front = self.currentWidget()
        if isinstance(front, _Offered):
            front.content()


class _Offered(QWidget):
    """Room for what is made when somebody wants to see it."""

    def __init__(self, make: Callable[[], QWidget]) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._make = make
        self._made: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def content(self) -> QWidget:
        if self._made is None:
            self._made = self._make()
            self._column.addWidget(self._made)
            self.setFocusProxy(self._made)
        return self._made
