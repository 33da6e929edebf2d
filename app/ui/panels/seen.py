"""What follows the document while it is seen, and catches up when it comes to the front."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget


class FollowsWhileSeen(QWidget):
    """Signals go to `follow`; what is hidden is not made anew with every edit."""

    def __init__(self) -> None:
        super().__init__()
        self._missed = False

    def follow(self) -> None:
        """Show what holds now, or once it is seen again."""
        if self.isVisible():
            self.refresh()
        else:
            self._missed = True

    @abstractmethod
    def refresh(self) -> None:
        """Show what holds now."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._missed:
            self._missed = False
            self.refresh()
