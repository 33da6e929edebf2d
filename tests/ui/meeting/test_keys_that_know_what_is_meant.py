"""A single key works on what everybody sees, or says which key does."""

from __future__ import annotations

from app.model.vocabulary import TieLevel
from tests.plans import small_plan, tie
from tests.ui.meeting.telling import busy_plan


def test_where_all_relationships_shine_each_of_them_can_be_taken_in_hand(room):
    here = room(small_plan(tie("herman", "karim", TieLevel.WORKING)))
    here.press("right")

    here.press("l")
    first = here.meeting.tie
    here.press("l")

    assert {first, here.meeting.tie} == {("herman", "karim"), ("sanne", "eva")}
    here.press("l")
    assert here.meeting.tie == first


def test_a_level_is_given_by_one_figure_right_after_two_names(room):
    here = room(busy_plan())
    here.press("k")
    here.type("herm piet")
    here.press("enter")
    asked = here.read().replace("\N{NO-BREAK SPACE}", " ")
    assert "How near? 0 none   1 acquainted   2 working contact" in asked
    assert "4 trusted" not in here.read()  # a figure stays with its words

    here.type("3")

    assert here.document.plan.tie_between("herman", "piet").level is TieLevel.GOOD
    assert here.stage.capture.line.text() == ""
    assert "Last spoken?" in here.read()


def test_nobody_can_type_opinions_on_nothing(room):
    here = room(busy_plan())

    here.press("d")

    assert here.stage.capture is None
    assert "Take somebody (Z) or a relationship (L, K) in hand first." in here.read()


def test_a_line_that_stays_for_the_next_one_says_how_it_goes(room):
    here = room(busy_plan())

    here.press("k")
    assert "K · Who knows whom · Esc when done" in here.read()

    here.press("esc", "n")
    assert "Esc when done" not in here.read()
