"""How like two pictures are: coarse enough for other letters, fine enough for a card.

Machines draw letters and edges differently by a pixel or a shade, also with the same font:
another FreeType, another rounding. So pictures are compared an eighth as large (a twelfth in
the large window), where a cell is the mean of 64 pixels and more, and blurred by about a cell,
so that what moved by a pixel or two stays in its cell. A card is some 10 to 25 cells wide:
where it comes, goes or moves, many cells change by more than letters can.

A sign that a card loses, or a line that runs elsewhere, changes few of those cells. So cells of
half that size are looked at as well: a few of them differ by much more than letters make them.
"""

from __future__ import annotations

from dataclasses import dataclass
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
FINE, FINE_BLUR = 2, 0.7  # as COARSE and BLUR, for signs and lines
MARKED, STRONG = 40, 60  # of 255, from which a fine cell differs markedly, and strongly


@dataclass(frozen=True, slots=True)
class Spots:
    """How many fine cells differ; as a limit, how many may."""

    marked: int
    strong: int

    def exceeds(self, limit: Spots) -> bool:
        return self.marked > limit.marked or self.strong > limit.strong


# Other letters make up to 32 marked cells and no strong one of cards, 67 and 21 where there is
# much to read; a role's sign makes 2 strong ones and more, a line some 70 marked ones.
OF_DRAWINGS, OF_TEXTS = Spots(48, 1), Spots(90, 30)


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
    return float((_apart(small, kept, COARSE, BLUR) > LEVEL).mean())


def spots(drawn: Image.Image, kept: Image.Image) -> Spots:
    """Return how many fine cells of what was drawn differ from its reference, of equal size."""
    apart = _apart(reduced(drawn).convert("RGB"), kept, FINE, FINE_BLUR)
    return Spots(int((apart > MARKED).sum()), int((apart > STRONG).sum()))


def _apart(one: Image.Image, other: Image.Image, times: int, blur: float) -> np.ndarray:
    """Return by how much each cell of two pictures differs, 0..255."""
    apart: np.ndarray = np.abs(_cells(one, times, blur) - _cells(other, times, blur))
    most: np.ndarray = apart.max(axis=2)
    return most


def _cells(picture: Image.Image, times: int, blur: float) -> np.ndarray:
    cells = picture.reduce(times).filter(ImageFilter.GaussianBlur(blur))
    return np.asarray(cells, dtype=np.int16)
