"""A block for a proposal in Word: the picture, and who consults whom as text and as a table."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from app.exchange import block_rows, office_package
from app.exchange.consultation import Structure
from app.exchange.slide_xml import LOCALES, reads_from_the_right
from app.model.plain_text import plain

_CM = 360_000  # EMU
_PICTURE = 16.0  # centimetres: between the margins of a page
_MOST_HIGH = 20.0  # centimetres
TALLEST = _MOST_HIGH / _PICTURE  # a picture, height over width; a taller one is made smaller
_LOGO, _WIDEST_LOGO = 1.1, 6.0  # centimetres
_LEFT_OUT = ("docProps/app.xml", "docProps/custom.xml", "docProps/thumbnail.jpeg", "customXml/")
_KEPT = ("officeDocument", "core-properties")
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Dress:
    """How the block looks: colours RRGGBB and a typeface; None is what Word has."""

    heading: str | None = None
    ground: str | None = None  # of the table's first row
    on_ground: str | None = None
    typeface: str = "Arial"
    logo: bytes = b""  # a PNG, above every page


@dataclass(frozen=True, slots=True)
class Drawn:
    """The picture as a PNG, what it shows in words, and its height over its width."""

    content: bytes
    says: str
    shape: float


def docx(told: Structure, picture: Drawn, title: str, language: str, dress: Dress) -> bytes:
    """Return the block as a document of its own, to be put into a proposal."""
    from docx import Document  # noqa: PLC0415  200 ms that only this needs
    from docx.shared import Cm  # noqa: PLC0415  as above

    page = Document()
    section = page.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2)
    _speak(page, LOCALES[language], dress)
    if dress.logo:
        _letterhead(section, dress.logo)
    _heading(page, title, dress)
    _picture(page, picture)
    _heading(page, told.heading, dress)
    for paragraph in told.paragraphs:
        _write(page.add_paragraph(), paragraph)
    if told.rows:
        _table(page, told, dress)
    buffer = io.BytesIO()
    _forget(page)
    page.save(buffer)
    return _clean(buffer.getvalue(), f"{title} · {told.heading}", language)


def _heading(page: Any, words: str, dress: Dress) -> None:
    from docx.shared import RGBColor  # noqa: PLC0415  python-docx is slow to import

    run = _write(page.add_paragraph(style="Heading 1"), words)
    if dress.heading:
        run.font.color.rgb = RGBColor.from_string(dress.heading)
    _set_typeface(run._r.get_or_add_rPr(), dress.typeface)  # noqa: SLF001  headings have a theme's


def _letterhead(section: Any, logo: bytes) -> None:
    """Put the logo above the pages; it stays behind when the block is put into a proposal."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415  slow to import
    from docx.shared import Cm  # noqa: PLC0415  as above

    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    shape = paragraph.add_run().add_picture(io.BytesIO(logo), height=Cm(_LOGO))
    if shape.width > Cm(_WIDEST_LOGO):
        shape.height = round(shape.height * Cm(_WIDEST_LOGO) / shape.width)
        shape.width = Cm(_WIDEST_LOGO)
    _name_picture(shape, "")


def _name_picture(shape: Any, says: str) -> None:
    """Say what a picture shows; its name would else be that of a file."""
    properties = shape._inline.docPr  # noqa: SLF001  python-docx has no alternative text
    properties.set("descr", plain(says) or "")
    properties.set("name", "1")
    shape._inline.graphic.graphicData.pic.nvPicPr.cNvPr.set("name", "1")  # noqa: SLF001  nor a name


def _picture(page: Any, picture: Drawn) -> None:
    from docx.shared import Emu  # noqa: PLC0415  python-docx is slow to import

    wide = min(_PICTURE, _MOST_HIGH / picture.shape)
    run = page.add_paragraph().add_run()
    shape = run.add_picture(io.BytesIO(picture.content), width=Emu(round(wide * _CM)))
    _name_picture(shape, picture.says)


def _table(page: Any, told: Structure, dress: Dress) -> None:
    from docx.oxml import OxmlElement, parse_xml  # noqa: PLC0415  python-docx is slow to import
    from docx.shared import Cm  # noqa: PLC0415  as above

    table = page.add_table(rows=1, cols=len(told.columns), style="Table Grid")
    table.autofit = False
    head = table.rows[0]
    repeated = OxmlElement("w:tblHeader")
    head._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001  python-docx repeats no rows
    for cell, column in zip(head.cells, told.columns, strict=True):
        _fill(cell, column.heading, dress)
    shares = sum(column.share for column in told.columns)
    for place, column in enumerate(told.columns):
        wide = Cm(_PICTURE * column.share / shares)
        table.columns[place].width = wide
        head.cells[place].width = wide
    grid = table._tbl  # noqa: SLF001  python-docx takes in no rows that are written
    widths = [column.w.twips for column in grid.tblGrid.gridCol_lst]
    grid.extend(parse_xml(block_rows.rows_xml(told.rows, widths)))


def _fill(cell: Any, heading: str, dress: Dress) -> None:
    """Put a heading above a column."""
    from docx.oxml import OxmlElement  # noqa: PLC0415  python-docx is slow to import
    from docx.oxml.ns import qn  # noqa: PLC0415  as above
    from docx.shared import Pt, RGBColor  # noqa: PLC0415  as above

    if dress.ground:
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", dress.ground)):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001  python-docx shades no cells
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_before = Pt(block_rows.AIR)
    paragraph.paragraph_format.space_after = Pt(block_rows.AIR)
    run = _write(paragraph, heading)
    run.font.size = Pt(block_rows.SMALL)
    run.bold = True
    if dress.on_ground:
        run.font.color.rgb = RGBColor.from_string(dress.on_ground)


def _write(paragraph: Any, words: str) -> Any:
    from docx.oxml import OxmlElement  # noqa: PLC0415  python-docx is slow to import

    run = paragraph.add_run(plain(words) or "")
    if reads_from_the_right(run.text):
        run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))  # noqa: SLF001  its brackets turn with it
    return run


def _speak(page: Any, locale: str, dress: Dress) -> None:
    """Let the spelling be checked in the language it is written in, in the house's typeface."""
    for given in page.styles.element.iter(f"{_WORD}lang"):
        given.set(f"{_WORD}val", locale)
    style = page.styles["Normal"].element
    _set_typeface(style.get_or_add_rPr(), dress.typeface)


def _set_typeface(properties: Any, typeface: str) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415  python-docx is slow to import

    fonts = properties.get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for kind in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{kind}"), typeface)


def _forget(page: Any) -> None:
    """Let go of what python-docx's own page brings along: its makers, pictures and data."""
    package = page.part.package
    for id, relation in list(package.rels.items()):
        if relation.reltype.rpartition("/")[2] not in _KEPT:
            del package.rels[id]
    for id, relation in list(page.part.rels.items()):
        if relation.reltype.rpartition("/")[2] == "customXml":
            del page.part.rels[id]
    settings = page.settings.element
    for given in list(settings.iter(f"{_WORD}rsids")):  # which sessions of whom wrote what
        given.getparent().remove(given)


def _clean(content: bytes, title: str, language: str) -> bytes:
    parts = office_package.parts_of(content)
    parts = {name: part for name, part in parts.items() if not name.startswith(_LEFT_OUT)}
    parts[office_package.CORE] = office_package.core_properties(title, language)
    return office_package.packed(parts)
