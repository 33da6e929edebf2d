"""A meeting is gone through by keys alone; what it tells is seen by all."""

from __future__ import annotations

from app.analysis.story import Part
from app.model import edits
from app.model.vocabulary import InfluenceDegree
from tests.plans import small_plan
from tests.ui.meeting.telling import busy_plan


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
