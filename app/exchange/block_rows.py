"""The rows of a table in Word, written as text: python-docx takes milliseconds a cell."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from app.exchange.slide_xml import reads_from_the_right
from app.model.plain_text import plain

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SMALL, AIR = 9, 3  # points: of the letters, and above and below what stands in a cell


def rows_xml(rows: Sequence[Sequence[Sequence[str]]], widths: Sequence[int]) -> str:
    """Return rows of cells of lines; no row breaks over two pages. `widths` are in twips."""
    written = "".join(_row(row, widths) for row in rows)
    return f'<w:tbl xmlns:w="{_W}">{written}</w:tbl>'


def _row(row: Sequence[Sequence[str]], widths: Sequence[int]) -> str:
    cells = "".join(_cell(lines, wide) for lines, wide in zip(row, widths, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _cell(lines: Sequence[str], wide: int) -> str:
    last = len(lines) - 1
    written = "".join(
        _line(words, 0 if number else 20 * AIR, 0 if number < last else 20 * AIR)
        for number, words in enumerate(lines)
    )
    width = f'<w:tcPr><w:tcW w:type="dxa" w:w="{wide}"/></w:tcPr>'
    return f"<w:tc>{width}{written or '<w:p/>'}</w:tc>"


def _line(words: str, above: int, below: int) -> str:
    """One paragraph, with air in twentieths of a point.

    Brackets in a text that reads from the right turn with it.
    """
    shown = plain(words) or ""
    turned = "<w:rtl/>" if reads_from_the_right(shown) else ""
    kept = ' xml:space="preserve"' if shown.strip() != shown else ""
    text = f"<w:t{kept}>{escape(shown)}</w:t>" if shown else ""
    return (
        f'<w:p><w:pPr><w:spacing w:before="{above}" w:after="{below}"/></w:pPr>'
        f'<w:r><w:rPr><w:sz w:val="{2 * SMALL}"/>{turned}</w:rPr>{text}</w:r></w:p>'
    )
