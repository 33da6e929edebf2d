"""The matrix takes the room that its texts need, and gives what there is to its cells."""

from __future__ import annotations

import pytest

from app.model import edits
from app.ui import theme
from app.ui.canvas import marks
from app.ui.settings import Settings
from app.ui.views.matrix import MatrixPage
from tests.ui.conftest import DECISION


@pytest.fixture
def enlarged(qapp):
    theme.enlarge(150)
    yield
    theme.enlarge(100)


@pytest.fixture
def seven(document):
    """As many colleagues as hardly fit beside the names."""
    for number in range(5):
        name = f"Colleague {number}"
        document.do(edits.add_member(document.plan, DECISION, name, id=f"m{number}"))
    return document


def heights(page):
    view = page.view
    header = view.horizontalHeader().height()
    return [header, *(view.rowHeight(row) for row in range(len(page.model.lines)))]


def test_rows_and_headings_are_as_much_higher_as_texts_are_larger(document, shown, home):
    usual = heights(shown(MatrixPage(document, Settings()), 1000, 600))

    theme.enlarge(150)
    try:
        larger = heights(shown(MatrixPage(document, Settings()), 1000, 600))
    finally:
        theme.enlarge(100)

    assert len(usual) == len(larger)
    for before, after in zip(usual, larger, strict=True):
        assert after == pytest.approx(1.5 * before, abs=2)


def test_what_is_written_in_a_row_is_as_large_as_texts_are(
    document, shown, home, enlarged, monkeypatch
):
    page = shown(MatrixPage(document, Settings()), 1000, 600)
    shares, paint = set[float](), marks.draw_text

    def noting(painter, *given, **named):
        shares.add(round(painter.worldTransform().m22(), 2))
        paint(painter, *given, **named)

    monkeypatch.setattr(marks, "draw_text", noting)

    page.view.grab()

    assert shares == {1.5}


def test_names_give_way_where_that_brings_the_last_cell_into_view(seven, shown, home):
    page = shown(MatrixPage(seven, Settings()), 765, 600)

    last = page.model.columnCount() - 1
    right = page.view.columnViewportPosition(last) + page.view.columnWidth(last)
    assert page.view.verticalHeader().width() < int(page.view.width() * 0.34)
    assert right <= page.view.viewport().width()
    assert page.view.horizontalScrollBar().maximum() == 0


def test_names_keep_their_room_where_cells_are_cut_all_the_same(seven, shown, home):
    for number in range(20):
        name = f"More {number}"
        seven.do(edits.add_member(seven.plan, DECISION, name, id=f"n{number}"))

    page = shown(MatrixPage(seven, Settings()), 800, 600)

    assert page.view.verticalHeader().width() == int(page.view.width() * 0.34)
