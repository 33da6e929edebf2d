"""The logo of the house style as pixels, with nothing else that its file held."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from app.model import edits
from app.model.house import HouseStyle, LogoType

_WIDEST = 1200  # pixels: sharp on paper at the size a logo has there


def image(style: HouseStyle) -> QImage | None:
    """Return the logo of a house style; None for none, and for one that cannot be shown."""
    return _image(style.logo, style) if style.logo else None


@lru_cache(4)
def _image(_logo: str, style: HouseStyle) -> QImage | None:
    content = edits.logo_of(style)
    if content is None:
        return None
    if style.logo_type is LogoType.SVG:
        return of_svg(content)
    read = QImage.fromData(content)
    return None if read.isNull() else as_shown(read)


def as_shown(read: QImage) -> QImage:
    """Return pixels and nothing else of an image, of the size it is kept in."""
    if read.width() > _WIDEST:
        read = read.scaledToWidth(_WIDEST, Qt.TransformationMode.SmoothTransformation)
    pixels = _clear(read.size())
    with QPainter(pixels) as painter:
        painter.drawImage(0, 0, read)
    return pixels


def of_svg(content: bytes) -> QImage | None:
    """Return a drawing as pixels; None for one that cannot be read."""
    renderer = QSvgRenderer(QByteArray(content))
    size = renderer.defaultSize()
    if not renderer.isValid() or size.isEmpty():
        return None
    made = size.scaled(_WIDEST, _WIDEST, Qt.AspectRatioMode.KeepAspectRatio)
    if made.isEmpty():
        return None
    pixels = _clear(made)
    with QPainter(pixels) as painter:
        renderer.render(painter, QRectF(0, 0, made.width(), made.height()))
    return pixels


def _clear(size: QSize) -> QImage:
    pixels = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    pixels.fill(Qt.GlobalColor.transparent)
    return pixels
