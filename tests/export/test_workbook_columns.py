"""In a workbook a text stands clear of what is on its left, on screen and on paper."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from app.exchange.workbook import Sheet, workbook

_STYLE = re.compile(r"<xf [^>]*?(?:/>|>.*?</xf>)")
_CELL = re.compile(r'<c r="([A-Z]+\d+)" s="(\d+)"')


def looks(content: bytes) -> dict[str, str]:
    """How each cell of the first sheet is formatted."""
    with zipfile.ZipFile(BytesIO(content)) as parts:
        styles = parts.read("xl/styles.xml").decode()
        page = parts.read("xl/worksheets/sheet1.xml").decode()
    formats = _STYLE.findall(styles[styles.index("<cellXfs") : styles.index("</cellXfs>")])
    return {cell: formats[int(style)] for cell, style in _CELL.findall(page)}


def test_texts_are_indented_and_figures_stay_at_the_right():
    sheet = Sheet("Gaps", ["Severity", "Band"], [[100.0, "critical"]])

    found = looks(workbook([sheet], "Acme", "INTERNAL"))

    assert 'horizontal="left"' in found["B4"]
    assert 'indent="1"' in found["B4"]
    assert 'indent="1"' in found["B3"]
    assert "horizontal" not in found["A4"]
