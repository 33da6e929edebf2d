"""A low matrix gives its height to rows, a wide one its width to names and what heads it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.i18n import use
from app.ui.panels.fields import CHEVRON
from app.ui.settings import Settings
from app.ui.theme import measure
from app.ui.views.matrix import MatrixPage
from app.ui.views.matrix_words import total_lines
from tests.ui.matrix.cells import open_matrix

LOW, HIGH = 380, 600
EDGES = CHEVRON + 18  # of a field, besides its words


def totals_height(page):
    return page.view.rowHeight(len(page.model.lines) - 1)


def test_a_low_matrix_has_one_line_of_totals_and_tells_the_others(document, shown, home):
    page = open_matrix(document, shown, 700, LOW)

    totals = page.model.index(len(page.model.lines) - 1, 0)
    told = total_lines(page.model.colleague(page.model.members[0]), with_load=True)
    assert totals_height(page) < 2.5 * measure("matrix.below")
    assert all(line in totals.data(Qt.ItemDataRole.ToolTipRole) for line in told)


def test_totals_are_whole_again_once_there_is_room(document, shown, home):
    page = open_matrix(document, shown, 700, LOW)
    low = totals_height(page)

    page.resize(700, HIGH)

    assert totals_height(page) >= low + 3 * measure("matrix.below")


def test_names_take_the_width_that_cells_do_not_need(document, shown, home):
    page = open_matrix(document, shown, 2000)

    assert page.view.verticalHeader().width() == measure("matrix.left_spread")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_grouped_and_sorted_by_is_named_beside_a_usual_laptop(
    document, shown, home, language
):
    use(language)
    page = shown(MatrixPage(document, Settings()), 855, 450)

    named = [words.isVisible() for words in page.words_beside]
    hint = page.about.shown()
    use("en")

    assert named == [True, True]
    assert hint == page.about.whole()


def test_where_both_scroll_bars_end_lies_the_ground(document, shown, home):
    page = open_matrix(document, shown, 420, 300)

    assert page.view.cornerWidget().objectName() == "ground"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_choice_is_read_whole_in_its_field(document, shown, home, language):
    use(language)
    page = shown(MatrixPage(document, Settings()), 855, 450)
    cut = [
        field.itemText(place)
        for field in (page.grouping, page.sorting)
        for place in range(field.count())
        if field.fontMetrics().horizontalAdvance(field.itemText(place)) > field.width() - EDGES
    ]
    use("en")

    assert cut == []
