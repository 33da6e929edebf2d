"""Columns that stand side by side where there is room, and below one another elsewhere."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from app.ui.panels.plan_parts import told, twin


class ColumnsPanel(QWidget):
    """A panel that scrolls; `columns` is what turns with its width."""

    def __init__(self, narrow: int) -> None:
        """Below `narrow` pixels of width the columns stand below one another."""
        super().__init__()
        self._narrow = narrow
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)
        self.columns: QBoxLayout | None = None

    def show_page(self, page: QWidget) -> None:
        """Show a page that was made anew; scroll bar and keyboard stay where they are."""
        bar = self.area.verticalScrollBar()
        at = bar.value()
        focused: QWidget | None = self.window().focusWidget()
        was_here = focused is not None and self.area.isAncestorOf(focused)
        known = told(focused) if focused is not None and was_here else None
        self.area.setWidget(page)
        bar.setValue(at)
        if known is not None:
            (twin(page, known) or self.area).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.columns is not None:
            self.columns.setDirection(self.direction())

    def direction(self) -> QBoxLayout.Direction:
        """Return how the columns stand at this width."""
        narrow = self.width() < self._narrow
        side_by_side, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        return below if narrow else side_by_side
