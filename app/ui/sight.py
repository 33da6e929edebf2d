"""How colours and whole pictures are seen by other eyes, or on grey paper.

The three deficiencies as dichromats have them, by the matrices of G. M. Machado, M. M. Oliveira
and L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision
Deficiency", IEEE TVCG 15 (6), 2009, severity 1.0; they hold for linear light. Grey is what is
equally bright.
"""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QImage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Row = tuple[float, float, float]
Matrix = tuple[Row, Row, Row]
_STEPS = 4096  # of linear light, fine enough that no shade of the dark ones is lost


class Sight(Enum):
    """Who looks, named as the action that shows it."""

    NONE = "none"
    GREYSCALE = "greyscale"
    PROTANOPIA = "protanopia"
    DEUTERANOPIA = "deuteranopia"
    TRITANOPIA = "tritanopia"


_BRIGHTNESS: Row = (0.2126, 0.7152, 0.0722)
MATRICES: dict[Sight, Matrix] = {
    Sight.GREYSCALE: (_BRIGHTNESS, _BRIGHTNESS, _BRIGHTNESS),
    Sight.PROTANOPIA: (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    Sight.DEUTERANOPIA: (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    Sight.TRITANOPIA: (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def seen(colour: QColor, sight: Sight) -> QColor:
    """Return what a colour comes to; its opacity stays."""
    if sight is Sight.NONE:
        return QColor(colour)
    light = [_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF())]
    red, green, blue = (
        _coded(sum(share * part for share, part in zip(row, light, strict=True)))
        for row in MATRICES[sight]
    )
    return QColor.fromRgbF(red, green, blue, colour.alphaF())


def seen_picture(picture: QImage, sight: Sight) -> QImage:
    """Return what a whole opaque picture comes to."""
    import numpy as np  # noqa: PLC0415  slow to import, and seldom needed

    if sight is Sight.NONE:
        return picture
    into, back = _tables()
    given = picture.convertToFormat(QImage.Format.Format_RGB32)
    high, wide = given.height(), given.width()
    # in memory blue comes first
    bytes_ = np.frombuffer(given.constBits(), np.uint8).reshape(high, given.bytesPerLine())
    pixels = bytes_[:, : 4 * wide].reshape(high, wide, 4)
    matrix = np.array(MATRICES[sight], np.float32)[::-1, ::-1]
    light = np.clip(into[pixels[..., :3]] @ matrix.T, 0, 1)
    result = np.full((high, wide, 4), 255, np.uint8)
    result[..., :3] = back[(light * (_STEPS - 1) + 0.5).astype(np.uint16)]
    image = QImage(result.tobytes(), wide, high, 4 * wide, QImage.Format.Format_RGB32).copy()
    image.setDevicePixelRatio(picture.devicePixelRatio())
    return image


@cache
def _tables() -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
    """Return light by byte, and byte by step of light."""
    import numpy as np  # noqa: PLC0415  slow to import, and seldom needed

    into = np.array([_linear(byte / 255) for byte in range(256)], np.float32)
    codes = [round(255 * _coded(step / (_STEPS - 1))) for step in range(_STEPS)]
    return into, np.array(codes, np.uint8)


def _linear(part: float) -> float:
    """Return light by its code in sRGB, both 0..1."""
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  sRGB's own


def _coded(light: float) -> float:
    """Return the code in sRGB of light; what is beyond it is cut off."""
    light = min(max(light, 0.0), 1.0)
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055  # noqa: PLR2004  sRGB's own
