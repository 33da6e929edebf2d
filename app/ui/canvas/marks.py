"""The small signs of cards and lines: attitude, influence, coverage, flag; fitted text."""

from __future__ import annotations

from functools import cache
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

from app.model.vocabulary import Attitude, InfluenceDegree
from app.ui import theme
from app.ui.canvas.line_kinds import Mark
from app.ui.theme import Theme, measure

ATTITUDE_TOKENS: dict[Attitude | None, str] = {
    Attitude.ADVOCATE: "attitude.advocate",
    Attitude.FOR: "attitude.for",
    Attitude.NEUTRAL: "attitude.neutral",
    Attitude.RESERVED: "attitude.reserved",
    Attitude.AGAINST: "attitude.against",
    None: "attitude.unknown",
}
_ONE_LINE = (
    Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
)
_CENTRED = _ONE_LINE | Qt.AlignmentFlag.AlignHCenter
_AT_THE_LEFT = _ONE_LINE | Qt.AlignmentFlag.AlignLeft
_SHARES_OF_ONE_LINE = (1.0, 0.92, 0.84, 0.76)  # of its size, for a text that must be whole
_SHARES_OF_TWO_LINES = (0.68, 0.6, 0.52, 0.46)
_LEAST_OF_NAMES = 0.84  # of its size, for a name in the window
_SHORTEST = 0.45  # of the room a text must fill before it is cut at a space


def draw_attitude(
    painter: QPainter,
    attitude: Attitude | None,
    into: QRectF,
    look: Theme,
    *,
    hollow: bool = False,
) -> None:
    """Paint the symbol of an attitude: ★ ▲ ● ▼ ✕, and ? where it is unknown.

    One that is only assumed is `hollow`.
    """
    colour = look.colour(ATTITUDE_TOKENS[attitude])
    if attitude is None:
        draw_text(painter, into, "?", "strong", colour, strong=True, centred=True)
        return
    if attitude is Attitude.AGAINST:
        pen = QPen(colour, 2.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        if hollow:
            pen.setWidthF(1.4)
            pen.setDashPattern([1.6, 2.0])
        painter.setPen(pen)
        inside = into.adjusted(2, 2, -2, -2)
        painter.drawLine(inside.topLeft(), inside.bottomRight())
        painter.drawLine(inside.topRight(), inside.bottomLeft())
        return
    painter.setPen(QPen(colour, 1.3) if hollow else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(look.colour("surface.card") if hollow else colour)
    if attitude is Attitude.NEUTRAL:
        painter.drawEllipse(into.adjusted(2, 2, -2, -2))
        return
    painter.save()
    painter.translate(into.center())
    if hollow:  # of the same width whatever the symbol is scaled to
        pen = painter.pen()
        pen.setCosmetic(False)
        pen.setWidthF(pen.widthF() * 2 / into.width())
        painter.setPen(pen)
    painter.scale(into.width() / 2, into.height() / 2)
    if attitude is Attitude.ADVOCATE:
        painter.drawPolygon(_star())
    else:
        up = -1 if attitude is Attitude.FOR else 1
        corners = [QPointF(0, 0.85 * up), QPointF(-0.9, -0.65 * up), QPointF(0.9, -0.65 * up)]
        painter.drawPolygon(QPolygonF(corners))
    painter.restore()


def draw_influence(
    painter: QPainter,
    influence: InfluenceDegree | None,
    right: float,
    bottom: float,
    look: Theme,
    *,
    hollow: bool = False,
) -> None:
    """Paint one to three bars that end at a corner; unknown influence is three dotted ones.

    What is only assumed is `hollow`.
    """
    width, gap, height = (measure(f"card.{name}") for name in ("bar", "bar_gap", "bar_height"))
    for place in range(3):
        tall = height * (place + 1) / 3
        left = right - 3 * width - 2 * gap + place * (width + gap)
        bar = QRectF(left, bottom - tall, width, tall)
        if influence is None:
            pen = QPen(look.colour("attitude.unknown"), 1, Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
        else:
            filled = place < influence
            if hollow and filled:
                painter.setPen(QPen(look.colour("influence.filled"), 1.2))
                painter.setBrush(look.colour("surface.card"))
                painter.drawRoundedRect(bar.adjusted(0.6, 0.6, -0.6, -0.6), 1.2, 1.2)
                continue
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("influence.filled" if filled else "influence.empty"))
            painter.drawRoundedRect(bar, 1.2, 1.2)


def coverage_token(coverage: float) -> str:
    """Return the shade of blue for a share of 0..1."""
    if coverage >= measure("coverage_from.strong"):
        return "coverage.strong"
    return "coverage.fair" if coverage >= measure("coverage_from.fair") else "coverage.weak"


def draw_flag(
    painter: QPainter,
    centre: QPointF,
    number: int | None,
    look: Theme,
    edge: QColor | None = None,
) -> None:
    """Paint the number that a gap has in the list in a disc; None: the disc alone."""
    radius = measure("card.flag")
    painter.setPen(QPen(edge or look.colour("surface.band"), 2))
    painter.setBrush(look.colour("flag.fill"))
    painter.drawEllipse(centre, radius, radius)
    if number is None:
        return
    box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    colour = look.colour("flag.text")
    draw_text(painter, box, str(number), "small", colour, strong=True, centred=True)


def draw_guessed(painter: QPainter, into: QRectF, look: Theme) -> None:
    """Paint the sign of what is assumed."""
    draw_text(
        painter, into, "≈", "strong", look.colour("text.faint"), strong=True, centred=True
    )


def draw_end(painter: QPainter, sign: Mark, at: QPointF, colour: QColor, angle: float) -> None:
    """Paint where a line ends: an arrow along `angle` (degrees), or a dot."""
    painter.save()
    painter.translate(at)
    painter.rotate(angle)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    long = measure("map.arrow")
    if sign is Mark.ARROW:
        corners = [QPointF(0, 0), QPointF(-long, -long * 0.5), QPointF(-long, long * 0.5)]
        painter.drawPolygon(QPolygonF(corners))
    else:
        painter.drawEllipse(QPointF(-long * 0.35, 0), long * 0.38, long * 0.38)
    painter.restore()


def draw_mark(painter: QPainter, sign: Mark, at: QPointF, colour: QColor, look: Theme) -> None:
    """Paint what a line wears in its middle: a sign in a small disc."""
    painter.save()
    painter.translate(at)
    radius = measure("map.mark")
    painter.setPen(QPen(colour, 1.2))
    painter.setBrush(look.colour("surface.card"))
    painter.drawEllipse(QPointF(), radius, radius)
    box = QRectF(-radius, -radius, 2 * radius, 2 * radius)
    painter.setPen(QPen(colour, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    reach = radius * 0.45
    if sign is Mark.QUESTION:
        draw_text(painter, box, "?", "caption", colour, strong=True, centred=True)
    elif sign is Mark.CROSS:
        painter.drawLine(QPointF(-reach, -reach), QPointF(reach, reach))
        painter.drawLine(QPointF(-reach, reach), QPointF(reach, -reach))
    elif sign is Mark.DASH:
        painter.drawLine(QPointF(-reach, 0), QPointF(reach, 0))
    elif sign is Mark.RINGS:
        painter.setPen(QPen(colour, 1.3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for x in (-0.5, 0.5):
            painter.drawEllipse(QPointF(x * reach, 0), 0.8 * reach, 0.8 * reach)
    else:
        bolt = [(0.15, -0.62), (-0.32, 0.1), (0.3, -0.1), (-0.15, 0.62)]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([QPointF(x * radius, y * radius) for x, y in bolt]))
    painter.restore()


def draw_text(
    painter: QPainter,
    into: QRectF,
    text: str,
    size: str,
    colour: QColor,
    *,
    strong: bool = False,
    centred: bool = False,
) -> None:
    """Paint one line of text, in the middle of a box's height, cut off at its width."""
    font, metrics = _lettering(size, strong)
    painter.setFont(font)
    painter.setPen(colour)
    shown = text if centred else fitted(text, metrics, into.width())
    box = into.adjusted(-20, -20, 20, 20) if centred else into.adjusted(0, -4, 4, 4)
    painter.drawText(box, _CENTRED if centred else _AT_THE_LEFT, shown)


def draw_name(painter: QPainter, into: QRectF, name: str, size: str, colour: QColor) -> None:
    """Paint a name in one line: a little smaller rather than without the end of a surname."""
    if text_width(name, size, strong=True) * _LEAST_OF_NAMES <= into.width():
        draw_whole_text(painter, into, name, size, colour, strong=True)
    else:
        draw_text(painter, into, name, size, colour, strong=True)


def draw_whole_text(
    painter: QPainter,
    into: QRectF,
    text: str,
    size: str,
    colour: QColor,
    *,
    strong: bool = False,
    high: bool = False,
    low: bool = False,
    least: float = 0.0,
) -> None:
    """Paint a text without cutting it off: smaller, or in two lines, where it is too long."""
    share, lines = whole_lines(
        text, size, into.width(), strong=strong, high=high, low=low, least=least
    )
    tall = _lettering(size, strong)[1].height() * share
    top = into.center().y() - tall * len(lines) / 2
    for number, line in enumerate(lines):
        painter.save()
        painter.translate(into.x(), top + number * tall)
        painter.scale(share, share)
        row = QRectF(0, 0, into.width() / share, tall / share)
        draw_text(painter, row, line, size, colour, strong=strong)
        painter.restore()


def whole_lines(
    text: str,
    size: str,
    width: float,
    *,
    strong: bool = False,
    high: bool = False,
    low: bool = False,
    least: float = 0.0,
) -> tuple[float, list[str]]:
    """Return at which share of its size a text has room, and its lines; cut off at the last.

    A `high` room takes two lines of full size; a `low` one has two lines right below it.
    Two lines of the `least` share are cut off rather than set smaller.
    """
    for share in _SHARES_OF_ONE_LINE:
        if not high and text_width(text, size, strong=strong) <= width / share:
            return share, [text]
    of_two = [*(_SHARES_OF_ONE_LINE if high else ()), *_SHARES_OF_TWO_LINES]
    of_two = [one for one in of_two[low:] if one > least] + [least] * (least > 0)
    for share in of_two:
        lines = wrapped(text, size, width / share, strong=strong)
        if " ".join(lines).split() == text.split():
            break
    return share, lines


def text_width(text: str, size: str, *, strong: bool = False) -> float:
    """Return how wide a text is in one line."""
    return _lettering(size, strong)[1].horizontalAdvance(text)


def wrapped(text: str, size: str, width: float, *, strong: bool = False) -> list[str]:
    """Return a text in at most two lines, cut off only where the second is too long."""
    metrics = _lettering(size, strong)[1]
    first, rest = "", text.split()
    while rest and metrics.horizontalAdvance(f"{first} {rest[0]}".strip()) <= width:
        first = f"{first} {rest.pop(0)}".strip()
    if not first:
        return [fitted(text, metrics, width)]
    return [first, fitted(" ".join(rest), metrics, width)] if rest else [first]


def fitted(text: str, metrics: QFontMetricsF, width: float) -> str:
    """Return a text as far as it fits, cut between words where enough remains."""
    if metrics.horizontalAdvance(text) <= width:
        return text
    cut: str = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    whole, _space, _rest = cut[:-1].rstrip().rpartition(" ")
    if text[len(cut) - 1 : len(cut)].isspace():
        return cut[:-1].rstrip() + "…"
    if metrics.horizontalAdvance(whole) >= _SHORTEST * width:
        return whole.rstrip(" ,-–/&+") + "…"
    return cut


@cache
def _lettering(size: str, strong: bool) -> tuple[QFont, QFontMetricsF]:
    font = theme.font(size, strong=strong, grows=False)
    return font, QFontMetricsF(font)


@cache
def _star() -> QPolygonF:
    points = []
    for place in range(10):
        radius = 1.0 if place % 2 == 0 else 0.45
        turn = pi * place / 5
        points.append(QPointF(radius * sin(turn), -radius * cos(turn)))
    return QPolygonF(points)


def clipped_strip(box: QRectF, corner: float, width: float) -> QPainterPath:
    """Return the left edge of a rounded box as a strip."""
    whole, strip = QPainterPath(), QPainterPath()
    whole.addRoundedRect(box, corner, corner)
    strip.addRect(QRectF(box.x(), box.y(), width, box.height()))
    return whole.intersected(strip)
