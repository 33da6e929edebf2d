"""The score of a decision over time: a line that ages slowly and steps where work was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.figures import drawing
from app.figures.drawing import Box, Picture
from app.figures.recording import Recording, recorded
from app.figures.time_axis import Tick, ticks
from app.i18n import day, number, tr

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text

HEADROOM, LEAST_SPAN, GRID = 4.0, 20.0, 10.0  # points of the score
LABEL_ROWS = 2  # of the names of snapshots above the line


@dataclass(frozen=True, slots=True)
class Look:
    """Colours as #rrggbb, sizes in pixels at scale 1."""

    ground: str
    ink: str
    faint: str
    hair: str
    line: str
    mark: str
    text: float
    stroke: float
    dot: float
    left: float  # room for the figures of the score
    right: float  # and for the score that holds now
    top: float
    bottom: float
    fill: float  # how solid the ground under the line is, 0..1


@dataclass(frozen=True, slots=True)
class Mark:
    """A snapshot on the line; `name` is what brought it about, as a stage that was reached."""

    on: date
    score: float
    name: str = ""


@dataclass(frozen=True, slots=True)
class ScoreHistory:
    """What is drawn: the corners of the line, oldest first, and the snapshots."""

    corners: Sequence[tuple[date, float]]
    marks: Sequence[Mark]
    since: date  # where the axis begins
    until: date  # and ends, later


def draw(
    history: ScoreHistory, look: Look, width: float, height: float, scale: float
) -> Picture:
    """Return the figure in pixels; `width` and `height` at scale 1."""
    return drawing.drawn(width, height, scale, lambda figure: _draw(figure, history, look))


def record(history: ScoreHistory, look: Look, width: float, height: float) -> Recording:
    """Return the figure as lines and words."""
    return recorded(width, height, lambda figure: _draw(figure, history, look))


def described(history: ScoreHistory) -> str:
    """Return in a sentence or two what there is to see, for who does not see it."""
    if not history.corners:
        return tr("There is no score yet.")
    (first, before), (last, after) = history.corners[0], history.corners[-1]
    scores = [score for _on, score in history.corners]
    said = tr(
        "The score went from {before} on {first} to {after} on {last}, "
        "with {lowest} as its lowest and {highest} as its highest.",
        before=number(before), first=day(first, long=True),
        after=number(after), last=day(last, long=True),
        lowest=number(min(scores)), highest=number(max(scores)),
    )  # fmt: skip
    named = [f"{mark.name} ({day(mark.on)}: {number(mark.score)})" for mark in history.marks]
    return " ".join(
        [said, tr("Snapshots: {names}.", names=", ".join(named))] if named else [said]
    )


def bounds(history: ScoreHistory) -> tuple[float, float]:
    """Return where the axis of the score begins and ends, on whole tens."""
    scores = [score for _on, score in history.corners] + [mark.score for mark in history.marks]
    low, high = min(scores, default=0.0), max(scores, default=100.0)
    bottom = max(0.0, (low - HEADROOM) // GRID * GRID)
    top = min(100.0, -(-(high + HEADROOM) // GRID) * GRID)
    if top - bottom < LEAST_SPAN:
        bottom = max(0.0, top - LEAST_SPAN)
    return bottom, max(top, bottom + LEAST_SPAN)


# -- drawing


def _draw(figure: Figure, history: ScoreHistory, look: Look) -> Box:
    figure.set_facecolor(look.ground)
    width, height = (float(inches) * drawing.DPI for inches in figure.get_size_inches())
    plot = Box(
        look.left / width,
        look.top / height,
        1 - look.right / width,
        1 - look.bottom / height,
    )
    axes = figure.add_axes(
        (plot.left, 1 - plot.bottom, plot.right - plot.left, plot.bottom - plot.top)
    )
    axes.set_facecolor(look.ground)
    for side in axes.spines.values():
        side.set_visible(False)
    low, high = bounds(history)
    axes.set_xlim(history.since.toordinal(), history.until.toordinal())
    axes.set_ylim(low, high)
    _grid(axes, history, look, (low, high), width * (plot.right - plot.left))
    if history.corners:
        _line(axes, history, look, low)
        _marks(axes, history, look)
    return plot


def _grid(
    axes: Axes, history: ScoreHistory, look: Look, span: tuple[float, float], width: float
) -> None:
    low, high = span
    step = GRID if high - low <= 5 * GRID else 2 * GRID  # no more lines than can be told apart
    levels = [low + step * at for at in range(round((high - low) / step) + 1)]
    axes.set_yticks(levels, [number(level) for level in levels])
    axes.grid(axis="y", color=look.hair, linewidth=1)
    axes.set_axisbelow(True)
    shown: list[Tick] = ticks(history.since, history.until, width)
    axes.set_xticks([tick.on.toordinal() for tick in shown], [tick.words for tick in shown])
    axes.tick_params(length=0, pad=look.text / 2)
    for label in [*axes.get_xticklabels(), *axes.get_yticklabels()]:
        _write(label, look, look.faint)


def _line(axes: Axes, history: ScoreHistory, look: Look, low: float) -> None:
    across = [on.toordinal() for on, _score in history.corners]
    up = [score for _on, score in history.corners]
    axes.fill_between(across, up, low, color=look.line, alpha=look.fill, linewidth=0)
    axes.plot(
        across, up, color=look.line, linewidth=look.stroke,
        solid_joinstyle="round", solid_capstyle="round", clip_on=False,
    )  # fmt: skip
    axes.plot(across[-1:], up[-1:], "o", color=look.line, markersize=look.dot, clip_on=False)
    now = axes.annotate(
        number(up[-1]), (across[-1], up[-1]), (look.dot, 0), textcoords="offset points",
        va="center", annotation_clip=False,
    )  # fmt: skip
    _write(now, look, look.ink, strong=True)


def _marks(axes: Axes, history: ScoreHistory, look: Look) -> None:
    """Draw the snapshots; a name is left out where there is no room for it beside others."""
    room: list[float] = [float("-inf")] * LABEL_ROWS  # how far each row is written
    canvas = axes.figure.canvas
    for mark in history.marks:
        across = mark.on.toordinal()
        axes.plot(
            [across], [mark.score], "o", markersize=look.dot, markerfacecolor=look.ground,
            markeredgecolor=look.mark, markeredgewidth=look.stroke, clip_on=False, zorder=3,
        )  # fmt: skip
        if not mark.name:
            continue
        for row in range(LABEL_ROWS):
            label = axes.annotate(
                mark.name, (across, 1), (0, look.text * (0.4 + 1.25 * row)),
                xycoords=("data", "axes fraction"), textcoords="offset points",
                ha="left", va="bottom", annotation_clip=False,
            )  # fmt: skip
            _write(label, look, look.faint)
            renderer = canvas.get_renderer()  # type: ignore[attr-defined]  # only Agg's has one
            extent = label.get_window_extent(renderer)
            if extent.x0 > room[row] and extent.x1 < canvas.figure.bbox.x1:
                room[row] = extent.x1 + look.text * axes.figure.dpi / drawing.DPI
                axes.axvline(across, color=look.hair, linewidth=1, zorder=0.5)
                break
            label.remove()


def _write(text: Text, look: Look, colour: str, *, strong: bool = False) -> None:
    text.set_fontproperties(drawing.font(strong=strong))
    text.set_fontsize(look.text)
    text.set_color(colour)
