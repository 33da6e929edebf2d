from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow

from app import i18n
from app.ui.actions import Actions
from app.ui.canvas import choosers, keys
from app.ui.dialogs.key_sheet import KeySheet
from app.ui.key_groups import key_groups
from app.ui.keyboard import map_keys
from app.ui.views import organigram_keys

ALIASES = {Qt.Key.Key_Insert, Qt.Key.Key_Backspace, Qt.Key.Key_Equal}  # said by another key
NAMED = {
    Qt.Key.Key_Plus: "+",
    Qt.Key.Key_Minus: "−",
    Qt.Key.Key_Home: "Home",
    Qt.Key.Key_End: "End",
    Qt.Key.Key_Delete: "Delete",
    Qt.Key.Key_F2: "F2",
    Qt.Key.Key_Space: "Space",
}


@pytest.fixture
def actions(qtbot) -> Iterator[Actions]:
    window = QMainWindow()
    qtbot.addWidget(window)
    yield Actions(window)
    window.close()


@pytest.fixture
def sheet(actions, shown):
    made = KeySheet(None, key_groups(actions))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    return shown(made, 1060, 720)


def named(keys: QKeySequence) -> str:
    """Keys as the system calls them, in the language that Qt was told last."""
    return keys.toString(QKeySequence.SequenceFormat.NativeText)


def test_every_key_of_every_menu_stands_on_the_sheet(actions, sheet):
    said = " ".join(line.keys for line in sheet.shown())

    missing = [
        action.objectName()
        for action in actions.all()
        if not action.shortcut().isEmpty() and named(action.shortcut()) not in said
    ]

    assert missing == []


def test_every_key_of_the_map_is_told():
    said = " ".join(keys for _words, keys in map_keys())

    missing = [
        key
        for key in keys.PLAIN
        if key not in ALIASES and NAMED.get(key, key.name[-1]) not in said
    ]

    assert missing == []


def test_every_key_of_the_organisation_chart_is_told():
    said = " ".join(keys for _words, keys in organigram_keys.organigram_keys())

    missing = [
        key
        for key in organigram_keys.PLAIN
        if key not in ALIASES and NAMED.get(key, key.name[-1]) not in said
    ]

    assert missing == []


@pytest.mark.parametrize(
    ("place", "keys"),
    [("In the organisation chart", "T, arrows"), ("In the power grid", "arrows")],
)
def test_the_sheet_tells_of_every_view(actions, place, keys):
    [group] = [one for one in key_groups(actions) if one.title == place]

    assert any(keys in line.keys for line in group.lines)


def test_every_answer_about_a_relationship_is_told_with_its_key(sheet):
    told = {(line.words, line.keys) for line in sheet.shown()}

    assert {(choosers.choice_words(what), key) for key, what in choosers.CHOICES} <= told


def test_no_line_is_without_words_or_keys(sheet):
    assert [line for line in sheet.shown() if not (line.words and line.keys)] == []


@pytest.mark.parametrize(("language", "asked"), [("en", "undo"), ("nl", "ongedaan")])
def test_a_search_finds_a_key_by_what_it_does(actions, shown, qtbot, language, asked):
    i18n.use(language)
    sheet = KeySheet(None, key_groups(actions))
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    shown(sheet, 1060, 720)

    qtbot.keyClicks(sheet.search, asked)

    assert [line.keys for line in sheet.shown()] == ["Ctrl+Z"]


def test_a_search_finds_what_a_key_does(sheet, qtbot):
    qtbot.keyClicks(sheet.search, "ctrl+0")

    assert {line.words for line in sheet.shown()} == {
        "Fit the map",
        "Fit the organisation chart",
    }


def test_where_nothing_is_found_the_sheet_says_where_to_look(sheet, qtbot):
    qtbot.keyClicks(sheet.search, "teapot")

    assert sheet.shown() == []
    assert sheet.nothing.isVisible()


def test_in_a_narrow_window_the_columns_stand_below_one_another(sheet):
    sheet.resize(380, 720)

    assert sheet.area.widget().minimumSizeHint().width() <= sheet.area.viewport().width()


def test_f1_and_the_question_mark_open_the_sheet(actions):
    assert {one.toString() for one in actions["help.keys"].shortcuts()} == {"F1", "?"}
