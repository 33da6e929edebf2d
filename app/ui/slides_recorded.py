"""Painting as shapes: what a painter draws is taken down as SVG and read back as values.

So a slide shows what every other picture shows, and nothing is drawn twice in the code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from html import unescape

from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtSvg import QSvgGenerator

from app.exchange.slide_shapes import Form, Look, Point, Shape, Step, TextBox, Words
from app.ui import proposal_look, slides_texts, theme

Mark = Shape | TextBox
_GROUP = re.compile(r"<g (?P<look>[^>]*)>(?P<inside>.*?)</g>", re.DOTALL)
_ELEMENT = re.compile(
    r"<(?P<kind>path|rect|circle|ellipse|polyline|polygon|line)\b(?P<given>[^>]*)/>"
    r"|<text(?P<style>[^>]*)>(?P<words>[^<]*)</text>"
)
_ATTRIBUTE = re.compile(r'([\w:-]+)="([^"]*)"')
_PIECE = re.compile(r"([MLCZ])([^MLCZ]*)")
_NUMBER = re.compile(r"-?\d+\.?\d*(?:e-?\d+)?")
_NEAR = 2.5  # units: so far from the middle a text still stands in it
_SPACED = 0.06  # of its width: so far off is a text with spaced letters, measured without
_ROOM = 44.0  # units: a shape this much wider than its text holds nothing else
_SAME = 0.75  # units: two lines of one text begin this near to one below the other
_LINE = 1.75  # of the size of the letters: so far apart two lines of one text are at most
_CURVES = 4


@dataclass(frozen=True, slots=True)
class _Frame:
    """A matrix as painters have it, and the look that holds in it."""

    matrix: tuple[float, ...]
    look: Look

    def at(self, x: float, y: float) -> Point:
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f

    @property
    def scale(self) -> float:
        a, b, c, d, *_ = self.matrix
        return float(abs(a * d - b * c) ** 0.5)

    @property
    def upright(self) -> bool:
        return abs(self.matrix[1]) + abs(self.matrix[2]) < 1e-6  # noqa: PLR2004  as good as 0


def recorded(paint: Callable[[QPainter], None], known: Iterable[str] = ()) -> tuple[Mark, ...]:
    """Return what is painted as shapes and texts, from back to front.

    Qt paints a text of several scripts in pieces; `known` texts are found again in them.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(100, 100))
    with QPainter(generator) as painter:
        paint(painter)
    text = bytes(buffer.data().data()).decode("utf-8", "replace")
    body = text.partition("</defs>")[2].partition(">")[2]
    whole = slides_texts.whole(_marks(body), known)
    return tuple(_joined(whole))


def _marks(body: str) -> Iterator[Mark]:
    for group in _GROUP.finditer(body):
        if not group["inside"].strip():
            continue
        given = dict(_ATTRIBUTE.findall(group["look"]))
        numbers = map(float, _NUMBER.findall(given.get("transform", "")))
        matrix = tuple(numbers) or (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        frame = _Frame(matrix, Look())
        frame = replace(frame, look=_look(given, frame.scale))
        for element in _ELEMENT.finditer(group["inside"]):
            found: Mark | None
            if element["kind"] is None:
                found = _text(element["style"], unescape(element["words"]), frame)
            else:
                found = _shape(element["kind"], element["given"], frame)
            if found is not None:
                yield found


def _look(given: dict[str, str], scale: float) -> Look:
    fill, stroke = given.get("fill", "none"), given.get("stroke", "none")
    clear = float(given.get("opacity", "1"))
    dashes = tuple(
        float(part) * scale for part in _NUMBER.findall(given.get("stroke-dasharray", ""))
    )
    return Look(
        fill=None if fill == "none" else fill[1:].upper(),
        fill_share=float(given.get("fill-opacity", "1")) * clear,
        stroke=None if stroke == "none" else stroke[1:].upper(),
        stroke_share=float(given.get("stroke-opacity", "1")) * clear,
        width=float(given.get("stroke-width", "1")) * scale,
        dash=dashes,
        round_ends=given.get("stroke-linecap") == "round",
    )


# -- shapes


def _shape(kind: str, text: str, frame: _Frame) -> Shape | None:
    given = dict(_ATTRIBUTE.findall(text))
    if kind in ("circle", "ellipse"):
        return _ellipse(given, frame)
    if kind == "path":
        steps = tuple(_path(given["d"], frame))
    else:
        steps = tuple(_straight(kind, given, frame))
    if not steps:
        return None
    corners = [point for _, points in steps for point in points]
    left, top = (min(side) for side in zip(*corners, strict=True))
    right, low = (max(side) for side in zip(*corners, strict=True))
    box = left, top, right - left, low - top
    open_way = kind in ("polyline", "line") and frame.look.fill is None
    made = Shape(Form.PATH, box, frame.look, steps=steps)
    if kind == "rect" and not open_way:
        return replace(made, form=Form.RECTANGLE, steps=())
    return _rounded(made)


def _ellipse(given: dict[str, str], frame: _Frame) -> Shape:
    x, y = frame.at(float(given["cx"]), float(given["cy"]))
    wide = float(given.get("r") or given["rx"]) * frame.scale
    high = float(given.get("r") or given["ry"]) * frame.scale
    return Shape(Form.ELLIPSE, (x - wide, y - high, 2 * wide, 2 * high), frame.look)


def _path(way: str, frame: _Frame) -> Iterator[Step]:
    for kind, numbers in _PIECE.findall(way):
        values = [float(number) for number in _NUMBER.findall(numbers)]
        points = tuple(frame.at(*pair) for pair in zip(values[::2], values[1::2], strict=True))
        if kind == "C":
            for number in range(0, len(points), 3):
                yield "C", points[number : number + 3]
        elif kind == "Z":
            yield "Z", ()
        else:
            for point in points:
                yield kind, (point,)


def _straight(kind: str, given: dict[str, str], frame: _Frame) -> Iterator[Step]:
    """The corners of what has no bends, one after the other."""
    if kind == "rect":
        x, y, wide, high = (
            float(given.get(name, "0")) for name in ("x", "y", "width", "height")
        )
        corners = [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)]
    elif kind == "line":
        corners = [(float(given[f"x{end}"]), float(given[f"y{end}"])) for end in "12"]
    else:
        values = [float(number) for number in _NUMBER.findall(given["points"])]
        corners = list(zip(values[::2], values[1::2], strict=True))
    for number, (x, y) in enumerate(corners):
        yield "L" if number else "M", (frame.at(x, y),)
    if kind in ("rect", "polygon"):
        yield "Z", ()


def _rounded(shape: Shape) -> Shape:
    """The box with round corners that a path is, where it is one."""
    bends = [points for kind, points in shape.steps if kind == "C"]
    closed = shape.steps[-1][0] == "Z"
    if not closed or len(bends) != _CURVES or len(shape.steps) > 2 * _CURVES + 3:
        return shape
    left, top, wide, high = shape.box
    radius = max(shape.steps[0][1][0][1] - top, 0.0)
    ends = [points[-1] for points in bends]
    near = [
        min(abs(x - left), abs(x - left - wide), abs(y - top), abs(y - top - high))
        for x, y in ends
    ]
    if max(near) > 0.01 or not 0 < radius <= min(wide, high) / 2 + 0.01:  # noqa: PLR2004  units
        return shape
    return replace(shape, form=Form.ROUNDED, radius=radius, steps=())


# -- texts


def _text(style: str, words: str, frame: _Frame) -> TextBox | None:
    given = dict(_ATTRIBUTE.findall(style))
    words = words.strip("\n")
    if not words.strip():
        return None
    size, strong = float(given["font-size"]), int(given["font-weight"]) > QFont.Weight.Normal
    metrics = _metrics(size, strong)
    wide = metrics.horizontalAdvance(words) * frame.scale
    x, base = frame.at(float(given["x"]), float(given["y"]))
    tall = (metrics.ascent() + metrics.descent()) * frame.scale
    top = base - metrics.ascent() * frame.scale
    look = Words((words.strip(),), size * frame.scale, strong, given["fill"][1:].upper())
    return TextBox((x, top, wide, tall), look)


def _metrics(size: float, strong: bool) -> QFontMetricsF:
    font = QFont([proposal_look.family(), theme.family(), *theme.FALLBACK_FAMILIES])
    font.setPixelSize(max(round(size), 1))
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return QFontMetricsF(font)


def _joined(marks: Iterable[Mark]) -> list[Mark]:
    """Put texts into the shapes they stand in the middle of, and lines of one text together."""
    found: list[Mark] = []
    for mark in marks:
        if not isinstance(mark, TextBox):
            found.append(mark)
            continue
        holder = _holder(found, mark)
        if holder is not None:
            shape = found[holder]
            assert isinstance(shape, Shape)
            found[holder] = replace(shape, words=mark.words)
        elif found and (whole := _continued(found[-1], mark)) is not None:
            found[-1] = whole
        else:
            found.append(mark)
    return found


def _holder(found: list[Mark], text: TextBox) -> int | None:
    """Which of the last shapes has this text in its middle, and nothing else in it."""
    x, y, wide, high = text.box
    for number in range(len(found) - 1, max(len(found) - 4, -1), -1):
        shape = found[number]
        if not isinstance(shape, Shape) or shape.form is Form.PATH or shape.words is not None:
            continue
        left, top, across, down = shape.box
        middle = abs(left + across / 2 - x - wide / 2) + abs(top + down / 2 - y - high / 2)
        if (
            middle <= max(_NEAR, _SPACED * wide)
            and wide <= across <= wide + _ROOM
            and down >= text.words.size
        ):
            return number
    return None


def _continued(before: Mark, text: TextBox) -> TextBox | None:
    """The text before with one more line, where this is its next one."""
    if not isinstance(before, TextBox):
        return None
    x, y, wide, high = before.box
    first, said = before.words, text.words
    alike = (first.size, first.strong, first.colour) == (said.size, said.strong, said.colour)
    down = text.box[1] + text.box[3] - y - high
    if not alike or abs(text.box[0] - x) > _SAME or not 0 < down <= _LINE * said.size:
        return None
    box = x, y, max(wide, text.box[2]), text.box[1] + text.box[3] - y
    return TextBox(box, replace(first, lines=(*first.lines, *said.lines)))
