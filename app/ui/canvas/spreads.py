"""What colleagues each think, where they differ: a sign on the tie or below the card."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.i18n import ntr, tr
from app.model.account_plan import AccountPlan
from app.model.places import Rating
from app.model.ratings import differ, ratings_of, spread_words
from app.model.ties import ContactTie
from app.model.values import Id, joined
from app.ui.canvas import marks
from app.ui.canvas.card import CardItem
from app.ui.canvas.lines import DrawnLine
from app.ui.canvas.suggested import clear_place
from app.ui.theme import Theme, measure

HEIGHT, PADDING, BELOW = 15.0, 6.0, 3.0
_SEVERAL = 2
_DEPTH = 2.0  # above the cards
SIGN = "≠"
_READABLE, _LARGEST = 0.9, 1.6  # below this scale signs grow, at most so many times


def spread_of(plan: AccountPlan, about: Id, unseen: frozenset[Id] = frozenset()) -> str:
    """Return who thinks what of a tie or a membership; empty where nobody differs.

    Of what the reader has not judged yet (`unseen`) it says no more than how many have.
    """
    ratings = ratings_of(plan, about)
    if about in unseen and len(ratings) >= _SEVERAL:
        return ntr("{count} judgement", "{count} judgements", len(ratings))
    if about in unseen or not differ(ratings):
        return ""
    return spread_words(ratings, signed=plan.find(ContactTie, about) is None)


class SpreadItem(QGraphicsItem):
    """All these signs; painted by one item, and by none where colleagues agree."""

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self.look = look
        self.signs: dict[Id, tuple[str, QRectF]] = {}  # what they are about: words and place
        self._hung: frozenset[Id] = frozenset()  # of these, what hangs below a card
        self._bounds = QRectF()
        self.setZValue(_DEPTH)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def show_spreads(
        self,
        plan: AccountPlan,
        opportunity: Id,
        unseen: frozenset[Id],
        lines: Iterable[DrawnLine],
        cards: Mapping[Id, CardItem],
    ) -> None:
        """Show what differs in a plan, where its ties and cards are drawn now."""
        about = {rating.about for rating in plan.table(Rating).values()}
        found: dict[Id, tuple[str, QRectF]] = {}
        if about:
            boxes = [card.box.translated(card.pos()) for card in cards.values()]
            for one in lines:
                kind, id = one.line.ref
                if kind is ContactTie and id in about:
                    words = spread_of(plan, id, unseen)
                    # near the person: where lines run together nobody sees whose it is
                    place = clear_place(one.points[-2:], _size(words) * _LARGEST, boxes)
                    found[id] = words, _around(place, words)
                    boxes.append(_grown(found[id][1], _LARGEST))
            for id, card in cards.items():
                at = joined(opportunity, id)
                if at in about:
                    words = spread_of(plan, at, unseen)
                    found[at] = words, _below(card, words)
        shown = {id: sign for id, sign in found.items() if sign[0]}
        if shown != self.signs:
            self.prepareGeometryChange()
            self.signs = shown
            self._hung = frozenset(joined(opportunity, id) for id in cards) & shown.keys()
            self._bounds = QRectF()
            for sign in shown:
                self._bounds = self._bounds.united(self.reach(sign, _LARGEST))
            self.update()

    def reach(self, about: Id, larger: float) -> QRectF:
        """Return where a sign is that many times larger: below a card it grows away from it."""
        box = self.signs[about][1]
        if about in self._hung:
            return QRectF(box.topLeft(), box.size() * larger)
        return _grown(box, larger)

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        if painter.worldTransform().m11() < measure("map.plain_below"):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = painter.worldTransform().m11()
        larger = min(_LARGEST, max(1.0, _READABLE / scale)) if widget is not None else 1.0
        for about, (words, box) in self.signs.items():
            fixed = box.topLeft() if about in self._hung else box.center()
            painter.save()
            painter.translate(fixed)
            painter.scale(larger, larger)
            painter.translate(-fixed)
            paint_spread(painter, words, box, self.look)
            painter.restore()


def differing(scene: object, about: Id) -> str:
    """Return in words what a scene's sign about a tie or a membership says; else nothing."""
    item = getattr(scene, "spreads", None)  # the power grid has none
    words = item.signs.get(about, ("",))[0] if isinstance(item, SpreadItem) else ""
    return tr("judged apart: {spread}", spread=words) if words else ""


def paint_spread(painter: QPainter, words: str, box: QRectF, look: Theme) -> None:
    """Paint one sign: what colleagues think, in a rounded frame."""
    painter.setPen(QPen(look.colour("text.soft"), 1))
    painter.setBrush(look.colour("surface.card"))
    painter.drawRoundedRect(box, HEIGHT / 2, HEIGHT / 2)
    ink = look.colour("text.ink")
    marks.draw_text(painter, box, f"{SIGN} {words}", "caption", ink, strong=True, centred=True)


def _grown(box: QRectF, times: float) -> QRectF:
    wide, high = box.width() * times / 2 + 1, box.height() * times / 2 + 1
    return QRectF(box.center(), QSizeF()).adjusted(-wide, -high, wide, high)


def _size(words: str) -> QSizeF:
    wide = marks.text_width(f"{SIGN} {words}", "caption", strong=True)
    return QSizeF(wide + 2 * PADDING, HEIGHT)


def _around(centre: QPointF, words: str) -> QRectF:
    box = QRectF(QPointF(), _size(words))
    box.moveCenter(centre)
    return box


def _below(card: CardItem, words: str) -> QRectF:
    """On the lower edge of a card, clear of its badges and bars."""
    box = QRectF(QPointF(), _size(words))
    box.moveLeft(card.pos().x() + measure("card.inset"))
    box.moveBottom(card.pos().y() + card.box.bottom() + HEIGHT - BELOW)
    return box
