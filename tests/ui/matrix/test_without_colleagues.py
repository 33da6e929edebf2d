"""A matrix without a column says how the first one comes, on the ground of the theme."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from app import i18n
from app.model import edits
from app.model.people import TeamMember
from app.ui import theme
from app.ui.settings import Settings
from app.ui.views.matrix import MatrixPage


@pytest.fixture
def alone(document):
    """The small account without a colleague of ours."""
    gone = [(TeamMember, id) for id in document.plan.members]
    document.do(edits.remove(document.plan, gone))
    return document


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "No colleague of ours yet"), ("nl", "Nog geen collega's van ons")],
)
def test_it_says_how_the_first_column_comes(alone, shown, home, language, said):
    i18n.use(language)

    page = shown(MatrixPage(alone, Settings()), 900, 500)

    assert page.about.whole().startswith(said)


def test_beyond_the_headings_it_has_the_ground_of_the_rest(alone, shown, home):
    page = shown(MatrixPage(alone, Settings()), 900, 500)
    QApplication.processEvents()
    header = page.view.horizontalHeader()

    image = header.viewport().grab().toImage()

    assert image.pixelColor(image.width() - 30, 8) == theme.colour("surface.window")


def test_it_keeps_no_room_for_totals_that_nobody_has(alone, shown, home):
    page = shown(MatrixPage(alone, Settings()), 900, 500)
    QApplication.processEvents()
    last = page.view.model().rowCount() - 1
    before = page.view.rowHeight(last)

    alone.do(edits.add_member(alone.plan, alone.opportunity, "Kim Post"))
    QApplication.processEvents()

    assert before == 0
    assert page.view.rowHeight(page.view.model().rowCount() - 1) > 0
