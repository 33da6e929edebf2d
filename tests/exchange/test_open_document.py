"""Workbooks of LibreOffice's own kind: told for what they are, and what to do."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from app import i18n
from app.cli import main
from app.errors import UserError
from app.exchange import tables

KIND = "application/vnd.oasis.opendocument.spreadsheet"
SENTENCE = "This is an OpenDocument workbook (ODS); save it as XLSX or CSV and try again."


def packed() -> bytes:
    """As the format has it: what it is comes first, and is not packed."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", KIND, zipfile.ZIP_STORED)
        archive.writestr("content.xml", "<office:document-content/>")
    return held.getvalue()


def plain() -> bytes:
    spaces = "".join(f' xmlns:n{n}="urn:oasis:names:tc:opendocument:{n}"' for n in range(40))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<office:document{spaces} office:mimetype="{KIND}"><Name>Jan</Name></office:document>'
    ).encode()


@pytest.mark.parametrize("content", [packed(), plain()], ids=["ods", "fods"])
def test_an_open_document_workbook_is_refused_in_a_sentence_that_says_what_to_do(content):
    i18n.use("en")

    with pytest.raises(UserError) as refused:
        tables.read(content)

    assert str(refused.value) == SENTENCE


def test_the_command_line_says_the_same_and_adds_nothing(tmp_path: Path, capsys):
    (tmp_path / "people.ods").write_bytes(packed())

    code = main(["--lang", "en", "import", str(tmp_path / "people.ods"), "--account", "Acme"])

    assert code == 1
    assert capsys.readouterr().err == f"{SENTENCE}\n"


def test_a_list_that_mentions_the_format_is_read_as_any_other():
    table = tables.read(f"Name,Note\nJan,sent us {KIND}\n".encode())

    assert table.rows[1].cell(0) == "Jan"
