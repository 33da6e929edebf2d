"""A meeting is told and noted by keys alone; its numbers stay, and what is noted is undone."""

from __future__ import annotations

from datetime import date, timedelta

from app.analysis.story import Part
from app.model import edits
from app.model.change import Change, Message, additions
from app.model.places import Rating
from app.model.planning import Action
from app.model.vocabulary import Attitude, Confidence, InfluenceDegree, Level, Role, TieLevel
from app.model.working_copy import WorkingCopy
from app.ui.document import Document
from app.ui.meeting.meeting import Meeting
from tests.plans import AS_OF, DECISION, person, small_plan


def busy_plan():
    """Several people nobody of ours knows, so that there are many gaps."""
    return small_plan(
        *person("piet", "Piet Janssen", Role.PURCHASER, level=Level.HEAD),
        *person("fien", "Fien Maes", Role.GATEKEEPER, level=Level.STAFF),
    )


def titles(room):
    return [step.title for step in room.meeting.steps]


# -- going through it


def test_on_and_back_are_the_arrows_and_what_a_clicker_sends(room):
    here = room(busy_plan())

    here.press("right", "space", "page_down", "enter")
    assert here.meeting.place == 4

    here.press("left", "page_up", "back")
    assert here.meeting.place == 1


def test_it_stays_at_either_end(room):
    here = room(small_plan(), parts=[Part.PEOPLE, Part.PLAN])

    here.press("left")
    assert here.meeting.place == 0

    here.press("right", "right", "right")
    assert here.meeting.place == 1


def test_a_number_with_enter_goes_to_that_gap(room):
    here = room(busy_plan())

    here.press("2", "enter")

    assert here.meeting.step.number == 2


def test_a_number_that_is_not_there_is_told(room):
    here = room(busy_plan())

    here.press("9", "9", "enter")

    assert "There is no number 99 in this meeting." in here.read()
    assert here.meeting.place == 0


def test_black_hides_all_and_comes_back(room):
    here = room(busy_plan())

    here.press("b")
    assert here.read() == ""
    assert not here.stage.map.isVisible()

    here.press(".")
    assert "Who has a say in this?" in here.read()


def test_letters_of_a_name_look_at_somebody_and_esc_lets_go(room):
    here = room(busy_plan())
    before = here.stage.map.transform()

    here.press("z")
    here.type("kari")
    here.press("enter")
    assert here.meeting.person == "karim"
    assert here.stage.map.transform() != before

    here.press("esc")
    assert here.meeting.person is None
    assert here.stage.map.transform() == before


def test_seven_gaps_are_told_and_the_rest_on_demand(room):
    here = room(busy_plan())
    assert sum(step.part is Part.GAPS for step in here.meeting.steps) == 7

    here.press("m")

    assert sum(step.part is Part.GAPS for step in here.meeting.steps) > 7


def test_the_keys_are_told_on_a_strip(room):
    here = room(busy_plan())

    here.press("?")
    assert "Ctrl+Z undo" in here.read()

    here.press("esc")
    assert "Ctrl+Z undo" not in here.read()
    assert here.meeting.place == 0


def test_light_and_dark_change_at_a_key(room):
    here = room(busy_plan())
    dark = here.stage.look.name

    here.press("t")

    assert {dark, here.stage.look.name} == {"dark", "light"}


def test_esc_leaves_the_meeting_once_nothing_is_left_to_close(room, qtbot):
    here = room(busy_plan())

    with qtbot.waitSignal(here.meeting.left):
        here.press("esc")


# -- what is seen


def test_who_a_gap_is_about_stands_in_the_light_and_all_others_back(room):
    here = room(busy_plan())
    here.go_to("R02")

    lit = here.meeting.step.lit
    cards = here.stage.map.stage.cards
    assert {id for id, card in cards.items() if card.opacity() == 1} == lit
    assert all(card.opacity() < 0.5 for id, card in cards.items() if id not in lit)


def test_why_and_what_to_do_and_the_score_stand_beside_the_map(room):
    here = room(busy_plan())
    here.go_to("R02")

    step = here.meeting.step
    words = here.read()
    assert step.why in words
    assert step.todo in words
    assert f"{round(step.before)} → {round(step.after)}" in words


def test_names_are_never_smaller_than_the_last_row_can_read(room):
    here = room(busy_plan())

    for _ in here.meeting.steps:
        view = here.stage.map
        size = view.stage.letters * view.transform().m11()
        assert size >= here.stage.height() / 45 - 1e-6
        here.press("right")


def test_somebody_new_appears_while_everybody_else_stays(room):
    here = room(busy_plan())
    cards = here.stage.map.stage.cards
    before = {id: card.pos() for id, card in cards.items()}
    seen = here.stage.map.transform()

    here.press("a")
    here.type("Nadia Haddad, D, level 4")
    here.press("enter")

    assert any(card.face.name == "Nadia Haddad" for card in cards.values())
    assert {id: cards[id].pos() for id in before} == before
    assert here.stage.map.transform() == seen


def test_somebody_new_for_whom_there_is_no_room_in_sight_is_seen_all_the_same(room):
    here = room(small_plan())
    view = here.stage.map

    here.press("a")
    for number in range(9):
        here.type(f"Nadia {number} Haddad, level {number % 4 + 1}")
        here.press("enter")

    seen = view.mapToScene(view.viewport().rect()).boundingRect()
    assert seen.contains(view.stage.area_of(view.stage.cards))


def test_the_line_stands_clear_of_whom_it_added(room):
    here = room(busy_plan())

    here.press("a")
    here.type("Nadia Haddad, U, level 1")
    here.press("enter")

    view = here.stage.map
    card = view.stage.area_of([here.meeting.person])
    seen = view.mapFromScene(card).boundingRect().translated(view.pos())
    assert not here.stage.capture.geometry().intersects(seen)


def test_outsiders_stand_on_the_wall_only_while_they_are_told_of(room):
    plan = small_plan()
    plan = plan.apply(edits.add_outside(plan, "Consultants", id="adviser"))
    plan = plan.apply(edits.add_influence(plan, "adviser", "karim", InfluenceDegree.HIGH))
    here = room(plan)
    here.press("m")
    assert "adviser" not in here.stage.map.stage.cards

    here.go_to("R37")
    assert "adviser" in here.stage.map.stage.cards

    here.press("home")
    assert "adviser" not in here.stage.map.stage.cards


# -- taking down


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


# -- numbers


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
    assert here.meeting.log.closed_gaps() == closed


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


def test_the_log_tells_what_stands_and_not_what_was_undone(room):
    here = room(busy_plan())
    here.press("k")
    here.type("herm piet 3")
    here.press("enter", "esc", "n")
    here.type("we choose option B")
    here.press("enter")
    assert here.meeting.log.changes_in_words() == [
        "Draw relationship Herman Vos – Piet Janssen", "Note an action",
    ]  # fmt: skip
    assert [one.text for one in here.meeting.log.notes()] == ["we choose option B"]

    here.press("undo")

    assert here.meeting.log.changes_in_words() == [
        "Draw relationship Herman Vos – Piet Janssen"
    ]
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
