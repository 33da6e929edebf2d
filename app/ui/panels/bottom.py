"""The panel below the map: one thing at a time, each behind a tab of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QWidget

from app.i18n import tr


class BottomPanel(QTabWidget):
    """Tabs without frames; a single one needs no tab bar, and shows none."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setDocumentMode(True)
        self.setTabBarAutoHide(True)
        self.tabBar().setDrawBase(False)
        self.tabBar().setExpanding(False)
        self._pages: dict[str, QWidget] = {}

    def add(self, widget: QWidget, title: str, name: str) -> None:
        """Add a tab at the end; `title` is a msgid, `name` is what the program calls it."""
        self._pages[name] = widget
        self.addTab(widget, tr(title))

    def show_tab(self, name: str) -> None:
        """Bring the tab of this name to the front."""
        self.setCurrentWidget(self._pages[name])

    def current(self) -> str:
        """Return the name of the tab in front; empty while there is none."""
        front = self.currentWidget()
        return next((name for name, page in self._pages.items() if page is front), "")
