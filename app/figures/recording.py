"""A figure as lines and words instead of pixels, for files in which text stays text."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.figures import drawing
from app.figures.drawing import DPI, Box

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Colour = tuple[float, float, float, float]  # red, green, blue, how solid; 0..1
Point = tuple[float, float]  # from the upper left corner
MOVE, LINE, CURVE, CUBIC, CLOSE = 1, 2, 3, 4, 79  # as matplotlib codes them


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline, filled or drawn or both; steps are a code and its points."""

    steps: tuple[tuple[int, tuple[Point, ...]], ...]
    fill: Colour | None
    line: Colour | None
    width: float
    dashes: tuple[float, ...]  # lengths on and off, in units; empty: a whole line
    start: float  # where in the dashes it begins
    clip: tuple[float, float, float, float] | None  # left, top, width, height


@dataclass(frozen=True, slots=True)
class Words:
    """A text on its base line, from its left end; turned so many degrees to the left."""

    at: Point
    text: str
    size: float
    strong: bool
    colour: Colour
    turned: float
    width: float  # as the figure reckons with it


Mark = Shape | Words


@dataclass(slots=True)
class Recording:
    """What was drawn, from back to front."""

    width: float
    height: float
    marks: list[Mark] = field(default_factory=list)


def recorded(width: float, height: float, draw: Callable[[Figure], Box]) -> Recording:
    """Return what `draw` puts on a figure of this size."""
    recording = Recording(width, height)
    with drawing.alone():
        from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415  as there
        from matplotlib.figure import Figure  # noqa: PLC0415  as above

        figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI)
        canvas = FigureCanvasAgg(figure)
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Glyph .* missing")  # who paints has them
            draw(figure)
            measure = canvas.get_renderer()  # type: ignore[no-untyped-call]  # no types there
            figure.draw(_renderer(recording, measure))
    return recording


def _renderer(recording: Recording, measure: Any) -> Any:
    """Return what matplotlib draws with; the class needs matplotlib, so it is made here."""
    from matplotlib.backend_bases import RendererBase  # noqa: PLC0415  as in `drawing`

    class Recorder(RendererBase):
        """Notes what it is told to draw."""

        def get_canvas_width_height(self) -> tuple[float, float]:
            return recording.width, recording.height

        def get_text_width_height_descent(self, s: Any, prop: Any, ismath: Any) -> Any:
            return measure.get_text_width_height_descent(s, prop, ismath)

        def draw_path(self, gc: Any, path: Any, transform: Any, *face: Any) -> None:
            shape = _shape(recording.height, gc, path, transform, *face)
            recording.marks.append(shape)

        def draw_text(self, gc: Any, x: Any, y: Any, s: str, *how: Any, **_more: Any) -> None:
            prop, angle = how[:2]
            strong = "SemiBold" in (prop.get_file() or "")
            size, colour = float(prop.get_size_in_points()), _colour(gc.get_rgb(), None)
            wide, *_ = self.get_text_width_height_descent(s, prop, False)
            at = float(x), float(y)
            words = Words(at, s, size, strong, colour, float(angle), float(wide))
            recording.marks.append(words)

    return Recorder()


def _shape(height: float, gc: Any, path: Any, transform: Any, face: Any = None) -> Shape:
    steps: list[tuple[int, tuple[Point, ...]]] = []
    for ends, code in path.iter_segments(transform, simplify=False):
        numbers = [float(number) for number in ends]
        points = tuple(
            (x, height - y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)
        )
        steps.append((int(code), points))
    start, dashes = gc.get_dashes()
    width = float(gc.get_linewidth())
    solid = gc.get_alpha() if gc.get_forced_alpha() else None
    clip = gc.get_clip_rectangle()
    return Shape(
        tuple(steps),
        None if face is None else _colour(face, solid),
        _colour(gc.get_rgb(), None) if width > 0 else None,
        width,
        tuple(float(length) for length in dashes or ()),
        float(start or 0),
        None if clip is None else (clip.x0, height - clip.y1, clip.width, clip.height),
    )


def _colour(given: Any, solid: float | None) -> Colour:
    red, green, blue, *rest = (float(part) for part in given)
    opaque = rest[0] if rest else 1.0
    return red, green, blue, opaque if solid is None else float(solid)
