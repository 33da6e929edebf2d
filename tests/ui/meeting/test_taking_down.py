"""What is said in a meeting is noted by keys alone, and undone."""

from __future__ import annotations

from datetime import date, timedelta

from app.model import edits
from app.model.places import Rating
from app.model.planning import Action
from app.model.vocabulary import Attitude, Confidence, TieLevel
from tests.plans import AS_OF, DECISION
from tests.ui.meeting.telling import busy_plan


def test_two_names_and_a_figure_draw_a_relationship_that_can_be_undone(room):
    here = room(busy_plan())

    here.press("k")
    here.type("herm piet 3")
    assert "Herman Vos – Piet Janssen: 3 · good relationship" in here.read()
    here.press("enter", "esc")
    assert here.document.plan.tie_between("herman", "piet").level is TieLevel.GOOD

    here.press("undo")
    assert here.document.plan.tie_between("herman", "piet") is None
    assert "Undone: Draw relationship Herman Vos – Piet Janssen" in here.read()


def test_one_figure_answers_when_those_who_were_just_noted_last_spoke(room):
    here = room(busy_plan())
    here.press("k")
    here.type("herm piet 3")
    here.press("enter")
    assert "Last spoken? 1 this month   2 this quarter" in here.read()

    here.type("2")

    drawn = here.document.plan.tie_between("herman", "piet")
    assert drawn.last_contact == AS_OF - timedelta(days=45)
    assert drawn.last_contact_confidence is Confidence.ASSUMED
    assert "Last spoken?" not in here.read()
    here.type("2")
    assert here.stage.capture.line.text() == "2"


def test_without_an_answer_it_stays_unknown_when_they_last_spoke(room):
    here = room(busy_plan())
    here.press("k")
    here.type("herm piet 3")

    here.press("enter", "esc")

    assert here.document.plan.tie_between("herman", "piet").last_contact is None


def test_a_figure_gives_the_relationship_in_hand_another_level(room):
    here = room(busy_plan())
    here.press("k")
    here.type("sanne eva 2")
    here.press("enter", "esc")

    here.press("4")

    assert here.document.plan.tie_between("sanne", "eva").level is TieLevel.TRUSTED
    assert here.meeting.place == 0


def test_signs_shift_the_attitude_of_who_is_in_hand(room):
    here = room(busy_plan())
    here.press("z")
    here.type("karim")
    here.press("enter")

    here.press("+")
    assert here.document.plan.membership(DECISION, "karim").attitude is Attitude.FOR

    here.press("-", "-")
    assert here.document.plan.membership(DECISION, "karim").attitude is Attitude.RESERVED

    here.press("0")
    assert here.document.plan.membership(DECISION, "karim").attitude is Attitude.NEUTRAL


def test_an_attitude_is_not_said_aloud_unless_internal_matters_are_shown(room):
    here = room(busy_plan())
    here.press("z")
    here.type("karim")
    here.press("enter", "+")
    assert "Attitude of Karim El Amrani noted" in here.read()

    here.press("v", "+")

    assert "Attitude of Karim El Amrani: advocate" in here.read()


def test_an_action_is_noted_with_owner_day_and_the_gap_it_is_about(room):
    here = room(busy_plan())
    here.go_to("R02")
    key = " ".join(here.meeting.step.key)

    here.press("n")
    here.type("@Herman call Karim friday")
    here.press("enter")

    action = next(iter(here.document.plan.table(Action).values()))
    assert (action.text, action.owner, action.due) == ("call Karim", "herman", date(2026, 3, 6))
    assert action.gaps == (key,)
    assert here.meeting.log.agreed() == [action]


def test_the_plan_is_told_with_owners_and_days(room):
    plan = busy_plan()
    due = date(2026, 3, 9)
    plan = plan.apply(edits.add_action(plan, DECISION, text="Visit", owner="sanne", due=due))
    here = room(plan)

    here.press("end")

    assert "Visit · Sanne de Wit · 9 Mar 2026" in here.read()


def test_two_opinions_are_seen_side_by_side_until_one_is_settled_on(room):
    here = room(busy_plan())
    here.press("k")
    here.type("sanne eva 2")
    here.press("enter", "esc")

    here.press("d")
    here.type("sanne 4 herman 1")
    here.press("enter")
    assert "Opinions differ: Sanne 4, Herman 1" in here.read()
    assert len(here.document.plan.table(Rating)) == 2

    here.press("d")
    here.type("3")
    here.press("enter")
    assert "Opinions differ" not in here.read()
    assert here.document.plan.tie_between("sanne", "eva").level is TieLevel.GOOD


def test_opinions_on_an_attitude_are_hidden_with_what_is_internal(room):
    here = room(busy_plan())
    here.press("z")
    here.type("karim")
    here.press("enter", "d")
    here.type("sanne +1 herman -2")
    here.press("enter")
    assert "Opinions differ" not in here.read()

    here.press("v")

    assert "Opinions differ: Sanne +1, Herman -2" in here.read()


def test_who_may_only_look_presents_and_notes_nothing(room):
    here = room(busy_plan())
    here.document.may_edit = False

    here.press("right")
    assert here.meeting.place == 1

    here.press("a", "k", "n", "d")
    assert here.stage.capture is None

    here.press("z")
    here.type("karim")
    here.press("enter", "+")
    assert here.document.plan == here.document.copy.plan == busy_plan()
