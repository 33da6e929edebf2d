"""What is printed: a drawing on one page, or the whole plan in several, with a head and a foot.

A PDF is written by ourselves, not by the printer's driver, which would tell who printed when.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from app import i18n
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.values import Id
from app.ui import export, vector_files
from app.ui.drawing import Drawing
from app.ui.export import Options, Subject
from app.ui.export_views import NAMES, View
from app.ui.legibility import Letters
from app.ui.picture_size import PictureSize
from app.ui.vector_files import Page

PAPERS = {"a4": QPageSize.PageSizeId.A4, "a3": QPageSize.PageSizeId.A3}
_DOTS = 96  # per inch: as `vector_files`
_MOST_ACROSS, _SEEN = 2000, 24_000_000  # pixels of a page in a preview, and of all together


@dataclass(frozen=True, slots=True)
class Printout:
    """Pages of one size, and what they are painted in."""

    pages: Sequence[Page]
    paper: str  # a key of PAPERS; lying
    title: str
    options: Options
    letters: Sequence[Letters] = ()  # how large names are in the drawing, once it was painted

    def paint(self, printer: QPrinter) -> None:
        """Paint every page, on paper or in a preview of it."""
        with export.dressed(self.options), QPainter(printer) as painter:
            for number, page in enumerate(self.pages):
                if number:
                    printer.newPage()
                painter.save()
                _fit(painter, page.drawing, printer)
                painter.restore()

    def seen(self) -> list[QImage]:
        """Return the pages as pictures, for a preview: the more there are, the smaller."""
        high, wide = 1.0, 2**0.5  # of any paper of the A series, lying
        across = min(_MOST_ACROSS, round((_SEEN * wide / high / len(self.pages)) ** 0.5))
        size = PictureSize.pixels(across, round(across * high / wide))
        with export.dressed(self.options):
            return [export.painted(page.drawing, size) for page in self.pages]

    def pdf(self) -> bytes:
        """Return the same pages as a PDF file that tells nothing but its title."""
        with export.dressed(self.options):
            size = PictureSize.page(self.paper)
            return vector_files.pdf_of_pages(self.pages, size, self.title)


def printout(
    plan: AccountPlan,
    opportunity: Id,
    as_of: date,
    options: Options,
    *,
    paper: str = "a4",
    printed_on: date | None = None,
) -> Printout:
    """Return what is printed for an audience; raises UserError as `export.save_picture`.

    The day it is printed on stands at the foot, and for ourselves that it is for nobody else.
    """
    export.ensure_application()
    asked, seen = replace(options, size=PictureSize.page(paper)), list[Letters]()
    with export.dressed(asked):
        subject = export.subject_of(plan, opportunity, as_of, asked)
        foot = _foot(subject, printed_on)
        if asked.whole and subject.view is View.MAP:
            from app.ui import plan_pdf  # noqa: PLC0415  brings in the analysis

            pages = plan_pdf.pages(subject, foot=foot, seen=seen.append)
        else:
            pages = _one_page(subject, foot, seen.append)
    return Printout(pages, paper, subject.title, asked, seen)


def printer_for(paper: str, printer: QPrinter) -> QPrinter:
    """Set a printer to lying pages of a size, painted up to their edges."""
    layout = QPageLayout(
        QPageSize(PAPERS[paper]), QPageLayout.Orientation.Landscape, QMarginsF()
    )
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)
    printer.setFullPage(True)
    if os.name == "posix":  # what is printed there is a PDF first
        printer.setResolution(_DOTS)
    return printer


def _foot(subject: Subject, printed_on: date | None) -> str:
    confidential = None if subject.for_customer else tr("Internal: not for others")
    day = None if printed_on is None else i18n.day(printed_on, long=True)
    return " · ".join(part for part in (confidential, day) if part)


def _one_page(subject: Subject, foot: str, seen: Callable[[Letters], object]) -> list[Page]:
    from app.ui import plan_pdf  # noqa: PLC0415  as above
    from app.ui.plan_pdf_paper import Sheet  # noqa: PLC0415  as above

    sheet = plan_pdf.map_sheet(subject, seen)
    if subject.view is not View.MAP:
        sheet = Sheet(tr(NAMES[subject.view]), sheet.paint)
    return plan_pdf.paper(subject, foot=foot).pages([sheet])


def _fit(painter: QPainter, drawing: Drawing, printer: QPrinter) -> None:
    """Let a page fill the paper; its letters are painted as at full size."""
    room = printer.pageLayout().fullRectPixels(printer.resolution())
    scale = min(room.width() / drawing.width, room.height() / drawing.height)
    painter.setViewport(0, 0, room.width(), room.height())
    painter.setWindow(0, 0, round(room.width() / scale), round(room.height() / scale))
    drawing.paint(painter)
