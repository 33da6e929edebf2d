"""F5 begins a meeting at once, Shift+F5 asks first; leaving it one is exactly where one was."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app import usecases
from app.analysis.story import Part
from app.model import edits
from app.model.people import Person
from app.ui.key_groups import key_groups
from app.ui.meeting import choice
from app.ui.meeting.choice import ChoiceDialog
from tests.ui.hand import ready

ROOT = Path(__file__).parents[3]


@pytest.fixture
def begun(window):
    """A window in which F5 was pressed."""
    assert ready(window)
    window.actions_["meeting.present"].trigger()
    yield window
    if window.doing.meetings.meeting is not None:
        window.doing.meetings.meeting.leave()


def meetings(window):
    return window.doing.meetings


def press(window, *keys):
    for key in keys:
        QTest.keyClick(meetings(window).stage, key)


def test_it_begins_at_f5_and_fills_the_screen(begun):
    stage = meetings(begun).stage

    assert begun.actions_["meeting.present"].shortcut().toString() == "F5"
    assert stage.isVisible()
    assert stage.isFullScreen()
    assert stage.size() == stage.screen().size()


def test_no_name_of_a_person_or_customer_is_in_the_title_of_a_window(begun):
    press(begun, Qt.Key.Key_P)

    plan = begun.document.plan
    names = [one.label for one in (*plan.persons.values(), *plan.members.values())]
    titles = meetings(begun).stage.windowTitle() + meetings(begun).presenter.windowTitle()
    assert not [name for name in (*names, plan.account.label) if name in titles]


def test_leaving_puts_selection_view_scroll_and_splitters_back(window):
    person = next(iter(window.document.plan.persons))
    window.document.select({(Person, person)})
    window.show_view("map")
    window.map.zoom_in()
    window.map.setFocus()
    before = (
        window.document.selection, window.map.transform(),
        window.map.horizontalScrollBar().value(), window.map.verticalScrollBar().value(),
        window.across.sizes(), window.views.in_front, window.bottom.current(),
    )  # fmt: skip
    window.actions_["meeting.present"].trigger()

    press(window, *[Qt.Key.Key_Right] * 4, Qt.Key.Key_W, Qt.Key.Key_Left, Qt.Key.Key_Escape)
    QApplication.processEvents()

    assert meetings(window).stage is None
    assert not window.document.supposing.is_on
    assert before == (
        window.document.selection, window.map.transform(),
        window.map.horizontalScrollBar().value(), window.map.verticalScrollBar().value(),
        window.across.sizes(), window.views.in_front, window.bottom.current(),
    )  # fmt: skip


def test_a_second_f5_goes_back_to_the_meeting_that_is_on(begun):
    stage = meetings(begun).stage

    begun.actions_["meeting.present"].trigger()

    assert meetings(begun).stage is stage


def test_what_was_noted_stands_in_the_window_and_is_undone_there(begun):
    document = begun.document
    count = len(document.plan.persons)
    press(begun, Qt.Key.Key_A)
    line = meetings(begun).stage.capture.line
    QTest.keyClicks(line, "Nadia Nieuw, nurse, U")
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClick(line, Qt.Key.Key_Escape)
    meetings(begun).meeting.leave()
    assert len(document.plan.persons) == count + 1

    begun.actions_["undo"].trigger()

    assert len(document.plan.persons) == count


def test_the_log_of_a_meeting_outlives_it(begun):
    press(begun, Qt.Key.Key_N)
    line = meetings(begun).stage.capture.line
    QTest.keyClicks(line, "call the hospital friday")
    QTest.keyClick(line, Qt.Key.Key_Return)

    meetings(begun).meeting.leave()

    assert [one.text for one in meetings(begun).last_log.agreed()] == ["call the hospital"]


def test_the_presenters_window_comes_and_goes_at_p_and_takes_the_same_keys(begun):
    press(begun, Qt.Key.Key_P)
    presenter = meetings(begun).presenter
    assert presenter.isVisible()

    QTest.keyClick(presenter, Qt.Key.Key_Right)
    assert meetings(begun).meeting.place == 1

    QTest.keyClick(presenter, Qt.Key.Key_P)
    assert meetings(begun).presenter is None
    assert QApplication.focusWidget() is meetings(begun).stage


def test_the_plan_is_saved_as_a_calendar_file(begun, tmp_path):
    document, path = begun.document, tmp_path / "plan.ics"
    document.attempt(edits.add_action, document.opportunity, text="Visit", due=document.as_of)
    begun.doing.plan.ask_to_save = lambda *_: str(path)

    press(begun, Qt.Key.Key_S)

    assert b"SUMMARY;LANGUAGE=en:Visit" in path.read_bytes()


def test_leaving_the_account_ends_the_meeting(begun):
    begun.session.left.emit()

    assert meetings(begun).stage is None


def test_closing_the_window_closes_the_wall_with_it(begun):
    begun.close()

    assert meetings(begun).stage is None


def test_the_keys_of_a_meeting_stand_on_the_sheet_of_all_keys(window):
    groups = {group.title: group for group in key_groups(window.actions_)}

    assert ("black", "B") in [(one.words, one.keys) for one in groups["In a meeting"].lines]


def test_closing_the_wall_ends_the_meeting(begun):
    meetings(begun).stage.close()

    assert meetings(begun).meeting is None


def test_light_or_dark_is_kept_for_the_next_meeting(begun):
    press(begun, Qt.Key.Key_T)
    dark = meetings(begun).meeting.dark
    meetings(begun).meeting.leave()

    begun.actions_["meeting.present"].trigger()

    assert meetings(begun).meeting.dark == dark


def test_parts_that_are_not_ticked_are_not_told_and_that_is_kept(window, qtbot):
    window.actions_["meeting.choose"].trigger()
    dialog = next(iter(window.findChildren(ChoiceDialog)))
    dialog.boxes[Part.GAPS].setChecked(False)

    dialog.confirm()

    account = window.document.plan.account.id
    told = [step.part for step in meetings(window).meeting.steps]
    assert Part.GAPS not in told
    assert choice.parts_of(window.settings, account) == tuple(
        part for part in Part if part is not Part.GAPS
    )
    meetings(window).meeting.leave()


def test_a_choice_of_nothing_is_refused(window):
    window.actions_["meeting.choose"].trigger()
    dialog = next(iter(window.findChildren(ChoiceDialog)))
    for box in dialog.boxes.values():
        box.setChecked(False)

    dialog.confirm()

    assert dialog.problem.text() == "Tick at least one part."
    assert meetings(window).meeting is None
    dialog.reject()


def test_on_the_only_screen_notes_are_shown_when_asked_for(begun):
    press(begun, Qt.Key.Key_P)
    presenter = meetings(begun).presenter
    assert not presenter.notes.isVisible()

    press(begun, Qt.Key.Key_O)
    assert presenter.notes.isVisible()


def test_the_screen_that_was_chosen_is_taken_while_it_is_there(window):
    account = window.document.plan.account.id
    first = QGuiApplication.screens()[0]

    choice.keep(window.settings, account, tuple(Part), first.name())
    assert choice.screen_of(window.settings, account, window.screen()) is first

    choice.keep(window.settings, account, tuple(Part), "gone")
    assert (
        choice.screen_of(window.settings, account, window.screen()) in QGuiApplication.screens()
    )


def test_without_an_account_there_is_nothing_to_present(start, tmp_path):
    path = tmp_path / "empty.visavis"
    usecases.open_workspace(str(path)).close()
    window = start(str(path))

    assert not window.actions_["meeting.present"].isEnabled()
    window.doing.meetings.begin()
    assert window.doing.meetings.meeting is None


TWO_SCREENS = """
import json, os, sys, tempfile, time
from PySide6.QtWidgets import QApplication
from app.ui import application
app = QApplication([])
window = application.start(app, None, demo=True, language="en")
end = time.monotonic() + 30
while not (getattr(window, "document", None) and window.document.report):
    assert time.monotonic() < end
    app.processEvents()
window.actions_["meeting.present"].trigger()
app.processEvents()
meetings = window.doing.meetings
own, wall = window.screen().name(), meetings.stage.screen().name()
print(own != wall, meetings.stage.size() == meetings.stage.screen().size(),
      meetings.presenter.isVisible(), meetings.presenter.screen().name() == own,
      meetings.presenter.shows_notes)
sys.stdout.flush()
os._exit(0)
"""


def test_with_two_screens_the_wall_is_on_the_other_and_the_presenters_window_on_ours(tmp_path):
    side = {"y": 0, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screens = [
        {"name": "Laptop", "x": 0, "width": 1440, "height": 900, **side},
        {"name": "Projector", "x": 1440, "width": 1920, "height": 1080, **side},
    ]
    described = tmp_path / "screens.json"
    described.write_text(json.dumps({"screens": screens}))

    done = subprocess.run(
        [sys.executable, "-c", TWO_SCREENS], capture_output=True, text=True, check=False,
        timeout=100, cwd=ROOT,
        env={**os.environ, "VISAVIS_HOME": str(tmp_path / "home"),
             "QT_QPA_PLATFORM": f"offscreen:configfile={described}"},
    )  # fmt: skip

    assert done.stdout.split() == ["True"] * 5, done.stderr
