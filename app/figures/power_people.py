"""What a power grid is of: people by influence and attitude, or by points at stake."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.figures.name_forms import Wide, estimated
from app.i18n import number, tr


@dataclass(frozen=True, slots=True)
class Look:
    """Colours as #rrggbb by token, sizes in pixels at scale 1."""

    colours: Mapping[str, str]
    sizes: Mapping[str, float]
    wide: Wide = estimated  # how wide words are, in shares of the height of the text


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
    is_narrowed: bool = False  # a filter leaves somebody out


def described(grid: PowerGrid) -> str:
    """Return in sentences what there is to see, for who does not see it."""
    if not grid.people and grid.is_narrowed:
        return tr("Nobody in this decision is within the filter.")
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
