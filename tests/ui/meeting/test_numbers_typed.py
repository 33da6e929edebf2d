"""A number is typed to go to a gap; what was typed and not meant does not stay."""

from __future__ import annotations

from app.analysis.story import tells_of_people
from app.ui.meeting.meeting import FIRST
from tests.plans import person, small_plan
from tests.ui.meeting.telling import busy_plan


def test_a_figure_that_led_nowhere_is_forgotten_at_the_next_key(room):
    here = room(busy_plan())
    here.press("3", "l")
    assert here.meeting.typed == ""

    here.press("2", "enter")

    assert here.meeting.step.number == 2


def test_the_foot_names_the_gap_that_a_number_leads_to(room):
    here = room(busy_plan())
    title = next(step.title for step in here.meeting.steps if step.number == 2)

    here.press("2")

    assert f"To gap 2 · {title} ↵" in here.read()


def test_a_gap_after_the_first_seven_is_gone_to_by_its_number(room):
    here = room(crowded())
    told = {step.number for step in here.meeting.steps}
    further = next(
        one.number
        for one in here.meeting.numbers.all()
        if one.number not in told and not tells_of_people(one.gap)
    )
    assert further > FIRST

    here.press(*str(further), "enter")
    assert here.meeting.step.number == further

    here.press("home", *str(further), "enter")
    assert here.meeting.step.number == further


def test_an_internal_gap_is_not_gone_to_but_the_key_that_shows_it_is_told(room):
    here = room(crowded())
    hidden = next(one for one in here.meeting.numbers.all() if tells_of_people(one.gap))

    here.press(*str(hidden.number))
    assert hidden.text.title not in here.read()
    here.press("enter")

    assert here.meeting.place == 0
    assert f"Gap {hidden.number} is an internal matter; V shows those." in here.read()

    here.press("v", *str(hidden.number), "enter")
    assert here.meeting.step.number == hidden.number


def crowded():
    """Many gaps, one of them about an attitude."""
    from app.model.vocabulary import Attitude, InfluenceDegree, Level, Role  # noqa: PLC0415

    some = [
        one
        for at, role in enumerate([*Role, *Role])
        for one in person(f"p{at}", f"Person {at}", role, level=list(Level)[at % len(Level)])
    ]
    against = person(
        "otto", "Otto Maes", Role.DECIDER, level=Level.EXECUTIVE,
        attitude=Attitude.AGAINST, influence=InfluenceDegree.HIGH,
    )  # fmt: skip
    return small_plan(*some, *against)
