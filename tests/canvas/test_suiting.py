"""A map follows the shape of the window once that rests, and what a hand did stays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from app.analysis.arrangement import Arrangement
from app.exchange import case_json
from app.model import edits
from app.model.planning import Placement
from app.model.working_copy import WorkingCopy
from app.ui.canvas import beside
from app.ui.canvas.beside import Beside
from app.ui.canvas.suiting import RESTS, Suiting
from app.ui.canvas.view import MapView
from app.ui.document import Document
from tests.analysis.cases import DATA
from tests.canvas.views import shown_in
from tests.plans import AS_OF

NARROW, WIDE = QSize(760, 640), QSize(1700, 640)


@pytest.fixture
def document(qapp):
    case = case_json.read((DATA / "municipality-westerlanden.json").read_bytes())
    document = Document(WorkingCopy(case.plan, 0), case.opportunity, AS_OF)
    yield document
    document.close()


@pytest.fixture
def shown(document, qtbot):
    """Show the account in a map of some size."""

    return lambda room: shown_in(room, document, qtbot)


def resize(view, size) -> None:
    view.window().resize(size)
    QApplication.processEvents()


def rest(view) -> None:
    """Let the window rest for longer than the map waits."""
    QTest.qWait(RESTS + 100)
    QTest.qWait(0)
    assert not Beside.of(view).is_waiting


def places(view):
    return {id: card.box for id, card in view.map.geometry.cards.items()}


def test_a_map_of_a_small_window_is_arranged_for_a_wide_one(shown):
    view, at_once = shown(NARROW), shown(WIDE)

    resize(view, WIDE)
    rest(view)

    assert places(view) == places(at_once)
    assert view.scale_ == pytest.approx(at_once.scale_)
    assert view.shows_all()


def test_a_map_of_a_wide_window_is_arranged_for_a_small_one(shown):
    view, at_once = shown(WIDE), shown(NARROW)

    resize(view, NARROW)
    rest(view)

    assert places(view) == places(at_once)


def test_no_card_moves_while_the_window_is_being_resized(shown):
    view = shown(NARROW)
    before = places(view)

    for wide in range(NARROW.width(), WIDE.width(), 40):
        resize(view, QSize(wide, 640))

        assert places(view) == before


def test_nothing_of_the_plan_changes_and_nothing_can_be_undone(shown, document):
    view = shown(NARROW)
    plan = document.plan

    resize(view, WIDE)
    rest(view)

    assert document.plan is plan
    assert not document.undo_stack.canUndo()


def test_who_was_placed_by_hand_stays_there(shown, document):
    view = shown(NARROW)
    moved = next(c for c in view.map.geometry.cards.values() if c.id in document.plan.persons)
    layout = view.map.geometry
    at = layout.relative(moved.side, moved.band, moved.box.x + 40, moved.box.y + 12)
    document.do(edits.move_cards(document.plan, document.opportunity, {moved.id: at}))
    kept = document.plan.table(Placement)

    resize(view, WIDE)
    rest(view)

    layout, box = view.map.geometry, view.map.geometry.cards[moved.id].box
    assert layout.relative(moved.side, moved.band, box.x, box.y) == at
    assert document.plan.table(Placement) == kept
    assert document.undo_stack.count() == 1


def test_undo_after_it_brings_nobody_back_to_where_the_other_window_had_them(shown, document):
    view = shown(NARROW)
    document.do(edits.add_person(document.plan, document.opportunity, "New", id="new"))
    resize(view, WIDE)
    rest(view)
    stood = places(view)

    document.undo()

    assert stood.pop("new")
    assert {id: box.x for id, box in places(view).items()} == {
        id: box.x for id, box in stood.items()
    }


def test_a_map_that_was_zoomed_is_arranged_when_it_is_fitted_again(shown):
    view, at_once = shown(NARROW), shown(WIDE)
    before = places(view)
    view.zoom(1.5, QPointF(100, 100))

    resize(view, WIDE)
    rest(view)
    zoomed = places(view)
    view.fit()
    rest(view)

    assert zoomed == before
    assert places(view) == places(at_once)


def test_a_name_is_written_to_its_end_before_cards_move(shown):
    view = shown(NARROW)
    before = places(view)
    view.write_at(QPoint(300, 300))

    resize(view, WIDE)
    rest(view)
    writing = places(view)
    assert view.form is not None
    QTest.keyClick(view.form, Qt.Key.Key_Escape)
    rest(view)

    assert writing == before
    assert places(view) != before


def test_a_card_in_the_hand_is_put_down_before_others_move(shown):
    view = shown(NARROW)
    card = next(iter(view.map.cards.values()))
    at = view.mapFromScene(card.sceneBoundingRect().center())
    before = places(view)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=at)

    resize(view, WIDE)
    rest(view)
    held = places(view)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    rest(view)

    assert held == before
    assert places(view) != before


def test_a_panel_that_takes_room_beside_the_map_moves_no_card(document, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    line = QHBoxLayout(window)
    view, panel = MapView(document, QSize(1700, 640)), QWidget()
    panel.setFixedWidth(800)
    panel.hide()
    line.addWidget(view, 1)
    line.addWidget(panel)
    window.resize(WIDE)
    with qtbot.waitExposed(window):
        window.show()
    QApplication.processEvents()
    before = places(view)

    panel.show()
    rest(view)

    assert view.width() < 900
    assert places(view) == before


def test_a_map_that_would_be_seen_no_larger_stays_as_it_is(shown):
    view = shown(NARROW)
    before = places(view)

    resize(view, QSize(NARROW.width() + 60, NARROW.height()))
    rest(view)

    assert places(view) == before
    assert view.map.standing.aspect == pytest.approx(view.width() / view.viewport().height())


@pytest.mark.parametrize("way", list(Arrangement))
def test_another_arrangement_is_not_the_one_of_the_window_there_was(shown, way):
    view, at_once = shown(NARROW), shown(WIDE)
    other = Arrangement.FREE if way is Arrangement.TWO_SIDED else Arrangement.TWO_SIDED
    view.show_arrangement(way)
    view.show_arrangement(other)

    resize(view, WIDE)
    rest(view)
    view.show_arrangement(way)
    at_once.show_arrangement(way)

    assert places(view) == places(at_once)


def test_a_map_that_was_not_in_front_is_arranged_once_it_is(document, qtbot, shown):
    window, at_once = QStackedWidget(), shown(WIDE)
    qtbot.addWidget(window)
    view = MapView(document, NARROW)
    window.addWidget(view)
    window.addWidget(QWidget())
    window.resize(NARROW)
    with qtbot.waitExposed(window):
        window.show()
    QApplication.processEvents()
    window.setCurrentIndex(1)

    resize(window, WIDE)
    QTest.qWait(RESTS + 100)
    window.setCurrentIndex(0)
    rest(view)

    assert places(view) == places(at_once)


def test_a_great_map_is_arranged_beside_the_window(shown, monkeypatch, qtbot):
    view, at_once = shown(NARROW), shown(WIDE)
    monkeypatch.setattr(beside, "GREAT", 1)

    resize(view, WIDE)
    qtbot.waitUntil(lambda: places(view) == places(at_once))

    assert view.findChild(Suiting) is not None
    assert view.shows_all()


def test_cards_are_painted_from_the_pictures_there_are_while_a_window_is_resized(shown):
    view = shown(NARROW)

    resize(view, WIDE)
    meanwhile = {card.hurried for card in view.map.cards.values()}
    rest(view)

    assert meanwhile == {True}
    assert {card.hurried for card in view.map.cards.values()} == {False}
