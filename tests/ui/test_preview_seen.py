"""A preview holds for the whole window, the map too, and is told as long as it holds."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication


def settle():
    for _ in range(4):
        QApplication.processEvents()


def colours_of_the_map(window):
    """How many pixels of the map have a colour, as they stand on the screen."""
    settle()
    port = window.map.viewport()
    seen = window.screen().grabWindow(window.winId()).toImage()
    inside = seen.copy(QRect(port.mapTo(window, QPoint()), port.size()))
    return sum(
        inside.pixelColor(x, y).hslSaturation() > 40
        for x in range(8, inside.width() - 8, 3)
        for y in range(8, inside.height() - 8, 3)
    )


def test_from_one_preview_to_another_the_map_is_seen_so_too(window):
    window.actions_["preview.greyscale"].trigger()
    in_grey = colours_of_the_map(window)

    window.actions_["preview.deuteranopia"].trigger()

    assert in_grey == 0
    assert colours_of_the_map(window) > 20


def test_when_a_preview_ends_it_is_told_no_longer(window):
    window.actions_["preview.greyscale"].trigger()
    told = window.status.currentMessage()

    window.actions_["preview.none"].trigger()

    assert told.startswith("Seen as")
    assert window.status.currentMessage() == ""
