"""The map is zoomed, moved and fitted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

Key = Qt.Key


def wheel(canvas, at: QPoint, turn: int, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    port = canvas.port
    event = QWheelEvent(
        QPointF(at), QPointF(port.mapToGlobal(at)), QPoint(), QPoint(0, turn),
        Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(port, event)


def test_the_wheel_zooms_to_the_pointer(canvas):
    at = canvas.at("Lies Maes")
    before = canvas.view.mapToScene(at)

    wheel(canvas, at, 240)

    after = canvas.view.mapToScene(at)
    assert canvas.view.scale_ > 1.2
    assert (after - before).manhattanLength() < 3


def test_zoom_stops_at_sensible_ends(canvas):
    for _ in range(60):
        wheel(canvas, QPoint(300, 300), 480)
    largest = canvas.view.scale_
    for _ in range(120):
        wheel(canvas, QPoint(300, 300), -480)

    assert largest <= 3
    assert canvas.view.scale_ >= 0.08


def test_the_middle_button_pans(canvas):
    before = canvas.view.mapToScene(QPoint(0, 0))
    middle = Qt.MouseButton.MiddleButton

    canvas.start_drag((400, 300), (460, 340), middle)
    canvas.drop(middle)

    moved = before - canvas.view.mapToScene(QPoint(0, 0))
    assert moved.x() > 30
    assert canvas.document.undo_stack.count() == 0


def test_keys_zoom_and_fit(canvas):
    fitted = canvas.view.scale_

    canvas.press(Key.Key_Plus)
    assert canvas.view.scale_ > fitted
    canvas.press(Key.Key_Minus)
    canvas.press(Key.Key_Minus)
    assert canvas.view.scale_ < fitted
    canvas.press(Key.Key_F)

    assert canvas.view.scale_ == pytest.approx(fitted)


def test_fit_shows_every_card(canvas):
    canvas.press(Key.Key_Plus, Key.Key_Plus, Key.Key_Plus)

    canvas.view.fit()

    area = canvas.view.visible_area()
    assert all(
        area.contains(card.sceneBoundingRect()) for card in canvas.view.map.cards.values()
    )


def test_who_takes_hold_right_after_zooming_has_all_that_rests_sharp_again(canvas):
    wheel(canvas, canvas.at("Lies Maes"), 240)
    while_zooming = {card.hurried for card in canvas.view.map.cards.values()}

    canvas.start_drag("Lies Maes", (400, 300))
    while_dragging = {card.hurried for card in canvas.view.map.cards.values()}
    canvas.drop()

    assert while_zooming == {True}
    assert while_dragging == {False}
