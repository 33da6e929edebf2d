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
    `room`, `gap` away from its dot, clearly nearer to it than to any other, and not on what is
    `taken`.
    """
    found: dict[int, Rect] = {}
    for at_home in (True, False):
        for number, dot in enumerate(dots):
            within = dot.home if at_home else dot.room or room
            if number not in found and within is not None:
                place = _free_place(number, dots, within, [*taken, *found.values()], gap)
                if place is not None:
                    found[number] = place
    return [found.get(number) for number in range(len(dots))]


def _free_place(
    number: int, dots: Sequence[Dot], within: Rect, taken: Sequence[Rect], gap: float
) -> Rect | None:
    own = dots[number]
    others = [dot for at, dot in enumerate(dots) if at != number]
    for side in _SIDES:
        tried = _beside(own, side, gap)
        inside = within.left <= tried.left and tried.right <= within.right
        inside = inside and within.top <= tried.top and tried.bottom <= within.bottom
        if not inside or any(tried.inset(-APART).overlaps(other) for other in taken):
            continue
        far = _far(tried, own)
        if all(_far(tried, other) > max(CLEARLY * far, other.radius + 2) for other in others):
            return tried
    return None


def _far(name: Rect, dot: Dot) -> float:
    """How far a name is from the middle of a dot."""
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
