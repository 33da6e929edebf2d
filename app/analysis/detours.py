"""Paths round cards that a hand put between the cells: the shortest with few bends (A*)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from itertools import pairwise

from app.analysis.geometry import Box, Layout, Point
from app.courtesy import give_way
from app.model.values import Id

BEND = 48.0  # a bend counts as much as this many pixels
SHARED = 32.0  # and so does a stretch that another path takes already
AWAY = 8.0  # from a card to a path: half of what cards keep from each other
TOUCH = 4.0  # nearer to a card than this is through it
SPREAD = 12.0  # between two paths that leave the same edge of a card
AROUND = 320.0  # how far round the two cards a path is looked for first

_ARRIVED = 4
State = tuple[
    int, int, int
]  # line across, line down, direction (0 right, 1 left, 2 down, 3 up)
Doors = dict[Point, tuple[Point, int]]  # outside an edge -> on the edge, direction outwards


class Detours:
    """Finds paths that run `AWAY` beside the edges of cards, one after the other.

    There always is one: any two cards of a layout stand twice `AWAY` apart, but for two
    colleagues in one cell of the wall, and between those no line leaves.
    """

    def __init__(self, layout: Layout) -> None:
        self._cards = {id: card.box for id, card in layout.cards.items()}
        self._all = Box(-AWAY, -AWAY, layout.width + 2 * AROUND, layout.height + 2 * AROUND)
        self._leaving: Counter[Id] = Counter()
        self._worn: dict[tuple[bool, float], list[tuple[float, float]]] = defaultdict(list)

    def used(self, points: Sequence[Point]) -> None:
        """Let later paths rather run elsewhere than along this one."""
        for (x1, y1), (x2, y2) in pairwise(points):
            if x1 == x2:
                self._worn[True, x1].append((min(y1, y2), max(y1, y2)))
            else:
                self._worn[False, y1].append((min(x1, x2), max(x1, x2)))

    def path(self, source: Id, target: Id) -> list[Point]:
        """Return a path from card to card that runs through no card."""
        starts, goals = self.doors(source), self.doors(target)
        near = _around(self._cards[source], self._cards[target])
        found = self._within(near, starts, goals) or self._within(self._all, starts, goals)
        if found is None:
            raise LookupError("two cards without a path between them")
        points = [starts[found[0]][0], *found, goals[found[-1]][0]]
        self.used(points)
        self.left(source, target)
        return points

    def left(self, source: Id, target: Id) -> None:
        """Let the next path leave these cards a little further from the middle of an edge."""
        self._leaving.update((source, target))

    def doors(self, id: Id) -> Doors:
        """Points outside the four edges; the more paths leave, the further from the middle."""
        box = self._cards[id]
        turn = self._leaving[id]
        shift = SPREAD * ((turn + 1) // 2) * (1 if turn % 2 else -1)
        x = box.centre[0] + max(-box.width / 3, min(shift, box.width / 3))
        y = box.centre[1] + max(-box.height / 3, min(shift, box.height / 3))
        doors: Doors = {
            (box.right + AWAY, y): ((box.right, y), 0),
            (box.x - AWAY, y): ((box.x, y), 1),
            (x, box.bottom + AWAY): ((x, box.bottom), 2),
            (x, box.y - AWAY): ((x, box.y), 3),
        }
        around = Box(
            box.x - 2 * AWAY, box.y - 2 * AWAY, box.width + 4 * AWAY, box.height + 4 * AWAY
        )
        near = [one for one in self._cards.values() if one.overlaps(around) and one != box]
        shut = {door for door in doors for one in near if _touches(one, door)}
        return {door: edge for door, edge in doors.items() if door not in shut} or doors

    def _within(self, area: Box, starts: Doors, goals: Doors) -> list[Point] | None:
        boxes = [box for box in self._cards.values() if box.overlaps(area)]
        xs = {x for box in boxes for x in (box.x - AWAY, box.right + AWAY)}
        ys = {y for box in boxes for y in (box.y - AWAY, box.bottom + AWAY)}
        for x, y in (*starts, *goals):
            xs.add(x)
            ys.add(y)
        lines = _Lines(
            sorted(x for x in xs if area.x <= x <= area.right),
            sorted(y for y in ys if area.y <= y <= area.bottom),
            boxes,
        )
        return self._search(lines, starts, goals)

    def _search(self, lines: _Lines, starts: Doors, goals: Doors) -> list[Point] | None:
        """A* over crossings and directions; bends still to come are in the estimate."""
        inwards = {lines.place(point): outwards ^ 1 for point, (_, outwards) in goals.items()}
        target = _hull(goals)
        best: dict[State, float] = {}
        came: dict[State, State] = {}
        queue: list[tuple[float, float, State]] = []
        for point, (_, outwards) in starts.items():
            state = (*lines.place(point), outwards)
            best[state] = 0.0
            heappush(queue, (_remaining(*point, target), 0.0, state))
        while queue:
            give_way()
            _estimate, cost, state = heappop(queue)
            if cost > best[state]:
                continue
            if state[2] == _ARRIVED:
                return _followed(lines, came, state)
            for onward, more in self._onward(lines, state, inwards):
                total = cost + more
                if total < best.get(onward, 1e12):
                    best[onward] = total
                    came[onward] = state
                    left = _remaining(lines.xs[onward[0]], lines.ys[onward[1]], target)
                    heappush(queue, (total + left, total, onward))
        return None

    def _onward(
        self, lines: _Lines, state: State, inwards: dict[tuple[int, int], int]
    ) -> list[tuple[State, float]]:
        column, row, heading = state
        x, y = lines.xs[column], lines.ys[row]
        onward: list[tuple[State, float]] = []
        inward = inwards.get((column, row))
        if inward is not None:
            onward.append(((column, row, _ARRIVED), 0.0 if inward == heading else BEND))
        for direction in range(4):
            step = lines.step(column, row, direction) if direction != heading ^ 1 else None
            if step is None:
                continue
            upright = step[0] == column
            low, high = (y, lines.ys[step[1]]) if upright else (x, lines.xs[step[0]])
            if low > high:
                low, high = high, low
            more = high - low if direction == heading else high - low + BEND
            worn = self._worn.get((upright, x if upright else y))
            if worn and any(a < high and b > low for a, b in worn):
                more += SHARED
            onward.append(((step[0], step[1], direction), more))
        return onward


class _Lines:
    """The lines across and down on which paths run, and where cards cut them."""

    def __init__(self, xs: list[float], ys: list[float], boxes: Iterable[Box]) -> None:
        self.xs, self.ys = xs, ys
        self._cut_across: set[tuple[int, int]] = set()  # from this crossing to the right
        self._cut_down: set[tuple[int, int]] = set()  # from this crossing downwards
        for box in boxes:
            columns = range(bisect_right(xs, box.x - TOUCH), bisect_left(xs, box.right + TOUCH))
            rows = range(bisect_right(ys, box.y - TOUCH), bisect_left(ys, box.bottom + TOUCH))
            for row in rows:
                for column in range(columns.start - 1, columns.stop):
                    self._cut_across.add((column, row))
            for column in columns:
                for row in range(rows.start - 1, rows.stop):
                    self._cut_down.add((column, row))

    def place(self, point: Point) -> tuple[int, int]:
        return bisect_left(self.xs, point[0]), bisect_left(self.ys, point[1])

    def step(self, column: int, row: int, direction: int) -> tuple[int, int] | None:
        """Return the next crossing in a direction, None where a card or the end is."""
        if direction == 0:
            free = column + 1 < len(self.xs) and (column, row) not in self._cut_across
            return (column + 1, row) if free else None
        if direction == 1:
            free = column > 0 and (column - 1, row) not in self._cut_across
            return (column - 1, row) if free else None
        if direction == 2:  # noqa: PLR2004  the third of four
            free = row + 1 < len(self.ys) and (column, row) not in self._cut_down
            return (column, row + 1) if free else None
        free = row > 0 and (column, row - 1) not in self._cut_down
        return (column, row - 1) if free else None


def _touches(box: Box, point: Point) -> bool:
    return box.overlaps(Box(*point, 0, 0), TOUCH)


def _around(one: Box, other: Box) -> Box:
    x, y = min(one.x, other.x) - AROUND, min(one.y, other.y) - AROUND
    right, bottom = max(one.right, other.right), max(one.bottom, other.bottom)
    return Box(x, y, right - x + AROUND, bottom - y + AROUND)


def _hull(points: Iterable[Point]) -> Box:
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _remaining(x: float, y: float, target: Box) -> float:
    """At least this much is left to go."""
    across = target.x - x if x < target.x else max(x - target.right, 0.0)
    down = target.y - y if y < target.y else max(y - target.bottom, 0.0)
    return across + down + (BEND if across and down else 0.0)


def _followed(lines: _Lines, came: dict[State, State], state: State) -> list[Point]:
    points: list[Point] = []
    at: State | None = state
    while at is not None:
        point = lines.xs[at[0]], lines.ys[at[1]]
        if not points or points[-1] != point:
            points.append(point)
        at = came.get(at)
    return points[::-1]
