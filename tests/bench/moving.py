"""Frames: the map panned, zoomed, a card dragged, event by event, in the real window."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from statistics import median

from PySide6.QtCore import QPoint, Qt

from app.ui.main_window import MainWindow
from tests.bench.driving import BareWindow, Hand, map_of
from tests.bench.figures import Figure, percentile
from tests.bench.targets import DRAG, LATEST, MEDIAN, PAN, ZOOM

STEPS = {"S": 30, "M": 15, "L": 8}  # frames of one gesture
STEP = QPoint(7, 4)  # pixels
CLICKS = 4  # of the wheel, in and out again


def figures(name: str, window: MainWindow, runs: int) -> list[Figure]:
    """Measure each gesture `runs` times, in turn with frames of a bare window."""
    hand = Hand(window)
    gestures: dict[str, Callable[[int], list[float]]] = {
        PAN: lambda steps: _pan(window, hand, steps),
        ZOOM: lambda steps: _zoom(window, hand, steps),
        DRAG: lambda steps: _drag(window, hand, steps),
    }
    taken: dict[str, list[float]] = {gesture: [] for gesture in gestures}
    floor: list[float] = []
    with closing(BareWindow(window)) as bare:
        for turn in range(1 + runs):
            for gesture, frames in gestures.items():
                map_of(window).fit()
                found, least = frames(STEPS[name]), [bare.frame() for _ in range(STEPS[name])]
                if turn:  # the first round paints what is kept from then on
                    taken[gesture] += found
                    floor += least
    usual = median(floor)
    return [
        figure
        for gesture, times in taken.items()
        for figure in (
            Figure(MEDIAN.format(gesture), name, median(times), usual),
            Figure(LATEST.format(gesture), name, percentile(times), usual),
        )
    ]


def _pan(window: MainWindow, hand: Hand, steps: int) -> list[float]:
    at = map_of(window).viewport().rect().center()
    hand.press(at, Qt.MouseButton.MiddleButton)
    frames = [hand.move(at + STEP * (step + 1)) for step in range(steps)]
    hand.release(at + STEP * steps)
    return frames


def _zoom(window: MainWindow, hand: Hand, steps: int) -> list[float]:
    at = map_of(window).viewport().rect().center()
    return [hand.turn(at, -1 if step // CLICKS % 2 else 1) for step in range(steps)]


def _drag(window: MainWindow, hand: Hand, steps: int) -> list[float]:
    """Take the first card in the hand, move it about, and let it go where it was."""
    view = map_of(window)
    card = next(iter(view.map.cards.values()))
    at = view.mapFromScene(card.pos() + card.box.center())
    hand.press(at, Qt.MouseButton.LeftButton)
    frames = [hand.move(at + STEP * (step + 1)) for step in range(steps)]
    view.cancel()
    hand.release(at)
    return frames
