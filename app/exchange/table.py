"""A table as it came in: rows of text, each with its line in the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.errors import UserError
from app.exchange.untrusted import MAX_TEXT, clean
from app.i18n import number, tr

MAX_ROWS = 100_000
MAX_COLUMNS = 500


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is not empty; `line` counts from 1, as a spreadsheet and an editor do."""

    line: int
    cells: tuple[str, ...]

    def cell(self, column: int | None) -> str:
        """Return one cell; a row that stops short, or no column at all, gives an empty one."""
        return self.cells[column] if column is not None and column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one sheet, and what to call it."""

    name: str
    rows: tuple[Row, ...]

    @property
    def width(self) -> int:
        return max((len(row.cells) for row in self.rows), default=0)


def table_of(name: str, lines: Iterable[tuple[int, Iterable[str]]]) -> Table:
    """Return lines as a table of clean text without its empty rows.

    Raises UserError, naming the line, for more than 100,000 rows, 500 columns or 10,000
    characters in a cell.
    """
    rows: list[Row] = []
    for line, raw in lines:
        cells = [clean(cell).replace("\u00a0", " ").strip() for cell in raw]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        if len(cells) > MAX_COLUMNS:
            raise UserError(
                tr(
                    "Line {line} has {count} columns; at most {most} can be read.",
                    line=line,
                    count=number(len(cells)),
                    most=number(MAX_COLUMNS),
                )
            )
        if any(len(cell) > MAX_TEXT for cell in cells):
            raise UserError(
                tr(
                    "Line {line} has a cell of over {most} characters; is a quotation mark "
                    "missing?",
                    line=line,
                    most=number(MAX_TEXT),
                )
            )
        if len(rows) == MAX_ROWS:
            raise UserError(
                tr("A table can have {most} rows; this one has more.", most=number(MAX_ROWS))
            )
        rows.append(Row(line, tuple(cells)))
    return Table(name, tuple(rows))
