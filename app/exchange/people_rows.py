"""One row of a table as what it says about a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from app.exchange import cell_words
from app.exchange.headings import Heading, name_of
from app.exchange.people_columns import Columns
from app.exchange.person_names import parted, whole_name
from app.exchange.table import Row
from app.exchange.untrusted import one_line
from app.i18n import tr
from app.model.guess import guess
from app.model.vocabulary import Attitude, InfluenceDegree, Lane, Level, Role

V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a row says; None is not said. `faults` are cells that are not understood."""

    line: int
    name: str
    title: str | None = None
    department: str | None = None
    email: str | None = None
    phone: str | None = None
    location: str | None = None
    language: str | None = None
    company: str | None = None
    manager: str | None = None
    manager_key: str | None = None
    key: str | None = None
    deleted: bool = False
    roles: frozenset[Role] = frozenset()
    attitude: Attitude | None = None
    influence: InfluenceDegree | None = None
    lane: Lane | None = None
    level: Level | None = None
    faults: tuple[str, ...] = ()

    @property
    def guessed_lane(self) -> Lane | None:
        return guess(self.title, self.department).lane

    @property
    def guessed_level(self) -> Level | None:
        return guess(self.title).level


def given(row: Row, columns: Columns) -> Given:
    """Return what a row says about a person."""
    faults: list[str] = []

    def text(heading: Heading) -> str | None:
        return one_line(columns.cell(row, heading)) or None

    def coded(heading: Heading, read: Callable[[str], V | None]) -> V | None:
        cell = columns.cell(row, heading)
        value = read(cell)
        if value is None and not cell_words.is_unsaid(cell):
            what = name_of(heading)
            faults.append(tr('{what} "{cell}" is not understood.', what=what, cell=cell[:60]))
        return value

    name, title = _name(row, columns)
    return Given(
        line=row.line,
        name=name,
        title=text(Heading.TITLE) or title,
        department=text(Heading.DEPARTMENT),
        email=_email(columns.cell(row, Heading.EMAIL)),
        phone=text(Heading.PHONE) or text(Heading.MOBILE),
        location=text(Heading.LOCATION),
        language=text(Heading.LANGUAGE),
        company=text(Heading.COMPANY),
        manager=text(Heading.MANAGER),
        manager_key=text(Heading.MANAGER_KEY),
        key=text(Heading.KEY),
        deleted=columns.cell(row, Heading.DELETED).casefold() in ("true", "1", "ja", "yes"),
        roles=coded(Heading.ROLES, cell_words.roles) or frozenset(),
        attitude=coded(Heading.ATTITUDE, cell_words.attitude),
        influence=coded(Heading.INFLUENCE, cell_words.influence),
        lane=coded(Heading.LANE, cell_words.lane),
        level=coded(Heading.LEVEL, cell_words.level),
        faults=tuple(faults),
    )


def _name(row: Row, columns: Columns) -> tuple[str, str | None]:
    """Return the name, and the title where it stands in the same cell."""
    whole = columns.cell(row, Heading.NAME)
    if whole:
        return parted(whole)
    first = columns.cell(row, Heading.FIRST_NAME) or columns.cell(row, Heading.INITIALS)
    infix, last = columns.cell(row, Heading.INFIX), columns.cell(row, Heading.LAST_NAME)
    return whole_name(first, infix, last, columns.cell(row, Heading.MIDDLE_NAME)), None


def _email(cell: str) -> str | None:
    """Return the first address; what is none, as Outlook's internal ones, is left out."""
    address = one_line(cell.partition(":::")[0].partition(";")[0])
    return address if "@" in address else None
