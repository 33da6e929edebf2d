"""XLSX workbooks as tables, after a look at whether they can be unpacked without harm."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from app.errors import UserError
from app.exchange.table import Table, table_of
from app.i18n import tr

ZIP_SIGNATURE = b"PK\x03\x04"
_MAX_UNPACKED = 200_000_000
_MAX_RATIO = 100
_MAX_MEMBERS = 2_000
# The reader takes room for the whole rectangle up to the last cell, some 32 bytes each.
_MAX_RECTANGLE = 5_000_000
_MAX_TEXT_IN_ALL = 200_000_000
_CHUNK = 1 << 20

_POSITION = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,3})(\d{1,9})["']""")
_HIDDEN_POSITION = re.compile(rb"""\sr\s*=\s*["'][^"'<>]*&""")
_VALUE = re.compile(rb"<(?:\w+:)?v>(\d{1,9})</")
_STRING_END = re.compile(rb"</(?:\w+:)?si>")


def sheets(content: bytes) -> list[Table]:
    """Return the visible sheets of a workbook; raises UserError when it cannot be read."""
    _check(content)
    try:
        return list(_read(content))
    except UserError:
        raise
    except BaseException as error:  # a panic of the reader is no Exception
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise UserError(_unreadable()) from error
        raise


def _read(content: bytes) -> Iterator[Table]:
    from python_calamine import (  # noqa: PLC0415  only needed when a workbook comes in
        CalamineWorkbook,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for sheet in workbook.sheets_metadata:
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible:
            rows = workbook.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
            lines = ((line, map(_text, cells)) for line, cells in enumerate(rows, start=1))
            yield table_of(sheet.name, lines)


def _text(value: Any) -> str:
    """Return a cell as it reads: 3 for 3.0, and a day without a time of day."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        at_midnight = value.time() == dt.time()
        return value.date().isoformat() if at_midnight else value.isoformat(" ")
    return "" if value is None else str(value)


def _check(content: bytes) -> None:
    """Raise UserError for what is no workbook, or unpacks to more than we can hold."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if "xl/workbook.xml" not in archive.namelist():
                raise UserError(
                    tr("This is not an Excel workbook; save it as XLSX or CSV and try again.")
                )
            _check_sizes(members, len(content))
            sheets = [m for m in members if m.filename.startswith("xl/worksheets/")]
            strings = [m for m in members if m.filename == "xl/sharedStrings.xml"]
            lengths = [
                len(part) for m in strings for part in _STRING_END.split(_unpacked(archive, m))
            ]
            for member in members:
                inside = _unpacked(archive, member)
                if member in sheets:
                    _check_sheet(inside, lengths)
    except (
        zipfile.BadZipFile,
        zlib.error,
        RuntimeError,  # a password; NotImplementedError too
        EOFError,
        OSError,
        ValueError,
        LookupError,
    ) as error:
        raise UserError(_unreadable()) from error


def _check_sizes(members: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(member.file_size for member in members)
    if (
        len(members) > _MAX_MEMBERS
        or unpacked > _MAX_UNPACKED
        or unpacked > _MAX_RATIO * max(packed, 1)
    ):
        raise UserError(_too_large())


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Return what is in a member; raises BadZipFile when that is not what the archive says."""
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise zipfile.BadZipFile(member.filename)
    with archive.open(member) as stream:
        return b"".join(iter(lambda: stream.read(_CHUNK), b""))


def _check_sheet(inside: bytes, lengths: list[int]) -> None:
    """Raise UserError for far-off cells, and for long texts repeated without end."""
    if b"\0" in inside or _HIDDEN_POSITION.search(inside):
        raise UserError(_unreadable())
    last_row = last_column = cells = 0
    for letters, digits in _POSITION.findall(inside):
        cells += 1
        last_row = max(last_row, int(digits))
        column = 0
        for letter in letters.upper():
            column = column * 26 + letter - ord("A") + 1
        last_column = max(last_column, column)
    if last_row * max(last_column, 1) > _MAX_RECTANGLE:
        raise UserError(
            tr("The sheet is too large: its last cell stands too far down or to the right.")
        )
    if max(lengths, default=0) * cells > _MAX_TEXT_IN_ALL:
        known = len(lengths)
        used = (int(index) for index in _VALUE.findall(inside))
        if sum(lengths[index] for index in used if index < known) > _MAX_TEXT_IN_ALL:
            raise UserError(_too_large())


def _too_large() -> str:
    return tr("The workbook is too large to read once it is unpacked.")


def _unreadable() -> str:
    return tr("The workbook is damaged or protected; save it anew as XLSX or CSV.")
