from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from app import i18n
from app.ui.actions import COMMANDS, MENUS, Actions


@pytest.fixture
def window(qtbot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


def in_menus(entries) -> list[str]:
    found: list[str] = []
    for entry in entries:
        found += in_menus(entry[1]) if isinstance(entry, tuple) else [entry]
    return [entry for entry in found if entry != "-"]


def test_every_action_is_in_a_menu_once():
    listed = [id for _, entries in MENUS for id in in_menus(entries)]

    assert Counter(listed) == Counter(command.id for command in COMMANDS)


def test_no_two_actions_share_a_key(window):
    actions = Actions(window)

    keys = Counter(
        sequence.toString() for action in actions.all() for sequence in action.shortcuts()
    )

    assert [key for key, count in keys.items() if count > 1] == []


def test_the_platforms_own_keys_are_used_where_it_has_them(window):
    actions = Actions(window)

    assert actions["undo"].shortcut() == QKeySequence(QKeySequence.StandardKey.Undo)
    assert actions["paste"].shortcut() == QKeySequence(QKeySequence.StandardKey.Paste)


def test_what_was_undone_is_done_again_by_either_key_people_know(window):
    keys = [sequence.toString() for sequence in Actions(window)["redo"].shortcuts()]

    assert "Ctrl+Y" in keys
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_within_a_menu_no_two_entries_share_an_access_key(window, language):
    i18n.use(language)
    actions = Actions(window)
    actions.fill(window.menuBar())

    for menu in [window.menuBar(), *window.menuBar().findChildren(QMenu)]:
        letters = Counter(
            action.text()[action.text().index("&") + 1].lower()
            for action in menu.actions()
            if "&" in action.text()
        )
        assert [letter for letter, count in letters.items() if count > 1] == [], (
            menu.title() if isinstance(menu, QMenu) else "menu bar"
        )


def test_the_languages_are_named_in_their_own_words(window):
    i18n.use("en")
    actions = Actions(window)

    assert actions["language.nl"].text() == "&Nederlands"
