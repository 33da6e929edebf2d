"""Where names stand beside dots so that none lies over another or over a dot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from app.figures.power_cells import Point, Rect

_SIDES: tuple[Point, ...] = (  # where a name is tried, in shares of its own size
    (0, 1), (1, 0), (-1, 0), (0, -1),
    (1, 0.8), (-1, 0.8), (1, -0.8), (-1, -0.8),
    (0.55, 1), (-0.55, 1), (0.55, -1), (-0.55, -1),
)  # fmt: skip

APART = 2.0  # pixels between any two names, at least
CLEARLY = 1.3  # times as far as from its own dot a name is from any other


@dataclass(frozen=True, slots=True)
class Dot:
    """A dot with the size of the name that belongs to it."""

    x: float
    y: float
    radius: float
    width: float
    height: float
    home: Rect | None = None  # where the name had best stand, as the cell of the dot
    room: Rect | None = None  # and where else it may, as the row; None: anywhere


def place_labels(
    dots: Sequence[Dot], room: Rect, gap: float, taken: Sequence[Rect] = ()
) -> list[Rect | None]:
    """Return where each name stands; None where there is no free place for it.

    Who comes first chooses first, who has room at home before all others. A name stands within
    `room`, `gap` away from its dot, clearly nearer to it than to any other or in one line with
    it, and not on what is `taken`.
    """
    found: dict[int, Rect] = {}
    for at_home in (True, False):
        for number, dot in enumerate(dots):
            within = dot.home if at_home else dot.room or room
            if number not in found and within is not None:
                others = [*dots[:number], *dots[number + 1 :]]
                place = beside(dot, others, within, [*taken, *found.values()], gap)
                if place is not None:
                    found[number] = place
    return [found.get(number) for number in range(len(dots))]


def beside(
    own: Dot, others: Sequence[Dot], within: Rect, taken: Sequence[Rect], gap: float
) -> Rect | None:
    """Return a free place for one name, clearly nearer to its dot than to the others."""
    for side in _SIDES:
        tried = _beside(own, side, gap)
        if not tried.is_in(within) or any(
            tried.inset(-APART).overlaps(other) for other in taken
        ):
            continue
        level = not side[1]  # it stands straight beside its dot
        if all(_is_clearly_of(tried, own, other, level=level) for other in others):
            return tried
    return None


def _is_clearly_of(name: Rect, own: Dot, other: Dot, *, level: bool) -> bool:
    """Return whether nobody takes a name for that of another dot: it is nearer to its own.

    One that stands straight beside its dot may be as near to one in a line above or below.
    """
    far = far_from(name, other)
    if level and abs(other.y - own.y) >= own.height:
        return far > other.radius + 2
    return far > max(CLEARLY * far_from(name, own), other.radius + 2)


def far_from(name: Rect, dot: Dot) -> float:
    """Return how far a name is from the middle of a dot."""
    across = max(name.left - dot.x, 0.0, dot.x - name.right)
    down = max(name.top - dot.y, 0.0, dot.y - name.bottom)
    return hypot(across, down)


def _beside(dot: Dot, side: Point, gap: float) -> Rect:
    across, down = side
    far = dot.radius + gap
    if abs(across) == 1:
        left = dot.x + far if across > 0 else dot.x - far - dot.width
        top = dot.y - dot.height / 2 + down * dot.height
    else:
        left = dot.x - dot.width / 2 + across * dot.width
        top = dot.y + dot.radius + gap / 2 if down > 0 else dot.y - dot.radius - gap / 2
        top = top if down > 0 else top - dot.height
    return Rect(left, top, left + dot.width, top + dot.height)
