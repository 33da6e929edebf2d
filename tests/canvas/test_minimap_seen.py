"""What the minimap shows: whose cards stand where, and the frame of what is seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from app.ui import theme

NEAR = 60  # of a colour, over its three parts


@pytest.fixture
def large(canvas):
    """A map of which the window shows a part only."""
    canvas.view.zoom(3.0, QPointF(300, 300))
    QApplication.processEvents()
    return canvas


def like(one: QColor, other: QColor) -> bool:
    parts = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return sum(abs(a - b) for a, b in parts) < NEAR


def found(image: QImage, colour: QColor) -> list[QPoint]:
    return [
        QPoint(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if like(image.pixelColor(x, y), colour)
    ]


def seen(canvas) -> QImage:
    """The minimap as it is painted over the map."""
    picture: QImage = canvas.port.grab(canvas.view.minimap.box).toImage()
    return picture.convertToFormat(QImage.Format.Format_RGB32)


def frame_of(canvas) -> QRect:
    points = found(seen(canvas), theme.colour("edge.focus"))
    left, top = min(at.x() for at in points), min(at.y() for at in points)
    right, bottom = max(at.x() for at in points), max(at.y() for at in points)
    return QRect(QPoint(left, top), QPoint(right, bottom))


def test_our_people_and_theirs_are_told_apart(large):
    picture = seen(large)

    ours, theirs = (
        found(picture, theme.colour(token)) for token in ("disc.ours", "text.faint")
    )

    assert ours
    assert theirs
    assert max(at.x() for at in ours) < max(at.x() for at in theirs)


def test_the_frame_is_as_large_as_what_is_seen_and_moves_with_it(large):
    box, before = large.view.minimap.box, frame_of(large)

    large.view.pan(QPoint(-200, 0))
    QApplication.processEvents()
    after = frame_of(large)

    assert before.width() < 0.8 * box.width()
    assert after.left() > before.left()
    assert abs(after.width() - before.width()) <= 3
