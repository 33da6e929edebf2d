"""Two rows beside one another or, where that is too narrow for both, one below the other."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from app.ui import theme

_Way = QBoxLayout.Direction


class Beside(QWidget):
    """Takes no more of the window's width than the wider of both rows needs."""

    def __init__(
        self, left: Iterable[QWidget], right: Iterable[QWidget], *, grows: bool = False
    ) -> None:
        """With `grows` what is left of the width is the first row's, else between both."""
        super().__init__()
        self._rows = [_row(left), _row(right)]
        if not grows:
            self._rows[0].addStretch(1)
            self._rows[1].insertStretch(0, 1)
        self._both = QBoxLayout(_Way.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(theme.space(1))
        for row in self._rows:
            self._both.addLayout(row)

    @property
    def is_parted(self) -> bool:
        """Whether the second row stands below the first."""
        return self._both.direction() is _Way.TopToBottom

    def minimumSizeHint(self) -> QSize:
        """Return what is needed one below the other; the height is that of how it stands."""
        wide = max(row.minimumSize().width() for row in self._rows)
        return QSize(wide, self._both.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = sum(row.minimumSize().width() for row in self._rows) + self._both.spacing()
        way = _Way.TopToBottom if needed > event.size().width() else _Way.LeftToRight
        if way is not self._both.direction():
            self._both.setDirection(way)
            self.updateGeometry()


def _row(parts: Iterable[QWidget]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.space(1))
    for part in parts:
        row.addWidget(part)
    return row
