"""What every figure starts from: matplotlib brought in quietly, and pixels handed out.

matplotlib takes a third of a second to import, and at its very first start looks through the
fonts of the computer; so it is imported when something is drawn, on the thread that draws.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from app import home, resources
from app.courtesy import give_way

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

DPI = 72  # so that a point is a pixel of the screen at scale 1
FOLDER = ("cache", "matplotlib")
_one_at_a_time = Lock()  # matplotlib keeps fonts and settings for the whole program


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a picture, as shares of its width and height, from the left and the top."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels of four bytes, red, green, blue and how solid, row by row from the top."""

    width: int
    height: int
    pixels: bytes
    plot: Box  # where the axes are
    named: frozenset[str] = frozenset()  # the ids of the people whose name is written in it


def drawn(width: float, height: float, scale: float, draw: Callable[[Figure], Box]) -> Picture:
    """Return what `draw` puts on a figure of this size in pixels of a screen of this scale."""
    with alone():
        from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415  as above
        from matplotlib.figure import Figure  # noqa: PLC0415  as above

        figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI * scale)
        canvas = FigureCanvasAgg(figure)
        plot = draw(figure)
        canvas.draw()  # type: ignore[no-untyped-call]  # matplotlib names no types here
        across, down = canvas.get_width_height(physical=True)
        pixels = bytes(canvas.buffer_rgba())  # type: ignore[no-untyped-call]  # nor here
        return Picture(across, down, pixels, plot)


@contextmanager
def alone() -> Iterator[None]:
    """Have matplotlib for oneself for a while, brought in."""
    with _one_at_a_time:
        _bring_in()
        yield


@cache
def font(*, strong: bool = False) -> FontProperties:
    """Return the shipped typeface in one of its two weights."""
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415  as above

    file = "Inter-SemiBold.otf" if strong else "Inter-Regular.otf"
    return FontProperties(fname=str(resources.path("fonts", file)))


@cache
def _bring_in() -> None:
    """Import matplotlib with its cache in our home, and with nobody's settings but its own."""
    folder = home.folder().joinpath(*FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["MPLCONFIGDIR"] = str(folder)
    # on a busy computer it warns that looking through the fonts takes a while
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    import matplotlib  # noqa: PLC0415  as above

    _describe_nothing()
    matplotlib.rcdefaults()


def _describe_nothing() -> None:
    """Keep every kind of artist from writing down, as it is defined, all that can be set of it.

    Nobody reads that here, and it takes two fifths of the import, the longest pieces in which
    the window's thread would have to ask for Python's lock.
    """
    from matplotlib.artist import Artist  # noqa: PLC0415  as above

    description = "_update_set_signature_and_docstring"  # matplotlib's own
    if hasattr(Artist, description):
        setattr(Artist, description, classmethod(lambda _kind: give_way()))
