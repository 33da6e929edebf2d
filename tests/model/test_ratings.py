"""Colleagues judge apart, see the spread, and settle it or have it looked into."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import UserError
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.places import Rating
from app.model.planning import Action
from app.model.ratings import differ, has_rated, ratings_of, spread_words
from app.model.values import joined
from app.model.vocabulary import ActionKind, Attitude, TieLevel, TieStatus
from tests.plans import AS_OF, DECISION, small_plan

TIE = joined("sanne", "eva")
EVA_HERE = joined(DECISION, "eva")


def rated(about: str, **values: int) -> AccountPlan:
    plan = small_plan()
    for rater, value in values.items():
        plan = plan.apply(edits.rate(plan, about, f"{rater} Vos", value, on=AS_OF))
    return plan


def test_judgements_stand_side_by_side_the_highest_first():
    ratings = ratings_of(rated(TIE, Els=1, Jan=4), TIE)

    assert spread_words(ratings) == "Jan 4, Els 1"
    assert differ(ratings)
    assert has_rated(ratings, "Els Vos")
    assert not has_rated(ratings, "Sanne")


def test_attitudes_have_a_sign_and_equal_first_names_are_told_apart():
    plan = rated(EVA_HERE, Els=-1, Jan=0)
    plan = plan.apply(edits.rate(plan, EVA_HERE, "Els de Wit", 2))

    assert (
        spread_words(ratings_of(plan, EVA_HERE), signed=True)
        == "Els de Wit +2, Jan 0, Els Vos -1"
    )


def test_equal_judgements_do_not_differ():
    assert not differ(ratings_of(rated(TIE, Els=3, Jan=3), TIE))
    assert not differ([])


def test_who_judges_again_judges_once():
    plan = rated(TIE, Els=1)
    plan = plan.apply(edits.rate(plan, TIE, "Els Vos", 2))

    assert [one.value for one in ratings_of(plan, TIE)] == [2]


@pytest.mark.parametrize(("about", "value"), [(TIE, 5), (TIE, -1), (EVA_HERE, 3)])
def test_a_judgement_lies_on_its_scale(about: str, value: int):
    with pytest.raises(UserError):
        edits.rate(small_plan(), about, "Els", value)


def test_nobody_cannot_judge():
    with pytest.raises(UserError, match="who judges"):
        edits.rate(small_plan(), TIE, " ", 1)


def test_what_is_agreed_on_is_taken_over_in_one_step_that_can_be_undone():
    plan = rated(TIE, Els=1, Jan=4)
    settled = edits.settle_ratings(plan, TIE, TieLevel.WORKING)
    after = plan.apply(settled)

    assert after.ties[TIE].level is TieLevel.WORKING
    assert not after.table(Rating)
    assert after.apply(settled.inverse()) == plan


def test_an_attitude_is_settled_too():
    plan = rated(EVA_HERE, Els=-1, Jan=1)
    plan = plan.apply(edits.settle_ratings(plan, EVA_HERE, 0))
    part = plan.membership(DECISION, "eva")

    assert part is not None
    assert part.attitude is Attitude.NEUTRAL


def test_somebody_looks_into_it_before_a_day():
    plan = rated(TIE, Els=1, Jan=4)
    due = date(2026, 4, 1)
    plan = plan.apply(edits.look_into_ratings(plan, DECISION, TIE, owner="sanne", due=due))
    [action] = plan.table(Action).values()

    assert (action.kind, action.owner, action.due) == (ActionKind.FIND_OUT, "sanne", due)
    assert action.text is not None
    assert "Jan 4, Els 1" in action.text
    assert "Sanne de Wit and Eva Brouwer" in action.text


def test_without_an_owner_or_a_day_nobody_would_look_into_it():
    plan = rated(TIE, Els=1, Jan=4)

    for owner, due in ((None, AS_OF), ("sanne", None)):
        with pytest.raises(UserError, match="Say who"):
            edits.look_into_ratings(plan, DECISION, TIE, owner=owner, due=due)


def test_who_judges_again_keeps_what_they_noted():
    plan = rated(TIE, Els=1)
    [first] = ratings_of(plan, TIE)
    plan = plan.apply(edits.set_fields(plan, Rating, first.id, note="met once"))

    plan = plan.apply(edits.rate(plan, TIE, "Els Vos", 3))

    assert [(one.value, one.note) for one in ratings_of(plan, TIE)] == [(3, "met once")]


def test_a_relationship_that_is_agreed_on_is_one_again():
    plan = rated(TIE, Els=1, Jan=4)
    plan = plan.apply(edits.set_tie(plan, "sanne", "eva", status=TieStatus.LOST))

    tie = plan.apply(edits.settle_ratings(plan, TIE, 3)).tie_between("sanne", "eva")

    assert (tie.level, tie.status) == (TieLevel.GOOD, None)


def test_what_to_find_out_about_an_attitude_says_nothing_of_who_thinks_what():
    plan = rated(EVA_HERE, Els=-1, Jan=2)

    plan = plan.apply(
        edits.look_into_ratings(plan, DECISION, EVA_HERE, owner="sanne", due=AS_OF)
    )

    [action] = plan.table(Action).values()
    assert action.text == "Find out where Eva Brouwer stands"
    assert action.kind is ActionKind.FIND_OUT
