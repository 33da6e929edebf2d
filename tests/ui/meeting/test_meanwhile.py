"""What colleagues do while a meeting is held is not told as the meeting's own."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.analysis import meeting_result
from app.analysis.meeting_result import Ended
from app.model import edits
from app.model.change import Change, Message, additions
from app.model.decision import Membership
from app.model.people import Person
from app.model.planning import Action
from app.model.values import joined
from app.model.vocabulary import Attitude
from app.model.working_copy import Exchange
from app.ui.meeting import result
from app.ui.meeting.log import MeetingLog
from tests.plans import AS_OF, DECISION, small_plan

EVA = joined(DECISION, "eva")
ENDED = datetime(2026, 3, 2, 16, tzinfo=UTC)


@pytest.fixture
def meeting(room):
    return room(small_plan())


def colleague_does(document, *changes: Change) -> None:
    copy = document.copy
    pending = len(copy.pending)
    accepted = Exchange((), pending, copy.revision + pending)
    copy.settle(accepted)
    copy.settle(Exchange(changes, 0, copy.revision + len(changes)))


def action(id: str, text: str, person: str) -> Change:
    one = Action(
        id=id, opportunity=DECISION, text=text, person=person, owner="sanne", due=AS_OF
    )
    return Change(Message.of("action.added"), additions([one]))


def ended(meeting) -> Ended:
    return result.taken_down(meeting.meeting.log, meeting.document, ENDED)


def page(meeting) -> str:
    return meeting_result.as_text(meeting_result.for_ourselves(ended(meeting)))


def test_a_colleagues_edit_is_counted_and_not_told_as_ours(meeting):
    document = meeting.document
    document.attempt(edits.set_fields, Membership, EVA, attitude=Attitude.ADVOCATE)
    colleague_does(document, edits.set_fields(document.plan, Person, "karim", name="Karim B."))

    told = page(meeting)

    assert "Attitude of Eva Brouwer" in told
    assert "Karim B." not in told
    assert "Meanwhile by others\n- 1 change (told in the log" in told


def test_what_a_colleague_agreed_elsewhere_is_not_agreed_here(meeting):
    document = meeting.document
    document.do(action("ours", "send the offer", "eva"))
    colleague_does(document, action("theirs", "undercut the competitor", "karim"))

    end = ended(meeting)

    assert [one.id for one in end.agreed] == ["ours"]
    assert [one.id for one in meeting_result.actions(end)] == ["ours"]
    assert "undercut" not in meeting_result.as_text(
        result.page_for_customer(end, {"ours": "send the offer"})
    )


def test_of_one_person_each_is_told_what_was_done_to_them_here(meeting):
    document = meeting.document
    colleague_does(document, edits.set_fields(document.plan, Person, "eva", name="Eva B."))
    document.attempt(edits.set_fields, Membership, EVA, attitude=Attitude.AGAINST)

    told = page(meeting)

    assert "Attitude of Eva B." in told
    assert "is now called" not in told


def test_what_was_undone_here_after_a_colleagues_edit_is_not_told(meeting):
    document = meeting.document
    document.attempt(edits.set_fields, Membership, EVA, attitude=Attitude.ADVOCATE)
    colleague_does(document, edits.set_fields(document.plan, Person, "karim", name="Karim B."))
    document.undo_stack.undo()

    assert "Attitude of Eva" not in page(meeting)


def test_an_older_step_that_was_undone_in_the_meeting_is_told(meeting):
    document = meeting.document
    document.attempt(edits.set_fields, Membership, EVA, attitude=Attitude.ADVOCATE)
    log = MeetingLog(document, ENDED)
    colleague_does(document, edits.set_fields(document.plan, Person, "karim", name="Karim B."))
    document.undo_stack.undo()

    told = meeting_result.as_text(
        meeting_result.for_ourselves(result.taken_down(log, document, ENDED))
    )

    assert "Attitude of Eva Brouwer: advocate → " in told
    assert "Karim B." not in told


def test_a_meeting_in_which_only_others_did_something_came_to_nothing(meeting):
    document = meeting.document
    colleague_does(document, edits.set_fields(document.plan, Person, "karim", name="Karim B."))

    assert not result.has_something(ended(meeting))


def test_where_nobody_else_did_anything_nothing_is_said_of_others(meeting):
    meeting.document.attempt(edits.set_fields, Membership, EVA, attitude=Attitude.ADVOCATE)

    assert "Meanwhile" not in page(meeting)
    assert ended(meeting).by_others == 0
