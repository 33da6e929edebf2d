"""What colleagues think of somebody stands below the card, and hides nothing the card says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from app.model import edits
from app.model.values import joined
from app.ui.canvas.content import MapContent
from app.ui.canvas.scene import MapScene
from tests.plans import DECISION, small_plan

EDGE = 6  # scene units at the foot of a card that the sign may take


@pytest.mark.parametrize("scale", [0.45, 0.6, 1.0])
def test_a_sign_that_grows_on_a_small_map_grows_away_from_the_card(qtbot, scale):
    plan, here = small_plan(), joined(DECISION, "eva")
    for rater, value in (("Jan", 1), ("Els", -2)):
        plan = plan.apply(edits.rate(plan, here, rater, value))
    scene = MapScene(MapContent(plan, DECISION))
    card = scene.cards["eva"]
    inside = card.box.translated(card.pos()).adjusted(0, 0, 0, -EDGE)
    over = QWidget()
    qtbot.addWidget(over)

    image = QImage(1600, 1200, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        painter.scale(scale, scale)
        painter.translate(-inside.topLeft())
        scene.spreads.paint(painter, QStyleOptionGraphicsItem(), over)

    seen = QRectF(0, 0, inside.width() * scale, inside.height() * scale).toRect()
    on_card = [
        (x, y)
        for x in range(seen.width())
        for y in range(seen.height())
        if image.pixelColor(x, y).alpha()
    ]
    assert scene.spreads.boundingRect().height() > 0
    assert on_card == []
