"""How people stand in a cell that cannot name them all: a count, the weightiest, and dots."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import sqrt

from app.figures.name_forms import Form
from app.figures.power_cells import Point, Rect
from app.figures.power_slots import (
    LINE,
    PER_NAME,
    REACH,
    Level,
    Named,
    Placed,
    fitting,
    shuffled,
)

SEEN = 6.0  # pixels of the radius down to which dots shrink so that more names have room
LEAST = 1.5  # pixels of the radius of a dot: more than a point on the screen
KEPT = 1 / 3  # of a cell that names may take however many stand in it
MOST_KEPT = 3  # names there
BROAD = 7.5  # letters' heights of width of a column of names
AFTER_COUNT = 8.0  # pixels between the count and the first dot
APART = 1.0  # pixels between two dots


@dataclass(slots=True)
class Crowded:
    """A cell with its count at the top, some names below it, and below these all others."""

    count: Placed
    spots: dict[str, Point] = field(default_factory=dict)
    names: dict[str, Placed] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)  # who has no name
    left: Rect | None = None  # the room for these

    def fit(self) -> float:
        """Return how large the dots of all others can be."""
        return 0.0 if self.left is None else radius_for(self.left, len(self.others))

    def scatter(self, radius: float) -> None:
        """Let all others stand side by side, `radius` large."""
        if self.left is not None:
            self.spots |= packed(self.left, self.others, radius)


def crowded(room: Rect, people: Sequence[Named], level: Level, words: str) -> Crowded:
    """Return how people stand in a room; `words` count them.

    As many are named, the weightiest first, beside the count and below it, as leave the others
    dots that are easily seen.
    """
    wide, line = people[0].wide(words) * level.size, max(LINE * level.size, level.high)
    top = Rect(room.left, room.top, room.left + wide, room.top + LINE * level.size)
    found = Crowded(Placed((words,), top, level.size, centred=False))
    beside = _rows(Rect(top.right + AFTER_COUNT, room.top, room.right, room.top + line), level)
    below = _rows(Rect(room.left, room.top + line + 1, room.right, room.bottom), level)
    ranked = sorted(people, key=lambda one: (-one.weight, one.id))
    ahead = [*_named(ranked[: beside.across], beside)]
    first = {one.id for one, _form in ahead}
    rest = [one for one in ranked if one.id not in first]
    named = [*_named(rest, below)][: below.many(len(rest))]
    for rows, here in ((beside, ahead), (below, named)):
        for place, (one, form) in enumerate(here):
            found.spots[one.id], found.names[one.id] = rows.stand(place, form)
    found.others = shuffled({one.id: one for one in people if one.id not in found.names})
    found.left = below.below(len(named))
    return found


def _rows(room: Rect, level: Level) -> _Rows:
    return _Rows(room, level, max(1, int(room.width // (BROAD * level.size))))


@dataclass(frozen=True, slots=True)
class _Rows:
    """Names in rows from the top of a room."""

    room: Rect
    level: Level
    across: int

    @property
    def high(self) -> float:
        return max(self.level.high + 1, LINE * self.level.size)

    @property
    def wide(self) -> float:
        return self.room.width / self.across

    @property
    def for_name(self) -> float:
        apart = 1.1 * self.level.radius if self.across > 1 else 0.0
        return self.wide - self.level.radius - self.level.before - apart

    def below(self, named: int) -> Rect:
        """Return what is left of the room below so many names."""
        top = self.room.top - (-named // self.across) * self.high
        return Rect(self.room.left, min(top, self.room.bottom), *self._corner)

    @property
    def _corner(self) -> Point:
        return self.room.right, self.room.bottom

    def many(self, people: int) -> int:
        """Return how many are named, so that of so many the others have room."""
        rows = max(0, int(self.room.height // self.high))
        kept = min(MOST_KEPT, int(self.room.height * KEPT // self.high)) * self.across
        for named in range(min(rows * self.across, people), kept, -1):
            others = people - named
            radius = radius_for(self.below(named), others)
            if radius >= SEEN:
                return named
        return kept

    def stand(self, place: int, form: Form) -> tuple[Point, Placed]:
        row, column = divmod(place, self.across)
        level = self.level
        x = self.room.left + column * self.wide + level.radius
        y = self.room.top + (row + 0.5) * self.high - 0.1 * level.radius
        half = LINE * level.size / 2
        wide = min(self.for_name, form.wide * level.size * 1.03)
        start = x + level.before
        box = Rect(start, y - half, start + wide, y + half)
        return (x, y), Placed(form.lines, box, level.size, centred=False)


def _named(ranked: Sequence[Named], rows: _Rows) -> Iterator[tuple[Named, Form]]:
    """Yield who can be named in a row, and how, the weightiest first."""
    level = rows.level
    if rows.for_name < PER_NAME * level.size:
        return
    for one in ranked[: int(rows.room.height // rows.high + 1) * rows.across]:
        form = fitting(one, rows.for_name, LINE * level.size, level)
        if form is not None:
            yield one, form


def radius_for(room: Rect, count: int) -> float:
    """Return how large so many dots can be side by side in a room; LEAST where it is full."""
    if not count:
        return float("inf")
    width, height = max(room.width, 0.0), max(room.height, 0.0)
    radius = sqrt(width * height / count)
    while radius > LEAST and _holds(width, radius) * _holds(height, radius) < count:
        radius *= 0.97
    return max(LEAST, radius)


def _holds(length: float, radius: float) -> int:
    """Return how many dots, with their signs, a length holds."""
    return int(length // (pitch(radius)))


def pitch(radius: float) -> float:
    """Return how far the middles of two dots are apart."""
    return (1 + (REACH if radius >= SEEN else 1.0)) * radius + APART


def packed(room: Rect, ids: Sequence[str], radius: float) -> dict[str, Point]:
    """Return where people stand side by side in a room, from its upper left corner.

    Where they are too many even so, the rows move together.
    """
    if not ids:
        return {}
    apart = pitch(radius)
    across = max(1, int(room.width // apart))
    rows = -(-len(ids) // across)
    down = min(apart, (room.height - apart) / (rows - 1)) if rows > 1 else apart
    return {
        id: (
            room.left + radius + place % across * apart,
            room.top + radius + place // across * max(0.0, down),
        )
        for place, id in enumerate(ids)
    }
