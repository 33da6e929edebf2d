"""While internal matters are hidden, nothing on the wall says what somebody thinks of us."""

from __future__ import annotations

import pytest

from app.model.edits import ratings as judging
from app.model.planning import Action
from app.model.values import joined
from app.model.vocabulary import Attitude
from tests.plans import DECISION
from tests.ui.meeting.telling import busy_plan

SAID = ("+1", "-2", "Settled", "advocate", "against", "for · ", "(Sanne")


def judged():
    """A plan in which two colleagues judge Karim's attitude apart."""
    plan = busy_plan()
    for rater, value in (("Sanne de Wit", 1), ("Herman Vos", -2)):
        plan = plan.apply(judging.rate(plan, joined(DECISION, "karim"), rater, value))
    return plan


def look_at_karim(here) -> None:
    here.press("z")
    here.type("karim")
    here.press("enter")


def test_opinions_noted_before_are_not_read_from_the_line_of_two_opinions(room):
    here = room(judged())
    here.document.judging.opened |= {joined(DECISION, "karim")}
    look_at_karim(here)

    here.press("d")

    assert "Attitude of Karim El Amrani" in here.read()
    assert "Sanne +1" not in here.read()

    here.press("esc", "v", "d")

    assert "Sanne +1, Herman -2" in here.read()


def test_who_judged_is_said_and_not_how(room):
    here = room(busy_plan())
    look_at_karim(here)
    here.press("d")
    here.type("sanne +1 herman -2 @herman friday")

    here.press("enter")

    kept = "Attitude of Karim El Amrani · Sanne de Wit and Herman Vos"
    assert f"Kept: {kept} · looked into by Herman Vos, 6 Mar 2026" in here.read()
    assert not any(words in here.read() for words in SAID)


def test_who_looks_into_an_attitude_has_a_day_and_the_plan_says_no_opinion(room):
    here = room(busy_plan())
    look_at_karim(here)
    here.press("d")
    here.type("sanne +1 herman -2 @herman friday")
    here.press("enter", "end")

    assert "Find out where Karim El Amrani stands · Herman Vos · 6 Mar 2026" in here.read()
    assert not any(words in here.read() for words in SAID)
    [action] = here.document.plan.table(Action).values()
    assert action.text == "Find out where Karim El Amrani stands"


def test_what_is_settled_of_an_attitude_is_not_said(room):
    here = room(judged())
    look_at_karim(here)
    here.press("d")
    here.type("-2")

    here.press("enter")

    assert here.document.plan.membership(DECISION, "karim").attitude is Attitude.AGAINST
    assert "Kept: Attitude of Karim El Amrani" in here.read()
    assert not any(words in here.read() for words in SAID)


@pytest.mark.parametrize(
    ("keys", "kept"),
    [
        ([], "Kept: Nadia Haddad joins the buying team · nurse · user · attitude · influence"),
        (
            ["v"],
            "Kept: Nadia Haddad joins the buying team · nurse · user · for · influence: hi",
        ),
    ],
)
def test_of_a_newcomer_attitude_and_influence_are_said_only_where_they_may_be(room, keys, kept):
    here = room(busy_plan())
    here.press(*keys, "a")
    here.type("Nadia Haddad, nurse, U, +1, influence high")

    here.press("enter", "esc")

    assert kept in here.read()
    assert ("influence: high" in here.read()) == bool(keys)


def test_opinions_on_a_relationship_are_no_secret(room):
    here = room(busy_plan())
    here.press("k")
    here.type("sanne eva 2")
    here.press("enter", "esc", "d")
    here.type("sanne 4 herman 1")

    here.press("enter")

    assert "Kept: Sanne de Wit – Eva Brouwer · Sanne 4, Herman 1" in here.read()
