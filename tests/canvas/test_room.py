"""What fits in the window: names to be read, and a legend that takes no room from them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from app.exchange import case_json
from app.model.edits import add_person
from app.model.vocabulary import Level
from app.model.working_copy import WorkingCopy
from app.ui.canvas.paper import READABLE
from app.ui.document import Document
from tests.analysis.cases import DATA
from tests.analysis.random_maps import random_map
from tests.canvas.views import shown_in
from tests.plans import AS_OF, DECISION

LAPTOP, WIDE = QSize(780, 420), QSize(1336, 732)  # the map at 1366×768 and at 1920×1080


@pytest.fixture
def shown(qtbot):
    """Show an account in a map of some size."""
    documents = []

    def show(plan, opportunity, room):
        document = Document(WorkingCopy(plan, 0), opportunity, AS_OF)
        documents.append(document)
        return shown_in(room, document, qtbot)

    yield show
    for document in documents:
        document.close()


def municipality():
    return case_json.read((DATA / "municipality-westerlanden.json").read_bytes())


def in_view(view):
    return {
        id
        for id, card in view.map.cards.items()
        if view.visible_area().contains(card.mapRectToScene(card.box))
    }


def test_an_account_of_twenty_two_people_can_be_read_whole_on_a_laptop(shown):
    case = municipality()

    view = shown(case.plan, case.opportunity, LAPTOP)

    assert view.scale_ >= READABLE
    assert in_view(view) == set(view.map.cards)


def test_a_wide_window_is_used(shown):
    case = municipality()

    narrow, wide = (shown(case.plan, case.opportunity, QSize(w, 552)) for w in (854, 1336))

    def across(view):
        return view.map.geometry.width

    assert across(wide) > across(narrow)


def test_what_is_too_large_to_be_read_whole_opens_at_its_upper_left(shown):
    plan = random_map(1, 120, 20, 100)

    view = shown(plan, DECISION, LAPTOP)

    assert view.scale_ == READABLE
    corner = view.mapToScene(QPoint(0, 0))
    assert abs(corner.x()) < 3
    assert abs(corner.y()) < 3


def test_fitting_by_hand_shows_all_of_it(shown):
    view = shown(random_map(1, 120, 20, 100), DECISION, LAPTOP)

    view.fit()

    assert view.scale_ < READABLE
    assert in_view(view) == set(view.map.cards)


def test_the_card_one_walks_to_stays_in_view_after_an_edit(shown):
    view = shown(random_map(1, 120, 20, 100), DECISION, LAPTOP)
    last = view.map.in_order()[-3].id

    view.go_to(last)
    view.document.do(add_person(view.document.plan, DECISION, "New", level=Level.EXECUTIVE))
    QApplication.processEvents()

    assert last in in_view(view)


def test_zooming_out_stops_at_half_of_what_fits(canvas):
    fitted = canvas.view.scale_

    for _ in range(40):
        at = QPointF(300, 300)
        event = QWheelEvent(
            at, canvas.view.mapToGlobal(at), QPoint(), QPoint(0, -480),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(canvas.view.viewport(), event)

    assert canvas.view.scale_ == pytest.approx(fitted / 2, rel=0.2)


def test_the_legend_shows_by_itself_only_where_there_is_room(shown):
    case = municipality()
    view = shown(case.plan, case.opportunity, WIDE)
    assert view.shows_legend()

    view.resize(LAPTOP)
    QApplication.processEvents()

    assert not view.shows_legend()
    assert view.viewport().height() == LAPTOP.height()
    assert view.legend_asked is None


def test_a_legend_that_was_asked_for_stays_however_small_the_map(shown):
    case = municipality()
    view = shown(case.plan, case.opportunity, LAPTOP)

    view.show_legend(on=True)
    view.resize(800, 430)
    QApplication.processEvents()

    assert view.shows_legend()


def test_the_menu_follows_a_legend_that_comes_and_goes(shown, qtbot):
    case = municipality()
    view = shown(case.plan, case.opportunity, LAPTOP)

    with qtbot.waitSignal(view.kinds_changed):
        view.resize(WIDE)

    assert view.shows_legend()
