"""A whole map painted on white, to compare what is seen of it."""

from __future__ import annotations

from PySide6.QtGui import QImage, QPainter

from app.ui.canvas.scene import MapScene


def painted(scene: MapScene) -> QImage:
    area = scene.sceneRect()
    image = QImage(area.size().toSize(), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    with QPainter(image) as painter:
        scene.render(painter, area, area)
    return image
