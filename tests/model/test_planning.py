"""Planned ties until they are carried out, and actions."""

from datetime import date

import pytest

from app.errors import UserError
from app.i18n import speaking
from app.model import edits, wording
from app.model.account_plan import AccountPlan
from app.model.planning import Action, PlannedTie
from app.model.values import joined
from app.model.vocabulary import ActionKind, Confidence, Role, TieLevel, TieStatus
from tests.plans import AS_OF, DECISION, person, small_plan, tie

DUE = date(2026, 4, 1)
DONE = date(2026, 3, 20)


def planned_between(plan: AccountPlan, member: str, person: str) -> PlannedTie | None:
    return plan.find(PlannedTie, joined(DECISION, member, person))


def with_plan(plan: AccountPlan, member: str, person: str, level=TieLevel.WORKING):
    return plan.apply(edits.plan_tie(plan, DECISION, member, person, level, due=DUE))


def test_a_planned_tie_is_seen_to_by_its_colleague_unless_somebody_else_owns_it():
    plan = with_plan(small_plan(), "herman", "karim")

    planned = planned_between(plan, "herman", "karim")
    assert planned.owner == "herman"
    assert (planned.desired_level, planned.due) == (TieLevel.WORKING, DUE)
    change = edits.plan_tie(
        plan, DECISION, "herman", "karim", TieLevel.GOOD, owner="sanne", due=DUE
    )
    assert planned_between(plan.apply(change), "herman", "karim").owner == "sanne"


def test_planning_the_same_again_changes_nothing():
    plan = with_plan(small_plan(), "herman", "karim")

    again = edits.plan_tie(plan, DECISION, "herman", "karim", TieLevel.WORKING, due=DUE)

    assert again.edits == ()


def test_planning_anew_keeps_the_note():
    plan = with_plan(small_plan(), "herman", "karim")
    id = joined(DECISION, "herman", "karim")
    plan = plan.apply(edits.set_fields(plan, PlannedTie, id, note="After the audit"))

    plan = with_plan(plan, "herman", "karim", TieLevel.TRUSTED)

    assert planned_between(plan, "herman", "karim").note == "After the audit"


def test_no_tie_at_all_is_nothing_to_plan():
    with pytest.raises(UserError):
        edits.plan_tie(small_plan(), DECISION, "herman", "karim", TieLevel.NONE)


def test_a_plan_let_go_leaves_the_relationship_as_it_is():
    plan = with_plan(small_plan(), "sanne", "eva", TieLevel.TRUSTED)

    left = plan.apply(edits.drop_planned_tie(plan, DECISION, "sanne", "eva"))

    assert planned_between(left, "sanne", "eva") is None
    assert left == small_plan()


def test_a_plan_carried_out_becomes_a_tie_with_the_rhythm_of_the_roles():
    deciding = person("joke", "Joke Peeters", Role.DECIDER, Role.PURCHASER)
    plan = with_plan(small_plan(*deciding), "herman", "joke")

    change = edits.keep_planned_tie_done(plan, DECISION, "herman", "joke", DONE)

    made = plan.apply(change)
    drawn = made.tie_between("herman", "joke")
    assert (drawn.level, drawn.last_contact) == (TieLevel.WORKING, DONE)
    assert drawn.last_contact_confidence is Confidence.CONFIRMED
    assert drawn.cadence_days == 60
    assert planned_between(made, "herman", "joke") is None
    assert made.apply(change.inverse()) == plan


@pytest.mark.parametrize(
    ("standing", "reached"),
    [
        (tie("sanne", "karim", TieLevel.ACQUAINTED, last_contact=AS_OF), TieLevel.GOOD),
        (tie("sanne", "karim", TieLevel.TRUSTED, last_contact=AS_OF), TieLevel.TRUSTED),
        (tie("sanne", "karim", None), TieLevel.GOOD),
        (tie("sanne", "karim", TieLevel.TRUSTED, status=TieStatus.LOST), TieLevel.GOOD),
    ],
)
def test_a_plan_carried_out_strengthens_a_tie_and_never_weakens_one(standing, reached):
    plan = with_plan(small_plan(standing), "sanne", "karim", TieLevel.GOOD)

    change = edits.keep_planned_tie_done(plan, DECISION, "sanne", "karim", DONE)

    made = plan.apply(change).tie_between("sanne", "karim")
    assert (made.level, made.status, made.last_contact) == (reached, None, DONE)


def test_a_contact_later_than_the_plan_was_carried_out_stays_the_last():
    standing = tie("sanne", "karim", TieLevel.WORKING, last_contact=AS_OF)
    plan = with_plan(small_plan(standing), "sanne", "karim", TieLevel.GOOD)

    earlier = date(2026, 2, 1)
    change = edits.keep_planned_tie_done(plan, DECISION, "sanne", "karim", earlier)

    assert plan.apply(change).tie_between("sanne", "karim").last_contact == AS_OF


def test_what_was_never_planned_can_be_neither_dropped_nor_carried_out():
    plan = small_plan()

    with pytest.raises(UserError):
        edits.drop_planned_tie(plan, DECISION, "sanne", "eva")
    with pytest.raises(UserError):
        edits.keep_planned_tie_done(plan, DECISION, "sanne", "eva", DONE)


def test_an_action_is_noted_and_done_and_to_be_done_again():
    plan = small_plan()

    change = edits.add_action(
        plan,
        DECISION,
        kind=ActionKind.REFRESH,
        member="sanne",
        person="eva",
        gaps=["R08 sanne->eva"],
        due=DUE,
        id="call",
    )
    noted = plan.apply(change)
    done = noted.apply(edits.finish_action(noted, "call", DONE))
    again = done.apply(edits.finish_action(done, "call", None))

    assert noted.find(Action, "call").owner == "sanne"
    assert done.find(Action, "call").done == DONE
    assert again == noted


@pytest.mark.parametrize("said", [{}, {"text": "  "}, {"kind": ActionKind.NEW}])
def test_an_action_says_what_is_to_be_done(said):
    with pytest.raises(UserError):
        edits.add_action(small_plan(), DECISION, **said)


def test_an_action_belongs_to_a_decision_there_is():
    with pytest.raises(UserError):
        edits.add_action(small_plan(), "elsewhere", text="Call")


def test_each_of_these_is_told_in_words():
    plan = with_plan(small_plan(), "herman", "karim")
    pair = (DECISION, "herman", "karim")
    noted = edits.add_action(plan, DECISION, text="Call", id="call")
    with_action = plan.apply(noted)
    changes = [
        edits.plan_tie(small_plan(), *pair, TieLevel.GOOD),
        edits.plan_tie(plan, *pair, TieLevel.TRUSTED),
        edits.keep_planned_tie_done(plan, *pair, DONE),
        edits.drop_planned_tie(plan, *pair),
        noted,
        edits.finish_action(with_action, "call", DONE),
        edits.finish_action(with_action, "call", None),
        edits.remove(with_action, [(Action, "call")]),
    ]

    with speaking("en"):
        said = [wording.words(change.message) for change in changes]

    assert said == [
        "Plan the relationship Herman Vos – Karim El Amrani",
        "Change the planned relationship Herman Vos – Karim El Amrani",
        "Carry out the planned relationship Herman Vos – Karim El Amrani",
        "Let go of the planned relationship Herman Vos – Karim El Amrani",
        "Note an action",
        "Finish an action",
        "Change action",
        "Remove an action",
    ]
