"""Whoever stands on the power grid is taken hold of when it comes to that, and not before."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.model import edits
from app.model.people import Person
from app.model.vocabulary import Attitude, InfluenceDegree
from app.ui.settings import Settings
from app.ui.views import power
from app.ui.views.power import PowerPage
from app.ui.views.power_handles import Handle
from tests.ui.conftest import DECISION
from tests.ui.test_power_grid import LEFT, cell, page, part  # noqa: F401  the page is a fixture


def spot(page, person) -> QPoint:  # noqa: F811  as above
    return QPointF(*page.figure.spots[person]).toPoint()


def made(page) -> set[str]:  # noqa: F811  as above
    return {handle.id for handle in page.figure.findChildren(Handle)}


def test_nobody_is_taken_hold_of_till_the_pointer_comes(page):  # noqa: F811  as above
    assert made(page) == set()

    QTest.mouseMove(page.figure, spot(page, "eva"))

    assert made(page) == {"eva"}


def test_a_dot_pressed_without_being_pointed_at_is_dragged(document, page):  # noqa: F811  as above
    start = spot(page, "anton")
    goal = page.figure.centre_of(*cell(Attitude.FOR, InfluenceDegree.HIGH)).toPoint()

    QTest.mousePress(page.figure, LEFT, pos=start)
    QTest.mouseMove(page.figure, start + QPoint(15, 15))
    QTest.mouseMove(page.figure, goal)
    QTest.mouseRelease(page.figure, LEFT, pos=goal)

    anton = part(document, "anton")
    assert (anton.attitude, anton.influence) == (Attitude.FOR, InfluenceDegree.HIGH)


def test_tab_comes_to_the_first_and_back_to_the_last(document, page, qtbot):  # noqa: F811  as above
    document.do(
        edits.set_membership(document.plan, DECISION, "eva", influence=InfluenceDegree.HIGH)
    )
    qtbot.waitUntil(lambda: page.figure.in_order() == ["eva", "anton"])

    page.figure.setFocus(Qt.FocusReason.TabFocusReason)
    assert QApplication.focusWidget() is page.figure.handles["eva"]
    page.figure.setFocus(Qt.FocusReason.BacktabFocusReason)
    assert QApplication.focusWidget() is page.figure.handles["anton"]


def test_tab_leaves_the_grid_at_either_end(page):  # noqa: F811  as above
    first, last = (page.figure.handles[id] for id in page.figure.in_order())

    last.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(last, Qt.Key.Key_Tab)
    assert not isinstance(QApplication.focusWidget(), Handle)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(first, Qt.Key.Key_Backtab)
    assert not isinstance(QApplication.focusWidget(), Handle)
    assert QApplication.focusWidget() is not page.figure


def test_who_is_selected_wears_a_frame_though_nobody_took_hold(document, page):  # noqa: F811  as above
    before = page.figure.grab().toImage()

    document.select([(Person, "eva")])

    edge = spot(page, "eva") + QPoint(round(page.figure.radius_of("eva")) + 2, 0)
    assert made(page) == set()
    assert page.figure.grab().toImage().pixelColor(edge) != before.pixelColor(edge)


def test_a_screen_reader_finds_everybody_in_the_order_of_tab(page):  # noqa: F811  as above
    spoken = QAccessible.queryAccessibleInterface(page.figure)

    told = [spoken.child(at).text(QAccessible.Text.Name) for at in range(spoken.childCount())]

    names = {"anton": "Anton van Dijk", "eva": "Eva Brouwer"}
    assert told == [names[id] for id in page.figure.in_order()]
    assert [spoken.indexOfChild(spoken.child(at)) for at in (0, 1)] == [0, 1]


def test_of_many_it_is_found_out_in_a_worker_where_they_stand(
    document, shown, qtbot, monkeypatch
):
    monkeypatch.setattr(power, "LARGE", 1)
    large = PowerPage(document, Settings())

    shown(large, 1000, 640)

    assert large.grid is None
    qtbot.waitUntil(lambda: set(large.figure.handles) == {"anton", "eva"})
    qtbot.waitUntil(lambda: large.figure.image is not None, timeout=30_000)


def test_of_many_two_arrows_at_once_count_both(document, shown, qtbot, monkeypatch):
    monkeypatch.setattr(power, "LARGE", 1)
    large = shown(PowerPage(document, Settings()), 1000, 640)
    qtbot.waitUntil(lambda: set(large.figure.handles) == {"anton", "eva"})

    for _ in range(2):
        QTest.keyClick(large.figure.handles["anton"], Qt.Key.Key_Right)

    assert part(document, "anton").attitude is Attitude.RESERVED
