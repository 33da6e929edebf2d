"""What a screen reader is told of widgets that paint themselves: one factory for all."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from shiboken6 import Shiboken

Make = Callable[[QObject], QAccessibleInterface]
_makers: dict[str, Make] = {}
_made: list[QAccessibleInterface] = []  # Qt owns them; Python would let them go


def describe_class(name: str, make: Make) -> None:
    """Let widgets of this class speak through what `make` returns of them."""
    _makers[name] = make
    _install()


@cache
def _install() -> None:
    QAccessible.installFactory(_interface)


def _interface(name: str, widget: QObject | None) -> QAccessibleInterface | None:
    make = _makers.get(name)
    if make is None or widget is None:
        return None
    _made[:] = [one for one in _made if Shiboken.isValid(one)]
    _made.append(make(widget))
    return _made[-1]
