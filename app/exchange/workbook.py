"""Tables as an Excel workbook: a real table a sheet, every text a text, marked internal."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.exchange import sheet_widths
from app.model.plain_text import plain

Value = str | float | date | None

_WRITTEN = datetime(2000, 1, 1)  # every file says so: the same plan gives the same bytes
_FIRST_DAY = 1900  # the year in which a workbook's days begin
_LINE = 15.0  # points
_MARGIN = 0.4  # inches, on the left and right of a page
_LONGEST_HEAD = 100  # characters of a page's head
_INDENT = 1  # characters
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
            widths = _fill(page, sheet, styles)
            page.add_table(*_extent(sheet), _table(sheet, number, styles))
            _set_up_page(page, words)
            page.fit_to_pages(sheet_widths.pages_across(widths), 0)
            page.print_area(*_extent(sheet))
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
        aside = {
            **top,
            "align": "left",
            "indent": _INDENT,
        }  # clear of a figure or text on its left
        return cls(
            face=book.add_format({"bold": True, "font_size": 13}),
            heading=book.add_format({**aside, "bold": True, "bottom": 1, "bg_color": _GROUND}),
            text=book.add_format(aside),
            number=book.add_format(top),
            day=book.add_format({"valign": "top", "num_format": "yyyy-mm-dd"}),
        )


def _fill(page: Any, sheet: Sheet, styles: _Styles) -> list[int]:
    """Write the rows, each as high as its longest text asks for; return the columns' widths."""
    shown = [
        [_write(page, number, column, value, styles) for column, value in enumerate(row)]
        for number, row in enumerate(sheet.rows, _HEADINGS_ROW + 1)
    ]
    widths = sheet_widths.widths(sheet.headings, shown)
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    headings = [f"{heading}{sheet_widths.BUTTON}" for heading in sheet.headings]
    for number, texts in enumerate([headings, *shown], _HEADINGS_ROW):
        page.set_row(number, _LINE * max(map(_lines, texts, widths)))
    return widths


def _lines(text: str, width: int) -> int:
    """In how many lines a text stands; a figure and a day are indented by nothing."""
    return sheet_widths.lines(text, width - _INDENT)


def _write(page: Any, row: int, column: int, value: Value, styles: _Styles) -> str:
    """Write one cell as what it is; return about what it shows."""
    if isinstance(value, date) and value.year >= _FIRST_DAY:
        page.write_datetime(row, column, datetime(*value.timetuple()[:3]), styles.day)
        return value.isoformat()
    if isinstance(value, (int, float)):
        page.write_number(row, column, float(value), styles.number)
        return str(value)
    words = value.isoformat() if isinstance(value, date) else plain(value)
    if words:
        page.write_string(row, column, words, styles.text)
    return words or ""


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


def _set_up_page(page: Any, says: str) -> None:
    """Let every page say what it is, and repeat headings and first column on it."""
    page.freeze_panes(_HEADINGS_ROW + 1, 1)
    page.set_header("&C&12&B" + says[:_LONGEST_HEAD].replace("&", "&&"))
    page.set_footer("&C&P / &N")
    page.set_landscape()
    page.set_paper(9)  # A4
    page.set_margins(left=_MARGIN, right=_MARGIN)
    page.repeat_rows(_HEADINGS_ROW)
    page.repeat_columns(0)
