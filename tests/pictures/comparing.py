"""How like two pictures are: coarse enough for other letters, fine enough for a card.

Machines draw letters and edges differently by a pixel or a shade, also with the same font:
another FreeType, another rounding. So pictures are compared an eighth as large (a twelfth in
the large window), where a cell is the mean of 64 pixels and more, and blurred by about a cell,
so that what moved by a pixel or two stays in its cell. A card is some 10 to 25 cells wide:
where it comes, goes or moves, many cells change by more than letters can.
"""

from __future__ import annotations

from io import BytesIO
from math import ceil
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

FOLDER = Path(__file__).parent / "references"
WIDEST = 600  # pixels of a reference: it is a half or a third of what was drawn
COARSE = 4  # what is compared is so many times smaller than that
BLUR = 1.0  # cells
COLOURS = 20  # of a palette; more make larger files that say no more
LEVEL = 14  # of 255, from which a cell differs
SHARE = 0.006  # of the cells may; a missing card makes 0.8 % and more, other letters 0.1 %


def reduced(picture: Image.Image) -> Image.Image:
    """Return a picture as it is kept: a half or a third as large, with few colours."""
    small = picture.reduce(max(2, ceil(picture.width / WIDEST)))
    return small.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def packed(picture: Image.Image) -> bytes:
    """Return the file of a reference; the same picture gives the same bytes."""
    kept = BytesIO()
    reduced(picture).save(kept, "PNG", optimize=True)
    return kept.getvalue()


def reference(name: str) -> Image.Image:
    with Image.open(FOLDER / f"{name}.png") as kept:
        return kept.convert("RGB")


def difference(drawn: Image.Image, kept: Image.Image) -> float:
    """Return the share of cells in which what was drawn differs from its reference, 0..1."""
    small = reduced(drawn).convert("RGB")
    if small.size != kept.size:
        return 1.0
    one, other = _coarse(small), _coarse(kept)
    return float((np.abs(one - other).max(axis=2) > LEVEL).mean())


def _coarse(picture: Image.Image) -> np.ndarray:
    cells = picture.reduce(COARSE).filter(ImageFilter.GaussianBlur(BLUR))
    return np.asarray(cells, dtype=np.int16)
