"""The bar on top keeps the words of its buttons, shorter ones where there is less room."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QToolButton

from app.ui import theme
from app.ui.main_window import MainWindow
from app.ui.panels.top_bar import TopBar

SHORT = {
    "en": ["Contact", "Import", "Export"],
    "nl": ["Contact", "Importeren", "Exporteren"],
}


@pytest.fixture(params=SHORT)
def language(request, window):
    window.doing.speak(request.param)
    return request.param


def bar_at(window: MainWindow, width: int) -> TopBar:
    window.resize(width, 900)
    for _ in range(4):
        QApplication.processEvents()
    return window.bar


def test_at_1440_every_button_keeps_a_word_in_both_languages(window, language):
    bar = bar_at(window, 1440)

    assert [one.text() for one in bar.buttons] == SHORT[language]


def test_on_a_wide_window_the_words_are_those_of_the_menu(window, language):
    bar = bar_at(window, 2200)

    assert [one.text() for one in bar.buttons] != SHORT[language]
    assert [one.text() for one in bar.buttons] == [
        window.actions_.words(id) for id in ("contact.log", "import", "export.picture")
    ]


def test_on_a_laptop_of_1366_the_export_keeps_its_word(window, language):
    bar = bar_at(window, 1366)

    assert bar.buttons[-1].text() == SHORT[language][-1]


@pytest.mark.parametrize("size", [100, 130, 150])
def test_nothing_in_the_bar_is_cut_or_runs_out_of_it(window, language, size):
    theme.enlarge(size)

    for width in (1024, 1366, 1440, 1600, 1920):
        bar = bar_at(window, width)

        assert bar.buttons[-1].geometry().right() <= bar.width(), width
        for one in bar.buttons:
            assert one.width() >= one.sizeHint().width(), (width, one.text())
            assert one.accessibleName()


@pytest.mark.parametrize("size", [100, 150])
def test_the_words_of_the_search_field_leave_room_for_its_keys(window, language, size):
    theme.enlarge(size)
    bar = bar_at(window, 2600)

    words = bar.search.fontMetrics().horizontalAdvance(bar.search.text())
    keys = QFontMetrics(theme.font("small")).horizontalAdvance("Ctrl+K")

    assert bar.search.isVisible()
    assert words + keys + bar.search.iconSize().width() + 24 <= bar.search.width()


@pytest.mark.parametrize("size", [100, 130, 150])
def test_the_bar_is_laid_out_at_once_for_another_width(window, language, size):
    theme.enlarge(size)
    bar = bar_at(window, 1920)

    for width in (1024, 1920, 1366, 2200, 1440):
        bar.resize(width, bar.height())  # what is painted next may come before Qt's own turn

        for one in bar.findChildren(QToolButton):
            if one.isVisible():
                assert one.width() >= one.sizeHint().width(), (width, one.text())


def test_what_the_buttons_say_does_not_depend_on_what_they_said_before(window):
    bar = bar_at(window, 1440)

    found = []
    for name in ("Account m-1", "Account s-1", "Account x-1"):  # all as wide
        bar.show_place("New line", name)
        QApplication.processEvents()
        found.append([one.text() for one in bar.buttons])

    assert found == found[:1] * 3
