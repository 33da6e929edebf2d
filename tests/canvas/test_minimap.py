from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def large(canvas):
    """A map of which the window shows a part only."""
    canvas.view.zoom(3.0, QPointF(300, 300))
    QApplication.processEvents()
    return canvas


def test_it_shows_only_where_the_map_is_larger_than_the_window(canvas):
    canvas.view.fit()
    assert not canvas.view.minimap.is_shown

    canvas.view.zoom(3.0, QPointF(300, 300))

    assert canvas.view.minimap.is_shown


def test_it_can_be_switched_off(large):
    large.view.minimap.allow(on=False)

    assert not large.view.minimap.is_shown
    assert large.view.minimap.strips() == () or not large.view.minimap.holds(QPoint(1, 1))


def test_a_click_in_it_shows_that_part_of_the_map(large):
    box = large.view.minimap.box
    before = large.view.visible_area().center()

    QTest.mouseClick(large.port, LEFT, pos=box.topLeft() + QPoint(20, 20))
    upper = large.view.visible_area().center()
    QTest.mouseClick(large.port, LEFT, pos=box.bottomRight() - QPoint(20, 20))
    lower = large.view.visible_area().center()

    assert upper.x() < lower.x()
    assert upper.y() < lower.y()
    assert before != lower
    assert large.selected == set()


def test_dragging_in_it_moves_the_map_and_nothing_else(large):
    box, plan = large.view.minimap.box, large.plan

    QTest.mousePress(large.port, LEFT, pos=box.center() - QPoint(40, 20))
    start = large.view.visible_area().center()
    QTest.mouseMove(large.port, box.center() + QPoint(40, 20))
    QTest.mouseRelease(large.port, LEFT, pos=box.center() + QPoint(40, 20))

    assert large.view.visible_area().center().x() > start.x()
    assert large.plan is plan


def test_escape_while_dragging_in_it_goes_back(large):
    before = large.view.visible_area().center()
    QTest.mousePress(large.port, LEFT, pos=large.view.minimap.box.topLeft() + QPoint(15, 15))
    assert large.view.visible_area().center() != before

    large.press(Qt.Key.Key_Escape)

    after = large.view.visible_area().center()
    assert (after - before).manhattanLength() < 4


def test_panning_paints_the_same_picture_again(large):
    large.view.viewport().repaint()
    picture = large.view.minimap.picture

    large.view.pan(QPoint(30, 20))
    large.view.viewport().repaint()

    assert large.view.minimap.picture is picture


def test_an_edit_makes_the_picture_anew_a_little_later(large, qtbot):
    large.view.viewport().repaint()
    picture = large.view.minimap.picture

    large.view.after_drawing()

    assert large.view.minimap.picture is picture
    qtbot.waitUntil(lambda: large.view.minimap.picture is not picture, timeout=2000)


def test_a_screen_reader_is_told_what_it_is(large):
    whole = QAccessible.queryAccessibleInterface(large.view)
    children = (whole.child(at) for at in range(whole.childCount()))

    names = [one.text(QAccessible.Text.Name) for one in children]

    assert "Minimap of all cards" in names


@pytest.mark.parametrize("size", [QSize(420, 300), QSize(520, 380), QSize(860, 470)])
def test_it_hides_no_more_than_a_quarter_of_the_width_and_height(large, size):
    view = large.view
    view.resize(size)

    box = view.minimap.box

    assert box.width() <= view.viewport().width() / 4
    assert box.height() <= view.viewport().height() / 4


def test_it_is_as_large_as_its_frame_when_the_window_grew(large):
    minimap, canvas = large.view.minimap, QPixmap(900, 700)
    large.view.resize(QSize(560, 400))
    with QPainter(canvas) as painter:
        minimap.paint(painter)
    before = minimap.picture

    large.view.resize(QSize(860, 600))
    with QPainter(canvas) as painter:
        minimap.paint(painter)

    assert before is not None
    assert before.size() != minimap.picture.size()
    assert minimap.picture.deviceIndependentSize().toSize() == minimap.box.size()
