"""The customer's picture as values: what stands where, in units of the drawing."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF


@dataclass(frozen=True, slots=True)
class Words:
    """The texts around the drawing; None where they are left out."""

    title: str | None
    subtitle: str | None
    ours: str
    theirs: str
    foot: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text: where it begins on its base line, or its middle where centred."""

    at: QPointF
    text: str
    lettering: str
    strong: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Face:
    """One person in a card: the disc with initials, and the words beside it."""

    disc: QRectF
    initials: str
    hue: int | None  # which of our hues; None for the customer's people
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A card with one person, or with all of a lane who have the same counterparts."""

    area: QRectF
    radius: float
    faces: tuple[Face, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Two who work together; `agreed` says how often and at which level, where it is known."""

    start: QPointF
    end: QPointF
    hue: int
    agreed: str


@dataclass(frozen=True, slots=True)
class Band:
    """The strip of one lane, with its heading in the corridor."""

    area: QRectF
    heading: Line


@dataclass(slots=True)
class Sheet:
    """The whole drawing, ready to be painted."""

    width: float
    height: float = 0.0
    logo: QRectF | None = None  # where that of the house stands
    lines: list[Line] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
