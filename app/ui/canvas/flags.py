"""The flags of cards as kept pictures: an edit moves their numbers from card to card."""

from __future__ import annotations

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

from app.ui import theme
from app.ui.canvas import marks
from app.ui.theme import Theme, measure

_EDGE = 2.0  # how far the disc is painted beyond its radius, in units of the map
_PIXELS = QTransform()


def stamp_flag(painter: QPainter, centre: QPointF, number: int | None, look: Theme) -> None:
    """Paint a flag on whole pixels of the screen, as its card is."""
    world, ratio = painter.worldTransform(), painter.device().devicePixelRatio()
    painter.setWorldTransform(_PIXELS)
    put_flag(painter, world, centre, number, ratio=ratio, look=look.name)
    painter.setWorldTransform(world)


def put_flag(
    painter: QPainter,
    world: QTransform,
    centre: QPointF,
    number: int | None,
    *,
    ratio: float,
    look: str,
) -> None:
    """Paint a flag with a painter of pixels; `world` leads to them from the map."""
    picture, reach = _flag(number, world.m11(), ratio, look)
    middle = world.map(centre)
    x, y = round((middle.x() - reach) * ratio), round((middle.y() - reach) * ratio)
    painter.drawPixmap(QPointF(x / ratio, y / ratio), picture)


@lru_cache(maxsize=256)
def _flag(number: int | None, scale: float, ratio: float, look: str) -> tuple[QPixmap, int]:
    """Return the picture of a flag, and how far it reaches from its middle, in pixels."""
    reach = ceil((measure("card.flag") + _EDGE) * scale)
    picture = QPixmap(ceil(2 * reach * ratio), ceil(2 * reach * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(reach, reach)
        painter.scale(scale, scale)
        marks.draw_flag(painter, QPointF(), number, theme.loaded(look))
    return picture, reach
