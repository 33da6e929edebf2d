"""A group that is opened on a map of many stands in a frame with its name, and folds by it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from app.analysis.arrangement import Arrangement
from app.ui import theme
from app.ui.canvas import opened_groups
from tests.canvas.test_level_groups import folded


@pytest.fixture
def group(crowd):
    """The first group, opened."""
    one = folded(crowd)[0]
    crowd.view.open_card(one.card)
    return one


def frame_of(crowd):
    [(block, boxes)] = opened_groups.opened(crowd.view.map.geometry)
    return block, boxes


@pytest.mark.parametrize("way", [Arrangement.TWO_SIDED, Arrangement.FREE])
def test_an_opened_group_has_a_frame_round_all_its_people(crowd, way):
    crowd.view.show_arrangement(way)
    one = folded(crowd)[0]

    crowd.view.open_card(one.card)

    block, boxes = frame_of(crowd)
    assert block.card == one.card
    assert set(boxes) == {crowd.view.map.geometry.cards[id].box for id in one.people}


def test_the_frame_is_painted_beside_the_cards(crowd, group):
    _block, boxes = frame_of(crowd)
    first = boxes[0]
    crowd.view.resetTransform()
    crowd.view.centerOn(first.x, first.y)
    beside = crowd.view.mapFromScene(first.x - 6, first.centre[1] + 20)

    picture = crowd.view.viewport().grab().toImage()

    assert picture.pixelColor(beside) == theme.colour("surface.quiet")


@pytest.mark.parametrize(("seen", "is_painted"), [(QRectF(-9e4, 0, 9, 9), False), (None, True)])
def test_a_frame_out_of_sight_is_not_painted(crowd, group, seen, is_painted):
    area = crowd.view.map.geometry.area
    picture = QImage(int(area.right), int(area.bottom), QImage.Format.Format_ARGB32)
    picture.fill(0)

    with QPainter(picture) as painter:
        opened_groups.paint_opened(painter, crowd.view.map.geometry, theme.current(), seen)

    blank = QImage(picture.size(), picture.format())
    blank.fill(0)
    assert (picture != blank) is is_painted


def test_folded_groups_have_no_frame(crowd):
    assert list(opened_groups.opened(crowd.view.map.geometry)) == []


def test_a_click_on_the_sign_beside_the_name_folds_the_group(crowd, group):
    _block, boxes = frame_of(crowd)
    sign: QRectF = opened_groups.sign_of(boxes[0])
    crowd.view.resetTransform()
    crowd.view.centerOn(sign.center())

    crowd.click((sign.center().x(), sign.center().y()))

    assert group.card in crowd.view.map.cards


def test_a_double_click_on_the_name_folds_the_group_and_writes_nobody(crowd, group):
    _block, boxes = frame_of(crowd)
    name = opened_groups.heading_of(boxes[0])
    crowd.view.resetTransform()
    crowd.view.centerOn(name.center())

    crowd.double_click((name.x() + 8, name.center().y()))

    assert group.card in crowd.view.map.cards
    assert crowd.form is None
