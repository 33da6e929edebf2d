"""The result of a meeting on one standing A4 page, with text that can be selected."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.analysis.meeting_result import Line, Page, Section, shown
from app.i18n import ntr
from app.ui import vector_files
from app.ui.picture_size import PictureSize
from app.ui.plan_pdf_paper import UNITS_PER_CM, Paper, Sheet, Text, ink

A4 = (21.0, 29.7)  # centimetres, standing
SIZES = (13, 12, 11, 10)  # of the letters, in units; the first with which all has room
FEWEST = 3  # lines that a section keeps when others need the room
ASIDE = 0.3  # of the width, for who and when
LINE_GAP, SECTION_GAP, BESIDE = 5.0, 16.0, 16.0


def pdf(page: Page) -> bytes:
    """Return the file; the same page, the same bytes. Lines without room are counted."""
    wide, high = (side * UNITS_PER_CM for side in A4)
    paper = Paper(wide, high, page.about, page.mark or None)
    size, fitted = _fitted(page, paper.middle)
    sheet = Sheet(page.title, partial(_paint, fitted, size))
    pages = paper.pages([sheet])
    return vector_files.pdf_of_pages(pages, PictureSize.centimetres(*A4), page.title)


@dataclass(frozen=True, slots=True)
class _Row:
    """One line with its detail beside it, as high as the higher of the two."""

    text: Text
    detail: Text | None
    height: float


def _fitted(page: Page, room: QRectF) -> tuple[int, Page]:
    """The largest letters for all lines; else the smallest, with as many lines as fit."""
    for size in SIZES:
        if _height(page, size, room.width()) <= room.height():
            return size, page
    counts = [len(one.lines) for one in page.sections]
    while True:
        cut = replace(page, sections=tuple(map(_cut, page.sections, counts)))
        longest = max(range(len(counts)), key=lambda at: counts[at])
        if _height(cut, SIZES[-1], room.width()) <= room.height() or counts[longest] <= FEWEST:
            return SIZES[-1], cut
        counts[longest] -= 1


def _cut(section: Section, most: int) -> Section:
    left = len(section.lines) - most
    if left <= 0:
        return section
    more = ntr("and {count} more", "and {count} more", left)
    return replace(section, lines=(*section.lines[:most], Line(f"… {more}")))


def _height(page: Page, size: int, width: float) -> float:
    high = size * 2.6 if page.score else 0.0
    for section in shown(page):
        high += _heading(section, size).height(width) + LINE_GAP + 6 + SECTION_GAP
        high += sum(row.height + LINE_GAP for row in _rows(section, size, width))
    return high - SECTION_GAP


def _heading(section: Section, size: int) -> Text:
    return Text(section.title, size + 2, strong=True)


def _rows(section: Section, size: int, width: float) -> list[_Row]:
    lines = section.lines or (Line(section.empty),)
    return [_row(line, size, width, quiet=not section.lines) for line in lines]


def _row(line: Line, size: int, width: float, *, quiet: bool) -> _Row:
    text = Text(line.text, size, token="text.soft" if quiet else "text.ink", most=6)
    if not line.detail:
        return _Row(text, None, text.height(width))
    detail = Text(line.detail, size, token="text.soft", most=4)
    beside = detail.height(width * ASIDE - BESIDE)
    return _Row(text, detail, max(text.height(width * (1 - ASIDE)), beside))


def _paint(page: Page, size: int, painter: QPainter, room: QRectF) -> None:
    y, left, wide = room.top(), room.left(), room.width()
    if page.score:
        Text(page.score, size + 5, strong=True).paint(painter, left, y, wide)
        y += size * 2.6
    for section in shown(page):
        y += _heading(section, size).paint(painter, left, y, wide) + LINE_GAP
        painter.fillRect(QRectF(left, y, wide, 1), ink("edge.hair"))
        y += 6
        for row in _rows(section, size, wide):
            across = wide if row.detail is None else wide * (1 - ASIDE)
            row.text.paint(painter, left, y, across)
            if row.detail is not None:
                row.detail.paint(painter, left + across + BESIDE, y, wide * ASIDE - BESIDE)
            y += row.height + LINE_GAP
        y += SECTION_GAP
