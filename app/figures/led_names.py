"""A name for every dot: beside it, shortened, or further off with a thin line to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor, hypot

from app.courtesy import giving_way
from app.figures.label_places import APART, Crowd, Dot, far_from, place_labels
from app.figures.name_forms import short_names
from app.figures.power_cells import Point, Rect

FURTHEST = 100.0  # pixels between a dot and a name that a line leads to
STEP = 9.0  # pixels between two places that are tried
TRIES = 3  # times that whoever has no place chooses before the others
CLEAR = 1.5  # pixels between a line and what it passes

MOST_LETTERS = 12  # of a name that is cut
_SHORTER, _LED, _CUT = slice(1, 2), slice(0, 2), slice(2, 3)  # of the forms of a name

Line = tuple[Point, Point]
Measure = Callable[[str], float]  # how wide a name is written


@dataclass(frozen=True, slots=True)
class Placed:
    """What is written, where, and the line from the dot to it where it stands further off."""

    words: str
    box: Rect
    line: Line | None = None


def forms_of(names: Sequence[str]) -> list[tuple[str, str, str]]:
    """Return the forms in which each may be written: whole, shorter, and cut."""
    cut = (
        one if len(one) <= MOST_LETTERS + 1 else f"{one[:MOST_LETTERS].rstrip()}…"
        for one in short_names(names)
    )
    return list(zip(names, short_names(names), cut, strict=True))


@dataclass(frozen=True, slots=True)
class Sheet:
    """What names are placed on: the dots, how wide words are written, and what is taken."""

    dots: Sequence[Dot]
    wide: Measure
    room: Rect
    gap: float
    taken: Sequence[Rect] = ()

    def place(self, names: Sequence[Sequence[str]]) -> list[Placed | None]:
        """Return what is written for each dot; its names are given whole, shorter and cut.

        Whole names beside their dots come first, then shorter ones beside, then names that a
        line leads to, whole before shorter, and last those that are cut. None: even so there is
        no free place. Whoever is left over chooses first the next time.
        """
        order = list(range(len(self.dots)))
        best = self._in_order(order, names)
        for _ in range(TRIES):
            left = [number for number in order if best[number] is None]
            if not left:
                break
            order = [*left, *(number for number in order if number not in left)]
            tried = self._in_order(order, names)
            if tried.count(None) < best.count(None):
                best = tried
        return best

    def _in_order(
        self, order: Sequence[int], names: Sequence[Sequence[str]]
    ) -> list[Placed | None]:
        dots = [self.dots[number] for number in order]
        boxes = place_labels(dots, self.room, self.gap, self.taken)
        placed: dict[int, Placed] = {
            number: Placed(names[number][0], box)
            for number, box in zip(order, boxes, strict=True)
            if box is not None
        }
        ways = (
            (self._shorter_beside, _SHORTER),
            (self._further_off, _LED),
            (self._shorter_beside, _CUT),
        )
        for way, forms in ways:
            for number in giving_way(order):
                if number not in placed:
                    found = way(number, names[number][forms], list(placed.values()))
                    if found is not None:
                        placed[number] = found
        return [placed.get(number) for number in range(len(order))]

    def _shorter_beside(
        self, number: int, names: Sequence[str], written: Sequence[Placed]
    ) -> Placed | None:
        own = self.dots[number]
        crowd = Crowd(self.dots, self.gap, [*self.taken, *(one.box for one in written)])
        for name in names:
            for within in (own.home, own.room or self.room):
                if within is not None:
                    box = crowd.beside(number, within, self.wide(name))
                    if box is not None:
                        return Placed(name, box)
        return None

    def _further_off(
        self, number: int, names: Sequence[str], written: Sequence[Placed]
    ) -> Placed | None:
        at, room = self.dots[number], self.dots[number].room or self.room
        far = FURTHEST + max(map(self.wide, names))
        reach = Rect(
            max(room.left, at.x - far), max(room.top, at.y - far),
            min(room.right, at.x + far), min(room.bottom, at.y + far),
        ).inset(-APART)  # fmt: skip
        boxes = (*self.taken, *(one.box for one in written))
        full = [box for box in boxes if box.overlaps(reach)]
        lines = [one.line for one in written if one.line and crosses(one.line, reach)]
        others = [
            dot
            for place, dot in enumerate(self.dots)
            if place != number and far_from(reach, dot) <= dot.radius + APART
        ]
        for name in names:
            own = replace(at, width=self.wide(name))
            for box in _places(own, room, self.gap):
                if _is_free(box, others, full, lines):
                    for line in _lines(own, box):
                        if _is_clear(line, others, full, lines):
                            return Placed(name, box, line)
        return None


def _places(own: Dot, room: Rect, gap: float) -> Iterator[Rect]:
    """Yield where a name might stand further off, the nearest first."""
    found: list[tuple[float, Rect]] = []
    across = int((FURTHEST + own.width) / STEP)
    half = own.height / 2
    first = ceil(max(-FURTHEST, room.top + half - own.y) / STEP)
    last = floor(min(FURTHEST, room.bottom - half - own.y) / STEP)
    for i in range(-across, across + 1):
        left = own.x + i * STEP - own.width / 2
        if not room.left <= left <= room.right - own.width:
            continue
        for j in range(first, last + 1):
            top = own.y + j * STEP - half
            box = Rect(left, top, left + own.width, top + own.height)
            far = far_from(box, own)
            if own.radius + gap <= far <= FURTHEST:
                found.append((far, box))
    found.sort(key=lambda one: (one[0], one[1].top, one[1].left))
    return (box for _far, box in found)


def _lines(own: Dot, box: Rect) -> Iterator[Line]:
    """Yield lines from the edge of a dot to a name: to its near end, or its near side."""
    if not box.left < own.x < box.right:
        yield _from_edge(own, (min(max(own.x, box.left), box.right), box.middle[1]))
        return
    side = box.bottom if box.bottom < own.y else box.top
    yield from (_from_edge(own, (x, side)) for x in (own.x, box.left, box.right))


def _from_edge(own: Dot, to: Point) -> Line:
    share = own.radius / max(hypot(to[0] - own.x, to[1] - own.y), 1e-9)
    return (own.x + (to[0] - own.x) * share, own.y + (to[1] - own.y) * share), to


def _is_free(
    box: Rect, dots: Sequence[Dot], full: Sequence[Rect], lines: Sequence[Line]
) -> bool:
    grown = box.inset(-APART)
    if any(grown.overlaps(other) for other in full):
        return False
    if any(far_from(box, dot) < dot.radius + APART for dot in dots):
        return False
    return not any(crosses(line, grown) for line in lines)


def _is_clear(
    line: Line, dots: Sequence[Dot], full: Sequence[Rect], lines: Sequence[Line]
) -> bool:
    if any(_distance(line, (dot.x, dot.y)) < dot.radius + CLEAR for dot in dots):
        return False
    if any(crosses(line, other.inset(-CLEAR)) for other in full):
        return False
    return not any(meet(line, other) for other in lines)


def _distance(line: Line, point: Point) -> float:
    """Return how far a point is from the nearest of a line."""
    (ax, ay), (bx, by) = line
    long = (bx - ax) ** 2 + (by - ay) ** 2
    share = (
        0.0 if not long else ((point[0] - ax) * (bx - ax) + (point[1] - ay) * (by - ay)) / long
    )
    share = min(1.0, max(0.0, share))
    return hypot(point[0] - ax - share * (bx - ax), point[1] - ay - share * (by - ay))


def crosses(line: Line, box: Rect) -> bool:
    """Return whether a line touches an upright rectangle."""
    if box.holds(*line[0]) or box.holds(*line[1]):
        return True
    left, top, right, bottom = box.left, box.top, box.right, box.bottom
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return any(meet(line, (corners[at - 1], corners[at])) for at in range(4))


def meet(one: Line, other: Line) -> bool:
    """Return whether two lines cross."""
    (a, b), (c, d) = one, other
    return _turn(a, b, c) != _turn(a, b, d) and _turn(c, d, a) != _turn(c, d, b)


def _turn(a: Point, b: Point, c: Point) -> bool:
    return (c[1] - a[1]) * (b[0] - a[0]) > (b[1] - a[1]) * (c[0] - a[0])
