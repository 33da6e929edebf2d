"""Where names stand beside dots so that none lies over another or over a dot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import hypot

from app.courtesy import giving_way
from app.figures.power_cells import Point, Rect

_SIDES: tuple[Point, ...] = (  # where a name is tried, in shares of its own size
    (0, 1), (1, 0), (-1, 0), (0, -1),
    (1, 0.8), (-1, 0.8), (1, -0.8), (-1, -0.8),
    (0.55, 1), (-0.55, 1), (0.55, -1), (-0.55, -1),
)  # fmt: skip

APART = 2.0  # pixels between any two names, at least
CLEARLY = 1.3  # times as far as from its own dot a name is from any other
TOUCH = 2.0  # pixels between a name and the dot of another, at least
SQUARE = 48.0  # pixels of the squares that dots and names are looked for in

Square = tuple[int, int]


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


class Crowd:
    """Dots and what is written among them, each by where it is.

    Of thousands only those near by are asked whether a name has room.
    """

    def __init__(self, dots: Sequence[Dot], gap: float, taken: Iterable[Rect] = ()) -> None:
        """Let names stand `gap` away from their dots, and not on what is `taken`."""
        self.dots, self._gap = dots, gap
        self._widest = max((dot.radius for dot in dots), default=0.0)
        self._standing: defaultdict[Square, list[int]] = defaultdict(list)
        self._written: defaultdict[Square, list[Rect]] = defaultdict(list)
        for number, dot in enumerate(dots):
            self._standing[int(dot.x // SQUARE), int(dot.y // SQUARE)].append(number)
        for box in taken:
            self.take(box)

    def take(self, box: Rect) -> None:
        """Let nothing be written here any more."""
        for square in _squares(box):
            self._written[square].append(box)

    def beside(self, number: int, within: Rect, width: float | None = None) -> Rect | None:
        """Return a free place for the name of a dot, clearly nearer to it than to the others.

        With `width` the name is as wide as that.
        """
        own = self.dots[number]
        own = own if width is None else replace(own, width=width)
        for side in _SIDES:
            tried = _beside(own, side, self._gap)
            if not tried.is_in(within) or self._is_taken(tried.inset(-APART)):
                continue
            level = not side[1]  # it stands straight beside its dot
            reach = max(CLEARLY * far_from(tried, own), self._widest + TOUCH)
            others = self._near(tried.inset(-reach), besides=number)
            if all(_is_clearly_of(tried, own, other, level=level) for other in others):
                return tried
        return None

    def _near(self, box: Rect, besides: int) -> Iterator[Dot]:
        for square in _squares(box):
            for number in self._standing.get(square, ()):
                if number != besides:
                    yield self.dots[number]

    def _is_taken(self, box: Rect) -> bool:
        return any(
            box.overlaps(other)
            for square in _squares(box)
            for other in self._written.get(square, ())
        )


def _squares(box: Rect) -> Iterator[Square]:
    down = range(int(box.top // SQUARE), int(box.bottom // SQUARE) + 1)
    for across in range(int(box.left // SQUARE), int(box.right // SQUARE) + 1):
        for row in down:
            yield across, row


def place_labels(
    dots: Sequence[Dot], room: Rect, gap: float, taken: Sequence[Rect] = ()
) -> list[Rect | None]:
    """Return where each name stands; None where there is no free place for it.

    Who comes first chooses first, who has room at home before all others. A name stands within
    `room`, `gap` away from its dot, clearly nearer to it than to any other or in one line with
    it, and not on what is `taken`.
    """
    found: dict[int, Rect] = {}
    crowd = Crowd(dots, gap, taken)
    for at_home in (True, False):
        for number, dot in enumerate(giving_way(dots)):
            within = dot.home if at_home else dot.room or room
            if number not in found and within is not None:
                place = crowd.beside(number, within)
                if place is not None:
                    found[number] = place
                    crowd.take(place)
    return [found.get(number) for number in range(len(dots))]


def _is_clearly_of(name: Rect, own: Dot, other: Dot, *, level: bool) -> bool:
    """Return whether nobody takes a name for that of another dot: it is nearer to its own.

    One that stands straight beside its dot may be as near to one in a line above or below.
    """
    far = far_from(name, other)
    if level and abs(other.y - own.y) >= own.height:
        return far > other.radius + TOUCH
    return far > max(CLEARLY * far_from(name, own), other.radius + TOUCH)


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
