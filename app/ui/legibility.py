"""Whether names in a file can be read at the size asked for, and what helps where not."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QImage

from app import i18n
from app.i18n import tr
from app.model.audience import Audience
from app.ui.drawing import Drawing
from app.ui.picture_size import PictureSize

POINTS_PER_INCH = 72.0
_LEAST_POINTS, _LEAST_PIXELS = 6.0, 8.0  # below, names are read with a glass at best
_POINTS, _PIXELS = "Points", "Pixels"  # keywords of an image


@dataclass(frozen=True, slots=True)
class Letters:
    """How large names are set: in points on paper, in pixels elsewhere."""

    size: float
    on_paper: bool = True

    @classmethod
    def of(cls, drawing: Drawing, wanted: PictureSize) -> Letters:
        """Return how large they are in a drawing painted at a size, or in a preview of it."""
        scale = wanted.width / drawing.width
        if wanted.height is not None:
            scale = min(scale, wanted.height / drawing.height)
        pixels = drawing.letters * scale
        if wanted.printed:
            return cls(pixels / wanted.dpi * POINTS_PER_INCH)
        return cls(pixels * (wanted.asked or wanted.width) / wanted.width, on_paper=False)

    @property
    def can_be_read(self) -> bool:
        return self.size >= (_LEAST_POINTS if self.on_paper else _LEAST_PIXELS)


def tell(image: QImage, letters: Letters) -> QImage:
    """Let a preview say how large the names are in the file."""
    image.setText(_POINTS if letters.on_paper else _PIXELS, str(letters.size))
    return image


def told(image: QImage) -> Letters | None:
    """Return what a preview says of the names; None where it does not matter."""
    for key in (_POINTS, _PIXELS):
        if said := image.text(key):
            return Letters(float(said), key == _POINTS)
    return None


def caution(letters: Letters | None, audience: Audience, *, whole: bool = False) -> str:
    """Return the sentences about names that are too small to read; empty where all is well."""
    if letters is None or letters.can_be_read:
        return ""
    size = i18n.number(letters.size, 1)
    if letters.on_paper:
        found = tr("Names are {size} points high here, too small to read well.", size=size)
    else:
        found = tr("Names are {size} pixels high here, too small to read well.", size=size)
    return f"{found} {_help(audience, whole=whole)}"


def _help(audience: Audience, *, whole: bool) -> str:
    if audience is Audience.CUSTOMER:
        return tr("Show fewer people in the proposal, or take a larger page or picture.")
    if whole:
        return tr("The tables on the other pages can be read; a larger page helps the map.")
    return tr(
        "Take a larger page or picture, or a PDF of everything in several pages or the "
        "workbook, whose tables tell of everybody."
    )
