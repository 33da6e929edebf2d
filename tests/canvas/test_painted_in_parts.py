"""A strip of the map that is painted anew looks as in the whole map."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter, QRegion

from app.ui.canvas import sticky

STRIPS = (
    [QRect(0, 0, 400, 60)],
    [QRect(300, 250, 5, 300), QRect(0, 100, 90, 40)],
    [QRect(500, 300, 300, 300)],
    [QRect(620, 480, 9, 9), QRect(2, 2, 9, 9), QRect(400, 300, 60, 60)],
)


@pytest.fixture
def zoomed(canvas):
    """A map of which a part is seen, so that headings and minimap are painted over it."""
    view = canvas.view
    view.resize(800, 600)
    view.fit()
    for _ in range(4):
        view.zoom_in()
    view.pan(QPoint(-300, -260))
    view.settle()
    assert view.minimap.is_shown
    assert sticky.tags(view)
    return view


def picture(view, region: QRegion) -> QImage:
    viewport = view.viewport()
    image = QImage(viewport.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    viewport.render(image, region.boundingRect().topLeft(), region)
    return image


@pytest.mark.parametrize("strips", STRIPS)
def test_a_strip_of_the_map_is_painted_with_what_stands_over_it(zoomed, strips):
    whole = picture(zoomed, QRegion(zoomed.viewport().rect()))
    region = QRegion()
    for strip in strips:
        region = region.united(strip & zoomed.viewport().rect())

    part = picture(zoomed, region)

    for strip in strips:
        seen = strip & zoomed.viewport().rect()
        assert part.copy(seen) == whole.copy(seen)


def test_a_picture_of_the_view_has_headings_and_minimap(zoomed, monkeypatch):
    painted: list[object] = []
    monkeypatch.setattr(sticky, "paint_tags", lambda _painter, tags: painted.append(tags))
    image = QImage(800, 600, QImage.Format.Format_ARGB32_Premultiplied)

    zoomed.viewport().repaint(QRect(390, 290, 20, 20))
    with QPainter(image) as painter:
        zoomed.render(painter)

    assert painted[-1]
