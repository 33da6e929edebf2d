"""Where everybody stands on a power grid of some size, and what is written in its cells."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import hypot

from app.courtesy import giving_way
from app.figures.name_forms import WHOLE, short_names, surnames
from app.figures.power_cells import PAD, Cells, Point, Rect
from app.figures.power_crowd import SEEN, Crowded, crowded
from app.figures.power_people import Look, PowerGrid, Somebody
from app.figures.power_slots import LINE, Filled, Level, Named, Placed, filled, nobody_named
from app.figures.power_swarm import is_true, radius_in, stacked, swarmed
from app.i18n import number

SPACIOUS = 6.0  # times as high as text a cell is that also holds the name of an area
CORNER = 4.0  # pixels more than others that its name stands inside the cell
EMPTY, FILLED = (0.6, 0.45), (0.8, 0.8)  # the unknown column and row, of the others' size
SLIM, TIGHT = 0.3, 6.5  # an empty column where the others are not so many times as wide as text
# of the size of dots and names, from the most pleasant to the smallest that is legible, and how
# much of every name one rather loses
LEVELS = (
    (1.0, 1.0, 0.0), (0.86, 1.0, 0.1), (0.73, 1.0, 0.2), (0.63, 1.0, 0.3), (0.63, 0.92, 0.45),
    (0.55, 0.92, 0.55), (0.55, 0.84, 0.6), (0.55, 0.76, 0.65), (0.45, 0.92, 0.75),
    (0.45, 0.76, 0.8),
)  # fmt: skip
LEAST_TEXT = 11.0  # pixels of a name's size
MANY = (40, 90, 200)  # people on a scale beyond whom dots are smaller
FEWER = 0.82  # of its radius each time
BETWEEN = 2.5  # pixels between two names of people one above the other
ENDS = 21.0  # pixels that the ends of a scale are inside its cell
LEAST = 2.0  # pixels of the radius of a dot on a scale

At = tuple[int, int]  # column and row of a cell


@dataclass(frozen=True, slots=True)
class Standing:
    """Where everybody stands on a picture."""

    grid: PowerGrid
    cells: Cells
    spots: Mapping[str, Point]
    radius: float  # of a dot
    names: Mapping[str, Placed] = field(default_factory=dict)  # who is named in a cell
    counts: Sequence[Placed] = ()  # of cells in which not all are
    crowd: frozenset[str] = frozenset()  # who stands there without a name
    crowd_radius: float = 0.0

    def radius_of(self, id: str) -> float:
        """Return how large a dot is."""
        return self.crowd_radius if id in self.crowd else self.radius


def standing(grid: PowerGrid, look: Look, width: float, height: float) -> Standing:
    """Return where everybody stands on a picture of this size."""
    cells = cells_of(grid, look, width, height)
    if grid.most is not None:
        return _on_scale(grid, look, cells, grid.most)
    return _in_cells(grid, look, cells)


def cells_of(grid: PowerGrid, look: Look, width: float, height: float) -> Cells:
    """Return the cells of a picture of this size."""
    size = look.sizes
    room = Rect(size["left"], size["top"], width - size["right"], height - size["bottom"])
    columns = 1 if grid.most is not None else len(grid.columns)
    across = any(one.column == 0 for one in grid.people)
    down = any(one.row == len(grid.rows) - 1 for one in grid.people)
    narrow = (EMPTY, FILLED)[across][0], (EMPTY, FILLED)[down][1]
    cells = Cells(room, columns, len(grid.rows), size["gap"], narrow=narrow)
    if not across and columns > 1 and cells.cell(1, 0).width < TIGHT * size["text"]:
        cells = replace(cells, narrow=(SLIM, narrow[1]))
    return cells


# -- in cells


def _in_cells(grid: PowerGrid, look: Look, cells: Cells) -> Standing:
    people = _by_cell(grid, look)
    rooms = {at: _room_of(cells, at, look) for at in people}
    level, found = _best(people, rooms, look)
    spots: dict[str, Point] = {}
    names: dict[str, Placed] = {}
    crowds: list[Crowded] = []
    for at, one in found.items():
        if one is None:
            words = number(len(people[at]))
            crowds.append(crowded(rooms[at], people[at], level, words))
        else:
            spots |= one.spots
            names |= one.names
    least = min([level.radius, *(one.fit() for one in crowds)])
    for crowd in crowds:
        crowd.scatter(least)
        spots |= crowd.spots
        names |= crowd.names
    others = frozenset(id for one in crowds for id in one.others)
    counts = [one.count for one in crowds if len(one.spots) > 1]
    return Standing(grid, cells, spots, level.radius, names, counts, others, least)


def _by_cell(grid: PowerGrid, look: Look) -> dict[At, list[Named]]:
    found: defaultdict[At, list[Named]] = defaultdict(list)
    short = short_names([one.name for one in grid.people])
    last = Counter(next(surnames(one.name), one.name) for one in grid.people)
    for one, shorter in zip(giving_way(grid.people), short, strict=True):
        only_one = last[next(surnames(one.name), one.name)] == 1
        weight = one.at_stake or 0.0
        named = Named(one.id, one.name, shorter, one.below, weight, look.wide, only_one)
        found[one.column, one.row].append(named)
    return found


def _best(
    people: Mapping[At, Sequence[Named]], rooms: Mapping[At, Rect], look: Look
) -> tuple[Level, dict[At, Filled | None]]:
    """Return the largest dots and names with which the least of all names is lost."""
    best: tuple[float, Level, dict[At, Filled | None]] | None = None
    for level, price in _levels(look):
        found: dict[At, Filled | None] = {}
        loss = 0.0
        for at, here in giving_way(people.items()):
            found[at] = one = filled(rooms[at], here, level)
            loss += nobody_named(here) if one is None else one.loss + price * len(here)
        is_crowded = None in found.values()  # then names had better be small
        if best is None or loss < best[0] or (is_crowded and loss == best[0]):
            best = loss, level, found
        if all(one is not None and one.loss == WHOLE for one in found.values()):
            break
    assert best is not None, "there is a level"
    return best[1:]


def _levels(look: Look) -> Iterator[tuple[Level, float]]:
    dot, text = look.sizes["dot"], look.sizes["text"]
    yield Level(dot, text, look.sizes["small"]), 0.0
    for of_dot, of_text, price in LEVELS:
        if text * of_text >= LEAST_TEXT or of_text == 1:
            yield Level(dot * of_dot, text * of_text), price


def _room_of(cells: Cells, at: At, look: Look) -> Rect:
    """Return where in a cell people may stand."""
    column, row = at
    cell = cells.cell(column, row)
    if column in (1, cells.columns - 1):
        cell = _below_name(cell, row, cells.rows, name_room(cells, look))
    return cell.inset(min(PAD, cell.width / 2, cell.height / 2))


def _below_name(cell: Rect, row: int, rows: int, spare: float) -> Rect:
    """What is left of a cell that holds the name of an area: at its top, or at its foot."""
    top = cell.top + spare if row == 0 else cell.top
    bottom = cell.bottom - spare if row == rows - 2 else cell.bottom
    return Rect(cell.left, top, cell.right, bottom)


def name_room(cells: Cells, look: Look) -> float:
    """Return how high the names of the areas are; 0 where cells are too small for them."""
    cell, text = cells.cell(cells.columns - 1, 0), look.sizes["text"]
    return text + look.sizes["around"] + CORNER if cell.height > SPACIOUS * text else 0.0


# -- on a scale


def _on_scale(grid: PowerGrid, look: Look, cells: Cells, most: float) -> Standing:
    spare = name_room(cells, look)
    radius = look.sizes["dot"]
    for many in MANY:
        radius *= FEWER if len(grid.people) > many else 1
    people: defaultdict[int, list[Somebody]] = defaultdict(list)
    for one in grid.people:
        people[one.row].append(one)
    rows = []
    for row, here in people.items():
        cell = _below_name(cells.cell(0, row), row, len(grid.rows), spare)
        values = {one.id: across_of(one.at_stake or 0.0, most, cell) for one in here}
        rows.append((cell, values))
    apart = LINE * LEAST_TEXT + BETWEEN if len(grid.people) <= MANY[1] else 0.0
    largest, radius = radius, radius_in(rows, radius, LEAST, apart)
    if apart and radius < SEEN:
        apart, radius = 0.0, radius_in(rows, largest, LEAST)
    spots: dict[str, Point] = {}
    for cell, values in rows:
        if radius > LEAST or is_true(cell, values, radius, apart):
            spots |= swarmed(cell, values, radius, apart)
        else:
            spots |= stacked(cell, values, radius)
    return Standing(grid, cells, spots, radius)


def across_of(points: float, most: float, cell: Rect) -> float:
    """Return how far across a scale so many points stand."""
    room = cell.inset(min(ENDS, cell.width / 2))
    return room.left + min(1.0, max(0.0, points / most)) * room.width


def nearest(
    spots: Mapping[str, Point],
    x: float,
    y: float,
    radius_of: Callable[[str], float],
    beyond: float = 0.0,
) -> str | None:
    """Return whose dot is nearest to a point, if that is in it or so far `beyond` its edge."""
    most = max(map(radius_of, spots), default=0.0) + beyond
    near = [
        (hypot(a - x, b - y), id)
        for id, (a, b) in spots.items()
        if abs(a - x) <= most and abs(b - y) <= most
    ]
    far, id = min(near, default=(0.0, None))
    return id if id is not None and far <= radius_of(id) + beyond else None
