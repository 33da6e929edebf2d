"""Paths round cards that a hand put between the cells, found from line to line instead of point
to point: along every edge of a card runs a line as far as nothing stands in its way, and a path
changes from one to another where they cross (Mikami & Tabuchi 1968).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush
from itertools import pairwise

from app.analysis.detours import AROUND, AWAY, BEND, SHARED, TOUCH, Detours, Doors
from app.analysis.geometry import Box, Layout, Point
from app.courtesy import give_way
from app.model.values import Id

MOST = 4000  # lines that are looked along for one path; then it is found point by point


@dataclass(frozen=True, slots=True, eq=False)
class _Line:
    """A stretch with nothing in its way: at a height from left to right, or upright."""

    upright: bool
    at: float
    low: float
    high: float

    def crossing(self, other: _Line) -> Point | None:
        """Return where it meets a line of the other direction."""
        if not (self.low <= other.at <= self.high and other.low <= self.at <= other.high):
            return None
        return (self.at, other.at) if self.upright else (other.at, self.at)


class Escapes:
    """Finds paths that run `AWAY` beside the edges of cards, one after the other."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._boxes = [card.box for card in layout.cards.values()]
        self._across = _Free(self._boxes, upright=False)
        self._down = _Free(self._boxes, upright=True)
        self._worn: dict[tuple[bool, float], list[tuple[float, float]]] = defaultdict(list)

    @cached_property
    def _point_by_point(self) -> Detours:
        return Detours(self._layout)

    def used(self, points: Sequence[Point]) -> None:
        """Let later paths rather run elsewhere than along this one."""
        for (x1, y1), (x2, y2) in pairwise(points):
            along = (y1, y2) if x1 == x2 else (x1, x2)
            self._worn[x1 == x2, x1 if x1 == x2 else y1].append((min(along), max(along)))
        self._point_by_point.used(points)

    def path(self, source: Id, target: Id) -> list[Point]:
        """Return a path from card to card that runs through no card."""
        detours = self._point_by_point
        starts, goals = detours.doors(source), detours.doors(target)
        found = self._search(starts, goals)
        if found is None:
            return detours.path(source, target)
        points = [starts[found[0]][0], *found, goals[found[-1]][0]]
        self.used(points)
        detours.left(source, target)
        return points

    def _search(self, starts: Doors, goals: Doors) -> list[Point] | None:
        """A* over lines; at each the point where it was entered is kept."""
        ends = {self._outwards(point, way): point for point, (_, way) in goals.items()}
        hull = _hull(goals)
        area = _hull((*starts, *goals))
        area = Box(area.x - AROUND, area.y - AROUND,
                   area.width + 2 * AROUND, area.height + 2 * AROUND)  # fmt: skip
        queue: list[tuple[float, int, float, _Line, Point]] = []
        came: dict[int, tuple[_Line | None, Point]] = {}
        best: dict[int, float] = {}
        number = 0
        for point, (_, way) in starts.items():
            line = self._outwards(point, way)
            best[id(line)], came[id(line)] = 0.0, (None, point)
            number += 1
            heappush(queue, (_remaining(point, hull), number, 0.0, line, point))
        kept = [entry[3] for entry in queue]  # lines are told apart by id: let none be freed
        looked = 0
        while queue and looked < MOST:
            give_way()
            _estimate, _number, cost, line, point = heappop(queue)
            if cost > best[id(line)]:
                continue
            if line in ends:
                return _followed(came, line, ends[line])
            looked += 1
            worn = self._worn.get((line.upright, line.at))
            for onward, at in self._onward(line, area, ends):
                goal = ends.get(onward)
                more = _far(point, at) + BEND + (_wear(worn, line, point, at) if worn else 0.0)
                if goal:
                    last = self._worn.get((onward.upright, onward.at), ())
                    more += _far(at, goal) + _wear(last, onward, at, goal)
                total = cost + more
                if total < best.get(id(onward), 1e12):
                    best[id(onward)], came[id(onward)] = total, (line, at)
                    left = 0.0 if goal else _remaining(at, hull)
                    number += 1
                    kept.append(onward)
                    heappush(queue, (total + left, number, total, onward, at))
        return None

    def _onward(
        self, line: _Line, area: Box, ends: dict[_Line, Point]
    ) -> Iterator[tuple[_Line, Point]]:
        for end in ends:
            at = line.crossing(end) if end.upright is not line.upright else None
            if at is not None:
                yield end, at
        free = self._across if line.upright else self._down
        low, high = (area.y, area.bottom) if line.upright else (area.x, area.right)
        for other in free.crossing(line.at, max(line.low, low), min(line.high, high)):
            yield other, (line.at, other.at) if line.upright else (other.at, line.at)

    def _outwards(self, point: Point, way: int) -> _Line:
        """The line from a door away from its card; ways: 0 right, 1 left, 2 down, 3 up."""
        upright = way > 1
        free = self._down if upright else self._across
        at, start = (point[0], point[1]) if upright else (point[1], point[0])
        low, high = free.reach(at, start)
        return _Line(
            upright, at, start if way in (0, 2) else low, start if way in (1, 3) else high
        )


class _Free:
    """All lines of one direction beside the edges of cards, as far as each reaches."""

    def __init__(self, boxes: Sequence[Box], *, upright: bool) -> None:
        self._upright = upright
        self._sides = [
            (b.x, b.right, b.y, b.bottom) if upright else (b.y, b.bottom, b.x, b.right)
            for b in boxes
        ]
        places = {at for low, high, _, _ in self._sides for at in (low - AWAY, high + AWAY)}
        self._places = sorted(places)
        self._lines: dict[float, list[_Line]] = {}
        self._blocked: dict[float, list[tuple[float, float]]] = defaultdict(list)

    def crossing(self, at: float, low: float, high: float) -> Iterator[_Line]:
        """Return the lines between two places that pass a point of the other direction."""
        first, last = bisect_left(self._places, low), bisect_right(self._places, high)
        for place in self._places[first:last]:
            for line in self._at(place):
                if line.low <= at <= line.high:
                    yield line
                    break

    def reach(self, place: float, start: float) -> tuple[float, float]:
        """Return how far one can go both ways from a point."""
        low, high = -1e6, 1e6
        for begin, end in self._cuts(place):
            if end <= start:
                low = max(low, end)
            elif begin >= start:
                high = min(high, begin)
        return low, high

    def _at(self, place: float) -> list[_Line]:
        if place not in self._lines:
            lines, low = [], -1e6
            for begin, end in self._cuts(place):
                if begin > low:
                    lines.append(_Line(self._upright, place, low, begin))
                low = max(low, end)
            lines.append(_Line(self._upright, place, low, 1e6))
            self._lines[place] = lines
        return self._lines[place]

    def _cuts(self, place: float) -> list[tuple[float, float]]:
        """Where cards stand on a line, in order."""
        return sorted(
            (begin - TOUCH, end + TOUCH)
            for low, high, begin, end in self._sides
            if low - TOUCH < place < high + TOUCH
        )


def _wear(worn: Sequence[tuple[float, float]], line: _Line, start: Point, end: Point) -> float:
    """What it costs that other paths run along a stretch of a line."""
    low, high = start[line.upright], end[line.upright]
    if low > high:
        low, high = high, low
    return SHARED * min(3, sum([a < high and b > low for a, b in worn]))


def _far(a: Point, b: Point) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def _hull(points: Iterable[Point]) -> Box:
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _remaining(point: Point, target: Box) -> float:
    """At least this much is left to go."""
    x, y = point
    across = max(target.x - x, x - target.right, 0.0)
    down = max(target.y - y, y - target.bottom, 0.0)
    return across + down


def _followed(
    came: dict[int, tuple[_Line | None, Point]], line: _Line, goal: Point
) -> list[Point]:
    points, at = [goal], line
    while True:
        before, point = came[id(at)]
        if points[-1] != point:
            points.append(point)
        if before is None:
            return points[::-1]
        at = before
