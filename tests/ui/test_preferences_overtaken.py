"""A colleague sets a shared number or the house style while it is typed in the preferences."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.model import edits
from app.model.change import Change
from app.model.planning import ParameterValue
from app.ui.panels.lost_note import LostNote
from tests.ui import colleague
from tests.ui.test_preferences import DECIDER, opened

RED, GREEN = "#7a1f2b", "#1b5e20"


@pytest.fixture
def preferences(window, qtbot):
    dialog = opened(window, qtbot)
    dialog.activateWindow()
    return dialog


def type_in(qtbot, field, text: str) -> None:
    """Type in a field, and stay in it."""
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.selectAll()
    qtbot.keyClicks(field, text)


def of_shared(window, name: str = DECIDER) -> ParameterValue | None:
    found: ParameterValue | None = window.session.shared.plan.find(ParameterValue, name)
    return found


def logo(window) -> bytes | None:
    style = edits.house_style(window.session.shared.plan)
    return None if style is None else edits.logo_of(style)


def the_note(window) -> LostNote:
    notes: list[LostNote] = window.right.findChildren(LostNote)
    [note] = notes
    return note


@pytest.mark.parametrize("level", ["shared", "document"])
def test_a_number_typed_over_a_colleagues_is_told_as_lost_and_set_with_one_click(
    preferences, window, qtbot, level
):
    where = getattr(window.session, level)
    if level == "document":
        preferences.analysis.for_one.click()
    line = preferences.analysis.lines[DECIDER]
    type_in(qtbot, line.field, "12")
    colleague.does(where, edits.set_parameter, DECIDER, 44.0, "theirs")
    assert line.field.text() == "12"

    qtbot.keyClick(line.field, Qt.Key.Key_Return)

    assert where.plan.find(ParameterValue, DECIDER).value == 44
    assert line.field.text() == "44"
    note = the_note(window)
    assert "Somebody else changed the same thing" in note.words.text()
    assert "44 → 12" in note.values.text()
    note.make_again.click()
    assert where.plan.find(ParameterValue, DECIDER).value == 12
    assert not window.right.findChildren(LostNote)


def test_a_number_beside_which_a_colleague_sets_another_loses_nothing(
    preferences, window, qtbot
):
    line = preferences.analysis.lines[DECIDER]
    type_in(qtbot, line.field, "12")
    colleague.does(window.session.shared, edits.set_parameter, "covered", 0.5)

    qtbot.keyClick(line.field, Qt.Key.Key_Return)

    assert of_shared(window).value == 12
    assert of_shared(window, "covered").value == 0.5
    assert not window.right.findChildren(LostNote)


def test_a_number_and_a_colleagues_reason_for_it_stand_side_by_side(preferences, window, qtbot):
    shared, line = window.session.shared, preferences.analysis.lines[DECIDER]
    shared.attempt(edits.set_parameter, DECIDER, 20.0)
    type_in(qtbot, line.field, "12")
    colleague.does(shared, edits.set_reason, DECIDER, "theirs")

    qtbot.keyClick(line.field, Qt.Key.Key_Return)

    assert of_shared(window) == ParameterValue(id=DECIDER, value=12, reason="theirs")
    assert not window.right.findChildren(LostNote)


def test_a_number_taken_out_of_its_field_does_not_undo_a_colleagues(preferences, window, qtbot):
    shared, line = window.session.shared, preferences.analysis.lines[DECIDER]
    shared.attempt(edits.set_parameter, DECIDER, 20.0)
    type_in(qtbot, line.field, "1")
    qtbot.keyClick(line.field, Qt.Key.Key_Backspace)
    colleague.does(shared, edits.set_parameter, DECIDER, 44.0)

    qtbot.keyClick(line.field, Qt.Key.Key_Return)

    assert of_shared(window).value == 44
    the_note(window).make_again.click()
    assert of_shared(window) is None


def test_a_reason_typed_over_a_colleagues_is_told_as_lost(preferences, window, qtbot):
    shared, line = window.session.shared, preferences.analysis.lines[DECIDER]
    shared.attempt(edits.set_parameter, DECIDER, 20.0)
    type_in(qtbot, line.reason, "mine")
    colleague.does(shared, edits.set_parameter, DECIDER, 44.0, "theirs")

    qtbot.keyClick(line.reason, Qt.Key.Key_Return)

    assert of_shared(window).reason == "theirs"
    assert line.reason.text() == "theirs"
    the_note(window).make_again.click()
    assert of_shared(window) == ParameterValue(id=DECIDER, value=44, reason="mine")


def test_a_reason_is_told_as_lost_where_the_number_was_reset(preferences, window, qtbot):
    shared, line = window.session.shared, preferences.analysis.lines[DECIDER]
    shared.attempt(edits.set_parameter, DECIDER, 20.0)
    type_in(qtbot, line.reason, "mine")

    colleague.does(shared, edits.reset_parameter, DECIDER)

    assert of_shared(window) is None
    assert not line.reason.isVisible()
    the_note(window).make_again.click()
    assert of_shared(window) == ParameterValue(id=DECIDER, value=20, reason="mine")


def test_the_company_and_a_colleagues_colour_stand_side_by_side(preferences, window, qtbot):
    page, shared = preferences.house, window.session.shared
    preferences.tabs.setCurrentWidget(page)
    type_in(qtbot, page.company, "Noorderlicht")
    colleague.does(shared, edits.set_house_style, primary=RED)

    qtbot.keyClick(page.company, Qt.Key.Key_Return)

    style = edits.house_style(shared.plan)
    assert (style.company, style.primary) == ("Noorderlicht", RED)
    assert not window.right.findChildren(LostNote)


def test_a_colour_typed_over_a_colleagues_is_told_as_lost(preferences, window, qtbot):
    page, shared = preferences.house, window.session.shared
    preferences.tabs.setCurrentWidget(page)
    type_in(qtbot, page.primary.edit, GREEN)
    colleague.does(shared, edits.set_house_style, primary=RED)

    qtbot.keyClick(page.primary.edit, Qt.Key.Key_Return)

    assert edits.house_style(shared.plan).primary == RED
    assert page.primary.edit.text() == RED
    the_note(window).make_again.click()
    assert edits.house_style(shared.plan).primary == GREEN


def test_a_logo_chosen_while_a_colleague_chose_another_is_told_as_lost(
    preferences, window, tmp_path
):
    page, shared = preferences.house, window.session.shared
    ours, theirs = (f"<svg xmlns='x'><g id='{who}'/></svg>".encode() for who in "ot")
    (tmp_path / "logo.svg").write_bytes(ours)

    def choose(_parent):
        colleague.does(shared, edits.set_house_style, logo=theirs)
        return tmp_path / "logo.svg"

    page.ask = choose
    page.choose.click()

    assert logo(window) == theirs
    the_note(window).make_again.click()
    assert logo(window) == ours


def test_what_lost_of_the_shared_numbers_is_offered_in_the_next_account_too(
    preferences, window, qtbot
):
    shared, line = window.session.shared, preferences.analysis.lines[DECIDER]
    type_in(qtbot, line.field, "12")
    colleague.does(shared, edits.set_parameter, DECIDER, 44.0)
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    lost: Change = the_note(window).lost.change

    window.session.left.emit()

    assert the_note(window).lost.change == lost
