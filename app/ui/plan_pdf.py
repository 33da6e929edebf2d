"""A PDF in pages: the whole plan for ourselves, or what a proposal needs for the customer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from app.i18n import tr
from app.ui.drawing import Drawing
from app.ui.legibility import POINTS_PER_INCH, Letters
from app.ui.picture_size import CM_PER_INCH, PictureSize
from app.ui.plan_pdf_paper import UNITS_PER_CM, Paper, Sheet, paper_of
from app.ui.proposal_look import house
from app.ui.vector_files import Page

if TYPE_CHECKING:
    from app.ui.export import Subject

Seen = Callable[[Letters], object]
_BLOCK = (21.0, 29.7)  # centimetres: a block for a proposal is shown on A4 standing


def page_size(size: PictureSize) -> PictureSize:
    """Return the size of the pages: as asked for, else A4 lying."""
    return size if size.printed and size.height is not None else PictureSize.page("a4")


def pages(
    subject: Subject, *, block: bool = False, foot: str = "", seen: Seen | None = None
) -> list[Page]:
    """Return the pages; a `block` is shown as it stands in a proposal, on a standing page.

    What is told at the `foot` stands there after the account and the decision. `seen` is
    handed how large the names in the drawing are, each time that is painted.
    """
    made = paper(subject, block=block, foot=foot)
    drawn = map_sheet(subject, seen)
    if subject.for_customer:
        return made.pages(_for_customer(subject, made, drawn))
    from app.ui import plan_pdf_chapters  # noqa: PLC0415  brings in the analysis

    chapters = plan_pdf_chapters.Chapters(subject, made)
    return made.pages([*chapters.sheets(drawn)])


def paper(subject: Subject, *, block: bool = False, foot: str = "") -> Paper:
    """Return the paper of the pages, with what is told at their head and foot."""
    wide, high = (
        (side * UNITS_PER_CM for side in _BLOCK) if block else paper_of(subject.options.size)
    )
    plan = subject.plan
    names = (plan.account.name, plan.opportunities[subject.opportunity].name)
    about = " · ".join(name for name in (*names, foot) if name)
    return Paper(wide, high, about, None if subject.for_customer else tr("INTERNAL"))


def map_sheet(subject: Subject, seen: Seen | None = None) -> Sheet:
    """Return the page with the drawing, as large as there is room; `seen` as for `pages`."""
    title = tr("Who works with whom") if subject.for_customer else tr("Map")

    def paint(painter: QPainter, room: QRectF) -> None:
        shape = PictureSize.centimetres(
            room.width() / UNITS_PER_CM, room.height() / UNITS_PER_CM
        )
        drawing = subject.drawing(shape, title=False, marked=False)
        scale = _fitted(painter, drawing, room)
        points = drawing.letters * scale / UNITS_PER_CM / CM_PER_INCH * POINTS_PER_INCH
        if seen is not None:
            seen(Letters(points))

    return Sheet(title, paint)


def _fitted(painter: QPainter, drawing: Drawing, room: QRectF) -> float:
    """Paint a drawing as large as there is room; return how large that is."""
    scale = min(room.width() / drawing.width, room.height() / drawing.height)
    painter.translate(room.x() + (room.width() - drawing.width * scale) / 2, room.y())
    painter.scale(scale, scale)
    drawing.paint(painter)
    return scale


def _for_customer(subject: Subject, paper: Paper, drawn: Sheet) -> list[Sheet]:
    from app.exchange import consultation  # noqa: PLC0415  only documents need it
    from app.ui import plan_pdf_table  # noqa: PLC0415  as above
    from app.ui.documents import our_name  # noqa: PLC0415  as above

    told = consultation.structure(subject.plan, our_name(subject))
    columns = [plan_pdf_table.Column(one.heading, one.share) for one in told.columns]
    rows = [["\n".join(lines) for lines in row] for row in told.rows]
    style = house()
    chosen = (style.secondary or style.primary) if style else None
    table = plan_pdf_table.sheets(
        told.heading, columns, rows, paper.middle,
        above=told.paragraphs, ground=QColor(chosen) if chosen else None,
    )  # fmt: skip
    return [drawn, *table]
