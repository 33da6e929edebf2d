"""What a meeting tells of gaps afterwards: those it began with, and those that are open."""

from __future__ import annotations

from app.model.change import Change, Message, additions
from app.model.vocabulary import Level, Role
from tests.plans import person
from tests.ui.meeting.telling import busy_plan


def test_a_gap_that_arose_and_was_undone_in_a_meeting_is_not_told_as_closed(room):
    here = room(busy_plan())
    nora = person("nora", "Nora Nieuw", Role.DECIDER, level=Level.EXECUTIVE)
    here.document.do(Change(Message.of("person.added", name="Nora"), additions(nora)))
    arose = [one for one in here.meeting.log.open_gaps() if "nora" in one.gap.persons]
    assert arose

    here.press("undo")

    assert not any(one.closed for one in here.meeting.log.gaps)
    numbers = {one.gap.key: one.number for one in here.meeting.numbers.all()}
    assert all(numbers[one.gap.key] == one.number for one in arose)
