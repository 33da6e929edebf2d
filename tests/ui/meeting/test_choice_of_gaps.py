"""Before a meeting one ticks which gaps are told; what is not touched stays as usual."""

from __future__ import annotations

import pytest

from app.analysis.story import Part, tells_of_people
from app.ui.meeting import choice
from app.ui.meeting.choice import ChoiceDialog
from tests.ui.hand import ready


@pytest.fixture
def asked(window):
    """The window, with its report there, and the dialog that Shift+F5 opens."""
    assert ready(window)
    window.actions_["meeting.choose"].trigger()
    yield window, next(iter(window.findChildren(ChoiceDialog)))
    if window.doing.meetings.meeting is not None:
        window.doing.meetings.meeting.leave()


def told(window):
    """The gaps that have a step on the wall."""
    steps = window.doing.meetings.meeting.steps
    return [step.key for step in steps if step.part is Part.GAPS]


def test_the_first_seven_that_tell_of_nobody_are_ticked(asked):
    window, dialog = asked

    ticked = [key for key, box in dialog.gaps.items() if box.isChecked()]
    assert len(ticked) == 7
    assert len(dialog.gaps) > 20

    dialog.confirm()
    assert told(window) == ticked
    gaps = window.doing.meetings.meeting.told_gaps()
    assert not any(tells_of_people(one.gap) for one in gaps)


def test_only_what_is_ticked_is_told_and_under_the_number_it_has(asked):
    window, dialog = asked
    keys = list(dialog.gaps)
    for box in dialog.gaps.values():
        box.setChecked(False)
    dialog.gaps[keys[0]].setChecked(True)
    dialog.gaps[keys[11]].setChecked(True)

    dialog.confirm()

    meeting = window.doing.meetings.meeting
    assert told(window) == [keys[0], keys[11]]
    assert [step.number for step in meeting.steps if step.number] == [1, 12]
    meeting.tell_more()
    assert len(told(window)) > 7


def test_the_choice_is_kept_for_the_decision_and_told_at_f5_too(asked):
    window, dialog = asked
    keys = list(dialog.gaps)
    dialog.gaps[keys[0]].setChecked(False)
    dialog.confirm()
    window.doing.meetings.meeting.leave()

    window.actions_["meeting.present"].trigger()

    document = window.document
    account = document.plan.account.id
    assert keys[0] not in told(window)
    assert len(told(window)) == 6
    kept = choice.gaps_of(window.settings, account, document.opportunity)
    assert kept == frozenset(told(window))
    assert choice.gaps_of(window.settings, account, "another") == frozenset()


def test_what_is_not_touched_is_told_as_usual_when_the_gaps_have_changed(asked):
    window, dialog = asked

    dialog.confirm()

    document = window.document
    account = document.plan.account.id
    assert choice.gaps_of(window.settings, account, document.opportunity) == frozenset()


def test_a_gap_that_tells_of_people_is_told_once_internal_matters_are_shown(asked):
    window, dialog = asked
    box = next(box for box in dialog.gaps.values() if "once V is pressed" in box.text())
    key = next(key for key, one in dialog.gaps.items() if one is box)
    for one in dialog.gaps.values():
        one.setChecked(one is box)
    dialog.confirm()
    assert told(window) == []

    window.doing.meetings.meeting.toggle("internal")

    assert told(window) == [key]


def test_gap_by_gap_without_a_gap_is_refused(asked):
    window, dialog = asked
    for box in dialog.gaps.values():
        box.setChecked(False)

    dialog.confirm()

    assert dialog.problem.text() == "Tick at least one gap, or tell none gap by gap."
    assert window.doing.meetings.meeting is None
    dialog.boxes[Part.GAPS].setChecked(False)
    dialog.confirm()
    assert told(window) == []


def test_gaps_that_were_chosen_and_are_gone_do_not_leave_the_story_empty(asked):
    window, dialog = asked
    document = window.document
    gone = [("R99", "nobody at all")]
    choice.keep_gaps(window.settings, document.plan.account.id, document.opportunity, gone)
    dialog.reject()

    window.actions_["meeting.present"].trigger()

    assert len(told(window)) == 7
