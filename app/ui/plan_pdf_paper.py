"""The paper of a document: its margins and letters, what stands above and below every page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from app.i18n import tr
from app.model.plain_text import plain
from app.ui import theme
from app.ui.drawing import Drawing, Part
from app.ui.picture_size import PAGES, PictureSize
from app.ui.proposal_look import family, logo
from app.ui.vector_files import Page

UNITS_PER_CM = 96 / 2.54  # a unit is as large as a pixel of a screen
MARGIN = 48.0
_HEAD, _FOOT = 60.0, 36.0  # from the edge of the page
_LOGO = 28.0
LOOK = "light"  # whatever theme the window has
_NEW_LINE = "\u2028"
CAPTION, SMALL, BODY, TITLE, HEADING, DISPLAY = 11, 12, 13, 16, 22, 64


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page before it has a number: what it is called, and what is painted in its middle."""

    title: str
    paint: Callable[[QPainter, QRectF], None]
    begins: bool = True  # a chapter; else it goes on with the one before


@dataclass(frozen=True, slots=True)
class Paper:
    """How large the pages are, in units, and what is told on each."""

    width: float
    height: float
    subject: str  # at the foot
    mark: str | None = None  # on the face of what is for internal use

    @property
    def middle(self) -> QRectF:
        """The part of a page between what stands above and below."""
        return QRectF(
            MARGIN, _HEAD + 12, self.width - 2 * MARGIN, self.height - _HEAD - _FOOT - 24
        )

    def pages(self, sheets: Sequence[Sheet]) -> list[Page]:
        """Return the pages as drawings, numbered."""
        return [
            Page(
                self._drawing(sheet, number, len(sheets)), sheet.title if sheet.begins else None
            )
            for number, sheet in enumerate(sheets, 1)
        ]

    def _drawing(self, sheet: Sheet, number: int, of: int) -> Drawing:
        def paint(painter: QPainter) -> None:
            painter.setRenderHints(
                QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
            )
            self._around(painter, sheet, number, of)
            painter.save()
            sheet.paint(painter, self.middle)
            painter.restore()

        return Drawing(self.width, self.height, paint, _no_parts)

    def _around(self, painter: QPainter, sheet: Sheet, number: int, of: int) -> None:
        right = self.width - MARGIN
        right -= self._logo(painter, right)
        if self.mark is not None:
            right -= self._mark(painter, self.mark, right)
        wide = right - MARGIN
        title = Text(sheet.title, TITLE, strong=True, most=1)
        title.paint(painter, MARGIN, _HEAD - 32, wide)
        hair = ink("edge.hair")
        painter.fillRect(QRectF(MARGIN, _HEAD, self.width - 2 * MARGIN, 1), hair)
        low = self.height - _FOOT
        numbered = tr("{number} of {total}", number=number, total=of)
        end = Text(numbered, CAPTION, token="text.soft", most=1)
        across = end.natural_width
        end.paint(painter, self.width - MARGIN - across, low, across + 1)
        foot = Text(self.subject, CAPTION, token="text.soft", most=1)
        foot.paint(painter, MARGIN, low, self.width - 2 * MARGIN - across - 24)

    def _logo(self, painter: QPainter, right: float) -> float:
        image = logo()
        if image is None:
            return 0.0
        wide = min(_LOGO * image.width() / image.height(), 6 * _LOGO)
        high = wide * image.height() / image.width()
        place = QRectF(right - wide, _HEAD - 8 - high, wide, high)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, image)
        return wide + 16

    def _mark(self, painter: QPainter, words: str, right: float) -> float:
        font = face(BODY, strong=True)
        wide = QFontMetricsF(font).horizontalAdvance(words) + 28
        pill = QRectF(right - wide, _HEAD - 36, wide, 26)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink("flag.fill"))
        painter.drawRoundedRect(pill, 13, 13)
        painter.setPen(ink("flag.text"))
        painter.setFont(font)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
        return wide + 16


def _no_parts() -> Iterator[Part]:
    """A page of a document is no slide."""
    return iter(())


def paper_of(size: PictureSize) -> tuple[float, float]:
    """Return width and height of a page in units: as asked for, else A4 lying."""
    if not size.printed or size.height is None:
        wide, high = PAGES["a4"]
    else:
        wide, high = (side / size.dpi * 2.54 for side in (size.width, size.height))
    return wide * UNITS_PER_CM, high * UNITS_PER_CM


def ink(token: str) -> QColor:
    """Return a colour of the look that paper has."""
    return theme.loaded(LOOK).colour(token)


def face(size: float, *, strong: bool = False) -> QFont:
    """Return the letters of a size in units: the house's, where there is a house style."""
    font = theme.font(strong=strong, grows=False)
    font.setFamilies([family(), *font.families()])
    font.setPixelSize(round(size))
    return font


class Text:
    """A text of one look that breaks its lines by itself, in every script."""

    def __init__(
        self,
        words: str,
        size: float = SMALL,
        *,
        strong: bool = False,
        token: str = "text.ink",
        most: int = 60,
    ) -> None:
        lines = (plain(line) or "" for line in words.split("\n"))
        self._layout = QTextLayout(_NEW_LINE.join(lines), face(size, strong=strong))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        self._colour, self._most = ink(token), most
        self._width = -1.0
        self._metrics = QFontMetricsF(face(size, strong=strong))

    @property
    def natural_width(self) -> float:
        """How wide it is in one line."""
        return float(self._metrics.horizontalAdvance(self._layout.text()))

    def height(self, width: float) -> float:
        """Return how high the text is in lines of a width."""
        self._break(width)
        return float(self._layout.boundingRect().height())

    def paint(self, painter: QPainter, x: float, y: float, width: float) -> float:
        """Paint it below a point; return its height."""
        high = self.height(width)
        painter.setPen(self._colour)
        self._layout.draw(painter, QPointF(x, y))
        return high

    def _break(self, width: float) -> None:
        if width == self._width:
            return
        self._width = width
        if self._most == 1 and self.natural_width > width:
            cut = self._metrics.elidedText(
                self._layout.text(), Qt.TextElideMode.ElideRight, width
            )
            self._layout.setText(cut)
        self._layout.beginLayout()
        y = 0.0
        for _number in range(self._most):
            line = self._layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y))
            y += line.height()
        self._layout.endLayout()
