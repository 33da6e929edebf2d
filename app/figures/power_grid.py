"""The power grid (macht/belang) drawn: who weighs how much, and where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from math import floor, log10
from typing import TYPE_CHECKING, TypeVar

from app.courtesy import while_wanted
from app.figures import drawing
from app.figures.drawing import Box, Picture
from app.figures.power_cells import Rect
from app.figures.power_dots import LEAST_WITH_LETTERS, Dots
from app.figures.power_names import Names, Written
from app.figures.power_people import Look, PowerGrid
from app.figures.power_slots import LINE, Placed
from app.figures.power_standing import CORNER, across_of, name_room, standing
from app.figures.recording import Recording, recorded
from app.i18n import ntr, number

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

T = TypeVar("T")

WHOLE = Box(0, 0, 1, 1)
TICKS = 4  # steps of the scale of points, at most
LETTERS = 0.8  # of the radius of a dot that its initials are high at most
_ON_TOP = 4


def draw(
    grid: PowerGrid,
    look: Look,
    width: float,
    height: float,
    scale: float,
    *,
    is_wanted: Callable[[], bool] = lambda: True,
) -> Picture:
    """Return the figure in pixels; `width` and `height` at scale 1.

    Raises CutOff when it is not wanted any more.
    """
    made: list[_Drawing] = []

    def put(figure: Figure) -> Box:
        made.append(_Drawing(figure, grid, look, (width, height), scale))
        made[0].is_wanted = is_wanted
        made[0].draw()
        return WHOLE

    picture = drawing.drawn(width, height, scale, put)
    return replace(picture, named=frozenset(made[0].named))


def record(
    grid: PowerGrid, look: Look, width: float, height: float, *, in_file: bool = False
) -> Recording:
    """Return the figure as lines and words; `in_file` where nobody can point at a dot."""

    def put(figure: Figure) -> Box:
        made = _Drawing(figure, grid, look, (width, height), 1.0)
        made.in_file = in_file
        made.draw()
        return WHOLE

    return recorded(width, height, put)


class _Drawing:
    """One picture being drawn, in pixels from the upper left corner."""

    def __init__(
        self,
        figure: Figure,
        grid: PowerGrid,
        look: Look,
        size: tuple[float, float],
        scale: float,
    ) -> None:
        self.grid, self.look, self.scale = grid, look, scale
        self.in_file = False
        self.is_wanted: Callable[[], bool] = lambda: True
        self._lengths: dict[tuple[str, float, bool], float] = {}
        width, height = self.width, self.height = size
        figure.set_facecolor(look.colours["ground"])
        self.axes: Axes = figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()
        self.axes.set_xlim(0, width)
        self.axes.set_ylim(height, 0)
        self.shown = standing(grid, look, width, height)
        self.cells = self.shown.cells
        self.named: set[str] = set()  # whose names are written

    def draw(self) -> None:
        self._ground()
        self._areas()
        self._names_of_cells()
        if self.grid.most is not None:
            self._scale(self.grid.most)
        self._dots()
        self._names()

    def _wanted(self, things: Iterable[T]) -> Iterator[T]:
        return while_wanted(things, self.is_wanted)

    def _ground(self) -> None:
        from matplotlib.patches import FancyBboxPatch  # noqa: PLC0415  as in `drawing`

        colours, corner = self.look.colours, self.look.sizes["cell"]
        is_flat = colours["cell"] == colours["ground"]  # then cells are seen by their edges
        edge = colours["hair" if is_flat else "cell"]
        for column in range(self.cells.columns):
            for row in range(self.cells.rows):
                cell = self.cells.cell(column, row)
                unknown = row == self.cells.rows - 1 or (self.cells.columns > 1 and not column)
                self.axes.add_artist(
                    FancyBboxPatch(
                        (cell.left, cell.top), cell.width, cell.height,
                        boxstyle=f"round,pad=0,rounding_size={corner}",
                        facecolor=colours["ground" if unknown else "cell"],
                        edgecolor=colours["unknown"] if unknown else edge,
                        linestyle=(0, (1.5, 3)) if unknown else "solid",
                        linewidth=1, zorder=0.5,
                    )
                )  # fmt: skip

    def _areas(self) -> None:
        """Write in the corners what to do with whoever stands there."""
        for words, at in zip(self.grid.areas, self._corners(), strict=False):
            x, y = at.middle
            self._write(x, y, words, "area", strong=True)

    def _corners(self) -> list[Rect]:
        """Where the names of the four areas stand."""
        if not name_room(self.cells, self.look):
            return []
        inside = self.cells.known.inset(self.look.sizes["around"] + CORNER)
        high = self.look.sizes["text"]
        found: list[Rect] = []
        for place, words in enumerate(self.grid.areas):
            wide = self._long(words, self.look.sizes["text"], strong=True)
            left = inside.right - wide if place % 2 else inside.left
            top = inside.bottom - high if place > 1 else inside.top
            found.append(Rect(left, top, left + wide, top + high))
        return found

    def _names_of_cells(self) -> None:
        grid, size = self.grid, self.look.sizes
        for row, name in enumerate(grid.rows):
            cell = self.cells.cell(0, row)
            y = cell.middle[1]
            self._write(size["left"] - 12, y, name, "soft", across="right")
        self._write(12, 1, grid.up, "faint", strong=True, across="left", up="top")
        if grid.most is None:
            self._names_of_columns()
        self._write(
            self.cells.room.right, self.height - 6, grid.across, "faint",
            strong=True, across="right", up="bottom",
        )  # fmt: skip

    def _names_of_columns(self) -> None:
        """Write them below the cells, in turn on two lines where one is too short."""
        grid, text = self.grid, self.look.sizes["text"]
        halves = [self._long(name, text) / 2 for name in grid.columns]
        middles = [
            min(max(self.cells.cell(column, 0).middle[0], half + 2), self.width - 2 - half)
            for column, half in enumerate(halves)
        ]
        ends = [(x - half, x + half) for x, half in zip(middles, halves, strict=True)]
        in_turn = any(right + text / 3 > left for (_, right), (left, _) in pairwise(ends))
        for place, (name, x) in enumerate(zip(grid.columns, middles, strict=True)):
            down = 1.1 * text * (place % 2) - 3 if in_turn else 0.0
            self._write(x, self.cells.room.bottom + 6 + down, name, "soft", up="top")

    def _scale(self, most: float) -> None:
        cell, below = self.cells.cell(0, 0), self.cells.room.bottom
        step = _step(most)
        decimals = max(0, -floor(log10(step)))
        for ticks in range(1 + floor(most / step)):
            points = ticks * step
            x = across_of(points, most, cell)
            for row in range(self.cells.rows):
                at = self.cells.cell(0, row)
                self.axes.plot(
                    [x, x], [at.top + 4, at.bottom - 4], color=self.look.colours["hair"],
                    linewidth=1, zorder=0.7,
                )  # fmt: skip
            self._write(x, below + 8, number(points, decimals), "soft", up="top")

    def _dots(self) -> None:
        shown, size = self.shown, self.look.sizes["text"]
        crowd = [one for one in self.grid.people if one.id in shown.crowd]
        named = [one for one in self.grid.people if one.id not in shown.crowd]
        dots = Dots(self.axes, shown, self.look)
        for people, radius in ((named, shown.radius), (crowd, shown.crowd_radius)):
            dots.draw(people, radius)
            if radius >= LEAST_WITH_LETTERS:
                share = min(1.0, LETTERS * radius / size)
                for one in self._wanted(people):
                    self._write(
                        *shown.spots[one.id], one.initials, "ink", strong=True, depth=_ON_TOP,
                        share=share,
                    )  # fmt: skip

    def _names(self) -> None:
        """Write the names, and say how many have no place."""
        for count in self.shown.counts:
            self._placed(count, "soft", strong=True)
        for placed in self._wanted(self.shown.names.values()):
            self._placed(placed, "ink")
        self.named = set(self.shown.names)
        if self.grid.most is not None:
            reach = self.shown.radius + self.look.sizes["sign"] / 2
            names = Names(self.shown, self.look, reach, self._corners(), self._long)
            for name in self._wanted(names.written(self.is_wanted)):
                self._name(name)
                self.named.add(name.one.id)
        self._tell_missing(len(self.grid.people) - len(self.named))

    def _tell_missing(self, missing: int) -> None:
        if not missing:
            return
        words, text = _without_room(missing, in_file=self.in_file), self.look.sizes["text"]
        room = self.width - 48 - self._long(self.grid.across, text, strong=True)
        self._write(
            12, self.height - 6, words, "soft", across="left", up="bottom",
            share=min(1.0, room / self._long(words, text)),
        )  # fmt: skip

    def _placed(self, name: Placed, token: str, *, strong: bool = False) -> None:
        """Write a name, or a count, where it stands in its cell."""
        box = name.box
        across, x = ("center", box.middle[0]) if name.centred else ("left", box.left)
        y, text = box.top, self.look.sizes["text"]
        for line in name.lines:
            y += LINE * name.size / 2
            self._write(
                x, y, line, token, across=across, depth=_ON_TOP, share=name.size / text,
                strong=strong,
            )  # fmt: skip
            y += LINE * name.size / 2
        if name.below:
            y += self.look.sizes["small"] * 0.6
            self._write(x, y, name.below, "faint", across=across, depth=_ON_TOP, small=True)

    def _name(self, name: Written) -> None:
        x, _y = self.shown.spots[name.one.id]
        place, line = name.placed.box, name.placed.line
        high = LINE * name.size
        across, at = "center", place.middle[0]
        if place.left >= (x if line is None else line[1][0]):
            across, at = "left", place.left
        elif place.right <= (x if line is None else line[1][0]):
            across, at = "right", place.right
        if line is not None:
            (ax, ay), (bx, by) = line
            self.axes.plot(
                [ax, bx], [ay, by], color=self.look.colours["faint"], linewidth=0.9, zorder=1.5
            )
        self._write(
            at, place.top + high / 2, name.placed.words, "ink", across=across, depth=_ON_TOP,
            share=name.size / self.look.sizes["text"],
        )  # fmt: skip
        if name.with_roles:
            down = place.top + high + self.look.sizes["small"] * 0.6
            self._write(
                at, down, name.one.below, "faint", across=across, depth=_ON_TOP, small=True
            )

    def _long(self, words: str, size: float, *, strong: bool = False) -> float:
        """Return how wide words are written; names are tried in many places."""
        asked = words, size, strong
        if asked not in self._lengths:
            self._lengths[asked] = self._measured(*asked)
        return self._lengths[asked]

    def _measured(self, words: str, size: float, strong: bool) -> float:
        canvas = self.axes.figure.canvas
        renderer = canvas.get_renderer()  # type: ignore[attr-defined]  # only Agg's has one
        font = drawing.font(strong=strong).copy()
        font.set_size(size)
        width, _height, _descent = renderer.get_text_width_height_descent(words, font, False)
        return float(width) / self.scale

    def _write(
        self,
        x: float,
        y: float,
        words: str,
        token: str,
        *,
        strong: bool = False,
        across: str = "center",
        up: str = "center",
        depth: float = 2,
        share: float = 1.0,
        small: bool = False,
    ) -> None:
        text = self.axes.text(
            x, y, words, color=self.look.colours[token],
            ha=across, va="center_baseline" if up == "center" else up, zorder=depth,
            parse_math=False,
        )  # fmt: skip
        text.set_fontproperties(drawing.font(strong=strong))
        text.set_fontsize(self.look.sizes["small" if small else "text"] * share)


def _step(most: float) -> float:
    """Return how many points two ticks are apart: 1, 2 or 5 times a power of ten."""
    step = 10.0 ** floor(log10(most / TICKS))
    while True:
        for times in (1, 2, 5):
            if most / (step * times) <= TICKS:
                return step * times
        step *= 10


def _without_room(missing: int, *, in_file: bool) -> str:
    """What is said of names that found no room; in a window they show when pointed at."""
    if in_file:
        return ntr("{count} name has no room here", "{count} names have no room here", missing)
    return ntr(
        "{count} name has no room here: point at the dot",
        "{count} names have no room here: point at the dots",
        missing,
    )
