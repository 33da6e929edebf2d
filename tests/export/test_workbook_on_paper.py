"""A workbook that is printed: its letters are large enough, on as many pages as that takes."""

import zipfile
from io import BytesIO

from pypdf import PdfReader

from app import resources, usecases
from app.exchange import sheet_widths
from app.exchange.workbook import Sheet, workbook
from app.model.audience import Audience
from app.ui.export import Options, save_picture

SENTENCE = "None of us knows Liesbet well enough, and she has decided every purchase so far."
A4 = 165  # characters of a size one can read


def test_sentences_give_way_first_where_a_page_is_too_narrow():
    headings = ["Severity", "Gap", "Why", "What to do", "People"]
    row = ["100.0", "Role uncovered: decider", SENTENCE, SENTENCE, SENTENCE]

    roomy = sheet_widths.widths(headings, [row])
    crowded = sheet_widths.widths([*headings, *headings[:3]], [[*row, *row[:3]]])

    assert roomy[2] == max(roomy)
    assert sum(crowded) <= A4
    assert crowded[2] < roomy[2]
    assert crowded[0] == roomy[0]


def test_no_word_is_broken_however_many_columns_there_are():
    word = "operational/technical"

    found = sheet_widths.widths(["Function area"] * 20, [[f"a {word} role"] * 20])

    assert min(found) > len(word)


def test_what_no_page_holds_goes_on_the_next_with_the_first_column_on_each():
    assert sheet_widths.pages_across([20, 60, 60]) == 1
    assert sheet_widths.pages_across([20, *[60] * 5]) == 2
    assert sheet_widths.pages_across([20, *[60] * 6]) == 3


def test_a_line_is_broken_between_words_and_within_one_that_is_too_long():
    assert sheet_widths.lines("", 10) == 1
    assert sheet_widths.lines("one two", 7) == 1
    assert sheet_widths.lines("one two three", 7) == 2
    assert sheet_widths.lines("incomprehensible", 10) == 2


def test_headings_and_first_column_stand_on_every_page():
    sheet = Sheet("People", ["Name", *"abcdefgh"], [["Eva Brouwer", *[SENTENCE] * 8]])

    with zipfile.ZipFile(BytesIO(workbook([sheet], "A & B", "INTERNAL"))) as archive:
        book = archive.read("xl/workbook.xml").decode()
        page = archive.read("xl/worksheets/sheet1.xml").decode()

    assert "'People'!$A:$A,'People'!$3:$3" in book.replace("People!", "'People'!")
    assert 'fitToWidth="2"' in page
    assert "INTERNAL · People · A &amp;&amp; B</oddHeader>" in page


def test_the_letters_of_the_sample_are_printed_large_enough_to_read(qapp, tmp_path, office):
    path = str(resources.path("samples", "hospital-sint-odrada.json"))
    subject = usecases.subject(path, None)
    asked = Options(audience=Audience.INTERNAL, language="en")
    made = save_picture(
        subject.plan, subject.opportunity, subject.as_of, asked, tmp_path / "file.xlsx"
    )

    smallest = min(size for page in PdfReader(office(made)).pages for size in sizes(page))

    assert smallest >= 7


def sizes(page) -> list[float]:
    """The size of every text on a page, in points."""
    found: list[float] = []

    def see(text, _matrix, of_text, _font, size) -> None:
        if text.strip():
            found.append(size * abs(of_text[3] or of_text[0]))

    page.extract_text(visitor_text=see)
    return found
