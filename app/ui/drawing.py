"""A drawing: how large it is, in units of its own, how to paint it, and what it is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QPainter

from app.exchange.slide_shapes import Connector, Picture

Paint = Callable[[QPainter], None]


@dataclass(frozen=True, slots=True)
class Ground:
    """What stands behind and around the cards."""

    paint: Paint


@dataclass(frozen=True, slots=True)
class CardPart:
    """A card that connectors find by its key; `says` is read out for the whole of it."""

    key: str
    name: str
    says: str
    paint: Paint


Part = Ground | CardPart | Connector | Picture


@dataclass(frozen=True, slots=True)
class Drawing:
    """Something that can be painted at any size, from its top left corner.

    `parts` are the same again, from back to front, for files in which cards can be moved.
    """

    width: float
    height: float
    paint: Paint
    parts: Callable[[], Iterator[Part]]
    says: str = ""  # the whole in words, for who cannot see it
    letters: float = 13.0  # how large the names of people are set, in its units
