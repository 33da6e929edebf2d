"""The kinds of line on the map and how each is drawn: colour, width, pattern and mark."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from functools import cache

from app.i18n import mark, tr
from app.model.entities import NAMES, EntityType
from app.model.values import Id
from app.model.vocabulary import InfluenceDegree, TieLevel
from app.ui import theme


class LineKind(Enum):
    """What can be switched on and off; ties always show."""

    TIE = "tie"
    REPORTING = "reporting"
    INFLUENCE = "influence"
    ALLIANCE = "alliance"
    CONFLICT = "conflict"

    __hash__ = object.__hash__  # that of Enum is Python, and every line asks for it


class Pattern(Enum):
    """How a line is interrupted, so that colour never carries alone."""

    SOLID = "solid"
    BROKEN = "broken"
    DOTTED = "dotted"
    TORN = "torn"
    DOUBLE = "double"


class Mark(Enum):
    """What a line wears in its middle or at its end."""

    ARROW = "arrow"
    DOT = "dot"
    QUESTION = "question"
    CROSS = "cross"
    DASH = "dash"
    BOLT = "bolt"
    RINGS = "rings"


@dataclass(frozen=True, slots=True)
class TieLook:
    """What decides the look of one line besides its kind."""

    level: TieLevel | None = None
    stale: bool = False
    not_needed: bool = False
    lost: bool = False
    planned: bool = False
    supposed: bool = False  # in a what-if
    dotted: bool = False
    former: bool = False  # with who has left


@dataclass(frozen=True, slots=True)
class Line:
    """One line from card to card."""

    kind: LineKind
    ref: tuple[EntityType, Id]
    source: Id
    target: Id
    look: TieLook
    weight: InfluenceDegree | None = None
    summed: tuple[Line, ...] = ()  # the lines this one stands for, where it stands for several
    id: str = field(init=False, repr=False, compare=False)  # no line of another kind has it

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", f"{NAMES[self.ref[0]]} {self.ref[1]}")

    @property
    def refs(self) -> tuple[tuple[EntityType, Id], ...]:
        """What is selected with the line."""
        return tuple(one.ref for one in self.summed) or (self.ref,)


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn; the name is the legend's, untranslated."""

    name: str
    colour: str  # token
    width: float
    pattern: Pattern = Pattern.SOLID
    middle: Mark | None = None
    end: Mark | None = None


_LEVELS = {
    TieLevel.ACQUAINTED: ("line.acquainted", mark("acquainted")),
    TieLevel.WORKING: ("line.working", mark("working contact")),
    TieLevel.GOOD: ("line.good", mark("good relationship")),
    TieLevel.TRUSTED: ("line.trusted", mark("trusted")),
}
_INFLUENCE_WIDTH = {None: 1.2, 1: 1.2, 2: 1.9, 3: 2.8}


def stroke(line: Line) -> Stroke:
    """Return how a line is drawn; lines that look alike share it."""
    if line.kind is LineKind.TIE:
        return tie_stroke(line.look)
    return _stroke(line.kind, line.look.dotted, line.weight)


@cache
def _stroke(kind: LineKind, dotted: bool, weight: InfluenceDegree | None) -> Stroke:
    thin = theme.measure("line.thin")
    if kind is LineKind.REPORTING:
        pattern = Pattern.DOTTED if dotted else Pattern.SOLID
        name = mark("reports to, dotted line") if dotted else mark("reports to")
        return Stroke(name, "line.reporting", thin, pattern, end=Mark.DOT)
    if kind is LineKind.INFLUENCE:
        width = _INFLUENCE_WIDTH[weight]
        return Stroke(mark("influences"), "line.influence", width, end=Mark.ARROW)
    if kind is LineKind.ALLIANCE:
        # from afar a double line looks like a broad one, as ties are
        rings = Mark.RINGS
        return Stroke(mark("alliance"), "line.alliance", thin, Pattern.DOUBLE, middle=rings)
    return Stroke(mark("conflict"), "line.conflict", thin, middle=Mark.BOLT)


@cache
def tie_stroke(look: TieLook) -> Stroke:
    """Return how a tie is drawn: width by level, pattern by what is the matter with it."""
    token, name = _LEVELS.get(look.level or TieLevel.ACQUAINTED, _LEVELS[TieLevel.ACQUAINTED])
    width = theme.measure(token)
    if look.former:
        hair = theme.measure("line.hair")
        return Stroke(mark("with who left"), "line.not_needed", hair)
    if look.planned:
        return Stroke(
            mark("planned"), "line.planned", theme.measure("line.dot"), Pattern.DOTTED
        )
    if look.supposed:
        return Stroke(mark("supposed"), "line.planned", width, Pattern.DOTTED)
    if look.not_needed:
        hair = theme.measure("line.hair")
        return Stroke(mark("not needed"), "line.not_needed", hair, middle=Mark.DASH)
    if look.lost:
        thin = theme.measure("line.thin")
        return Stroke(mark("lost"), "line.lost", thin, Pattern.TORN, middle=Mark.CROSS)
    if look.level is None:
        dot = theme.measure("line.dot")
        return Stroke(
            mark("not assessed"), "line.unassessed", dot, Pattern.DOTTED, middle=Mark.QUESTION
        )
    if look.stale:
        return Stroke(mark("gone stale"), "line.stale", width, Pattern.BROKEN)
    return Stroke(name, "line.tie", width)


def words(given: Stroke) -> str:
    """Return what a line means, in the reader's language."""
    return tr(given.name)
