"""A card on the map: painted once into a pixmap, shown again at every pan and drag."""

from __future__ import annotations

from dataclasses import fields
from math import ceil
from operator import attrgetter
from typing import Any, Protocol

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.analysis.geometry import Card
from app.analysis.roster import Side
from app.model.values import Id
from app.ui.canvas import marks
from app.ui.canvas.content import Face
from app.ui.canvas.faces import describe, flag_centre, paint_face
from app.ui.canvas.faces_group import paint_group, paint_plain_group
from app.ui.canvas.faces_small import paint_plain, paint_small
from app.ui.canvas.faces_vacant import paint_plain_vacancy, paint_vacancy
from app.ui.canvas.flags import put_flag, stamp_flag
from app.ui.panels.labels import plain_tooltip
from app.ui.theme import Theme, measure

HALO = 12.0  # how far flag and focus reach beyond the card
LARGEST = 3.0  # pixmaps are not kept at a greater scale than this
PIXELS = QTransform()
_PICTURED = attrgetter(*({one.name for one in fields(Face)} - {"flag", "coverage"}))


class PaintsCards(Protocol):
    """A layer that paints the cards that are not lifted."""

    def renew(self, area: QRectF) -> None: ...


class CardItem(QGraphicsItem):
    """One card; its position is the top left corner of its box."""

    def __init__(
        self, face: Face, card: Card, look: Theme, layer: PaintsCards | None = None
    ) -> None:
        """Stand where the layout says; in the window a `layer` paints it."""
        super().__init__()
        self.look = look
        self.face = face
        self.card = card
        self.selected = False
        self.current = False  # where the keyboard is
        self.aimed = False  # a tie being drawn would end here
        self.letters = False
        self.back = False  # others are picked out
        self.hurried = False  # a picture of another scale will do for now
        self.is_lifted = False  # it paints itself, also where a layer paints the others
        self._layer: PaintsCards | None = None
        self._kept: tuple[float, QPixmap] | None = None
        # Qt asks for it several times in every frame
        self._bounds = self.box.adjusted(-HALO, -HALO, HALO, HALO)
        self._seen_at = self.stands_at = QRectF()  # with and without its halo; a layer does
        self.setZValue(1)
        self._move(card.box.x, card.box.y)
        if layer is not None:
            self.join(layer)

    @property
    def id(self) -> Id:
        return self.face.id

    # -- who paints it

    def join(self, layer: PaintsCards) -> None:
        """Leave the painting to a layer, unless the card is lifted."""
        self._layer = layer
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents, not self.is_lifted)
        self.renew()

    def lift(self, *, on: bool) -> None:
        """Stand before all others, as in a hand, or among them again."""
        if on == self.is_lifted:
            return
        self.renew()
        self.is_lifted = on
        self.setZValue(3 if on else 1)
        if self._layer is not None:
            self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents, not on)
        self.renew()

    def leave(self) -> None:
        """Be seen no more; where a layer paints the others the scene may keep it a while."""
        self.lift(on=False)
        self.renew()

    @property
    def seen_at(self) -> QRectF:
        """The part of the map that it is painted on."""
        return self._seen_at

    def renew(self) -> None:
        """Ask whoever paints the card to do so again."""
        if self._layer is None or self.is_lifted:
            self.update()
        else:
            self._layer.renew(self.seen_at)

    @property
    def has_picture(self) -> bool:
        return self._kept is not None

    def has_picture_at(self, scale: float) -> bool:
        """Return whether it need not be painted anew at a scale of device pixels."""
        return self._kept is not None and self._kept[0] == scale

    def setPos(self, *at: Any) -> None:
        if self._layer is None or self.is_lifted:
            self._move(*at)
        elif QPointF(*at) != self.pos():
            self.renew()
            self._move(*at)
            self.renew()

    def _move(self, *at: Any) -> None:
        super().setPos(*at)
        self._look_where()

    def _look_where(self) -> None:
        self._seen_at = self._bounds.translated(self.pos())
        self.stands_at = self._seen_at.adjusted(HALO, HALO, -HALO, -HALO)

    # -- what it shows

    def show_face(self, face: Face) -> None:
        """Take another content; the number of a flag is painted over the kept picture."""
        before, self.face = self.face, face
        if not _looks_like(before, face):
            self._kept = None
        elif self._kept is not None:
            if face.flag != before.flag:
                self._renew_flag()
            return
        self.renew()

    def _renew_flag(self) -> None:
        """Ask for the corner with the flag only: an edit gives many gaps another number."""
        if self._layer is None or self.is_lifted:
            self.update()
        else:
            centre = flag_centre(self.box) + self.pos()
            corner = QRectF(centre, centre).adjusted(-HALO, -HALO, HALO, HALO)
            self._layer.renew(corner)

    def toolTip(self) -> str:
        """What the card says when it is pointed at; worded then, not at every edit."""
        return plain_tooltip(describe(self.face))

    def show_look(self, look: Theme, *, letters: bool | None = None) -> None:
        self.look = look
        self.letters = self.letters if letters is None else letters
        self._kept = None
        self.show_face(self.face)

    def stand(self, card: Card) -> None:
        """Stand where the layout says."""
        box, at = card.box, self.pos()
        if card is self.card and (at.x(), at.y()) == (box.x, box.y):
            return
        if (self.card.box.width, self.card.box.height) != (card.box.width, card.box.height):
            self.renew()
            self.prepareGeometryChange()
            self._kept = None
        self.card = card
        self._bounds = self.box.adjusted(-HALO, -HALO, HALO, HALO)
        self.setPos(card.box.x, card.box.y)
        self._look_where()

    def mark(self, *, selected: bool, current: bool, aimed: bool) -> None:
        """Show whether the card is chosen, has the keyboard, or would get a tie."""
        if (selected, current, aimed) != (self.selected, self.current, self.aimed):
            self.selected, self.current, self.aimed = selected, current, aimed
            self.renew()

    def step_back(self, *, on: bool) -> None:
        """Be seen faintly, as others are picked out, or as ever."""
        if on != self.back:
            self.back = on
            self.renew()

    @property
    def box(self) -> QRectF:
        return QRectF(0, 0, self.card.box.width, self.card.box.height)

    def boundingRect(self) -> QRectF:
        return self._bounds

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addRoundedRect(self.box, self._corner, self._corner)
        return path

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        self._paint(painter, in_window=widget is not None)

    def paint_in_window(self, painter: QPainter) -> None:
        """Paint from the kept picture; Qt names no widget while it fills a cache."""
        self._paint(painter, in_window=True)

    def _paint(self, painter: QPainter, *, in_window: bool) -> None:
        scale = painter.worldTransform().m11()
        if self.face.left:
            painter.setOpacity(measure("card.left"))
        elif self.back:
            painter.setOpacity(measure("card.stepped_back"))
        far = scale < measure("map.plain_below")
        if in_window and scale <= LARGEST:
            self._show_picture(painter, QPointF())
        elif far:
            self._paint_plain(painter)
        elif self.face.vacant:
            paint_vacancy(painter, self.face, self.box, self.look)
        elif self.face.together:
            paint_group(painter, self.face, self.box, self.look)
        else:
            whole, letters = not in_window, self.letters
            paint_face(painter, self.face, self.box, self.look, letters=letters, whole=whole)
        painter.setOpacity(1)
        if self.selected or self.current or self.aimed:
            self._paint_frame(painter)
        if self.face.flag is not None:
            painter.setOpacity(measure("card.stepped_back") if self.back else 1)
            kept = in_window and scale <= LARGEST
            self._paint_flag(painter, QPointF(), far=far, kept=kept)
            painter.setOpacity(1)  # or the next card that is stamped would step back as well

    def stamp(self, painter: QPainter, world: QTransform, ratio: float) -> bool:
        """Paint a card that looks as ever, by pixels; False where it has to be painted anew."""
        marked = self.selected or self.current or self.aimed or self.hurried
        if marked or self.back or self.face.left or world.m11() > LARGEST:
            return False
        scale, at = world.m11(), self.pos()
        corner = world.map(QPointF(at.x() - HALO, at.y() - HALO))
        painter.drawPixmap(_on_pixels(corner, ratio), self.picture(scale * ratio, ratio))
        if self.face.flag is not None:
            number = None if scale < measure("map.plain_below") else self.face.flag
            centre, look = flag_centre(self.box) + at, self.look.name
            put_flag(painter, world, centre, number, ratio=ratio, look=look)
        return True

    def _paint_flag(self, painter: QPainter, at: QPointF, *, far: bool, kept: bool) -> None:
        number = None if far else self.face.flag  # too small to be read from there
        centre = flag_centre(self.box) + at
        if kept and not self.hurried:
            stamp_flag(painter, centre, number, self.look)
        else:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            marks.draw_flag(painter, centre, number, self.look)

    @property
    def _corner(self) -> float:
        if self.face.side is Side.OURS:
            return self.box.height() / 2
        return measure("card.radius")

    def _show_picture(self, painter: QPainter, at: QPointF) -> None:
        """Put the kept picture on whole pixels of the screen, so that it stays sharp."""
        origin = QPointF(at.x() - HALO, at.y() - HALO)
        ratio = painter.device().devicePixelRatio()
        world = painter.worldTransform()
        if self.hurried and self._kept is not None and self._kept[0] != world.m11() * ratio:
            scale, picture = self._kept
            part = QRectF(0, 0, picture.width(), picture.height())
            size = QSizeF(picture.width() / scale, picture.height() / scale)
            painter.drawPixmap(QRectF(origin, size), picture, part)
            return
        corner = world.map(origin)
        picture = self.picture(world.m11() * ratio, ratio)
        painter.setWorldTransform(PIXELS)
        painter.drawPixmap(_on_pixels(corner, ratio), picture)
        painter.setWorldTransform(world)

    def picture(self, scale: float, ratio: float) -> QPixmap:
        """The card at a scale; painted anew only when scale or content changed."""
        if self._kept is not None and self._kept[0] == scale:
            return self._kept[1]
        whole = self.boundingRect()
        picture = QPixmap(ceil(whole.width() * scale), ceil(whole.height() * scale))
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            painter.scale(scale, scale)
            painter.translate(HALO, HALO)
            small = scale / ratio < measure("map.small_below")
            if scale / ratio < measure("map.plain_below"):
                self._paint_plain(painter)
            elif self.face.vacant:
                paint_vacancy(painter, self.face, self.box, self.look, small=small)
            elif self.face.together:
                paint_group(painter, self.face, self.box, self.look, small=small)
            elif small:
                paint_small(painter, self.face, self.box, self.look)
            else:
                paint_face(painter, self.face, self.box, self.look, letters=self.letters)
        picture.setDevicePixelRatio(ratio)
        self._kept = scale, picture
        return picture

    def _paint_plain(self, painter: QPainter) -> None:
        if self.face.vacant:
            paint_plain_vacancy(painter, self.box, self.look)
        elif self.face.together:
            paint_plain_group(painter, self.face, self.box, self.look)
        else:
            paint_plain(painter, self.face, self.box, self.look)

    def _paint_frame(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        corner = self._corner
        if self.selected or self.aimed:
            pen = QPen(self.look.colour("edge.focus"), measure("card.focus") - 0.5)
            painter.setPen(pen)
            painter.drawRoundedRect(self.box.adjusted(-2, -2, 2, 2), corner + 2, corner + 2)
        if self.current:
            pen = QPen(self.look.colour("text.ink"), 1.2)
            pen.setDashPattern([3, 3])
            painter.setPen(pen)
            painter.drawRoundedRect(self.box.adjusted(-6, -6, 6, 6), corner + 6, corner + 6)


def _on_pixels(corner: QPointF, ratio: float) -> QPointF:
    return QPointF(round(corner.x() * ratio) / ratio, round(corner.y() * ratio) / ratio)


def _looks_like(before: Face, face: Face) -> bool:
    """Return whether one picture does for both: a flag is painted over it, and the ring shows
    whole percents, shaded.
    """
    if _ring(before.coverage) != _ring(face.coverage):
        return False
    return before is face or _PICTURED(before) == _PICTURED(face)


def _ring(coverage: float | None) -> tuple[float, str] | None:
    return None if coverage is None else (round(coverage, 2), marks.coverage_token(coverage))
