"""The page that explains the program: in both languages, with headings and a search."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt

from app import i18n
from app.ui.dialogs.help_page import HelpPage, help_text
from app.ui.main_window import MainWindow


@pytest.fixture
def page(qtbot) -> HelpPage:
    shown = HelpPage()
    qtbot.addWidget(shown)
    shown.show()
    return shown


def headings(page: HelpPage) -> list[str]:
    return [page.headings.item(row).text() for row in range(page.headings.count())]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_language_explains_the_same_sections_at_some_length(language):
    text, other = help_text(language), help_text("en")

    assert text.count("\n## ") == other.count("\n## ") == 8
    assert len(text.split()) > 600


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_names_only_keys_that_the_program_has(language, window: MainWindow):
    named = set(re.findall(r"Ctrl\+\w+", help_text(language)))

    known = {key.toString() for one in window.actions_.all() for key in one.shortcuts()}
    assert named <= known


def test_headings_go_to_their_place(page):
    page.headings.setCurrentRow(6)

    assert headings(page)[6] == "Privacy"
    assert page.text.textCursor().block().text() == "Privacy"
    assert page.text.verticalScrollBar().value() > 0


def test_what_is_searched_is_found_again_and_again(page, qtbot):
    qtbot.keyClicks(page.search, "rhythm")
    first = page.text.textCursor().position()

    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    second = page.text.textCursor().position()

    assert page.text.textCursor().selectedText().lower() == "rhythm"
    assert second > first


def test_what_does_not_stand_there_is_said(page, qtbot):
    qtbot.keyClicks(page.search, "blockchain")

    assert page.nothing.isVisible()


def test_the_menu_opens_it_once_in_the_language_that_is_spoken(window, qtbot):
    i18n.use("nl")
    window.actions_["help.how"].trigger()
    window.actions_["help.how"].trigger()

    [page] = window.findChildren(HelpPage)
    assert headings(page)[0] == "De kaart"
    page.close()
