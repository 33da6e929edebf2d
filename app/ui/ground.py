"""What the window shows before it is furnished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Ground(QFrame):
    """A ground that says so once it has been painted.

    A style sheet paints it, as a painter's first call makes Qt list all its constants.
    """

    painted = Signal()

    def __init__(self, colour: str) -> None:
        super().__init__()
        if colour:
            self.setStyleSheet(f"background: {colour}")
        self._seen = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            self.painted.emit()
