"""What the wall says in words, figures and signs tells the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app import resources
from app.analysis.story import Part, Step
from app.exchange import case_json
from app.model import edits
from app.model.edits import ratings as judging
from app.model.people import TeamMember
from app.model.values import joined
from app.ui.meeting.score_words import change_words, gain_words, unknown_words
from tests.plans import small_plan
from tests.ui.meeting.telling import busy_plan


@pytest.mark.parametrize(
    ("before", "after", "words", "gain"),
    [
        (28.4, 29.8, "28.4 → 29.8", "+1.4"),
        (28.4, 29.1, "28 → 29", "+1"),
        (28.2, 33.1, "28 → 33", "+5"),
        (5.9, 6.3, "5.9 → 6.3", "+0.4"),
        (28.4, 17.4, "28 → 17", ""),
        (28.4, 28.41, "28 → 28", ""),
    ],
)
def test_a_gain_is_what_lies_between_the_two_scores_beside_it(before, after, words, gain):
    assert change_words(before, after) == words
    assert gain_words(before, after) == gain


def test_where_no_gain_is_known_a_sentence_says_so_and_no_dash_stands_there():
    step = Step(Part.GAPS, "A gap", todo="Find a colleague.", before=28.0, number=1)

    assert "once it is clear who meets whom" in unknown_words(step)
    assert "beforehand" in unknown_words(replace(step, names_us=True))
    assert unknown_words(replace(step, after=30.0)) == ""
    assert unknown_words(replace(step, closed=True)) == ""
    assert unknown_words(replace(step, todo="")) == ""


def test_a_step_without_a_known_gain_reads_score_and_reason(room):
    here = room(busy_plan())
    here.press("m")
    at = next(at for at, step in enumerate(here.meeting.steps) if unknown_words(step))

    here.meeting.go(at - here.meeting.place)

    assert unknown_words(here.meeting.step) in here.read()
    assert "→ –" not in here.read()


def test_a_what_if_says_what_is_supposed(room):
    here = room(busy_plan())
    here.press("z")
    here.type("eva")
    here.press("enter", "x")

    assert "What if Eva Brouwer leaves" in here.read()


def judged_apart(plan):
    """Two colleagues judge every relationship apart."""
    for about in sorted(plan.ties):
        for rater, value in (("Sanne de Wit", 4), ("Herman Vos", 1)):
            plan = plan.apply(judging.rate(plan, about, rater, value))
    return plan


def test_who_thinks_what_is_read_with_a_gap_about_that_relationship(room):
    here = room(judged_apart(small_plan()))
    here.document.judging.opened |= set(here.document.plan.ties)
    here.press("m")
    about = joined("sanne", "eva")
    at = next(at for at, one in enumerate(here.meeting.steps) if about in (one.ties or ()))

    here.meeting.go(at - here.meeting.place)

    assert "Sanne de Wit – Eva Brouwer. Opinions differ: Sanne 4, Herman 1" in here.read()


def test_signs_on_the_map_lie_clear_of_each_other(room):
    case = case_json.read(resources.path("samples", "hospital-sint-odrada.json"))
    here = room(judged_apart(case.plan), case.opportunity)
    here.document.judging.opened |= set(here.document.plan.ties)
    stage, both = here.stage.map.stage, 0

    for _step in here.meeting.steps:
        signs = [box for _words, box in stage.spreads.signs.values()]
        if stage.sign.isVisible() and here.meeting.step.part is Part.GAPS:
            both += bool(signs)
            assert not any(box.intersects(stage.sign.sceneBoundingRect()) for box in signs)
        here.press("right")

    assert both


def test_a_step_that_several_gaps_ask_for_says_at_which_others_it_stands(room):
    case = case_json.read(resources.path("samples", "hospital-sint-odrada.json"))
    here = room(case.plan, case.opportunity)

    here.press("1", "enter")
    assert "The same step is due at gaps 3 and 10." in here.read()

    here.press("3", "enter")
    assert "The same step is due at gaps 1 and 10." in here.read()

    here.press("4", "enter")
    assert "The same step" not in here.read()


def test_a_meeting_without_a_client_team_says_so(room):
    plan = small_plan()
    here = room(plan)
    here.press("right")
    assert "Somebody of ours knows 1 of the 2 people." in here.read()

    here = room(_without_us(plan))
    here.press("right")

    assert "Nobody of ours is in the client team yet." in here.read()


def test_an_empty_plan_asks_who_does_what_about_the_gaps_that_were_told_of(room):
    here = room(busy_plan())

    here.press("end")

    step = next(step for step in here.meeting.steps if step.number == 1)
    assert f"Who does what about these?\n1  {step.title}" in here.read()

    here.press("n")
    here.type("@Herman call Karim friday")
    here.press("enter")
    assert "Who does what about these?" not in here.read()


def _without_us(plan):
    return plan.apply(edits.remove(plan, [(TeamMember, id) for id in plan.members]))
