"""A suggested tie on the map: dotted from card to card, with what it brings; stored nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.analysis.geometry import Layout, Point
from app.analysis.routing import Wire, route
from app.model.planning import PlannedTie
from app.model.values import Id, joined
from app.model.vocabulary import TieLevel
from app.ui import theme
from app.ui.canvas.line_kinds import Line, LineKind, TieLook
from app.ui.canvas.lines import DrawnLine, middle_of
from app.ui.canvas.ways import traced
from app.ui.theme import Theme

PADDING, HEIGHT = 9.0, 22.0  # pixels of the sign on the line


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Who of ours would contact whom, what that brings, and the way there."""

    member: Id
    person: Id
    level: TieLevel  # that it would reach
    words: str
    way: tuple[Id, ...]  # from card to card; the two alone where nobody introduces them


def drawn_suggestion(one: Suggestion, layout: Layout) -> DrawnLine | None:
    """Return the line to draw; None where one of the two is not on the map."""
    routed = route(layout, [Wire("suggested", one.member, one.person)])
    if "suggested" not in routed:
        return None
    ref = (PlannedTie, joined(one.member, one.person))
    line = Line(LineKind.TIE, ref, one.member, one.person, TieLook(one.level, supposed=True))
    return traced(line, routed["suggested"].points, layout.cards[one.member])


class SuggestionSign(QGraphicsItem):
    """What the suggested tie brings, as large as any text of the window at every scale."""

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self.look = look
        self._words = ""
        self._box = QRectF()
        self.setZValue(4)
        self.setVisible(False)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)

    @property
    def words(self) -> str:
        """What is read on it; empty while it is not there."""
        return self._words

    def show_words(
        self, words: str, on: DrawnLine | None, cards: Iterable[QGraphicsItem] = ()
    ) -> None:
        """Stand on a line, clear of cards at the scale of now; without a line it goes."""
        self.prepareGeometryChange()
        self._words = "" if on is None else words
        self.setVisible(on is not None)
        if on is None:
            return
        width = QFontMetricsF(theme.font("small", strong=True, grows=False)).horizontalAdvance(
            words
        )
        width += 2 * PADDING
        self._box = QRectF(-width / 2, -HEIGHT / 2, width, HEIGHT)
        views = self.scene().views() if self.scene() is not None else []
        scale = views[0].transform().m11() if views else 1.0
        size = QSizeF(width / scale, HEIGHT / scale)
        self.setPos(clear_place(on.points, size, [card.sceneBoundingRect() for card in cards]))
        self.update()

    def boundingRect(self) -> QRectF:
        return self._box.adjusted(-1, -1, 1, 1)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("accent.fill"))
        painter.drawRoundedRect(self._box, HEIGHT / 2, HEIGHT / 2)
        painter.setPen(self.look.colour("text.on_accent"))
        painter.setFont(theme.font("small", strong=True, grows=False))
        painter.drawText(self._box, Qt.AlignmentFlag.AlignCenter, self._words)


def clear_place(
    points: tuple[Point, ...],
    size: QSizeF,
    cards: Sequence[QRectF],
    within: QRectF | None = None,
    *,
    beside: bool = True,
) -> QPointF:
    """Return the place on a line, as near its best as can be, where a sign covers no card.

    Where there is none on the line it stands `beside` it, if it may; on what is crowded, where
    it covers least. What of it is not `within` an area cannot be read there, and counts as
    covering.
    """
    best = _place(points)
    on_line = [
        QPointF(one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part)
        for one, other in pairwise(points)
        for part in (0.0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1.0)
    ]
    steps = (0.0, -1.2, 1.2, -2.4, 2.4, -4.0, 4.0)  # heights of the sign, up and down
    places = [
        at + QPointF(0, step * size.height())
        for step in (steps if beside else steps[:1])
        for at in (best, *on_line)
    ]

    def covered(at: QPointF) -> float:
        box = QRectF(QPointF(), size)
        box.moveCenter(at)
        unseen = 0.0
        if within is not None and not within.contains(box):
            unseen = _extent(box) - _extent(box.intersected(within))
        return unseen + sum(_extent(box.intersected(card)) for card in cards)

    return min(places, key=lambda at: (covered(at), (at - best).manhattanLength()))


def _extent(area: QRectF) -> float:
    return 0.0 if area.isEmpty() else area.width() * area.height()


def _place(points: tuple[Point, ...]) -> QPointF:
    """Return where a sign has most room: the middle of the longest stretch across."""
    across = [(one, other) for one, other in pairwise(points) if one[1] == other[1]]
    longest = max(across, key=lambda ends: abs(ends[1][0] - ends[0][0]), default=None)
    return middle_of(points if longest is None else longest)
