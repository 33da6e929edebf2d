"""What a power grid is of: people by influence and attitude, or by points at stake."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot

from app.figures.power_cells import PAD, Cells, Point, Rect, capacity, scattered, swarmed
from app.i18n import number, tr

LEAST = 8.0  # pixels of the radius of a dot
SPACIOUS = 6.0  # times as high as text a cell is that also holds the name of an area
IN_A_COLUMN = 10.0  # pixels of the radius down to which dots shrink to stand below one another
LETTER = 0.55  # how wide a letter is, of the height of the text, for want of a better measure
EMPTY, FILLED = (0.6, 0.45), (0.8, 0.8)  # the unknown column and row, of the others' size


@dataclass(frozen=True, slots=True)
class Look:
    """Colours as #rrggbb by token, sizes in pixels at scale 1."""

    colours: Mapping[str, str]
    sizes: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Somebody:
    """One person on the grid; `column` and `row` count from the left and the top."""

    id: str
    initials: str
    name: str
    below: str  # the roles, in words
    column: int
    row: int
    attitude: str  # the name of its colour
    at_stake: float | None = None  # points
    coverage: float | None = None  # 0..1; None: not known
    coverage_token: str = "coverage.weak"
    left: bool = False  # in a what-if


@dataclass(frozen=True, slots=True)
class PowerGrid:
    """What is drawn; with `most` the scale runs over points from 0 to that."""

    people: Sequence[Somebody]
    columns: Sequence[str]  # their names; the first is what is unknown
    rows: Sequence[str]  # from the top; the last is what is unknown
    areas: tuple[str, str, str, str]  # upper left and right, lower left and right
    across: str  # what the columns, or the scale, tell
    up: str  # what the rows tell
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where everybody stands on a picture."""

    grid: PowerGrid
    cells: Cells
    spots: Mapping[str, Point]
    radius: float  # of a dot


def standing(grid: PowerGrid, look: Look, width: float, height: float) -> Standing:
    """Return where everybody stands on a picture of this size."""
    size = width, height
    cells, radius = cells_of(grid, look, *size), radius_of(grid, look, *size)
    return Standing(grid, cells, spots_of(grid, look, *size), radius)


def cells_of(grid: PowerGrid, look: Look, width: float, height: float) -> Cells:
    """Return the cells of a picture of this size."""
    size = look.sizes
    room = Rect(size["left"], size["top"], width - size["right"], height - size["bottom"])
    columns = 1 if grid.most is not None else len(grid.columns)
    across = any(one.column == 0 for one in grid.people)
    down = any(one.row == len(grid.rows) - 1 for one in grid.people)
    narrow = (EMPTY, FILLED)[across][0], (EMPTY, FILLED)[down][1]
    return Cells(room, columns, len(grid.rows), size["gap"], narrow=narrow)


def spots_of(grid: PowerGrid, look: Look, width: float, height: float) -> dict[str, Point]:
    """Return where everybody stands on a picture of this size."""
    cells = cells_of(grid, look, width, height)
    radius = radius_of(grid, look, width, height)
    spare = name_room(cells, look)
    found: dict[str, Point] = {}
    for row in range(len(grid.rows)):
        here = [one for one in grid.people if one.row == row]
        if grid.most is not None:
            cell = _below_name(cells.cell(0, row), row, len(grid.rows), spare)
            across = {
                one.id: across_of(one.at_stake or 0.0, grid.most, cell, radius) for one in here
            }
            found |= swarmed(cell, across, radius)
            continue
        for column in range(len(grid.columns)):
            ids = [one.id for one in here if one.column == column]
            cell = cells.cell(column, row)
            if column in (1, len(grid.columns) - 1):
                cell = _below_name(cell, row, len(grid.rows), spare)
            found |= scattered(cell, ids, radius, _name_widths(here, look))
    return found


def _name_widths(people: Sequence[Somebody], look: Look) -> dict[str, float]:
    """Return about how wide each name is with the gap before it."""
    letter, gap = LETTER * look.sizes["text"], look.sizes["name"]
    return {one.id: gap + letter * len(one.name) for one in people}


def _below_name(cell: Rect, row: int, rows: int, spare: float) -> Rect:
    """What is left of a cell that holds the name of an area: at its top, or at its foot."""
    top = cell.top + spare if row == 0 else cell.top
    bottom = cell.bottom - spare if row == rows - 2 else cell.bottom
    return Rect(cell.left, top, cell.right, bottom)


def radius_of(grid: PowerGrid, look: Look, width: float, height: float) -> float:
    """Return how large a dot is: smaller where there are many, or where cells are small."""
    radius = look.sizes["dot"]
    for many in (40, 90, 200):
        if len(grid.people) > many:
            radius *= 0.82
    if grid.most is not None:
        return radius
    cells = cells_of(grid, look, width, height)
    spare = name_room(cells, look)
    count = Counter((one.column, one.row) for one in grid.people)
    for (column, row), people in count.items():
        cell = cells.cell(column, row)
        has_name = column in (1, cells.columns - 1) and row in (0, cells.rows - 2)
        below = (cell.height - 2 * PAD - spare * has_name) / (2 * people)
        if below >= IN_A_COLUMN:
            radius = min(radius, below)
        while radius > LEAST and people > capacity(
            Rect(cell.left, cell.top + spare, cell.right, cell.bottom), radius
        ):
            radius *= 0.94
    return max(LEAST, radius)


def name_room(cells: Cells, look: Look) -> float:
    """Return how high the names of the areas are; 0 where cells are too small for them."""
    cell, text = cells.cell(cells.columns - 1, 0), look.sizes["text"]
    return text + look.sizes["around"] if cell.height > SPACIOUS * text else 0.0


def across_of(points: float, most: float, cell: Rect, radius: float) -> float:
    """Return how far across a scale so many points stand."""
    room = cell.inset(min(radius + 6, cell.width / 2))
    return room.left + min(1.0, max(0.0, points / most)) * room.width


def described(grid: PowerGrid) -> str:
    """Return in sentences what there is to see, for who does not see it."""
    if not grid.people:
        return tr("Nobody takes part in this decision yet.")
    said = []
    for row, name in enumerate(grid.rows):
        here = [one for one in grid.people if one.row == row]
        if not here:
            continue
        if grid.most is None:
            words = [f"{one.name} ({grid.columns[one.column]})" for one in here]
        else:
            words = [f"{one.name} ({number(one.at_stake or 0.0)})" for one in here]
        said.append(f"{grid.up} {name}: {', '.join(words)}.")
    return " ".join(said)


def nearest(spots: Mapping[str, Point], x: float, y: float, within: float) -> str | None:
    """Return whose dot is nearest to a point, if one is so near."""
    near = [
        (hypot(a - x, b - y), id)
        for id, (a, b) in spots.items()
        if abs(a - x) <= within and abs(b - y) <= within
    ]
    far, id = min(near, default=(within + 1, ""))
    return id if far <= within else None
