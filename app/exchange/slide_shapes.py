"""What is on a slide, as values: shapes, texts, groups, pictures, and connectors between cards.

Lengths are units of the drawing; the file says how large one is on the slide.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, width, height
Step = tuple[str, tuple[Point, ...]]  # M and L one point, C three, Z none


class Form(Enum):
    """What a shape is, by the names that DrawingML has for it."""

    RECTANGLE = "rect"
    ROUNDED = "roundRect"
    ELLIPSE = "ellipse"
    PATH = "path"


class End(Enum):
    """What a connector wears where it arrives."""

    NONE = "none"
    ARROW = "triangle"
    DOT = "oval"


@dataclass(frozen=True, slots=True)
class Look:
    """How a shape is filled and drawn; colours are RRGGBB, None for none."""

    fill: str | None = None
    fill_share: float = 1.0  # 0 (clear) to 1
    stroke: str | None = None
    stroke_share: float = 1.0
    width: float = 0.0
    dash: tuple[float, ...] = ()  # lengths in turn: a stroke, a gap
    round_ends: bool = False
    double: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A text of one look, its lines as the picture breaks them."""

    lines: tuple[str, ...]
    size: float
    strong: bool
    colour: str


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape; with words in its middle where it holds any."""

    form: Form
    box: Box
    look: Look
    radius: float = 0.0
    steps: tuple[Step, ...] = ()  # of a path
    words: Words | None = None
    key: str | None = None  # by which connectors find it
    sites: tuple[Point, ...] = ()  # where connectors meet it, besides the middles of its sides
    name: str = ""


@dataclass(frozen=True, slots=True)
class TextBox:
    """A text without a ground, from its left edge."""

    box: Box
    words: Words


@dataclass(frozen=True, slots=True)
class Connector:
    """A line from card to card, along these corners or bent smoothly."""

    start: str
    end: str
    points: tuple[Point, ...]
    curved: bool
    look: Look
    arrives: End
    says: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG image."""

    box: Box
    content: bytes
    says: str


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes that move together; `says` is read out for all of them."""

    name: str
    says: str
    shapes: tuple[Shape | TextBox | Picture, ...]


Item = Shape | TextBox | Connector | Picture | Group


def boxes(items: tuple[Shape | TextBox | Picture, ...]) -> Iterator[Box]:
    """Return where each of these stands."""
    return (item.box for item in items)


def around(several: Iterator[Box]) -> Box:
    """Return the smallest box round others; an empty one where there are none."""
    edges = [(x, y, x + wide, y + high) for x, y, wide, high in several]
    if not edges:
        return 0.0, 0.0, 0.0, 0.0
    left, top = min(edge[0] for edge in edges), min(edge[1] for edge in edges)
    right, low = max(edge[2] for edge in edges), max(edge[3] for edge in edges)
    return left, top, right - left, low - top
