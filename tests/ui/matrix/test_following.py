"""The matrix follows the document, and has the selection of all views."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from app.model import edits
from app.model.people import Person, TeamMember
from app.model.ties import ContactTie
from app.model.values import joined
from app.model.vocabulary import Level, TieLevel
from app.ui.settings import Settings
from app.ui.views.matrix import MatrixPage
from app.ui.views.matrix_order import By, Grouping, Sort
from tests.ui.conftest import DECISION
from tests.ui.matrix.cells import names_in, place_of


def test_an_edit_tells_of_the_cells_that_differ_and_rebuilds_nothing(document, model, qtbot):
    told, resets = [], []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), first.column())))
    model.modelReset.connect(lambda: resets.append(1))

    document.attempt(edits.set_tie, "herman", "anton", level=TieLevel.GOOD)
    model.follow()

    herman, last = model.column_of("herman"), len(model.lines) - 1
    assert (model.row_of("anton"), herman) in told
    assert set(told) == {(model.row_of("anton"), herman), (last, herman)}
    assert not resets


def test_rows_stay_where_they_are_while_values_change_and_move_when_sorted_anew(document, page):
    page.group(Grouping.NONE)
    page.sort(Sort(None, "herman"))
    before = names_in(page.model)

    document.attempt(edits.set_tie, "herman", "eva", level=TieLevel.TRUSTED)
    meanwhile = names_in(page.model)
    page.sort(Sort(None, "herman"))

    assert before[:2] == meanwhile[:2] == ["Anton van Dijk", "Eva Brouwer"]
    assert names_in(page.model)[:2] == ["Eva Brouwer", "Anton van Dijk"]


def test_somebody_new_appears_under_the_heading_of_their_level(document, page):
    document.attempt(edits.add_person, DECISION, "Lies Maes", id="lies", level=Level.EXECUTIVE)

    assert page.model.row_of("lies") < page.model.row_of("eva")


def test_a_filter_narrows_the_rows_and_leaves_the_totals(page):
    page.narrow(lambda id: id == "anton")

    assert page.model.row_of("eva") is None
    assert page.model.colleague("sanne").ties == 1


def test_grouping_and_sorting_are_kept_for_the_next_time(document, page, shown):
    page.group(Grouping.LANE)
    page.sort(Sort(By.NAME, turned=True))

    again = shown(MatrixPage(document, Settings()))

    assert again.model.grouping is Grouping.LANE
    assert again.model.ordering == Sort(By.NAME, turned=True)


# -- one selection


def test_what_is_chosen_here_is_chosen_everywhere(document, page):
    QTest.mouseClick(
        page.view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(page, "sanne", "eva")
    )
    tie = document.selection
    QTest.mouseClick(
        page.view.verticalHeader().viewport(), Qt.MouseButton.LeftButton,
        pos=QPoint(60, page.view.rowViewportPosition(page.model.row_of("anton")) + 10),
    )  # fmt: skip
    person = document.selection
    QTest.mouseClick(
        page.view.horizontalHeader().viewport(), Qt.MouseButton.LeftButton,
        pos=QPoint(page.view.columnViewportPosition(page.model.column_of("herman")) + 20, 12),
    )  # fmt: skip

    assert tie == {(ContactTie, joined("sanne", "eva"))}
    assert person == {(Person, "anton")}
    assert document.selection == {(TeamMember, "herman")}


def test_what_is_chosen_elsewhere_is_chosen_here(document, page):
    document.select([(ContactTie, joined("sanne", "eva"))])

    assert page.view.focus_pair() == ("sanne", "eva")
    assert page.selecting.pairs() == [("sanne", "eva")]
    document.select([(Person, "anton")])
    assert {index.row() for index in page.view.selectionModel().selectedIndexes()} == {
        page.model.row_of("anton")
    }


def test_a_click_on_the_arrow_of_a_heading_sorts_and_beside_it_does_not(page):
    header = page.view.horizontalHeader()
    column = page.model.column_of("sanne")
    left = page.view.columnViewportPosition(column)

    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(left + 20, 12))
    unsorted = page.model.ordering
    right = left + page.view.columnWidth(column) - 6
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(right, 12))

    assert unsorted == Sort()
    assert page.model.ordering == Sort(None, "sanne")


def test_margins_hand_clicks_on_to_the_row_and_column_below(document, page):
    right, bottom = page.view.margins()
    row = page.model.row_of("eva")
    y = page.view.viewport().y() + page.view.rowViewportPosition(row) + 10

    page.view.choose_margin(QPointF(right.x() + 5, y))
    person = document.selection
    x = page.view.viewport().x() + page.view.columnViewportPosition(0) + 10
    page.view.choose_total(QPointF(x, bottom.y() + 5))

    assert person == {(Person, "eva")}
    assert document.selection == {(TeamMember, page.model.members[0])}
