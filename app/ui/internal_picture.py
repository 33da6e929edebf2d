"""The internal picture: the map as the window shows it, marked INTERNAL on its face."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from app import i18n
from app.analysis.arrangement import Arrangement
from app.analysis.report import Report
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.parameters import DEFAULT, Parameters
from app.model.values import Id
from app.ui import map_parts, shown_gaps, theme
from app.ui.canvas import legend, marks
from app.ui.canvas.content import MapContent
from app.ui.canvas.scene import MapScene
from app.ui.drawing import Drawing, Ground, Part

_LOOK = "light"  # a picture is put on paper and slides, whatever theme the window has
_LEAST_WIDTH = 960.0
_TITLE_SIZES = ("heading", "title")  # the first in which a title has room on one line
_TITLE_LOW, _TWO_LOW, _BELOW_LOW = 5.5, (3.5, 6), 8.5  # where lines stand, in steps
_BETWEEN = " · "  # account and decision


def drawing(
    plan: AccountPlan,
    opportunity: Id,
    as_of: date,
    parameters: Parameters = DEFAULT,
    *,
    title: bool,
    key: bool,
    marked: bool = True,
    arrangement: Arrangement = Arrangement.TWO_SIDED,
) -> Drawing:
    """Return the map of a decision with flags, coverage and score as of a day.

    `key` adds the legend of the marks in use. Without its title the picture is still `marked`
    INTERNAL, unless it goes on a page that is.
    """
    report = Report(plan, opportunity, as_of, parameters)
    flags = shown_gaps.flag_numbers(report, plan)
    look = theme.loaded(_LOOK)
    scene = MapScene(
        MapContent.of(plan, opportunity, report, flags), look, arrangement=arrangement
    )
    area = scene.sceneRect()
    width = max(area.width(), _LEAST_WIDTH)
    top = top_of(title=title, marked=marked)
    low = top + area.height()
    margin = theme.space(3)
    entries = legend.entries(scene) if key else []
    room = legend.height(entries, width - 2 * margin) + margin if entries else 0.0
    words = title_of(plan, opportunity), subtitle(report, as_of)

    def paint_head(painter: QPainter) -> None:
        paint_top(painter, width, words if title else None, marked=marked)

    def paint_key(painter: QPainter) -> None:
        painter.translate(margin, low)
        legend.paint(painter, entries, width - 2 * margin, look)

    def paint(painter: QPainter) -> None:
        paint_head(painter)
        scene.render(painter, QRectF(0, top, area.width(), area.height()), area)
        paint_key(painter)

    def parts() -> Iterator[Part]:
        yield Ground(paint_head)
        yield from map_parts.parts(scene, QPointF(-area.x(), top - area.y()))
        yield Ground(paint_key)

    says = f"{tr('INTERNAL')}. {'. '.join(words)}. {map_parts.described(scene)}"
    return Drawing(width, low + room, paint, parts, says)


def top_of(*, title: bool, marked: bool) -> float:
    """Return how high the head of a picture is."""
    return float(theme.space(12 if title else 7 if marked else 0))


def paint_top(
    painter: QPainter, width: float, words: tuple[str, str] | None, *, marked: bool
) -> None:
    """Paint the head of a picture: title and line below it, and that it is internal."""
    right = _mark(painter, width) if marked else width
    if words is not None:
        _head(painter, *words, right - 2 * theme.space(3))


def title_of(plan: AccountPlan, opportunity: Id) -> str:
    """Return the title: the account and the decision."""
    decision = plan.opportunities[opportunity]
    return _BETWEEN.join(part for part in (plan.account.name, decision.name) if part)


def subtitle(report: Report, as_of: date) -> str:
    """Return the line below the title: the score, and of which day it is."""
    score = i18n.number(report.score.total)
    return tr("Score {score} on {day}", score=score, day=i18n.day(as_of, long=True))


def _mark(painter: QPainter, width: float) -> float:
    """Paint the mark at the right; return where it begins."""
    look = theme.loaded(_LOOK)
    font = theme.font("strong", strong=True, grows=False)
    text = tr("INTERNAL")
    room = QFontMetricsF(font).horizontalAdvance(text)
    pill = QRectF(0, theme.space(3), room + theme.space(4), theme.space(4))
    pill.moveRight(width - theme.space(3))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("flag.fill"))
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
    painter.setFont(font)
    painter.setPen(look.colour("flag.text"))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)
    return pill.left()


def _head(painter: QPainter, title: str, subtitle: str, room: float) -> None:
    """Paint title and line below it, each so wide at most.

    A longer title is smaller, or has account and decision below each other.
    """
    look = theme.loaded(_LOOK)
    fonts = [theme.font(size, strong=True, grows=False) for size in _TITLE_SIZES]
    whole = [one for one in fonts if QFontMetricsF(one).horizontalAdvance(title) <= room]
    painter.setPen(look.colour("text.ink"))
    if whole:
        _line(painter, whole[0], title, _TITLE_LOW, room)
    else:
        for words, low in zip(title.split(_BETWEEN, 1), _TWO_LOW, strict=False):
            _line(painter, fonts[-1], words, low, room)
    painter.setPen(look.colour("text.soft"))
    _line(painter, theme.font("strong", grows=False), subtitle, _BELOW_LOW, room)


def _line(painter: QPainter, font: QFont, words: str, low: float, room: float) -> None:
    painter.setFont(font)
    at = QPointF(theme.space(3), theme.space(low))
    painter.drawText(at, marks.fitted(words, QFontMetricsF(font), room))
