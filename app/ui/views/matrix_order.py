"""In which groups and in which order the people of the matrix stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.analysis.roster import LEVELS
from app.i18n import mark, tr
from app.model.labels import label
from app.model.values import Id
from app.model.vocabulary import Lane, Role, TieLevel, TieStatus
from app.ui.views.matrix_cells import Cell, MatrixContent, PersonRow


class Grouping(StrEnum):
    """What the headings between the rows name."""

    LEVEL = "level"
    LANE = "lane"
    ROLE = "role"
    DEPARTMENT = "department"
    NONE = "none"


class By(StrEnum):
    """What rows can be sorted by, besides a colleague."""

    NAME = "name"
    TITLE = "title"
    ATTITUDE = "attitude"
    ROLES = "roles"
    COVERED = "covered"
    POINTS = "points"


GROUPINGS: dict[Grouping, str] = {
    Grouping.LEVEL: mark("level"),
    Grouping.LANE: mark("function area"),
    Grouping.ROLE: mark("role"),
    Grouping.DEPARTMENT: mark("department"),
    Grouping.NONE: mark("no groups"),
}
SORTS: dict[By, str] = {
    By.POINTS: mark("points at stake"),
    By.COVERED: mark("coverage"),
    By.NAME: mark("name"),
    By.TITLE: mark("job title"),
    By.ATTITUDE: mark("attitude"),
    By.ROLES: mark("roles"),
}
_ROLES = (
    Role.DECIDER,
    Role.APPROVER,
    Role.INFLUENCER,
    Role.GATEKEEPER,
    Role.PURCHASER,
    Role.INITIATOR,
    Role.USER,
)  # the weightiest first: somebody with several stands with the first
_MEMBER = "member:"


@dataclass(frozen=True, slots=True)
class Sort:
    """What rows are sorted by: one of `By`, or a colleague."""

    by: By | None = By.POINTS
    member: Id | None = None
    turned: bool = False  # the other way round

    @property
    def code(self) -> str:
        """Return it as a text to keep."""
        name = f"{_MEMBER}{self.member}" if self.by is None else self.by.value
        return f"{'-' if self.turned else ''}{name}"

    @classmethod
    def of(cls, code: str) -> Sort:
        """Return what `code` gave; the usual sort for anything else."""
        turned, name = code.startswith("-"), code.removeprefix("-")
        if name.startswith(_MEMBER):
            return cls(None, name.removeprefix(_MEMBER), turned)
        return cls(By(name), turned=turned) if name in list(By) else cls()

    def toward(self, other: Sort) -> Sort:
        """Return what choosing another sort means: the same once more turns it round."""
        if (other.by, other.member) == (self.by, self.member):
            return Sort(self.by, self.member, not self.turned)
        return other


@dataclass(frozen=True, slots=True)
class Group:
    """People under one heading; an empty heading shows none."""

    heading: str
    people: tuple[Id, ...]


def groups_of(
    content: MatrixContent,
    grouping: Grouping,
    sort: Sort,
    shown: Callable[[Id], bool] = lambda _id: True,
) -> list[Group]:
    """Return the people that are shown, by group and in order; empty groups are left out."""
    rows = [row for id, row in content.people.items() if shown(id)]
    ordered = _sorted(rows, content, sort)
    if grouping is Grouping.NONE:
        return [Group("", tuple(row.face.id for row in ordered))] if ordered else []
    found: dict[object, list[Id]] = {}
    for row in ordered:
        found.setdefault(group_key(row, grouping), []).append(row.face.id)
    places = _places(grouping, found)
    return [
        Group(_heading(key, grouping), tuple(found[key]))
        for key in sorted(found, key=lambda one: places[one])
    ]


def group_key(row: PersonRow, grouping: Grouping) -> object:
    """Return what group somebody belongs to; None where it is not known."""
    if grouping is Grouping.LEVEL:
        return row.face.level
    if grouping is Grouping.LANE:
        return row.face.lane
    if grouping is Grouping.ROLE:
        return next((role for role in _ROLES if role in row.face.roles), None)
    return (row.department or "").strip() or None if grouping is Grouping.DEPARTMENT else ""


def shape(content: MatrixContent, grouping: Grouping) -> Mapping[Id, object]:
    """Return what decides which rows there are: as long as it is the same, rows stay put."""
    return {id: group_key(row, grouping) for id, row in content.people.items()}


def _places(grouping: Grouping, keys: Iterable[object]) -> dict[object, tuple[int, str]]:
    known: tuple[object, ...] = ()
    if grouping is Grouping.LEVEL:
        known = LEVELS
    elif grouping is Grouping.LANE:
        known = tuple(Lane)
    elif grouping is Grouping.ROLE:
        known = _ROLES
    order = {key: place for place, key in enumerate(known)}
    last = len(order) + 1
    return {
        key: (last if key is None else order.get(key, 0), str(key).casefold()) for key in keys
    }


def _heading(key: Any, grouping: Grouping) -> str:
    if key is not None:
        return key if grouping is Grouping.DEPARTMENT else label(key)
    return {
        Grouping.LEVEL: tr("level unknown"),
        Grouping.LANE: tr("function area unknown"),
        Grouping.ROLE: tr("role unknown"),
        Grouping.DEPARTMENT: tr("department unknown"),
    }[grouping]


def _sorted(rows: list[PersonRow], content: MatrixContent, sort: Sort) -> list[PersonRow]:
    """What is not known stands last, whichever way round the rest stands."""
    named = sorted(rows, key=lambda row: (row.face.name.casefold(), row.face.id))
    keys = {row.face.id: _key(row, content, sort) for row in named}
    known = [row for row in named if keys[row.face.id] is not None]
    rest = [row for row in named if keys[row.face.id] is None]
    known.sort(key=lambda row: keys[row.face.id], reverse=sort.turned)
    return known + rest


def _key(row: PersonRow, content: MatrixContent, sort: Sort) -> Any:
    face = row.face
    if sort.by is None:
        cell = content.cell(sort.member or "", face.id)
        return _rank(cell) if cell.has_tie or cell.planned else None
    if sort.by is By.NAME:
        return face.name.casefold()
    if sort.by is By.TITLE:
        return (face.title or "").casefold() or None
    if sort.by is By.ATTITUDE:
        return None if face.attitude is None else -face.attitude
    if sort.by is By.ROLES:
        held = [place for place, role in enumerate(_ROLES) if role in face.roles]
        return held or None
    if sort.by is By.COVERED:
        return face.coverage
    return None if row.at_stake is None else -row.at_stake


def _rank(cell: Cell) -> tuple[int, int, float]:
    """Order cells: ties by level and value, the best first; then what is only planned."""
    if not cell.has_tie:
        return 2, -(cell.desired or 0), 0.0
    if cell.status is not None:
        return 3 + (cell.status is TieStatus.LOST), 0, 0.0
    if cell.level is None:
        return 1, 0, 0.0
    return 0, -max(cell.level, TieLevel.NONE), -(cell.value or 0.0)
