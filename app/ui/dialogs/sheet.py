"""What stands beside the window to be read: a title, a search in it, and a button to close."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.i18n import tr
from app.ui import theme
from app.ui.panels import style
from app.ui.panels.controls import button, hair
from app.ui.panels.labels import Label

_MARGIN = 80  # pixels of the screen that a sheet leaves free


class Sheet(QDialog):
    """One tries a thing in the window while one reads about it here."""

    def __init__(
        self, parent: QWidget | None, title: str, asked: str, search_width: int
    ) -> None:
        """Name the sheet, and say what its search finds; its width in pixels at 100 %."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        if parent is None:
            self.setStyleSheet(style.sheet())
        self.search = QLineEdit()
        self.search.setPlaceholderText(asked)
        self.search.setAccessibleName(asked)
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(theme.grown(search_width))
        self.top, self.foot = QHBoxLayout(), QHBoxLayout()

    def furnish(self, content: QWidget, size: tuple[int, int]) -> None:
        """Put what is read between title and foot, as large as there is room for."""
        across, down = theme.space(3), theme.space(2)
        self.top.setContentsMargins(across, down, across, down)
        self.top.setSpacing(theme.space(1))
        self.top.insertWidget(0, Label(self.windowTitle(), "page"))
        self.top.insertStretch(1)
        self.top.addWidget(self.search)
        self.foot.setContentsMargins(*(theme.space(2),) * 4)
        self.foot.addStretch()
        close = button(tr("Close"), self.close)
        close.setAutoDefault(False)
        self.foot.addWidget(close)
        whole = QWidget(self)
        whole.setObjectName("panel")
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.top)
        column.addWidget(hair())
        column.addWidget(content, 1)
        column.addWidget(hair())
        column.addLayout(self.foot)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(whole)
        room = self.screen().availableSize()
        self.resize(min(size[0], room.width() - _MARGIN), min(size[1], room.height() - _MARGIN))
