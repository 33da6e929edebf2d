"""Tables from files and from the clipboard: encoding, separator, limits and bad input."""

import codecs
import io
import re
import zipfile
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app import resources
from app.errors import UserError
from app.exchange import case_json, people_table, relation_matrix, tables
from app.model.edits import new_plan

from .workbooks import relation_matrix as filled_matrix
from .workbooks import workbook

HEADED = "Naam;Functie\nZoë Claes;Inkoper\n"


def cells(table):
    return [row.cells for row in table.rows]


@pytest.mark.parametrize(
    "content",
    [
        HEADED.encode(),
        HEADED.encode("cp1252"),
        codecs.BOM_UTF8 + HEADED.encode(),
        HEADED.encode("utf-16"),
        codecs.BOM_UTF16_BE + HEADED.encode("utf-16-be"),
        HEADED.replace("\n", "\r\n").encode(),
        HEADED.replace(";", ",").encode(),
        HEADED.replace(";", "\t").encode(),
        ("sep=;\n" + HEADED).encode(),
    ],
)
def test_encoding_and_separator_are_found(content):
    table = tables.read(content)

    assert cells(table)[-2:] == [("Naam", "Functie"), ("Zoë Claes", "Inkoper")]


def test_a_row_keeps_its_line_in_the_file():
    table = tables.read(b'Naam;Notitie\n\n"Jan Bos";"twee\nregels"\n;\nPiet Vos;\n')

    assert [row.line for row in table.rows] == [1, 3, 6]


def test_a_separator_within_the_text_does_not_confuse_the_headings():
    text = "Name,Job title\nAn Claes,Purchaser; also for Ghent; and Bruges; and Lier\n"

    assert cells(tables.read(text.encode()))[0] == ("Name", "Job title")


def test_what_is_copied_from_a_spreadsheet_is_a_table():
    table = tables.pasted('Naam\tFunctie\n"Jan\nBos"\tInkoper, Gent\n')

    assert cells(table)[1] == ("Jan\nBos", "Inkoper, Gent")


def test_numbers_and_days_in_a_workbook_read_as_they_show():
    table = tables.read(workbook([["Naam", "Aantal"], ["An Claes", 3], ["Jan Bos", 2.5]]))

    assert cells(table)[1:] == [("An Claes", "3"), ("Jan Bos", "2.5")]


def test_of_several_sheets_the_first_that_looks_right_is_read():
    content = workbook([["Begroting", 2027]], [["Naam", "Functie"], ["An Claes", "CFO"]])

    assert tables.recognise(tables.read(content)) == "people"


def test_a_filled_matrix_and_a_list_of_people_are_told_apart():
    matrix = tables.read(resources.path("samples", "relatiematrix.xlsx"))
    people = tables.read(resources.path("samples", "contactpersonen.csv"))
    neither = tables.pasted("Omzet\t2026\t2027\n1\t2\t3\n")

    assert tables.recognise(matrix) == "matrix"
    assert tables.recognise(people) == "people"
    assert tables.recognise(neither) is None


def test_ticks_beside_an_address_list_do_not_make_it_a_matrix():
    table = tables.pasted("Naam\tE-mail\tKerstkaart\nAn Claes\ta@b.be\tx\nJan Bos\tj@b.be\t\n")

    assert tables.recognise(table) == "people"


def rezipped(content, change):
    """The workbook with each member passed through `change(name, bytes)`."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return made.getvalue()


def with_cells(xml):
    def change(name, inside):
        if name != "xl/worksheets/sheet1.xml":
            return inside
        data = b"<sheetData>" + xml + b"</sheetData>"
        return re.sub(rb"<sheetData>.*</sheetData>", data, inside, flags=re.DOTALL)

    return rezipped(workbook([["Naam"], ["An Claes"]]), change)


def with_member(name, inside):
    made = io.BytesIO(workbook([["Naam"], ["An Claes"]]))
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, inside)
    return made.getvalue()


def plain_archive():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("../../etc/passwd", "x")
    return made.getvalue()


FAR_OFF = (
    b'<row r="1"><c r="A1"><v>1</v></c></row><row r="900000"><c r="ZZ900000"><v>1</v></c></row>'
)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"\n;;\n", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "neither a workbook"),
        (b"Naam\n\x81\x8d\xff", "neither a workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "save it as XLSX"),
        (b"PK\x03\x04 and no more", "damaged"),
        (plain_archive(), "not an Excel workbook"),
        (workbook([]), "empty"),
        (filled_matrix()[:3000], "damaged"),
        (with_cells(FAR_OFF), "too far down"),
        (with_cells(b'<row r="&#49;"><c><v>1</v></c></row>'), "damaged"),
        (with_cells(b"<row><c><v>1</v></row>"), "damaged"),
        (with_member("xl/media/zeros", b"\0" * 30_000_000), "too large"),
        (b"Naam;" + b"x" * 10_001, "Line 1 has a cell of over 10,000"),
        (b'Naam\nAn\n"' + b"x\n" * 100_000, "Line 3 cannot be read"),
        (b"Naam" + b";x" * 500, "Line 1 has 501 columns"),
        (b"x\n" * 100_001, "100,000 rows"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(content, message):
    with pytest.raises(UserError, match=message) as refused:
        tables.read(content)

    assert "\n" not in str(refused.value)


def test_a_member_that_is_longer_than_the_archive_says_is_refused():
    content = bytearray(workbook([["Naam"], ["An Claes"]]))
    at = content.rindex(b"xl/worksheets/sheet1.xml") - 46
    assert content[at : at + 4] == b"PK\x01\x02"
    content[at + 24 : at + 28] = (10).to_bytes(4, "little")

    with pytest.raises(UserError, match="damaged"):
        tables.read(bytes(content))


PLAN = new_plan("Lageland", "Lijn 4")
[DECISION] = PLAN.opportunities


def bring_in(content):
    """Do with any bytes what the program does, up to the change."""
    table = tables.read(content)
    if tables.recognise(table) == "matrix":
        return relation_matrix.preview(table, PLAN, DECISION)
    return people_table.preview(table, PLAN, DECISION)


WORDS = [
    *("Naam", "Voornaam", "Rol", "E-mail", "Leidinggevende", "Sanne de Wit", "Jan Bos"),
    *("x", "3", "nvt", "D", "Totaal", "Legenda", "é", "(", ";", "\t", ",", "\n", '"', "="),
]
text_in_columns = st.lists(st.sampled_from(WORDS)).map("".join)
damages = st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), min_size=1, max_size=4)


@given(st.binary() | text_in_columns.map(str.encode))
@example(b"Naam;Sanne de Wit\nJan Bos;3\n")
@example(b"PK\x03\x04")
def test_any_bytes_are_read_or_refused_in_a_sentence(content):
    with suppress(UserError):
        assert PLAN.apply(bring_in(content).change_without_faulty)
    with suppress(UserError):
        assert case_json.read(content).plan


MATRIX = filled_matrix()


@given(damages)
def test_a_damaged_workbook_is_read_or_refused_in_a_sentence(damages):
    content = bytearray(MATRIX)
    for place, value in damages:
        content[place % len(content)] = value

    with suppress(UserError):
        assert PLAN.apply(bring_in(bytes(content)).change_without_faulty)
