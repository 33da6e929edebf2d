"""Text in columns: its encoding and separator found, its lines counted."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator

from app.errors import UserError
from app.exchange import headings
from app.exchange.table import Table, table_of
from app.i18n import tr

_SEPARATORS = ";,\t|"
_LOOKED_AT = 40  # lines that decide about the separator
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(content: bytes) -> str:
    """Return the text of a file: by its byte order mark, as UTF-8, or else as Windows-1252."""
    marked = next((name for mark, name in _BYTE_ORDER_MARKS if content.startswith(mark)), None)
    if marked is None and b"\0" in content:
        raise UserError(_no_text())
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UserError(_no_text())


def table(name: str, text: str) -> Table:
    """Return text in columns as a table; raises UserError where a line cannot be read."""
    separator, skipped = _announced(text)
    chosen = separator or _separator(text)
    return table_of(name, _lines(text, chosen, skipped))


def _announced(text: str) -> tuple[str | None, int]:
    """Return the separator that a first line such as `sep=;` announces, and lines to skip."""
    first = text[:20].split("\n", 1)[0].strip().casefold()
    if first.startswith("sep=") and len(first) == len("sep=") + 1:
        return first[-1], 1
    return None, 0


def _separator(text: str) -> str:
    """Return the separator under which the headings, or else the columns, come out best."""
    start = "\n".join(text[:200_000].splitlines()[:_LOOKED_AT])

    def worth(separator: str) -> tuple[int, int]:
        try:
            rows = list(csv.reader(io.StringIO(start), delimiter=separator))
        except csv.Error:
            return 0, 0
        known = max((headings.count_known(row) for row in rows), default=0)
        widths = Counter(len(row) for row in rows if len(row) > 1)
        return known, max((width * times for width, times in widths.items()), default=0)

    if "\t" in start and worth("\t")[1]:
        return "\t"
    return max(_SEPARATORS, key=worth)


def _lines(text: str, separator: str, skipped: int) -> Iterator[tuple[int, list[str]]]:
    source = io.StringIO(text.replace("\0", ""), newline="")
    reader = csv.reader(source, delimiter=separator)
    line = 1
    try:
        for cells in reader:
            if _is_left_open(text, cells, separator, reader.line_num - line):
                raise csv.Error
            if line > skipped:
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise UserError(
            tr("Line {line} cannot be read; is a quotation mark missing?", line=line)
        ) from error


def _is_left_open(text: str, cells: list[str], separator: str, lines: int) -> bool:
    """Return whether a forgotten quotation mark took the lines that follow into one cell."""
    if lines < 1:
        return False
    swallowed = [cell for cell in cells if "\n" in cell.replace("\r", "\n")]
    return any(
        all(separator in line for line in cell.splitlines() if line.strip())
        for cell in swallowed
    ) or (text.count('"') % 2 == 1 and bool(swallowed))


def _no_text() -> str:
    return tr("This is neither a workbook (XLSX) nor a text file with columns (CSV).")
