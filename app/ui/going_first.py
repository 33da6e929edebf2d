"""The window goes first: long work elsewhere asks its event loop before it goes on."""

from __future__ import annotations

from contextlib import suppress
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal

from app import courtesy


class _Door(QObject):
    """Is knocked at from other threads, so it is never let go; answered on the user's."""

    knocked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.precedence = courtesy.Precedence(self._knock)
        self.knocked.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def _knock(self) -> None:
        with suppress(RuntimeError):  # the program has ended
            self.knocked.emit()

    def _answer(self) -> None:
        self.precedence.answer()


@cache
def _door() -> _Door:
    return _Door()


def begin() -> None:
    """Let long work give this thread way: it answers when all that came before is done."""
    courtesy.let_go_first(_door().precedence)


def end() -> None:
    """Let long work go on unasked, as there is no window any more."""
    courtesy.let_go_first(None)
    _door().precedence.answer()
