"""A drawing as SVG and as PDF: lines as lines, text as text, the same bytes every time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape, unescape

from PySide6.QtCore import (
    QBuffer,
    QHashSeed,
    QIODevice,
    QMarginsF,
    QSize,
    QSizeF,
)
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPageLayout,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPdfWriter,
)
from PySide6.QtSvg import QSvgGenerator

from app.ui import pdf_bookmarks, pdf_strokes, theme
from app.ui.drawing import Drawing
from app.ui.picture_size import PictureSize
from app.ui.proposal_look import colour

_DOTS = 96  # per inch: Qt spaces letters right at the density of a screen only
_CM_PER_INCH, _MM_PER_INCH = 2.54, 25.4
_SVG = "http://www.w3.org/2000/svg"
_HEAD = re.compile(r".*?<svg[^>]*>.*?(?=<defs>)", re.DOTALL)
_TEXT = re.compile(
    r'<text (?P<before>[^>]*?)font-family="(?P<families>[^"]*)" font-size="(?P<size>[\d.]+)" '
    r'font-weight="(?P<weight>\d+)"(?P<after>[^>]*)>(?P<words>[^<]*)</text>'
)
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NO_METADATA = (
    b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>'
    b'</x:xmpmeta><?xpacket end="r"?>'
)
_STORY = re.compile(
    rb"/(?:Producer|Creator|Author) \(.*?\)\n|/(?:Creation|Mod)Date \(.*?\)\n", re.S
)
_TO_TEXT = re.compile(rb"begincmap.*?endcmap", re.DOTALL)
_TAB, _SPACE = b"<0009>", b"<0020>"  # our typeface has one sign for both
_ID = re.compile(rb"/ID \[ <([0-9a-fA-F]+)> <[0-9a-fA-F]+> \]")


def svg(
    drawing: Drawing, size: PictureSize, title: str, description: str, *, clear: bool
) -> bytes:
    """Return an SVG file with the size asked for; it holds title and description only.

    Where the typeface is missing, a browser sets another one as wide, so nothing overlaps;
    programs that stretch no text take one that is no wider, where they have any.
    """
    size = size.with_height(round(drawing.height * size.width / drawing.width))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(round(drawing.width), round(drawing.height)))
    with QPainter(generator) as painter:
        drawing.paint(painter)
    body = _HEAD.sub("", bytes(buffer.data().data()).decode("utf-8", "replace"), count=1)
    body = _TEXT.sub(_sized, _NO_XML.sub("", body))
    content = _svg_head(drawing, size, title, description, clear=clear) + body
    return content.encode()


def _svg_head(
    drawing: Drawing, size: PictureSize, title: str, description: str, *, clear: bool
) -> str:
    """The opening of the file: how large, which part of the plane, what it is."""
    scale = min(size.width / drawing.width, size.high / drawing.height)
    wide, high = size.width / scale, size.high / scale
    left = (drawing.width - wide) / 2
    unit = "px"
    across, down = float(size.width), float(size.high)
    if size.printed:
        unit = "cm"
        across, down = (side / size.dpi * _CM_PER_INCH for side in (across, down))
    box = f"{left:.2f} 0 {wide:.2f} {high:.2f}"
    ground = (
        ""
        if clear
        else f'<rect x="{left:.2f}" y="0" width="{wide:.2f}" height="{high:.2f}" '
        f'fill="{colour("background").name()}"/>\n'
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="{_SVG}" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" '
        f'width="{across:.6g}{unit}" height="{down:.6g}{unit}" viewBox="{box}">\n'
        f"<title>{escape(title)}</title>\n<desc>{escape(description)}</desc>\n{ground}"
    )


def _sized(found: re.Match[str]) -> str:
    """A text as wide as in its typeface, and other typefaces to fall back on."""
    words = unescape(found["words"]).rstrip("\n")
    own = unescape(found["families"]).split(",")[0].strip("'")  # the house's, or ours
    font = QFont([own, theme.family(), *theme.FALLBACK_FAMILIES])
    font.setPixelSize(max(round(float(found["size"])), 1))
    font.setWeight(QFont.Weight(int(found["weight"])))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    width = QFontMetricsF(font).horizontalAdvance(words) * float(found["size"])
    width /= font.pixelSize()
    first = [] if own == theme.family() else [f"'{own}'"]
    others = dict.fromkeys([*theme.NO_WIDER_FAMILIES, *theme.FALLBACK_FAMILIES])
    families = ", ".join([*first, theme.family(), *others, "sans-serif"])
    fitted = f'textLength="{width:.2f}" lengthAdjust="spacingAndGlyphs" ' if width else ""
    return (
        f'<text {found["before"]}{fitted}font-family="{escape(families)}" '
        f'font-size="{found["size"]}" font-weight="{found["weight"]}"{found["after"]}>'
        f"{escape(words, quote=False)}</text>"
    )


def pdf(drawing: Drawing, size: PictureSize, title: str, *, clear: bool) -> bytes:
    """Return a PDF file of one page of the size asked for; it holds a title and nothing else.

    Its typeface is embedded and its text can be selected.
    """
    size = size.with_height(round(drawing.height * size.width / drawing.width))
    return _anonymous(_written([drawing], size, title, clear=clear))


def pdf_of_pages(pages: Sequence[Page], size: PictureSize, title: str) -> bytes:
    """Return a PDF file of several pages of a size, each with a bookmark."""
    content = _written([page.drawing for page in pages], size, title, clear=True)
    return pdf_bookmarks.with_bookmarks(_anonymous(content), [page.title for page in pages])


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a document: its drawing, and how it is called in the bookmarks.

    Without a title it belongs to the page before.
    """

    drawing: Drawing
    title: str | None


def _written(
    drawings: Sequence[Drawing], size: PictureSize, title: str, *, clear: bool
) -> bytes:
    """Drawings as Qt writes them into a PDF, a page each."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QHashSeed.setDeterministicGlobalSeed()  # it decides in which order typefaces are embedded
    try:
        writer = QPdfWriter(buffer)
        writer.setTitle(title)
        writer.setDocumentXmpMetadata(_NO_METADATA)
        writer.setResolution(_DOTS)
        writer.setPageLayout(_page(size))
        with QPainter(writer) as painter:
            for number, drawing in enumerate(drawings):
                if number:
                    writer.newPage()
                painter.save()
                _paint(painter, drawing, writer, clear=clear)
                painter.restore()
    finally:
        QHashSeed.resetRandomGlobalSeed()
    return pdf_strokes.seen_through(bytes(buffer.data().data()))


def _page(size: PictureSize) -> QPageLayout:
    sides = QSizeF(*(side / size.dpi * _MM_PER_INCH for side in (size.width, size.high)))
    paper = QPageSize(
        sides, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch
    )
    return QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF())


def _paint(painter: QPainter, drawing: Drawing, page: QPaintDevice, *, clear: bool) -> None:
    """Paint as at full size, whatever the page's: a map leaves out what would be too small."""
    scale = min(page.width() / drawing.width, page.height() / drawing.height)
    wide, high = round(page.width() / scale), round(page.height() / scale)
    painter.setViewport(0, 0, page.width(), page.height())
    painter.setWindow(round((drawing.width - wide) / 2), 0, wide, high)
    if not clear:
        painter.fillRect(painter.window(), colour("background"))
    drawing.paint(painter)


def _anonymous(content: bytes) -> bytes:
    """Blank out when and by what a PDF was made; its id follows from what is in it.

    Everything keeps its length, because a table at the end says where each part begins.
    """
    first, last = content.index(b"endobj"), content.rindex(b"trailer")
    head, body, end = content[:first], content[first:last], content[last:]
    head = _STORY.sub(lambda found: b" " * (len(found[0]) - 1) + b"\n", head)
    body = _TO_TEXT.sub(lambda found: found[0].replace(_TAB, _SPACE), body)
    made = sha256(head + body).hexdigest().encode() * 2

    def renamed(found: re.Match[bytes]) -> bytes:
        id = made[: len(found[1])].ljust(len(found[1]), b"0")
        return b"/ID [ <" + id + b"> <" + id + b"> ]"

    return head + body + _ID.sub(renamed, end)
