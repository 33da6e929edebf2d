"""The power grid in the window: dragging and arrows set attitude and influence."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.model import edits
from app.model.people import Person
from app.model.vocabulary import Attitude, InfluenceDegree
from app.ui.settings import Settings
from app.ui.views.power import PowerPage
from app.ui.views.power_content import COLUMNS, ROWS, Across
from tests.ui.conftest import DECISION
from tests.ui.power_page import drawn_page

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(document, shown, qtbot):
    return drawn_page(document, shown, qtbot)


def part(document, person):
    return document.plan.membership(DECISION, person)


def settle(page, qtbot):
    """Let the page follow what was done just now."""
    qtbot.waitUntil(lambda: not page._soon.isActive())  # noqa: SLF001  its own timer


def cell(attitude, influence):
    return COLUMNS.index(attitude), ROWS.index(influence)


def drag(page, person, target: QPoint):
    handle = page.figure.handles[person]
    start = handle.rect().center()
    QTest.mousePress(handle, LEFT, pos=start)
    QTest.mouseMove(handle, start + QPoint(15, 15))
    QTest.mouseMove(handle, handle.mapFromParent(target))
    QTest.mouseRelease(handle, LEFT, pos=handle.mapFromParent(target))


def to_cell(page, person, attitude, influence):
    drag(page, person, page.figure.centre_of(*cell(attitude, influence)).toPoint())


def test_everybody_who_takes_part_has_a_dot_to_take_hold_of(page):
    assert set(page.figure.handles) == {"anton", "eva"}


def test_who_takes_part_no_longer_has_none(document, page, qtbot):
    document.do(edits.set_membership(document.plan, DECISION, "eva", active=False))

    qtbot.waitUntil(lambda: set(page.figure.handles) == {"anton"})


def test_unknown_stands_in_the_column_and_the_row_of_the_unknown(page):
    found = {one.id: (one.column, one.row) for one in page.grid.people}

    assert found["anton"] == cell(None, None)


def test_dropping_somebody_on_a_cell_sets_attitude_and_influence(document, page):
    to_cell(page, "anton", Attitude.FOR, InfluenceDegree.HIGH)

    anton = part(document, "anton")
    assert (anton.attitude, anton.influence) == (Attitude.FOR, InfluenceDegree.HIGH)


def test_a_drop_is_one_step_to_undo(document, page):
    to_cell(page, "anton", Attitude.AGAINST, InfluenceDegree.LOW)

    document.undo()

    anton = part(document, "anton")
    assert (anton.attitude, anton.influence) == (None, None)


def test_somebody_can_be_made_unknown_again(document, page, qtbot):
    to_cell(page, "anton", Attitude.FOR, InfluenceDegree.HIGH)
    settle(page, qtbot)

    to_cell(page, "anton", None, InfluenceDegree.HIGH)

    assert part(document, "anton").attitude is None
    assert part(document, "anton").influence is InfluenceDegree.HIGH


def test_a_drop_beside_all_cells_changes_nothing(document, page):
    before = document.plan

    drag(page, "anton", QPoint(4, 4))

    assert document.plan == before


def test_dragging_does_not_draw_the_figure_anew(page):
    image, handle = page.figure.image, page.figure.handles["anton"]
    start = handle.rect().center()
    QTest.mousePress(handle, LEFT, pos=start)
    for step in range(10, 200, 20):
        QTest.mouseMove(handle, start + QPoint(step, -step // 2))

    assert page.figure.image is image
    assert not page._drawing.is_waiting  # noqa: SLF001  whether a worker was asked
    QTest.mouseRelease(handle, LEFT, pos=start)


def test_the_cell_under_the_pointer_is_lit(page):
    target = page.figure.centre_of(*cell(Attitude.FOR, InfluenceDegree.HIGH)).toPoint()
    spot = target + QPoint(40, 30)
    before = page.figure.grab().toImage().pixelColor(spot)
    handle = page.figure.handles["anton"]
    QTest.mousePress(handle, LEFT, pos=handle.rect().center())
    QTest.mouseMove(handle, handle.rect().center() + QPoint(15, 15))
    QTest.mouseMove(handle, handle.mapFromParent(target))

    assert page.figure.grab().toImage().pixelColor(spot) != before
    QTest.keyClick(handle, Qt.Key.Key_Escape)
    assert page.figure.grab().toImage().pixelColor(spot) == before


def test_arrows_change_the_values_step_by_step(document, page):
    handle = page.figure.handles["anton"]

    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Up):
        QTest.keyClick(handle, key)

    anton = part(document, "anton")
    assert (anton.attitude, anton.influence) == (Attitude.RESERVED, InfluenceDegree.MEDIUM)


def test_an_arrow_at_the_edge_changes_nothing(document, page):
    before = document.plan

    QTest.keyClick(page.figure.handles["anton"], Qt.Key.Key_Down)
    QTest.keyClick(page.figure.handles["anton"], Qt.Key.Key_Left)

    assert document.plan == before


def test_tab_goes_from_one_to_the_next_and_selects(document, page, qtbot):
    document.do(
        edits.set_membership(document.plan, DECISION, "eva", influence=InfluenceDegree.HIGH)
    )
    qtbot.waitUntil(lambda: {one.row for one in page.grid.people} == {0, 3})
    page.figure.handles["eva"].setFocus(Qt.FocusReason.TabFocusReason)

    QTest.keyClick(page.figure.handles["eva"], Qt.Key.Key_Tab)

    assert document.selection == {(Person, "anton")}


def test_selecting_elsewhere_shows_here(document, page):
    document.select([(Person, "eva")])

    assert page.figure.handles["eva"].isChecked()
    assert not page.figure.handles["anton"].isChecked()


def test_a_click_selects_and_one_beside_lets_go(document, page):
    QTest.mouseClick(page.figure.handles["eva"], LEFT)
    assert document.selection == {(Person, "eva")}

    QTest.mouseClick(page.figure, LEFT, pos=QPoint(4, 4))

    assert document.selection == frozenset()


def test_a_screen_reader_hears_who_stands_where(document, page, qtbot):
    to_cell(page, "anton", Attitude.AGAINST, InfluenceDegree.HIGH)
    settle(page, qtbot)
    handle = page.figure.handles["anton"]

    assert handle.accessibleName() == "Anton van Dijk"
    assert "attitude: against" in handle.accessibleDescription()
    assert "influence: high" in handle.accessibleDescription()


def test_the_figure_says_in_words_what_there_is_to_see(page):
    assert "Anton van Dijk (unknown)" in page.figure.accessibleDescription()


def test_on_the_scale_of_points_only_the_influence_can_be_set(document, page, qtbot):
    with qtbot.waitSignal(document.analysed):
        document.start_analysis()
    page.choose(Across.POINTS)
    row = ROWS.index(InfluenceDegree.HIGH)

    drag(page, "anton", page.figure.centre_of(0, row).toPoint())

    assert part(document, "anton").influence is InfluenceDegree.HIGH
    assert part(document, "anton").attitude is None


def test_who_has_more_points_at_stake_stands_farther_right(document, page, qtbot):
    with qtbot.waitSignal(document.analysed):
        document.start_analysis()

    page.choose(Across.POINTS)

    at = {one.id: one.at_stake for one in page.grid.people}
    x = {id: handle.x() for id, handle in page.figure.handles.items()}
    more, less = sorted(at, key=lambda id: -at[id])
    assert at[more] > at[less]
    assert x[more] > x[less]


def test_what_was_set_out_last_is_set_out_the_next_time(document, shown):
    settings = Settings()
    shown(PowerPage(document, settings), 900, 600).choose(Across.POINTS)

    assert PowerPage(document, settings).across is Across.POINTS


def test_in_a_what_if_an_attitude_is_supposed_and_not_stored(document, page, qtbot):
    with qtbot.waitSignal(document.analysed):
        document.start_analysis()
    document.supposing.begin()

    to_cell(page, "anton", Attitude.ADVOCATE, None)

    assert part(document, "anton").attitude is Attitude.ADVOCATE
    assert document.copy.plan.membership(DECISION, "anton").attitude is None


def test_an_empty_team_is_told_how_to_begin(document, shown, qtbot):
    for person in ("anton", "eva"):
        document.do(edits.remove(document.plan, [(Person, person)]))
    page = shown(PowerPage(document, Settings()), 900, 600)

    qtbot.waitUntil(lambda: page.figure.image is not None, timeout=30_000)

    assert page.figure.handles == {}
    assert page.figure.accessibleDescription() == "Nobody takes part in this decision yet."


def test_a_filter_that_leaves_nobody_is_not_taken_for_an_empty_team(page, qtbot):
    page.narrow(lambda _id: False)

    said = "Nobody in this decision is within the filter."
    qtbot.waitUntil(lambda: page.figure.accessibleDescription() == said, timeout=30_000)


def test_who_is_not_picked_out_is_not_on_the_grid(page):
    page.narrow(lambda id: id == "eva")
    assert set(page.figure.handles) == {"eva"}

    page.narrow(lambda _id: True)

    assert set(page.figure.handles) == {"anton", "eva"}
