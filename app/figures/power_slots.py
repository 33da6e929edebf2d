"""How people stand in a cell of the power grid so that each has a name there, at their dot.

A cell is parted into slots, one for each; in it stands a dot with the name at its right or
below. So no name leaves its cell, and none lies over another or nearer to the dot of another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import ceil
from zlib import crc32

from app.figures.name_forms import NONE, Form, Wide, cut, forms, whole
from app.figures.power_cells import Point, Rect

LINE = 1.3  # times its size a line of text is high
REACH = 1.2  # of its radius a dot goes to the right and down, with its sign
AWAY = 0.4  # of the radius between that and the name
JITTER = 0.36  # of the free height of a slot that a dot may stand off its middle
SPARE = 1.03  # times as wide as reckoned a name may turn out

PER_NAME = 3.0  # letters' heights of width without which no name is tried


@dataclass(frozen=True, slots=True)
class Level:
    """How large dots and names are."""

    radius: float
    size: float  # of a name
    small: float = 0.0  # of the roles below it; 0: they are not written

    @property
    def high(self) -> float:
        """How high a dot is with its sign."""
        return (1 + REACH) * self.radius

    @property
    def before(self) -> float:
        """From the middle of a dot to the name at its right."""
        return (REACH + AWAY) * self.radius


@dataclass(frozen=True)
class Named:
    """Somebody to be placed."""

    id: str
    name: str
    short: str  # with an initial for the first name
    below: str  # the roles
    weight: float  # who weighs most is named first where not all can be
    wide: Wide
    only_one: bool = True  # of this last name

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        return tuple(forms(self.name, self.short, self.wide, only_one=self.only_one))


@dataclass(frozen=True, slots=True)
class Placed:
    """A name where it is written: below the middle of its dot, or from its left edge on."""

    lines: tuple[str, ...]
    box: Rect
    size: float
    centred: bool
    below: str = ""  # the roles, in the last line


@dataclass(slots=True)
class Filled:
    """Where people stand in a cell, and their names."""

    spots: dict[str, Point] = field(default_factory=dict)
    names: dict[str, Placed] = field(default_factory=dict)
    loss: float = 0.0  # of all names


@dataclass(frozen=True, slots=True)
class _Plan:
    """A room parted into columns and rows of slots."""

    room: Rect
    across: int
    down: int
    level: Level
    is_below: bool  # names stand below their dots

    @property
    def wide(self) -> float:
        return self.room.width / self.across

    @property
    def high(self) -> float:
        return self.room.height / self.down

    def slot(self, place: int, count: int) -> Rect:
        """Return a slot, counted by rows; the last row stands in the middle."""
        row, column = divmod(place, self.across)
        in_row = min(self.across, count - row * self.across)
        left = self.room.left + (self.room.width - in_row * self.wide) / 2 + column * self.wide
        top = self.room.top + row * self.high
        return Rect(left, top, left + self.wide, top + self.high)

    def for_name(self) -> tuple[float, float]:
        """Return how wide and high a name may be."""
        level = self.level
        # what the next dot is farther off than the own one
        if self.is_below:
            apart = 0.6 * level.radius + 2 if self.down > 1 else 0.0
            return self.wide - 4 * (self.across > 1), self.high - level.high - apart
        apart = 1.1 * level.radius if self.across > 1 else 0.0
        wide = self.wide - level.radius - level.before - apart
        return wide, (self.high if self.high >= level.high + 1 else 0.0)


def filled(room: Rect, people: Sequence[Named], level: Level) -> Filled | None:
    """Return how all of them can be named in a room; None where it is too small for that."""
    if not people:
        return Filled()
    best: Filled | None = None
    for plan in _plans(room, len(people), level):
        most = None if best is None else best.loss
        found = _tried(plan, people, most)
        if found is not None:
            best = found
            if found.loss == 0:
                break
    return best


def _plans(room: Rect, count: int, level: Level) -> Iterator[_Plan]:
    least = PER_NAME * level.size
    for is_below in (True, False) if count == 1 else (False, True):
        for across in range(1, count + 1):
            down = ceil(count / across)
            if across > 1 and ceil(count / (across - 1)) == down:
                continue  # fewer columns have no more rows
            plan = _Plan(room, across, down, level, is_below)
            wide, high = plan.for_name()
            if wide < least:
                break
            if high >= LINE * level.size:
                yield plan


def _tried(plan: _Plan, people: Sequence[Named], most: float | None) -> Filled | None:
    """Return people by a plan, unless more than `most` of their names is lost by it."""
    found = Filled()
    chosen: dict[str, Form] = {}
    for one in people:
        form = fitting(one, *plan.for_name(), plan.level)
        if form is None:
            return None
        found.loss += form.loss
        if most is not None and found.loss >= most:
            return None
        chosen[one.id] = form
    by_id = {one.id: one for one in people}
    for place, id in enumerate(shuffled(by_id)):
        slot = plan.slot(place, len(people))
        found.spots[id], found.names[id] = _standing(slot, plan, by_id[id], chosen[id])
    return found


def fitting(one: Named, wide: float, high: float, level: Level) -> Form | None:
    """Return the form in which a name fits so that the least of it is lost."""
    size = level.size
    if level.small:
        form = whole(one.name, one.wide)
        roles = one.wide(one.below) * level.small if one.below else 0.0
        fits = max(form.wide * size, roles) * SPARE <= wide
        return form if fits and _high(form, level, one.below) <= high else None
    for form in one.forms:
        if form.wide * size * SPARE <= wide and _high(form, level, "") <= high:
            return form
    if LINE * size > high:
        return None
    room = wide / size / SPARE
    return cut(one.name, one.short, room, one.wide, only_one=one.only_one)


def _high(form: Form, level: Level, below: str) -> float:
    roles = 1.2 * level.small if level.small and below else 0.0
    return LINE * level.size * len(form.lines) + roles


def _standing(slot: Rect, plan: _Plan, one: Named, form: Form) -> tuple[Point, Placed]:
    """Put somebody in the middle of a slot, or off it where there is room."""
    level, below = plan.level, one.below if plan.level.small else ""
    wide, high = form.wide * level.size * SPARE, _high(form, level, below)
    if below:
        wide = max(wide, one.wide(below) * level.small * SPARE)
    off_x, off_y = chance(one.id)
    room_x, room_y = plan.for_name()
    if plan.is_below:
        broad = max(wide, level.high)
        x = slot.middle[0] + off_x * JITTER * max(0.0, slot.width - 4 - broad)
        y = slot.top + level.radius + (0.5 + off_y * JITTER) * max(0.0, room_y - high)
        left, top = x - wide / 2, y + REACH * level.radius
    else:
        x = slot.left + level.radius + (0.5 + off_x) * max(0.0, room_x - wide)
        y = slot.middle[1] + off_y * JITTER * (slot.height - max(level.high, high))
        y -= 0.1 * level.radius if high < level.high else 0.0  # the sign hangs below it
        left, top = x + level.before, y - high / 2
    box = Rect(left, top, left + wide, top + high)
    return (x, y), Placed(form.lines, box, level.size, plan.is_below, below)


def nobody_named(people: Sequence[Named]) -> float:
    """Return what is lost where nobody of them is named."""
    return 2.0 * NONE * len(people)


def shuffled(ids: Mapping[str, object]) -> list[str]:
    """Return ids in an order that tells nothing, always the same."""
    return sorted(ids, key=lambda one: (crc32(one.encode()), one))


def chance(id: str) -> Point:
    """Return two shares from -0.5 to 0.5, always the same for one id."""
    drawn = crc32(f"{id} {len(id)}".encode())
    return (drawn & 0xFF) / 255 - 0.5, (drawn >> 8 & 0xFF) / 255 - 0.5
