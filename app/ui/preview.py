"""The window as other eyes see it: an effect over all that it holds, until Esc."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter, QTransform
from PySide6.QtWidgets import QGraphicsEffect, QWidget

from app.ui import theme
from app.ui.sight import Sight, seen_picture


class SightEffect(QGraphicsEffect):
    """Paints a widget as somebody sees it; it stays live."""

    def __init__(self, sight: Sight, parent: QWidget) -> None:
        super().__init__(parent)
        self.sight = sight

    def draw(self, painter: QPainter) -> None:
        corner = QPoint()
        system = Qt.CoordinateSystem.DeviceCoordinates
        given = self.sourcePixmap(system, corner, QGraphicsEffect.PixmapPadMode.NoPad)
        if given.isNull():
            return
        opaque = QImage(given.size(), QImage.Format.Format_RGB32)
        opaque.setDevicePixelRatio(given.devicePixelRatio())
        opaque.fill(theme.colour("surface.panel"))
        with QPainter(opaque) as under:
            under.drawPixmap(0, 0, given)
        painter.save()
        painter.setWorldTransform(QTransform())
        painter.drawImage(corner, seen_picture(opaque, self.sight))
        painter.restore()


def look_through(widget: QWidget, sight: Sight) -> None:
    """Let a widget be seen so from now on; plainly with `Sight.NONE`."""
    standing = widget.graphicsEffect()
    if isinstance(standing, SightEffect):
        standing.sight = sight
        standing.setEnabled(sight is not Sight.NONE)
        standing.update()
    elif sight is not Sight.NONE:
        widget.setGraphicsEffect(SightEffect(sight, widget))
    else:
        return
    for part in widget.findChildren(QWidget):
        if part.isVisible():
            part.update()  # what is opaque Qt leaves out of what its parent updates
