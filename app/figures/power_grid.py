"""The power grid (macht/belang) drawn: who weighs how much, and where they stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.courtesy import giving_way
from app.figures import drawing
from app.figures.drawing import Box, Picture
from app.figures.power_cells import Point, Rect
from app.figures.power_names import LINE, Names, Written
from app.figures.power_people import (
    Look,
    PowerGrid,
    Somebody,
    across_of,
    cells_of,
    name_room,
    radius_of,
    spots_of,
)
from app.figures.recording import Recording, recorded
from app.i18n import ntr, number

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WHOLE = Box(0, 0, 1, 1)
TICKS = 4  # steps of the scale of points, at most
_MARKERS = {"advocate": "*", "for": "^", "neutral": "o", "reserved": "v", "against": "X"}
LETTERS = 0.8  # of the radius of a dot that its initials are high at most
_ON_TOP = 4


def draw(grid: PowerGrid, look: Look, width: float, height: float, scale: float) -> Picture:
    """Return the figure in pixels; `width` and `height` at scale 1."""
    return drawing.drawn(width, height, scale, _putting(grid, look, (width, height), scale))


def record(
    grid: PowerGrid, look: Look, width: float, height: float, *, in_file: bool = False
) -> Recording:
    """Return the figure as lines and words; `in_file` where nobody can point at a dot."""
    return recorded(width, height, _putting(grid, look, (width, height), 1.0, in_file=in_file))


def _putting(
    grid: PowerGrid,
    look: Look,
    size: tuple[float, float],
    scale: float,
    *,
    in_file: bool = False,
) -> Callable[[Figure], Box]:
    def put(figure: Figure) -> Box:
        made = _Drawing(figure, grid, look, size, scale)
        made.in_file = in_file
        made.draw()
        return WHOLE

    return put


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
        self._lengths: dict[tuple[str, float, bool], float] = {}
        width, height = self.width, self.height = size
        figure.set_facecolor(look.colours["ground"])
        self.axes: Axes = figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()
        self.axes.set_xlim(0, width)
        self.axes.set_ylim(height, 0)
        self.cells = cells_of(grid, look, width, height)
        self.spots = spots_of(grid, look, width, height)
        self.radius = radius_of(grid, look, width, height)

    def draw(self) -> None:
        self._ground()
        self._areas()
        self._names_of_cells()
        if self.grid.most is not None:
            self._scale(self.grid.most)
        for one in giving_way(self.grid.people):
            self._dot(one)
        self._names()

    def _ground(self) -> None:
        from matplotlib.patches import FancyBboxPatch  # noqa: PLC0415  as in `drawing`

        colours, corner = self.look.colours, self.look.sizes["cell"]
        for column in range(self.cells.columns):
            for row in range(self.cells.rows):
                cell = self.cells.cell(column, row)
                unknown = row == self.cells.rows - 1 or (self.cells.columns > 1 and not column)
                self.axes.add_artist(
                    FancyBboxPatch(
                        (cell.left, cell.top), cell.width, cell.height,
                        boxstyle=f"round,pad=0,rounding_size={corner}",
                        facecolor=colours["ground" if unknown else "cell"],
                        edgecolor=colours["unknown" if unknown else "cell"],
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
        inside = self.cells.known.inset(self.look.sizes["around"] + 4)
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
        below = self.cells.room.bottom + 8
        if grid.most is None:
            for column, name in enumerate(grid.columns):
                cell = self.cells.cell(column, 0)
                share = min(1.0, cell.width / self._long(name, self.look.sizes["text"]))
                self._write(cell.middle[0], below, name, "soft", up="top", share=share)
        self._write(
            self.cells.room.right, self.height - 6, grid.across, "faint",
            strong=True, across="right", up="bottom",
        )  # fmt: skip

    def _scale(self, most: float) -> None:
        cell, below = self.cells.cell(0, 0), self.cells.room.bottom
        step = _step(most)
        points = 0.0
        while points <= most:
            x = across_of(points, most, cell, self.radius)
            for row in range(self.cells.rows):
                at = self.cells.cell(0, row)
                self.axes.plot(
                    [x, x], [at.top + 4, at.bottom - 4], color=self.look.colours["hair"],
                    linewidth=1, zorder=0.7,
                )  # fmt: skip
            self._write(x, below + 8, number(points), "soft", up="top")
            points += step

    def _dot(self, one: Somebody) -> None:
        from matplotlib.patches import Arc, Circle  # noqa: PLC0415  as in `drawing`

        colours, (x, y) = self.look.colours, self.spots[one.id]
        ring = self.look.sizes["ring"] * self.radius / self.look.sizes["dot"]
        solid = self.look.sizes["left_solid"] if one.left else 1.0
        known = one.coverage is not None
        self.axes.add_artist(
            Circle((x, y), self.radius - ring / 2, facecolor=colours["disc"],
                   edgecolor=colours["track" if known else "coverage_unknown"],
                   linewidth=ring if known else 1.4,
                   linestyle="solid" if known else (0, (1.2, 2.6)), alpha=solid, zorder=3)
        )  # fmt: skip
        if one.coverage:
            across = 2 * (self.radius - ring / 2)
            self.axes.add_artist(
                Arc((x, y), across, across, theta1=-90,
                    theta2=-90 + 360 * min(0.999, one.coverage), linewidth=ring,
                    color=colours[one.coverage_token], alpha=solid, zorder=3.2)
            )  # fmt: skip
        self._write(
            x, y, one.initials, "ink", strong=True, depth=_ON_TOP,
            share=min(1.0, LETTERS * self.radius / self.look.sizes["text"]),
        )  # fmt: skip
        self._sign(one, x + 0.74 * self.radius, y + 0.74 * self.radius)

    def _sign(self, one: Somebody, x: float, y: float) -> None:
        """Draw the attitude's sign on the dot: ★ ▲ ● ▼ ✕, or ? where it is unknown."""
        colours, size = self.look.colours, self.look.sizes["sign"]
        size *= self.radius / self.look.sizes["dot"]
        self._dab((x, y), "o", wide=2 * size + 4, colour=colours["cell"], depth=_ON_TOP)
        marker = _MARKERS.get(one.attitude)
        colour = colours[f"attitude.{one.attitude}"]
        if marker is None:
            self._write(x, y, "?", f"attitude.{one.attitude}", strong=True, depth=_ON_TOP + 1)
            return
        wide = 2 * size * (1.35 if marker == "*" else 1.0)
        self._dab((x, y), marker, wide=wide, colour=colour, depth=_ON_TOP + 1, edge=0)

    def _dab(
        self, at: Point, marker: str, *, wide: float, colour: str, depth: float, edge: float = 1
    ) -> None:
        """Draw a sign; to plot thousands as data would take several times as long."""
        from matplotlib.lines import Line2D  # noqa: PLC0415  as in `drawing`

        self.axes.add_artist(
            Line2D([at[0]], [at[1]], marker=marker, markersize=wide, color=colour,
                   markeredgewidth=edge, zorder=depth)
        )  # fmt: skip

    def _names(self) -> None:
        """Write the names, and say how many have no place."""
        reach = self.radius + self.look.sizes["sign"] / 2
        names = Names(
            self.grid, self.look, self.cells, self.spots, reach, self._corners(), self._long
        )
        written = names.written()
        for one in written:
            self._name(one)
        missing = len(self.grid.people) - len(written)
        if missing:
            words = _without_room(missing, in_file=self.in_file)
            text = self.look.sizes["text"]
            room = self.width - 48 - self._long(self.grid.across, text, strong=True)
            self._write(
                12, self.height - 6, words, "soft", across="left", up="bottom",
                share=min(1.0, room / self._long(words, text)),
            )  # fmt: skip

    def _name(self, name: Written) -> None:
        x, _y = self.spots[name.one.id]
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
    step = 1.0
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
