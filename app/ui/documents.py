"""Files for an office: slide, block for a proposal, PDF of the whole plan; and previews."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from app.i18n import tr
from app.ui import legibility
from app.ui.drawing import Drawing
from app.ui.legibility import Letters
from app.ui.proposal_look import colour, house, logo, logo_png

if TYPE_CHECKING:
    from app.exchange.proposal_block import Dress
    from app.ui.export import Subject

SLIDE, BLOCK = ".pptx", ".docx"
_GAP = 12  # pixels between the pages of a preview
_MOST_SHOWN = 12  # pages
_BLOCK_DPI = 220  # of the picture in a block: sharp in print, and light enough to mail
_BLOCK_WIDTH = 16.0  # centimetres
_CROWDED = 1.5  # height over width from which on a page shows more of a drawing made for it


def content(subject: Subject, kind: str) -> bytes:
    """Return what is in a file of this kind; raises UserError for a template that is no use."""
    if kind == SLIDE:
        return _slide(subject)
    if kind == BLOCK:
        return _block(subject)
    from app.ui import plan_pdf, vector_files  # noqa: PLC0415  bring in the analysis and QtSvg

    pages = plan_pdf.pages(subject)
    return vector_files.pdf_of_pages(
        pages, plan_pdf.page_size(subject.options.size), subject.title
    )


def preview(subject: Subject, kind: str, room: QSize) -> QImage:
    """Return a picture of the file, all its pages beside one another.

    It tells how large names are in the drawing.
    """
    from app.ui import export  # noqa: PLC0415  it has this room's work done

    if kind == SLIDE:
        from app.ui import slides  # noqa: PLC0415  only for such a file

        size = slides.slide_size(slides.deck(subject.options.template, subject.options.size))
        drawing, small = subject.drawing(size), size.shown_in(room.width(), room.height())
        return legibility.tell(export.painted(drawing, small), Letters.of(drawing, size))
    from app.ui import plan_pdf  # noqa: PLC0415  only for such a file

    seen: list[Letters] = []
    made = plan_pdf.pages(subject, block=kind == BLOCK, seen=seen.append)
    image = _beside_one_another([page.drawing for page in made][:_MOST_SHOWN], room)
    return legibility.tell(image, min(seen, key=lambda letters: letters.size))


def _slide(subject: Subject) -> bytes:
    from app.ui import slides  # noqa: PLC0415  only for such a file

    presentation = slides.deck(subject.options.template, subject.options.size)
    drawing = subject.drawing(slides.slide_size(presentation))
    return slides.pptx(drawing, presentation, subject.title)


def _block(subject: Subject) -> bytes:
    from app.exchange import consultation, proposal_block  # noqa: PLC0415  only for such a file
    from app.ui import export  # noqa: PLC0415  as above

    size = export.PictureSize.centimetres(_BLOCK_WIDTH, dpi=_BLOCK_DPI)
    drawing = subject.drawing(size, title=False)
    if drawing.height > drawing.width * _CROWDED:
        high = _BLOCK_WIDTH * proposal_block.TALLEST
        size = export.PictureSize.centimetres(_BLOCK_WIDTH, high, _BLOCK_DPI)
        drawing = subject.drawing(size, title=False)
    image = export.painted(drawing, size)
    picture = proposal_block.Drawn(
        export.png(image), drawing.says, image.height() / image.width()
    )
    told = consultation.structure(subject.plan, our_name(subject))
    return proposal_block.docx(
        told, picture, tr("Who works with whom"), subject.options.language, _dress()
    )


def our_name(subject: Subject) -> str | None:
    """Return what our company is called: as asked for, else as the house style has it."""
    style = subject.options.house
    return subject.options.our_name or (style.company if style else None)


def _dress() -> Dress:
    from app.exchange.proposal_block import Dress  # noqa: PLC0415  only for such a file

    style = house()
    if style is None:
        return Dress()
    ground = style.secondary or style.primary
    return Dress(
        heading=colour("title").name()[1:].upper() if style.primary else None,
        ground=ground[1:].upper() if ground else None,
        on_ground=readable_on(ground) if ground else None,
        typeface=style.font_family or Dress().typeface,
        logo=logo_png() if logo() else b"",
    )


def readable_on(ground: str) -> str:
    """Return the colour of text on a ground, as RRGGBB."""
    from PySide6.QtGui import QColor  # noqa: PLC0415  only for such a file

    from app.ui.proposal_look import on_hue  # noqa: PLC0415  as above

    return on_hue(QColor(ground)).name()[1:].upper()


def _beside_one_another(pages: list[Drawing], room: QSize) -> QImage:
    """Pages in rows, as large as the room lets them be."""
    first = pages[0]
    columns = max(
        range(1, len(pages) + 1),
        key=lambda several: min(
            room.width() / several / first.width,
            room.height() / ceil(len(pages) / several) / first.height,
        ),
    )
    rows = ceil(len(pages) / columns)
    wide = (room.width() - _GAP * (columns - 1)) / columns
    high = (room.height() - _GAP * (rows - 1)) / rows
    scale = min(wide / first.width, high / first.height)
    wide, high = first.width * scale, first.height * scale
    image = QImage(
        round(columns * (wide + _GAP) - _GAP), round(rows * (high + _GAP) - _GAP),
        QImage.Format.Format_RGB32,
    )  # fmt: skip
    image.fill(colour("border"))
    with QPainter(image) as painter:
        for number, page in enumerate(pages):
            row, column = divmod(number, columns)
            painter.save()
            painter.translate(column * (wide + _GAP), row * (high + _GAP))
            painter.fillRect(QRectF(0, 0, wide, high), colour("background"))
            painter.setClipRect(QRectF(0, 0, wide, high))
            painter.scale(scale, scale)
            page.paint(painter)
            painter.restore()
    return image
