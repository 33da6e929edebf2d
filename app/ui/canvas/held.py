"""What the hand does on a map or in a tree: one gesture at a time."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from app.ui.canvas.gestures import Gesture


class Held:
    """Ends the gesture that was begun, and lets go of it where who was in the hand is gone."""

    def __init__(self) -> None:
        self._gesture: Gesture | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something was begun that has not ended."""
        return self._gesture is not None

    def release(self, at: QPoint) -> None:
        """End what was begun, and do it."""
        self._let_go_of_who_is_gone()
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.release(at)

    def cancel(self) -> bool:
        """Leave what is being done; return whether anything was."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.cancel()
        return gesture is not None

    def _let_go_of_who_is_gone(self) -> None:
        if self._gesture is not None and not self._gesture.is_possible:
            self.cancel()
