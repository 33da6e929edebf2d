"""A line that is selected stands out, also where it is thin and the map is small."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.model.ties import Influence
from app.ui import theme
from app.ui.canvas.content import MapContent
from app.ui.canvas.line_kinds import LineKind
from app.ui.canvas.lines import middle_of
from app.ui.canvas.scene import MapScene
from tests.plans import DECISION, person, small_plan

SCALE = 0.65
LINE = Influence, "line"


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    lit = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * lit[0] + 0.7152 * lit[1] + 0.0722 * lit[2]


def seen_at(scene: MapScene, at: QPointF) -> int:
    """How many pixels around a line at a fitted scale differ 3:1 from what lies behind it."""
    area = QRectF(at - QPointF(20, 20), at + QPointF(20, 20))
    image = QImage(int(40 * SCALE), int(40 * SCALE), QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        scene.render(painter, QRectF(image.rect()), area)
    ground = luminance(scene.look.colour("surface.band"))
    found = (
        luminance(image.pixelColor(x, y))
        for x in range(image.width())
        for y in range(image.height())
    )
    return sum((max(one, ground) + 0.05) / (min(one, ground) + 0.05) >= 3 for one in found)


@pytest.mark.parametrize("look", ["light", "dark", "high-contrast"])
def test_a_thin_line_that_is_selected_is_framed(qapp, look):
    theme.apply(qapp, look)
    plan = small_plan(*person("p", "Piet"), Influence(id="line", source="p", target="eva"))
    scene = MapScene(MapContent.of(plan, DECISION))
    scene.show_kinds(LineKind)
    [one] = [line for line in scene.lines.values() if line.line.ref == LINE]
    at = middle_of(one.points)
    before = seen_at(scene, at)

    scene.choose(frozenset({LINE}), None)

    assert seen_at(scene, at) >= before + 40
