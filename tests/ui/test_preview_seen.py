"""A preview holds for the whole window, the map too, and is told as long as it holds."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication

from app.ui.panels.gap_row import GapRow


def settle():
    for _ in range(4):
        QApplication.processEvents()


def colours_of_the_map(window):
    return colours_of(window, window.map.viewport())


def colours_of(window, port):
    """How many pixels of a part have a colour, as they stand on the screen."""
    settle()
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


@pytest.mark.parametrize("chosen", ["theme.high-contrast", "text_size.130"])
def test_a_preview_holds_for_all_of_a_window_that_was_made_anew(window, qtbot, chosen):
    window.actions_[chosen].trigger()
    settle()
    qtbot.waitUntil(lambda: window.gaps is not None and bool(window.gaps.findChildren(GapRow)))
    before = colours_of(window, window.gaps)

    window.actions_["preview.greyscale"].trigger()

    assert before > 20
    assert colours_of(window, window.gaps) == 0
    window.actions_["preview.none"].trigger()
    assert colours_of(window, window.gaps) == before
