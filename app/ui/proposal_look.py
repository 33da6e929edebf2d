"""The look of the customer's picture: proposal.toml's, or the house style while one is worn."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QImage

from app import resources
from app.model.house import HouseStyle
from app.ui import house_logo, theme

_LONGEST = 400  # characters looked at; more never fits on two lines
_PIECES = re.compile(r"[^\s@/-]*[@/-]+\s*|[^\s@/-]+\s*")
_LINE_HEIGHT = 1.3  # of the size of the letters


@dataclass(frozen=True, slots=True)
class Lettering:
    """One size of text in one weight, as wide at every scale."""

    font: QFont
    metrics: QFontMetricsF

    @property
    def height(self) -> float:
        """How far two lines of this size lie apart."""
        return round(self.font.pixelSize() * _LINE_HEIGHT)

    def width(self, text: str) -> float:
        """Return how wide a text is in one line."""
        return self.metrics.horizontalAdvance(text)

    def wrapped(self, text: str, width: float, most: int = 3) -> tuple[str, ...]:
        """Return a text in at most so many lines of this width, the rest cut off with dots.

        Lines break at spaces, and after a hyphen, slash or at-sign.
        """
        whole = text[:_LONGEST].strip()
        if whole and self.width(whole) <= width:
            return (whole,)
        pieces = _PIECES.findall(text[:_LONGEST])
        lines: list[str] = []
        while pieces and len(lines) < most - 1:
            line = pieces.pop(0)
            while pieces and self.width((line + pieces[0]).rstrip()) <= width:
                line += pieces.pop(0)
            lines.append(self.cut(line.strip(), width))
        if pieces:
            lines.append(self.cut("".join(pieces).strip(), width))
        return tuple(lines)

    def cut(self, text: str, width: float) -> str:
        """Return a text in one line of this width, cut off with dots where it is longer."""
        return self.metrics.elidedText(text[:_LONGEST], Qt.TextElideMode.ElideRight, width)


@cache
def look() -> dict[str, Any]:
    with resources.path("themes", "proposal.toml").open("rb") as stream:
        return tomllib.load(stream)


def size(name: str) -> float:
    """Return a size in units of the drawing."""
    return float(look()["size"][name])


_worn: ContextVar[HouseStyle | None] = ContextVar("_worn", default=None)
READABLE = 4.5  # the contrast that text must have, by WCAG 2 AA


@contextmanager
def wearing(style: HouseStyle | None) -> Iterator[None]:
    """Draw in a house style for a while; None: as we draw without one."""
    token = _worn.set(style)
    try:
        yield
    finally:
        _worn.reset(token)


def house() -> HouseStyle | None:
    """Return the house style that is worn now."""
    return _worn.get()


def family() -> str:
    """Return the typeface: that of the house where this computer has it, else our own."""
    style = house()
    wanted = style.font_family if style else None
    return wanted if wanted and QFontDatabase.hasFamily(wanted) else theme.family()


def logo() -> QImage | None:
    """Return the logo of the house style, if there is one that can be shown."""
    style = house()
    return None if style is None else house_logo.image(style)


def logo_png() -> bytes:
    """Return the logo as a PNG of nothing but its pixels."""
    image = logo()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if image is not None:
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # wants bytes, takes str
    return bytes(buffer.data().data())


@cache
def _colour(name: str) -> QColor:
    return QColor(look()["colour"][name])


def colour(name: str) -> QColor:
    """Return a colour by its name; titles are in the first colour of the house."""
    style = house()
    if name == "title" and style is not None and style.primary:
        chosen = QColor(style.primary)
        if theme.contrast(chosen, _colour("background")) >= READABLE:
            return chosen
    return _colour(name)


def our_hues() -> tuple[QColor, ...]:
    """Return the hues our people take in turn: those of the house, where it has any."""
    style = house()
    given = [] if style is None else [one for one in (style.primary, style.secondary) if one]
    return tuple(QColor(hue) for hue in given) or _our_hues()


@cache
def _our_hues() -> tuple[QColor, ...]:
    return tuple(QColor(hue) for hue in look()["colour"]["ours"])


def on_hue(hue: QColor) -> QColor:
    """Return the colour of text on one of our hues: white, unless that cannot be read."""
    white = _colour("ours_text")
    if house() is None:
        return white  # our own hues were chosen for it
    inks = (white, _colour("text"), QColor("black"))  # of white and black one always can be
    return next((ink for ink in inks if theme.contrast(ink, hue) >= READABLE), inks[-1])


def lettering(name: str, *, strong: bool = False) -> Lettering:
    """Return the typeface at a named size; needs an application object."""
    return _lettering(name, strong, family())


@lru_cache(512)
def _lettering(name: str, strong: bool, family: str) -> Lettering:
    font = theme.font(strong=strong, grows=False)
    font.setFamilies([family, *font.families()])
    font.setPixelSize(int(look()["font"][name]))
    font.setStyleStrategy(
        QFont.StyleStrategy.PreferAntialias | QFont.StyleStrategy.NoSubpixelAntialias
    )
    if name == "lane":
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, size("lane_spacing"))
    return Lettering(font, QFontMetricsF(font))
