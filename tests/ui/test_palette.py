"""The command palette: what it offers, what a few letters find, and what Enter does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QWidget

from app import i18n
from app.model import edits
from app.model.people import Competitor, Person, TeamMember
from app.ui.actions import COMMANDS, Actions
from app.ui.decision_lines import DecisionLine
from app.ui.palette import entries
from app.ui.palette.entries import Entry
from app.ui.palette.palette import ROWS, Palette
from app.ui.palette.ranking import Sought, ranked


def entry(title: str, kind: str = "person", **values) -> Entry:
    return Entry(kind, values.pop("id", title), title, lambda: None, **values)


def titles(typed: str, offered: list[Entry], recent: list[str] | None = None) -> list[str]:
    found = ranked(typed, [Sought.of(one) for one in offered], recent or [])
    return [one.title for one in found]


PEOPLE = [
    entry("Sanne de Wit", "member", detail="Account manager"),
    entry("Karim El Amrani", detail="Algemeen directeur"),
    entry("Zoë Brûlé", detail="Verpleegkundige"),
    entry("Nadia Haddad", detail="Verpleegkundige", also="nadia@example.org"),
]


# -- what letters find


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("karim", "Karim El Amrani"),
        ("amr", "Karim El Amrani"),
        ("am kar", "Karim El Amrani"),
        ("zoe brule", "Zoë Brûlé"),
        ("sdw", "Sanne de Wit"),
        ("karim amrnai", "Karim El Amrani"),
        ("nadia hadad", "Nadia Haddad"),
        ("example.org", "Nadia Haddad"),
        ("directeur", "Karim El Amrani"),
    ],
)
def test_names_are_found_by_parts_initials_and_with_slips(typed, first):
    assert titles(typed, PEOPLE)[0] == first


def test_what_resembles_nothing_finds_nothing():
    assert titles("qqqq", PEOPLE) == []


def test_a_whole_title_goes_before_one_that_only_begins_so():
    offered = [entry("Import and more"), entry("Import")]

    assert titles("import", offered) == ["Import", "Import and more"]


def test_a_title_goes_before_what_is_said_beside_it():
    offered = [entry("Anna", detail="Karim's colleague"), entry("Karim")]

    assert titles("karim", offered) == ["Karim", "Anna"]


def test_what_was_done_lately_goes_first_without_letters_and_among_equals():
    offered = [entry("Alpha one"), entry("Alpha two"), entry("Beta")]

    assert titles("", offered, ["person:Beta", "person:Alpha two"])[:2] == ["Beta", "Alpha two"]
    assert titles("alpha", offered, ["person:Alpha two"])[0] == "Alpha two"


def test_what_cannot_be_done_goes_after_what_can():
    offered = [entry("Alpha one", why_not="not now"), entry("Alpha two")]

    assert titles("alpha", offered) == ["Alpha two", "Alpha one"]
    assert titles("", offered) == ["Alpha two"]


# -- what is offered


@pytest.fixture
def actions(qapp) -> Iterator[Actions]:
    window = QMainWindow()
    yield Actions(window)
    window.deleteLater()


def test_every_action_is_offered_with_its_keys(actions):
    found = {one.id: one for one in entries.of_actions(actions, lambda _id: "")}

    assert found.keys() == {command.id for command in COMMANDS}
    assert found["palette"].keys == actions.keys_of("palette")
    assert found["undo"].title == "Undo"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_actions_are_found_by_their_words_in_the_other_language(actions, language):
    i18n.use(language)
    actions.retranslate()
    offered = list(entries.of_actions(actions, lambda _id: ""))

    undo = next(one for one in offered if one.id == "undo")
    assert titles("undo", offered)[0] == undo.title
    assert titles("ongedaan", offered)[0] == undo.title


def test_an_action_that_is_off_says_why(actions):
    actions["delete"].setEnabled(False)

    found = {one.id: one for one in entries.of_actions(actions, lambda id: f"no {id}")}

    assert found["delete"].why_not == "no delete"
    assert found["quit"].why_not == ""


def test_everybody_is_offered_also_competitors(document):
    document.attempt(edits.add_competitor, "Philaris", id="rival")
    gone: list[Any] = []

    found = {one.title: one for one in entries.of_people(document, gone.append)}

    assert {"Anton van Dijk", "Eva Brouwer", "Sanne de Wit", "Philaris"} <= found.keys()
    found["Philaris"].do()
    found["Eva Brouwer"].do()
    found["Sanne de Wit"].do()
    assert gone == [(Competitor, "rival"), (Person, "eva"), (TeamMember, "sanne")]


def test_accounts_and_decisions_of_the_workspace_are_offered():
    lines = [
        DecisionLine("a1", "St. Maarten", "d1", "Imaging"),
        DecisionLine("a1", "St. Maarten", "d2", "Service"),
    ]
    opened: list[Any] = []

    found = list(entries.of_decisions(lines, lambda *ids: opened.append(ids)))

    assert [(one.kind, one.title) for one in found] == [
        ("account", "St. Maarten"), ("decision", "Imaging"), ("decision", "Service"),
    ]  # fmt: skip
    found[2].do()
    assert opened == [("a1", "d2")]


def test_open_gaps_are_offered_by_their_titles(analysed):
    gone: list[Any] = []

    found = list(entries.of_gaps(analysed, gone.append))

    assert found
    found[0].do()
    assert f"{gone[0].rule}:{gone[0].subject}" == found[0].id


# -- the palette itself


@pytest.fixture
def palette(shown, qtbot) -> Iterator[Palette]:
    parent = shown(QWidget(), 900, 700)
    offered = [entry(f"Person {n:02}", id=str(n)) for n in range(30)]
    offered.append(entry("Undo", "action", why_not="nothing to undo"))
    palette = Palette(parent, offered)
    palette.open_over()
    yield palette
    parent.close()


def press(palette, qtbot, key) -> None:
    qtbot.keyClick(palette.line, key)


def at(palette) -> str:
    return str(palette.list.currentIndex().data())


def test_arrows_and_pages_go_through_the_list(palette, qtbot):
    press(palette, qtbot, Qt.Key.Key_Down)
    assert at(palette) == "Person 01"
    press(palette, qtbot, Qt.Key.Key_PageDown)
    assert at(palette) == f"Person {ROWS:02}"
    press(palette, qtbot, Qt.Key.Key_PageUp)
    press(palette, qtbot, Qt.Key.Key_Up)
    assert at(palette) == "Person 00"
    press(palette, qtbot, Qt.Key.Key_Up)
    assert at(palette) == "Person 29"


def test_enter_takes_what_is_chosen_and_goes_away(palette, qtbot):
    qtbot.keyClicks(palette.line, "person 07")

    with qtbot.waitSignal(palette.chosen) as taken:
        press(palette, qtbot, Qt.Key.Key_Return)

    assert taken.args[0].id == "7"
    assert palette.isHidden()


def test_what_cannot_be_done_stays_and_says_why(palette, qtbot):
    qtbot.keyClicks(palette.line, "undo")
    assert "nothing to undo" in palette.line.accessibleDescription()

    with qtbot.assertNotEmitted(palette.chosen):
        press(palette, qtbot, Qt.Key.Key_Return)

    assert palette.isVisible()


def test_escape_goes_away_and_does_nothing(palette, qtbot):
    with qtbot.assertNotEmitted(palette.chosen), qtbot.waitSignal(palette.closed):
        press(palette, qtbot, Qt.Key.Key_Escape)


def test_where_nothing_fits_it_says_so(palette, qtbot):
    qtbot.keyClicks(palette.line, "qqqqqq")

    assert palette.entries == []
    assert palette.nothing.isVisible()
    assert not palette.list.isVisible()
    press(palette, qtbot, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_a_screen_reader_hears_what_is_chosen(palette, qtbot):
    press(palette, qtbot, Qt.Key.Key_Down)

    assert palette.line.accessibleDescription() == "Person 01, contact person"


def test_what_takes_time_comes_in_later_and_what_is_chosen_stays(shown, qtbot):
    parent = shown(QWidget(), 900, 700)
    early = [entry("Alpha one"), entry("Alpha two")]
    palette = Palette(parent, early, later=[entry("Alpha gap", "gap")])
    palette.open_over()
    qtbot.keyClicks(palette.line, "alpha")
    press(palette, qtbot, Qt.Key.Key_Down)
    chosen = at(palette)

    qtbot.waitUntil(lambda: len(palette.entries) == 3)

    assert at(palette) == chosen
