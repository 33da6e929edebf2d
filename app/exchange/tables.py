"""Tables from outside: a workbook, a text file or what was pasted, and what they seem to be."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from app.errors import UserError
from app.exchange import delimited, people_columns, recipients, relation_matrix, spreadsheet
from app.exchange.json_text import content_of
from app.exchange.table import Table
from app.i18n import tr

__all__ = ["Table", "pasted", "read", "recognise"]

_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."  # stands near the beginning, unpacked
_BEGINNING = 16_384  # bytes


def read(source: bytes | Path, name: str = "") -> Table:
    """Return the table in a CSV or XLSX file; of several sheets the first that looks right.

    Raises UserError for what cannot be read and what is beyond our limits: 50 MB, 100,000
    rows, 500 columns, 10,000 characters in a cell.
    """
    content = content_of(source)
    title = name or (source.name if isinstance(source, Path) else "")
    if content.startswith(_OLD_WORKBOOK):
        raise UserError(
            tr("This is a workbook of an old form or with a password; save it as XLSX.")
        )
    if _is_open_document(content):
        raise UserError(
            tr("This is an OpenDocument workbook (ODS); save it as XLSX or CSV and try again.")
        )
    if content.startswith(spreadsheet.ZIP_SIGNATURE):
        sheets = [sheet for sheet in spreadsheet.sheets(content) if sheet.rows]
        if not sheets:
            raise UserError(tr("The workbook is empty."))
        return next((sheet for sheet in sheets if recognise(sheet)), sheets[0])
    return _not_empty(delimited.table(title, delimited.decoded(content)))


def _is_open_document(content: bytes) -> bool:
    """Whether it is a file of LibreOffice's own, packed (ODS) or in plain XML (FODS)."""
    begins = content[:_BEGINNING]
    return begins.startswith((spreadsheet.ZIP_SIGNATURE, b"<?xml")) and _OPEN_DOCUMENT in begins


def pasted(text: str) -> Table:
    """Return what was copied from a spreadsheet or an e-mail as a table."""
    content_of(text.encode("utf-8", "replace"))
    addressed = recipients.table(text)
    if addressed is not None:
        return addressed
    return _not_empty(delimited.table("", text))


def recognise(table: Table) -> Literal["people", "matrix"] | None:
    """Return what a table seems to hold: a list of people, a relation matrix, or neither."""
    if relation_matrix.layout(table) is not None:
        return "matrix"
    return "people" if people_columns.layout(table) is not None else None


def _not_empty(table: Table) -> Table:
    if table.rows and table.rows[0].cell(0).lstrip().startswith(("{", "[{")):
        raise UserError(tr("This is a case file; give its name the ending .json."))
    if not table.rows:
        raise UserError(tr("The file is empty."))
    return table
