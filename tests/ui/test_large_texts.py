"""The window with the largest texts on small screens: nothing is pushed off them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from app.ui import theme
from app.ui.actions import VIEWS

LARGEST = max(theme.TEXT_SIZES)


@pytest.fixture(params=["nl", "en"])
def language(request, window):
    window.doing.speak(request.param)
    return request.param


def settled(window, width: int) -> None:
    window.resize(width, 768)
    for _ in range(4):
        QApplication.processEvents()


def drawn(window, qtbot) -> None:
    """Wait for the power grid, which a worker draws."""
    figure = window.views.page("power").figure
    qtbot.waitUntil(lambda: figure.image is not None, timeout=30_000)


@pytest.mark.parametrize("size", [100, LARGEST])
def test_every_view_fits_a_screen_of_1024_pixels(window, qtbot, language, size):
    theme.enlarge(size)

    for view in VIEWS:
        window.show_view(view)
        settled(window, 1024)

        assert window.minimumSizeHint().width() <= 1024, view
        assert window.size() == QSize(1024, 768), view
    drawn(window, qtbot)


def test_the_panel_below_is_no_wider_whatever_tab_is_in_front(window, language):
    theme.enlarge(LARGEST)

    for tab in ("plan", "history", "log", "departures", "gaps"):
        window.bottom.show_tab(tab)
        settled(window, 1024)

        assert window.size() == QSize(1024, 768), tab


def test_fields_of_the_inspector_are_seen_whole_on_the_smallest_screen(window, language):
    theme.enlarge(LARGEST)
    settled(window, 1024)

    page, area = window.inspector.page, window.inspector.area

    assert page.minimumSizeHint().width() <= area.viewport().width()


@pytest.mark.parametrize("width", [1366, 1440, 1920])
def test_decision_and_account_are_both_named_in_full(window, language, width):
    settled(window, width)

    for label in (window.bar.where, window.bar.account):
        assert label.text() == label.whole()


def test_on_the_smallest_screen_with_the_largest_texts_both_names_are_read(window, language):
    theme.enlarge(LARGEST)
    settled(window, 1024)

    for label in (window.bar.where, window.bar.account):
        assert len(label.text().rstrip("…")) >= 10


def test_a_choice_of_the_power_grid_is_a_menu_where_words_have_no_room(window, qtbot, language):
    theme.enlarge(LARGEST)
    window.show_view("power")
    settled(window, 1024)
    drawn(window, qtbot)
    narrow = window.views.currentWidget().segments.is_compact

    theme.enlarge(100)
    window.show_view("power")
    settled(window, 1920)
    drawn(window, qtbot)

    assert narrow
    assert not window.views.currentWidget().segments.is_compact
