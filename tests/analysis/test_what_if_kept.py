"""What was supposed is kept as a plan, within what the contact policy allows, and told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.analysis.report import Report
from app.analysis.what_if import (
    WhatIf,
    attitude_becomes,
    colleague_leaves,
    contact_leaves,
    tie_becomes,
    tie_lost,
)
from app.analysis.wording.what_if import in_sentences
from app.errors import UserError
from app.model import edits
from app.model.decision import Opportunity
from app.model.planning import PlannedTie
from app.model.vocabulary import Attitude, ContactPolicy, Role, TieLevel
from tests.analysis.cases import full_plans, with_entities
from tests.analysis.supposed import supposing_what_can_be, suppositions, what_if
from tests.plans import AS_OF, DECISION, person, small_plan

DUE = AS_OF + timedelta(days=30)


def test_what_is_kept_as_a_plan_is_the_ties_made_or_strengthened():
    supposed = (
        what_if()
        .supposing(tie_becomes, "herman", "karim", TieLevel.WORKING, AS_OF)
        .supposing(tie_becomes, "sanne", "eva", TieLevel.TRUSTED, AS_OF)
        .supposing(attitude_becomes, DECISION, "karim", Attitude.FOR)
    )

    made = small_plan().apply(supposed.as_plan(DUE))

    planned = made.table(PlannedTie).values()
    assert {(p.member, p.person, p.desired_level, p.owner, p.due) for p in planned} == {
        ("herman", "karim", TieLevel.WORKING, "herman", DUE),
        ("sanne", "eva", TieLevel.TRUSTED, "sanne", DUE),
    }
    assert made.ties == small_plan().ties
    assert made.membership(DECISION, "karim").attitude is Attitude.NEUTRAL


@pytest.mark.parametrize(
    "steps",
    [
        [],
        [(colleague_leaves, "herman")],
        [(tie_becomes, "herman", "karim", TieLevel.GOOD, AS_OF), (colleague_leaves, "herman")],
    ],
)
def test_where_no_tie_came_of_it_there_is_nothing_to_plan(steps):
    supposed = supposing_what_can_be(what_if(), steps)

    with pytest.raises(UserError):
        supposed.as_plan(DUE)


def test_during_a_tender_no_contact_is_planned():
    policy = Opportunity(id=DECISION, contact_policy=ContactPolicy.FORBIDDEN)
    base = Report(with_entities(small_plan(), policy), DECISION, AS_OF)
    supposed = WhatIf.on(base).supposing(
        tie_becomes, "herman", "karim", TieLevel.WORKING, AS_OF
    )

    with pytest.raises(UserError, match="Karim El Amrani"):
        supposed.as_plan(DUE)


@settings(max_examples=60)
@given(full_plans(smallest=1), st.data())
def test_whatever_is_supposed_no_contact_out_of_bounds_is_planned(plan, data):
    base = Report(plan, DECISION, AS_OF)
    supposed = supposing_what_can_be(WhatIf.on(base), data.draw(suppositions(plan)))

    try:
        made = plan.apply(supposed.as_plan(DUE))
    except UserError:
        return

    planned = made.table(PlannedTie).values()
    assert planned
    assert all(base.network.may_contact(one.person) for one in planned)


def test_any_edit_can_be_supposed():
    line = what_if(*person("joke", "Joke Peeters", Role.PURCHASER)).supposing(
        edits.add_affinity, "eva", "joke", 1
    )

    assert line.network.warmest("joke").nodes == ("WIJ", "sanne", "eva", "joke")


def test_what_is_different_is_told_in_sentences():
    gone = what_if().supposing(colleague_leaves, "sanne")

    said = in_sentences(gone.difference, gone.base.network, gone.network)

    assert said[0] == "The score drops from 7.7 to 0."
    assert "No longer covered: user." in said
    assert "Lost: Eva Brouwer." in said
    assert "No route leads to Karim El Amrani any more." in said


def test_what_a_plan_brings_is_told_in_sentences():
    won = what_if().supposing(tie_becomes, "herman", "karim", TieLevel.GOOD, AS_OF)

    said = in_sentences(won.difference, won.base.network, won.network)

    assert said[0].startswith("The score rises from 7.7 to ")
    assert "Covered from now on: decider." in said
    assert "Won: Karim El Amrani." in said
    assert any(sentence.endswith("to good.") for sentence in said)
    assert any("next step" in sentence for sentence in said)


def test_each_step_is_told_in_words():
    supposed = (
        what_if()
        .supposing(tie_becomes, "herman", "karim", TieLevel.GOOD, AS_OF)
        .supposing(attitude_becomes, DECISION, "karim", Attitude.ADVOCATE)
        .supposing(tie_lost, "sanne", "eva")
        .supposing(contact_leaves, DECISION, "eva")
    )

    assert [step.label for step in supposed.steps] == [
        "What if the relationship Herman Vos – Karim El Amrani becomes “good relationship”",
        "What if the attitude of Karim El Amrani becomes “advocate”",
        "What if the relationship Sanne de Wit – Eva Brouwer is lost",
        "What if Eva Brouwer leaves",
    ]
