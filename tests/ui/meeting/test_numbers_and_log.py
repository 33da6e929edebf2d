"""Numbers of a meeting stay; what is supposed in it goes, and its log tells what stands."""

from __future__ import annotations

from app.analysis.story import Part
from app.model import edits, wording
from app.model.change import Change, Message, additions
from app.model.vocabulary import Confidence, Level, Role, TieLevel
from app.model.working_copy import WorkingCopy
from app.ui.document import Document
from app.ui.meeting.log import MeetingLog
from app.ui.meeting.meeting import Meeting
from tests.plans import AS_OF, DECISION, person
from tests.ui.meeting.telling import busy_plan


def test_numbers_stay_a_closed_gap_has_a_tick_and_a_new_one_the_next_number(room):
    here = room(busy_plan())
    before = {one.gap.key: one.number for one in here.meeting.numbers.all()}
    here.go_to("R02")
    key, number = here.meeting.step.key, here.meeting.step.number

    done = edits.set_tie(
        here.document.plan, "herman", "karim", level=TieLevel.TRUSTED, status=None,
        last_contact=AS_OF, last_contact_confidence=Confidence.CONFIRMED, last_f2f=AS_OF,
    )  # fmt: skip
    here.document.do(done)
    nora = person("nora", "Nora Nieuw", Role.DECIDER, level=Level.EXECUTIVE)
    here.document.do(Change(Message.of("person.added", name="Nora"), additions(nora)))

    after = {one.gap.key: one for one in here.meeting.numbers.all()}
    assert {k: after[k].number for k in before} == before
    assert all(one.number > len(before) for k, one in after.items() if k not in before)
    step = next(s for s in here.meeting.steps if s.key == key)
    assert (step.number, step.closed) == (number, after[key].closed)
    closed = [one for one in after.values() if one.closed]
    assert closed
    assert [one for one in here.meeting.log.gaps if one.closed] == closed


# -- what if


def test_a_what_if_supposes_what_the_gap_advises_and_nothing_stays_of_it(room):
    here = room(busy_plan())
    here.go_to("R02")
    before = here.meeting.step.before
    expected = here.meeting.step.after

    here.press("w")
    assert "WHAT IF" in here.read()
    assert here.meeting.scores() == (before, expected)

    here.meeting.leave()
    assert not here.document.supposing.is_on
    assert here.document.plan == busy_plan()


def test_in_a_what_if_somebody_leaves_at_a_key(room):
    here = room(busy_plan())
    here.press("z")
    here.type("eva")
    here.press("enter", "x")

    assert here.document.supposing.left == {"eva"}
    assert here.document.copy.plan == busy_plan()


# -- the log


def told(log: MeetingLog) -> list[str]:
    return [wording.words(message) for message in log.changes()]


def test_the_log_tells_what_stands_and_not_what_was_undone(room):
    here = room(busy_plan())
    here.press("k")
    here.type("herm piet 3")
    here.press("enter", "esc", "n")
    here.type("we choose option B")
    here.press("enter")
    assert told(here.meeting.log) == [
        "Draw relationship Herman Vos – Piet Janssen", "Note an action",
    ]  # fmt: skip
    assert [one.text for one in here.meeting.log.notes()] == ["we choose option B"]

    here.press("undo")

    assert told(here.meeting.log) == ["Draw relationship Herman Vos – Piet Janssen"]
    assert here.meeting.log.notes() == []


def test_the_log_tells_the_score_before_and_after_also_of_what_others_did(room):
    here = room(busy_plan())

    here.document.do(
        edits.set_tie(
            here.document.plan, "herman", "karim", level=TieLevel.GOOD, last_contact=AS_OF
        )
    )

    scores = here.meeting.log.scores()
    assert scores.after > scores.before


def test_a_meeting_begun_before_the_gaps_are_known_begins_with_who_they_are(qapp, qtbot):
    document = Document(WorkingCopy(busy_plan(), 0), DECISION, AS_OF)
    meeting = Meeting(document, tuple(Part), document)
    assert [step.part for step in meeting.steps] == [Part.PLAN]

    with qtbot.waitSignal(document.analysed):
        document.start_analysis()

    assert meeting.step.part is Part.PEOPLE
    document.close()
