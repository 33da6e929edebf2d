"""A drawing: how large it is, in units of its own, and how to paint it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QPainter


@dataclass(frozen=True, slots=True)
class Drawing:
    """Something that can be painted at any size, from its top left corner."""

    width: float
    height: float
    paint: Callable[[QPainter], None]
