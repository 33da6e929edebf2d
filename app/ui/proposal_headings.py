"""The headings of the lanes in the customer's picture, and whether a line runs through one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF

from app.ui.proposal_look import lettering, size
from app.ui.proposal_sheet import Line, Link, Sheet

_PIECES = 48  # a line is looked at in so many


def area_of(heading: Line) -> QRectF:
    """Return what a heading takes up, with its ground."""
    letters = lettering(heading.lettering, strong=heading.strong)
    area = QRectF(0, 0, letters.width(heading.text) + letters.height, letters.height)
    area.moveCenter(heading.at)
    return area


def are_clear(sheet: Sheet) -> bool:
    """Return whether no line runs through any heading; only one to another lane can."""
    areas = [area_of(band.heading) for band in sheet.bands]
    return not any(runs_through(link, area) for link in sheet.links for area in areas)


def runs_through(link: Link, area: QRectF) -> bool:
    """Return whether a line touches an area; a piece of it is about as large as its box."""
    low, high = sorted((link.start.y(), link.end.y()))
    if high < area.top() or low > area.bottom():
        return False
    edge = size("line")
    return any(
        QRectF(one, other).normalized().adjusted(-edge, -edge, edge, edge).intersects(area)
        for one, other in pairwise(_spots(link))
    )


def _spots(link: Link) -> Iterator[QPointF]:
    """Yield points along a line: it leaves and arrives level."""
    across, down = link.end.x() - link.start.x(), link.end.y() - link.start.y()
    for number in range(_PIECES + 1):
        t = number / _PIECES
        x = 1.5 * t * (1 - t) ** 2 + 1.5 * t**2 * (1 - t) + t**3
        y = 3 * t**2 * (1 - t) + t**3
        yield QPointF(link.start.x() + across * x, link.start.y() + down * y)
