"""Where colleagues judge apart, on the wall: the lowest and the highest, on line and card.

Who thinks what is said beside the map once the relationship or person is in hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.i18n import signed
from app.model.places import Rating
from app.model.ratings import differ, ratings_of
from app.model.ties import ContactTie
from app.model.values import Id, joined
from app.ui.canvas.backdrop import rect
from app.ui.canvas.suggested import clear_place
from app.ui.meeting import lettering

if TYPE_CHECKING:
    from app.ui.meeting.stage_scene import StageScene

SIGN = "≠"
EDGE = 4.0  # that a sign reaches into its card
HIGH, AROUND = 1.36, 0.8  # of the letters: how high a sign is, and how much wider than its text


class StageSpreads(QGraphicsItem):
    """All these signs, of those who stand in the light."""

    def __init__(self, scene: StageScene) -> None:
        super().__init__()
        self._scene = scene
        self.signs: dict[Id, tuple[str, QRectF]] = {}  # by what they are about
        self._bounds = QRectF()
        self.setZValue(3)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def take(self) -> None:
        """Follow what is drawn now; attitudes only where they may be told."""
        scene, content = self._scene, self._scene.content
        plan = content.plan
        about = {one.about for one in plan.table(Rating).values()} - content.unseen
        boxes = [rect(card.card.box) for card in scene.cards.values()]
        layout = scene.geometry
        boxes.append(QRectF(0, 0, layout.width, layout.measures.heading))
        if scene.sign.isVisible():
            boxes.append(scene.sign.sceneBoundingRect())
        room = QRectF(0, 0, layout.width, layout.height)
        found: dict[Id, tuple[str, QRectF]] = {}
        for line in scene.lit_lines() if about else ():
            kind, id = line.line.ref
            if kind is ContactTie and id in about and (words := self._words(id)):
                size = self._size(words)
                box = QRectF(QPointF(), size)
                box.moveCenter(clear_place(line.points, size, boxes, room))
                found[id] = words, box
                boxes.append(box)
        for id, card in scene.cards.items() if about and scene.internal else ():
            at = joined(content.opportunity, id)
            if at in about and card.opacity() == 1.0 and (words := self._words(at, plus=True)):
                box = QRectF(QPointF(), self._size(words))
                box.moveCenter(QPointF(card.x() + card.box.center().x(), 0))
                box.moveBottom(card.y() + EDGE)  # below it the name begins
                found[at] = words, box
        if found != self.signs:
            self.prepareGeometryChange()
            self.signs = found
            self._bounds = QRectF()
            for _words, box in found.values():
                self._bounds = self._bounds.united(box.adjusted(-3, -3, 3, 3))
        self.update()

    def texts(self) -> list[str]:
        """Return what is read on them."""
        return [words for words, _box in self.signs.values()]

    def _words(self, about: Id, *, plus: bool = False) -> str:
        found = ratings_of(self._scene.content.plan, about)
        if not differ(found):
            return ""
        high, low = found[0].value, found[-1].value
        return f"{SIGN} {signed(low)} … {signed(high)}" if plus else f"{SIGN} {low} … {high}"

    def _size(self, words: str) -> QSizeF:
        size = self._scene.letters
        wide = lettering.metrics(size, strong=True).horizontalAdvance(words)
        return QSizeF(wide + AROUND * size, HIGH * size)

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        look = self._scene.look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(lettering.font(self._scene.letters, strong=True))
        for words, box in self.signs.values():
            painter.setPen(QPen(look.colour("text.ink"), 2))
            painter.setBrush(look.colour("surface.card"))
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
