"""What is said in one line of somebody we know, and differs from what we held for true."""

from __future__ import annotations

import pytest

from app.exchange.quick_line import Understood, understand
from app.i18n import speaking
from app.model import edits
from app.model.people import Person
from app.model.vocabulary import Attitude, InfluenceDegree, Level, Role
from tests.plans import DECISION, small_plan


def said(line: str) -> Understood:
    return understand(line, small_plan(), DECISION)


def after(line: str):
    change = said(line).change
    assert change is not None, said(line).problem
    return small_plan().apply(change)


def test_another_attitude_takes_the_place_of_the_one_held():
    joins = after("Eva Brouwer, -1").membership(DECISION, "eva")

    assert joins is not None
    assert joins.attitude is Attitude.RESERVED


def test_what_was_held_before_is_told_beside_what_is_said():
    with speaking("en"):
        understood = said("Eva Brouwer, -1")

    assert understood.sentence == "Eva Brouwer is known already; changed"
    assert understood.facts == ("reserved (was for)",)


def test_where_attitudes_are_not_told_the_one_before_is_not_told_either():
    with speaking("en"):
        understood = said("Eva Brouwer, -1")

    assert understood.quiet == ("attitude",)


def test_influence_level_and_title_can_be_corrected_in_one_line():
    plan = after("Eva Brouwer, hoofd OK, hoge invloed, niveau 3")

    eva, joins = plan.persons["eva"], plan.membership(DECISION, "eva")
    assert joins is not None
    assert (eva.title, eva.level, eva.level_confidence) == ("hoofd OK", Level.HEAD, None)
    assert joins.influence is InfluenceDegree.HIGH


def test_a_role_comes_beside_the_roles_there_are():
    joins = after("Eva Brouwer, D").membership(DECISION, "eva")

    assert joins is not None
    assert joins.roles == {Role.USER, Role.DECIDER}


@pytest.mark.parametrize(
    "line", ["Eva Brouwer, +1, U", "eva brouwer, TEAMLEIDER OK", "Eva Brouwer"]
)
def test_what_is_held_already_is_known_however_it_is_spelled(line):
    plan = small_plan()
    plan = plan.apply(edits.set_fields(plan, Person, "eva", title="Teamleider OK"))

    understood = understand(line, plan, DECISION)

    assert understood.change is None
    assert understood.problem == "This is known already."


def test_all_that_a_line_corrects_is_one_change_that_can_be_undone():
    understood = said("Eva Brouwer, hoofd OK, -1, D, Herman 2")

    assert understood.change is not None
    subjects = [(edit.kind, edit.id) for edit in understood.change.edits]
    assert len(subjects) == len(set(subjects))
    plan = small_plan().apply(understood.change).apply(understood.change.inverse())
    assert set(plan) == set(small_plan())
