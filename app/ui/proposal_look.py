"""The look of the customer's picture: its sizes, colours and lettering, from proposal.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF

from app import resources
from app.ui import theme

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


@cache
def colour(name: str) -> QColor:
    """Return a colour by its name."""
    return QColor(look()["colour"][name])


@cache
def our_hues() -> tuple[QColor, ...]:
    """Return the hues our people take in turn."""
    return tuple(QColor(hue) for hue in look()["colour"]["ours"])


@cache
def lettering(name: str, *, strong: bool = False) -> Lettering:
    """Return the shipped typeface at a named size; needs an application object."""
    font = theme.font(strong=strong, grows=False)
    font.setPixelSize(int(look()["font"][name]))
    font.setStyleStrategy(
        QFont.StyleStrategy.PreferAntialias | QFont.StyleStrategy.NoSubpixelAntialias
    )
    if name == "lane":
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, size("lane_spacing"))
    return Lettering(font, QFontMetricsF(font))
