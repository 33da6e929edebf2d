"""Tables as an Excel workbook: a real table a sheet, every text a text, marked internal."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from typing import Any

from app.model.plain_text import plain

Value = str | float | date | None

_WRITTEN = datetime(2000, 1, 1)  # every file says so: the same plan gives the same bytes
_FIRST_DAY = 1900  # the year in which a workbook's days begin
_NARROWEST, _WIDEST = 8, 56  # characters; a longer text goes on in a next line
_WIDEST_HEADING = 20
_LINE = 15.0  # points
_LOOSE = 1.15  # how much room broken lines take more than whole ones
_HEADINGS_ROW = 2  # below the line that says what this is, and an empty one
_LONGEST_NAME = 250  # of a column, in characters
_GROUND = "#EEF1F6"
_STYLE = "Table Style Light 1"
_AS_TEXT = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its headings, and as many values in each row."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Value]]


def workbook(sheets: Iterable[Sheet], title: str, mark: str) -> bytes:
    """Return an XLSX file; `mark` stands on every sheet, on screen and when printed."""
    import xlsxwriter  # noqa: PLC0415  only an export needs it

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, _AS_TEXT) as book:
        book.set_properties({"title": f"{mark} {title}", "created": _WRITTEN})
        styles = _Styles.of(book)
        for number, sheet in enumerate(sheets, 1):
            page = book.add_worksheet(sheet.name)
            words = " · ".join(part for part in (mark, sheet.name, plain(title)) if part)
            page.write_string(0, 0, words, styles.face)
            _fill(page, sheet, styles)
            page.add_table(*_extent(sheet), _table(sheet, number, styles))
            _set_up_page(page, mark)
    return buffer.getvalue()


@dataclass(frozen=True, slots=True)
class _Styles:
    """How cells look."""

    face: Any
    heading: Any
    text: Any
    number: Any
    day: Any

    @classmethod
    def of(cls, book: Any) -> _Styles:
        top = {"valign": "top", "text_wrap": True}
        aside = {**top, "align": "left", "indent": 1}  # clear of a figure or text on its left
        return cls(
            face=book.add_format({"bold": True, "font_size": 13}),
            heading=book.add_format({**aside, "bold": True, "bottom": 1, "bg_color": _GROUND}),
            text=book.add_format(aside),
            number=book.add_format(top),
            day=book.add_format({"valign": "top", "num_format": "yyyy-mm-dd"}),
        )


def _fill(page: Any, sheet: Sheet, styles: _Styles) -> None:
    """Write the rows, each as high as its longest text asks for in columns of their width."""
    lengths = [
        [_write(page, number, column, value, styles) for column, value in enumerate(row)]
        for number, row in enumerate(sheet.rows, _HEADINGS_ROW + 1)
    ]
    headings = [len(heading) + 4 for heading in sheet.headings]  # with the filter's button
    widths = [min(width, _WIDEST_HEADING) for width in headings]
    for length in lengths:
        widths = [max(width, more + 2) for width, more in zip(widths, length, strict=True)]
    widths = [min(max(width, _NARROWEST), _WIDEST) for width in widths]
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    for number, length in enumerate([headings, *lengths], _HEADINGS_ROW):
        most = max(map(_lines, length, widths))
        page.set_row(number, _LINE * most)


def _lines(length: int, width: int) -> int:
    return 1 if length <= width else ceil(length * _LOOSE / width)


def _write(page: Any, row: int, column: int, value: Value, styles: _Styles) -> int:
    """Write one cell as what it is; return about how many characters it shows."""
    if isinstance(value, date) and value.year >= _FIRST_DAY:
        page.write_datetime(row, column, datetime(*value.timetuple()[:3]), styles.day)
        return len(value.isoformat())
    if isinstance(value, (int, float)):
        page.write_number(row, column, float(value), styles.number)
        return len(str(value))
    words = value.isoformat() if isinstance(value, date) else plain(value)
    if words:
        page.write_string(row, column, words, styles.text)
    return len(words or "")


def _extent(sheet: Sheet) -> tuple[int, int, int, int]:
    last = _HEADINGS_ROW + max(len(sheet.rows), 1)  # a table has one row at least
    return _HEADINGS_ROW, 0, last, len(sheet.headings) - 1


def _table(sheet: Sheet, number: int, styles: _Styles) -> dict[str, Any]:
    headings = _different(sheet.headings)
    columns = [{"header": name, "header_format": styles.heading} for name in headings]
    return {"name": f"Table{number}", "style": _STYLE, "columns": columns}


def _different(headings: Iterable[str]) -> list[str]:
    """Return headings as a table wants them: none empty, no two alike in any case."""
    seen: set[str] = set()
    names = []
    for heading in headings:
        name = first = (plain(heading) or "?")[:_LONGEST_NAME]
        again = 2
        while name.casefold() in seen:
            name, again = f"{first} {again}", again + 1
        seen.add(name.casefold())
        names.append(name)
    return names


def _set_up_page(page: Any, mark: str) -> None:
    page.freeze_panes(_HEADINGS_ROW + 1, 1)
    page.set_header(f"&C&14&B{mark}")
    page.set_footer("&C&P / &N")
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(_HEADINGS_ROW)
