"""The rows of the table in a block for a proposal: written at once, and read by python-docx."""

import io

import docx
import docx.table
import pytest

from app.exchange import consultation, proposal_block
from app.exchange.consultation import Column
from app.exchange.proposal_block import Drawn, Dress

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def table(*cells: tuple[str, ...]) -> docx.table.Table:
    """The table of a block with one column, as python-docx reads it."""
    told = consultation.Structure("Who meets whom", (), (Column("With us", 1, cells),))
    picture = Drawn(PIXEL, "A picture", 1.0)
    made = proposal_block.docx(told, picture, "Who works with whom", "en", Dress())
    [found] = docx.Document(io.BytesIO(made)).tables
    return found


def test_no_row_is_made_by_python_docx_which_takes_seconds_for_thousands(monkeypatch):
    def refuses(_table):
        pytest.fail("a row was made cell by cell")

    monkeypatch.setattr(docx.table.Table, "add_row", refuses)

    found = table(*[(f"Person {n}", "Manager") for n in range(50)])

    assert [row.cells[0].text for row in found.rows][:2] == ["With us", "Person 0\nManager"]
    assert len(found.rows) == 51


def test_signs_of_markup_and_spaces_are_what_was_typed():
    typed = 'O\'Brien <b>&amp; "Co"</b>'

    found = table((typed, ""))

    assert found.rows[1].cells[0].text == f"{typed}\n"


def test_a_name_from_the_right_is_told_so_and_one_from_the_left_not():
    found = table(("שרה (כהן)",), ("Sara (Cohen)",))

    right, left = (found.rows[n].cells[0].paragraphs[0].runs[0].font for n in (1, 2))
    assert right.rtl
    assert not left.rtl


def test_rows_stay_together_on_a_page_and_have_the_width_of_their_column():
    found = table(("Eva",))

    head, row = found.rows
    assert row.cells[0].width == head.cells[0].width
    assert "cantSplit" in row._tr.xml  # noqa: SLF001  python-docx does not tell
