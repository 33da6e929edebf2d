"""Which column of a table holds what about a person, by its headings or else its content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.exchange import headings
from app.exchange.headings import Heading, known
from app.exchange.person_names import looks_like_name
from app.exchange.table import Row, Table
from app.model.guess import Guess, guess

_LOOKED_AT = 15  # rows in which headings are looked for; LinkedIn has three lines before them
_SAMPLE = 200  # rows whose content is looked at
_NAMES = {Heading.NAME, Heading.FIRST_NAME, Heading.LAST_NAME}
_WIDEST_BARE = 4  # columns of a list without headings


@dataclass(frozen=True, slots=True)
class Columns:
    """Where things stand: columns by what they hold, and the first row about a person."""

    first: int
    of: Mapping[Heading, tuple[int, ...]]
    meant: tuple[tuple[str, Heading], ...] = ()  # heading in the file, what it is taken for
    ignored: tuple[str, ...] = ()

    def cell(self, row: Row, heading: Heading) -> str:
        """Return the first cell with something in it among the columns of this kind."""
        cells = (row.cell(column) for column in self.of.get(heading, ()))
        return next((cell for cell in cells if cell), "")

    def worded(self) -> tuple[tuple[str, str], ...]:
        """Return each heading with what it is taken for, in the reader's words."""
        return tuple((text, headings.name_of(heading)) for text, heading in self.meant)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What somebody says that the columns hold; None: nothing we take."""

    of: tuple[Heading | None, ...]
    headings: int  # rows above the first person


def guessed(table: Table) -> Chosen:
    """Return what the columns seem to hold, for somebody to set right."""
    columns = layout(table)
    if columns is None:
        first = table.rows[0].cells if table.rows else ()
        is_heading = len(table.rows) > 1 and not any("@" in cell for cell in first)
        return Chosen((None,) * table.width, int(is_heading))
    at = {column: heading for heading, places in columns.of.items() for column in places}
    return Chosen(tuple(at.get(column) for column in range(table.width)), columns.first)


def as_chosen(table: Table, chosen: Chosen) -> Columns | None:
    """Return the columns as somebody says they are; None where no column holds names."""
    of: dict[Heading, tuple[int, ...]] = {}
    texts = table.rows[chosen.headings - 1].cells if chosen.headings else ()
    meant: list[tuple[str, Heading]] = []
    ignored: list[str] = []
    for column, heading in enumerate(chosen.of):
        text = texts[column] if column < len(texts) else ""
        if heading is not None:
            of[heading] = (*of.get(heading, ()), column)
            meant += [(text, heading)] if text else []
        elif text:
            ignored.append(text)
    if not _NAMES & set(of):
        return None
    return Columns(chosen.headings, of, tuple(meant), tuple(ignored))


def layout(table: Table) -> Columns | None:
    """Return where a list of people keeps what, or None when it is no such list."""
    rows = table.rows[:_LOOKED_AT]
    best = max(
        (index for index, row in enumerate(rows) if _names_people(row)),
        key=lambda index: headings.count_known(rows[index].cells),
        default=None,
    )
    if best is None:
        return _bare(table)
    return by_headings(rows[best].cells, table.rows[best + 1 :], best + 1)


def by_headings(cells: Sequence[str], below: Sequence[Row], first: int) -> Columns:
    """Return the columns that these headings name."""
    of: dict[Heading, tuple[int, ...]] = {}
    meant: list[tuple[str, Heading]] = []
    ignored: list[str] = []
    for column, text in enumerate(cells):
        heading = known(text)
        if heading is None:
            ignored += [text] if text else []
        else:
            of[heading] = (*of.get(heading, ()), column)
            meant.append((text, heading))
    if Heading.TITLE_OR_ADDRESS in of and Heading.TITLE not in of:
        [column, *_] = of[Heading.TITLE_OR_ADDRESS]
        values = [value for row in below[:_SAMPLE] if (value := row.cell(column))]
        if not headings.is_address(values):
            of[Heading.TITLE] = of.pop(Heading.TITLE_OR_ADDRESS)
            meant = [
                (text, Heading.TITLE if heading is Heading.TITLE_OR_ADDRESS else heading)
                for text, heading in meant
            ]
    if Heading.FIRST_NAME in of and Heading.NAME in of and Heading.LAST_NAME not in of:
        of = _surnames(of, below)
    return Columns(first, of, tuple(meant), tuple(ignored))


def _surnames(
    of: dict[Heading, tuple[int, ...]], below: Sequence[Row]
) -> dict[Heading, tuple[int, ...]]:
    """Beside a first name, "Naam" is the surname; unless it repeats that first name."""
    probe = Columns(0, of)
    pairs = [
        (probe.cell(row, Heading.FIRST_NAME), probe.cell(row, Heading.NAME))
        for row in below[:_SAMPLE]
    ]
    whole = sum(bool(first) and first.casefold() in name.casefold() for first, name in pairs)
    if whole * 2 > len(pairs):
        return of
    return {Heading.LAST_NAME if key is Heading.NAME else key: at for key, at in of.items()}


def _names_people(row: Row) -> bool:
    found = [heading for cell in row.cells if (heading := known(cell))]
    return bool(_NAMES & set(found)) and (len(found) > 1 or len(row.cells) <= _WIDEST_BARE)


def _bare(table: Table) -> Columns | None:
    """Return the columns of a list without headings: names first, then titles or addresses."""
    if not 0 < table.width <= _WIDEST_BARE:
        return None
    rows = table.rows[:_SAMPLE]
    named = sum(looks_like_name(row.cell(0)) and " " in row.cell(0) for row in rows)
    if named * 10 < len(rows) * 7:
        return None
    of: dict[Heading, tuple[int, ...]] = {Heading.NAME: (0,)}
    for column in range(1, table.width):
        values = [value for row in rows if (value := row.cell(column))]
        if values and all("@" in value for value in values):
            of.setdefault(Heading.EMAIL, (column,))
        elif any(guess(value) != Guess() for value in values):
            of.setdefault(Heading.TITLE, (column,))
    return Columns(0, of)
