"""The matrix of a great account comes a moment after it was asked for, made in a worker."""

from __future__ import annotations

import pytest

from app.model import edits
from app.model.people import Person
from app.model.vocabulary import TieLevel
from app.ui.views import matrix_model
from app.ui.views.matrix_order import By, Grouping, Sort
from tests.ui.conftest import DECISION
from tests.ui.matrix.cells import open_matrix


@pytest.fixture
def page(document, shown, home, qtbot, monkeypatch):
    monkeypatch.setattr(matrix_model, "GREAT", 1)
    page = open_matrix(document, shown)
    assert page.model.is_awaited
    qtbot.waitUntil(lambda: not page.model.is_awaited)
    return page


def names(page):
    return [line.person for line in page.model.lines if line.person]


def test_all_of_it_comes_in_the_order_that_was_kept(page):
    assert names(page) == ["anton", "eva"]
    assert list(page.model.members) == ["herman", "sanne"]


def test_an_edit_touches_the_cells_that_differ_and_leaves_the_rows(document, page, qtbot):
    told, reset = [], []
    page.model.dataChanged.connect(
        lambda first, _last: told.append((first.row(), first.column()))
    )
    page.model.modelReset.connect(lambda: reset.append(1))

    document.do(edits.set_tie(document.plan, "herman", "anton", level=TieLevel.GOOD))
    qtbot.waitUntil(lambda: bool(told))

    at = page.model.row_of("anton"), page.model.column_of("herman")
    assert at in told
    assert not reset
    assert page.model.cell_at(*at).level is TieLevel.GOOD


def test_what_was_asked_for_last_is_shown(page, qtbot):
    page.group(Grouping.NONE)
    page.sort(Sort(By.NAME, turned=True))

    qtbot.waitUntil(lambda: not page.model.is_awaited)
    assert names(page) == ["eva", "anton"]
    assert [line.heading for line in page.model.lines] == [None, None, None]


def test_an_edit_before_the_order_came_does_not_lose_it(document, page, qtbot):
    page.sort(Sort(By.NAME, turned=True))
    document.attempt(edits.set_fields, Person, "eva", name="Eva Brouwers")

    qtbot.waitUntil(lambda: not page.model.is_awaited)
    page.group(Grouping.NONE)
    qtbot.waitUntil(lambda: names(page) == ["eva", "anton"])


def test_the_keyboard_stands_in_a_cell_once_there_are_any(document, page, qtbot):
    page.view.setFocus()
    document.do(edits.add_person(document.plan, DECISION, "Zoë Maes", id="zoe"))

    qtbot.waitUntil(lambda: "zoe" in names(page))
    assert page.view.currentIndex().isValid()


def test_a_cell_that_was_asked_for_early_has_the_keyboard_then(page, qtbot):
    page.group(Grouping.ROLE)
    page.go_to("sanne", "eva")

    qtbot.waitUntil(lambda: not page.model.is_awaited)
    assert page.view.focus_pair() == ("sanne", "eva")


def test_who_is_picked_out_meanwhile_is_shown(page, qtbot):
    page.group(Grouping.NONE)
    page.narrow(lambda id: id == "eva")

    qtbot.waitUntil(lambda: not page.model.is_awaited)
    assert names(page) == ["eva"]
