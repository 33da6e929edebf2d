"""The minimap: where one is on a map that is larger than the window, and a way to go elsewhere.

It is painted over the map, not a widget on it: with a widget in its way, Qt could not move the
pixels of the map when it is panned, and would paint all of it anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPen, QPixmap, QRegion, QTransform

from app.analysis.geometry import Box
from app.analysis.roster import Side
from app.ui import theme
from app.ui.canvas.gestures import Gesture
from app.ui.theme import measure

if TYPE_CHECKING:
    from app.ui.canvas.view import MapView

_SOON = 120  # milliseconds after a change until the picture is made anew
GROUND = 0.97  # how solid it is: what lies below it is guessed at
_COLOURS = {Side.OURS: "disc.ours", Side.THEIRS: "text.faint", Side.OUTSIDE: "edge.field"}
_SMALLEST = 0.5  # share of its size at which cards can be told apart
_PARTS = 4  # of the width, and of the height, of which it takes one at most
_CORNERS = (Qt.Corner.BottomRightCorner, Qt.Corner.TopRightCorner, Qt.Corner.BottomLeftCorner)
_ROOMY = 1.02  # a map that is larger than the window by less than this fits


class Minimap:
    """The cards as a picture that is kept, and over it the frame of what is seen."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self.is_allowed = True
        self._was_shown = False
        self.picture: QPixmap | None = None
        self._corner = _CORNERS[0]
        self._chosen_for: tuple[QSize, float] | None = None  # size of window, and scale
        self._soon = QTimer(view, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self.make_anew)

    # -- whether and where

    def allow(self, *, on: bool) -> None:
        """Show it where the map is larger than the window, or never."""
        self.is_allowed = on
        self._view.viewport().update()

    @property
    def is_shown(self) -> bool:
        """Whether there is a part of the map that is not seen, and room to say so."""
        view = self._view
        if not self.is_allowed or self._share < _SMALLEST:
            return False
        whole, seen = self._whole, view.visible_area()
        margin = QPointF(whole.width(), whole.height()) * (_ROOMY - 1)
        grown = seen.adjusted(-margin.x(), -margin.y(), margin.x(), margin.y())
        return not grown.contains(whole)

    @property
    def box(self) -> QRect:
        """Where it stands: in a corner of the viewport, in pixels.

        In which is chosen anew with the size of window, map and cards: it stays put while one
        pans.
        """
        state = self._view.viewport().size(), self._view.transform().m11()
        if state != self._chosen_for:
            self._chosen_for = state
            self._corner = self._freest()
        return self._box_in(self._corner)

    def _box_in(self, corner: Qt.Corner) -> QRect:
        inset = int(measure("minimap.inset"))
        room = self._view.viewport().rect().adjusted(inset, inset, -inset, -inset)
        box = QRect(room.topLeft(), self._size)
        if corner is not Qt.Corner.BottomLeftCorner:
            box.moveRight(room.right())
        if corner is not Qt.Corner.TopRightCorner:
            box.moveBottom(room.bottom())
        return box

    def _freest(self) -> Qt.Corner:
        """The corner in which it hides least of the cards; where it is, if none there."""
        boxes = [card.box for card in self._view.map.geometry.cards.values()]
        return min((self._corner, *_CORNERS), key=lambda corner: self._hidden_in(corner, boxes))

    def _hidden_in(self, corner: Qt.Corner, boxes: list[Box]) -> float:
        """How much of cards would lie below it in a corner, in units of the map."""
        box = self._view.mapToScene(self._box_in(corner)).boundingRect()
        left, top, right, bottom = box.left(), box.top(), box.right(), box.bottom()
        below = [
            one
            for one in boxes
            if one.x < right and one.y < bottom and one.right > left and one.bottom > top
        ]
        return sum(
            (min(right, one.right) - max(left, one.x))
            * (min(bottom, one.bottom) - max(top, one.y))
            for one in below
        )

    def strips(self) -> tuple[QRect, ...]:
        """The part of the viewport that is painted anew when the map moves below it."""
        return (self.box.adjusted(-2, -2, 2, 2),) if self._was_shown or self.is_shown else ()

    @property
    def _whole(self) -> QRectF:
        return self._view.map.sceneRect()

    @property
    def _size(self) -> QSize:
        share = self._share
        return QSize(
            int(share * measure("minimap.width")), int(share * measure("minimap.height"))
        )

    @property
    def _share(self) -> float:
        """How large it is, of its usual size: in a small window it would hide the map."""
        room = self._view.viewport().size()
        across, down = measure("minimap.width"), measure("minimap.height")
        return min(1.0, room.width() / _PARTS / across, room.height() / _PARTS / down)

    def _scale(self) -> float:
        whole, size = self._whole, self._size
        inner = 2 * measure("minimap.radius")
        across = (size.width() - inner) / max(whole.width(), 1)
        return min(across, (size.height() - inner) / max(whole.height(), 1))

    def _onto(self) -> QTransform:
        """From the map to pixels of the viewport."""
        whole, scale = self._whole, self._scale()
        middle = QRectF(self.box).center()
        onto = QTransform.fromTranslate(middle.x(), middle.y())
        onto.scale(scale, scale)
        onto.translate(-whole.center().x(), -whole.center().y())
        return onto

    # -- painting

    def look_again(self) -> None:
        """Make the picture anew, a little later: an edit does not wait for it."""
        if self.picture is None:
            return  # it is made when it is painted first
        self._soon.start()

    def forget(self) -> None:
        """Let the picture be made in other colours."""
        self.picture = None

    def make_anew(self) -> None:
        """Take the freest corner and another picture, after what was changed."""
        self.picture = None
        if self.is_shown:
            stood, self._chosen_for = self.box, None
            for box in (stood, self.box):
                self._view.viewport().update(box.adjusted(-2, -2, 2, 2))

    def paint(self, painter: QPainter, exposed: QRegion | None = None) -> None:
        """Paint it over the map, where it is exposed; while one pans only its frame moves."""
        if exposed is not None and not self._meets(exposed):
            return
        self._was_shown = self.is_shown
        if not self._was_shown:
            return
        ratio = self._view.devicePixelRatioF()
        kept = self.picture
        if (
            kept is None
            or kept.devicePixelRatio() != ratio
            or kept.size() != self._size * ratio
        ):
            kept = self.picture = self._made(ratio)
        painter.save()
        painter.setWorldTransform(QTransform())
        painter.drawPixmap(self.box.topLeft(), kept)
        seen = self._onto().mapRect(self._view.visible_area()).intersected(QRectF(self.box))
        colour = theme.colour("edge.focus")
        painter.setPen(QPen(colour, 2))
        colour.setAlphaF(0.10)
        painter.setBrush(colour)
        painter.drawRect(seen.adjusted(1, 1, -1, -1))
        painter.restore()

    def _meets(self, exposed: QRegion) -> bool:
        return exposed.intersects(self.box.adjusted(-2, -2, 2, 2))

    def _made(self, ratio: float) -> QPixmap:
        size, radius = self._size, measure("minimap.radius")
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("edge.card"), 1))
            painter.setBrush(theme.colour("surface.panel", GROUND))
            whole = QRectF(QPointF(), size).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(whole, radius, radius)
            painter.setPen(Qt.PenStyle.NoPen)
            onto = self._onto() * QTransform.fromTranslate(-self.box.x(), -self.box.y())
            least = measure("minimap.least")
            for card in self._view.map.geometry.cards.values():
                box = card.box
                spot = onto.mapRect(QRectF(box.x, box.y, box.width, box.height))
                more = QPointF(max(0, least - spot.width()), max(0, least - spot.height())) / 2
                painter.setBrush(theme.colour(_COLOURS[card.side]))
                painter.drawRect(spot.adjusted(-more.x(), -more.y(), more.x(), more.y()))
        return picture

    # -- going elsewhere

    def holds(self, at: QPoint) -> bool:
        """Return whether a pixel of the viewport lies in it."""
        return self.is_shown and self.box.contains(at)

    def go_to(self, at: QPoint) -> None:
        """Show the part of the map around what is pointed at."""
        back, _invertible = self._onto().inverted()
        self._view.look_at(back.map(QPointF(at)))


class Travel(Gesture):
    """Moves the frame of what is seen over the minimap."""

    def __init__(self, view: MapView, start: QPoint) -> None:
        super().__init__(view, start)
        self._before = view.visible_area().center()
        view.minimap.go_to(start)

    def move(self, at: QPoint) -> None:
        self.view.minimap.go_to(at)

    def cancel(self) -> None:
        self.view.look_at(self._before)
