"""Where a relation matrix keeps what: colleagues across, people down, marks between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.exchange import cell_words, headings
from app.exchange.headings import Heading, known, plain, spellings
from app.exchange.people_columns import Columns, by_headings
from app.exchange.person_names import is_full_name, looks_like_name, turned
from app.exchange.table import Row, Table
from app.exchange.untrusted import bare_lines, one_line

_LOOKED_AT = 12  # rows in which the colleagues' names are looked for
_SAMPLE = 300
_NUMBER = re.compile(r"\d{1,2}")
_NAMES = (Heading.NAME, Heading.FIRST_NAME, Heading.LAST_NAME)
_ADDRESS_BOOK = {Heading.EMAIL, Heading.PHONE, Heading.MOBILE, Heading.COMPANY}
# columns beside the colleagues that hold figures or remarks
_NO_COLLEAGUE = spellings(
    """totaal, total, som, sum, gemiddelde, average, score, punten, points, dekking, gedekt,
    coverage, aantal, nr, no, opmerking, opmerkingen, toelichting, notitie, notities, notes,
    note, remarks, actie, acties, action, laatste contact, last contact, prioriteit, priority,
    belang, status, datum, date, legenda, legend, contactfrequentie, frequentie, kerstkaart,
    christmas card, kerstpakket, nieuwsbrief, newsletter, mailing, uitgenodigd, invited,
    aanwezig, present, actief, active, vip, leeftijd, age, verdieping, etage, floor, kamer,
    room, gebouw, building, kenteken, parkeerplaats, lunch, rondleiding, event, linkedin"""
)


@dataclass(frozen=True, slots=True)
class Colleague:
    """One column of marks: whose it is."""

    column: int
    name: str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class MatrixLayout:
    """The rows and columns of a matrix; `people.first` is the first row about a person."""

    people: Columns
    colleagues: tuple[Colleague, ...]
    line: int  # of the row with the colleagues' names


def layout(table: Table) -> MatrixLayout | None:
    """Return the layout of a filled relation matrix, or None when the table is none."""
    found = [
        (len(colleagues), -index, colleagues)
        for index in range(min(_LOOKED_AT, len(table.rows) - 1))
        if (colleagues := _colleagues(table, index))
    ]
    if not found:
        return None
    _, negative, colleagues = max(found, key=lambda one: one[:2])
    header = -negative
    first = header + (2 if _holds_titles(table, header, colleagues) else 1)
    people = _people(table, header, first, colleagues)
    if people is None:
        return None
    is_address_book = bool(_ADDRESS_BOOK & set(people.of))
    full_names = sum(" " in table.rows[header].cell(column) for column in colleagues)
    if is_address_book and full_names < 2:  # noqa: PLR2004  a list of people with ticks beside
        return None
    if len(colleagues) == 1 and not full_names and table.rows[header].cell(0).strip():
        return None  # one tick beside everybody, such as who gets a card
    return MatrixLayout(
        people, _named(table, header, first, colleagues), table.rows[header].line
    )


def _colleagues(table: Table, header: int) -> list[int]:
    """Return the columns under this row that hold marks under somebody's name."""
    cells = table.rows[header].cells
    below = table.rows[header + 1 : header + 1 + _SAMPLE]
    filled: list[int] = []
    beside: list[int] = []  # no marks, yet perhaps a colleague's between those with marks
    for column, text in enumerate(cells):
        if column == 0 or not _may_be_colleague(text):
            continue
        values = [row.cell(column) for row in below]
        said = [value for value in values if not cell_words.is_unsaid(value)]
        if said and values[0] == said[0] and not _is_mark(said[0]):
            del said[0]  # the title under the name
        marks = sum(map(_is_mark, said))
        if said and marks * 2 >= len(said):
            filled.append(column)
        elif not said or is_full_name(text):
            beside.append(column)
    first, last = (min(filled), max(filled)) if filled else (0, 0)
    near = [c for c in beside if first - len(beside) <= c <= last + len(beside)]
    return sorted([*filled, *near]) if filled else []


def _is_mark(text: str) -> bool:
    """Return whether a cell holds a mark, or a number that was meant as one."""
    return cell_words.mark(text)[0] is not None or bool(_NUMBER.fullmatch(text))


def _may_be_colleague(text: str) -> bool:
    return (
        bool(text)
        and known(text) is None
        and plain(text) not in _NO_COLLEAGUE
        and cell_words.mark(text)[0] is None
        and looks_like_name(text)
    )


def _holds_titles(table: Table, header: int, colleagues: Sequence[int]) -> bool:
    """Return whether the row under the names says what the colleagues do."""
    if header + 1 >= len(table.rows):
        return False
    row = table.rows[header + 1]
    titles = [text for column in colleagues if (text := row.cell(column))]
    beside = [row.cell(column) for column in range(min(colleagues))]
    return (
        bool(titles)
        and not any(cell_words.is_mark(text) for text in titles)
        and all(not text or known(text) is not None for text in beside)
    )


def _people(table: Table, header: int, first: int, colleagues: Sequence[int]) -> Columns | None:
    """Return where the matrix says what about the people; None without a column of names."""
    cells = [
        "" if column in colleagues else text
        for column, text in enumerate(table.rows[header].cells)
    ]
    below = table.rows[first:]
    if first == header + 2:  # headings may stand beside the names or beside the titles
        lower = table.rows[header + 1]
        cells = [text or _heading(lower.cell(column)) for column, text in enumerate(cells)]
    columns = by_headings(cells, below, first)
    left = range(min(colleagues))
    if not any(heading in columns.of for heading in _NAMES):
        name = max(left, key=lambda column: _names_in(below, column), default=None)
        if name is None or not _names_in(below, name):
            return None
        text = cells[name]
        columns = replace(
            columns,
            of={**columns.of, Heading.NAME: (name,)},
            ignored=tuple(other for other in columns.ignored if other != text),
        )
    if Heading.TITLE not in columns.of:
        taken = {column for at in columns.of.values() for column in at}
        bare = [c for c in left if c not in taken and not cells[c] and _has_text(below, c)]
        if bare:
            columns = replace(columns, of={**columns.of, Heading.TITLE: (bare[0],)})
    return columns


def _heading(text: str) -> str:
    return text if headings.known(text) else ""


def _names_in(below: Sequence[Row], column: int) -> int:
    return sum(looks_like_name(row.cell(column)) for row in below[:_SAMPLE])


def _has_text(below: Sequence[Row], column: int) -> bool:
    values = [value for row in below[:_SAMPLE] if (value := row.cell(column))]
    return bool(values) and not any(value.isdigit() for value in values)


def _named(
    table: Table, header: int, first: int, colleagues: Sequence[int]
) -> tuple[Colleague, ...]:
    """Return whose the columns are: name and title, which may stand in one cell."""
    names, titles = table.rows[header], table.rows[header + 1]
    named = []
    for column in colleagues:
        name, title = _parted(names.cell(column))
        below = one_line(titles.cell(column)) if first == header + 2 else ""
        named.append(Colleague(column, turned(name), below or title))
    return tuple(named)


def _parted(text: str) -> tuple[str, str | None]:
    """Return "Herman Vos (directeur)", or the same on two lines, as name and title."""
    found = re.fullmatch(r"([^\n(]+?) ?(?:\n(.+)|\(([^()]+)\))", bare_lines(text), re.DOTALL)
    if not found:
        return one_line(text), None
    return one_line(found[1]), one_line(found[2] or found[3]).strip("() ") or None
