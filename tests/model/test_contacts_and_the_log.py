"""Where a tie leaves its last contact to the log, what is noted late hides nothing later."""

from __future__ import annotations

from datetime import date, timedelta

from app.analysis.network import Network
from app.analysis.tie_value import TieValue
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.interactions import Interaction
from app.model.vocabulary import Channel, TieLevel
from tests.plans import AS_OF, DECISION, small_plan, tie

RECENT = AS_OF - timedelta(days=5)
LONG_AGO = AS_OF - timedelta(days=500)


def met(id: str, on: date) -> Interaction:
    return Interaction(
        id=id, date=on, persons=("karim",), members=("herman",), channel=Channel.MEETING
    )


def herman_and_karim(plan: AccountPlan) -> TieValue:
    [value] = Network(plan, DECISION, AS_OF).contacts["karim"]
    return value


def test_noting_an_older_contact_leaves_a_later_one_of_the_log_the_last():
    plan = small_plan(tie("herman", "karim", TieLevel.WORKING), met("late", RECENT))

    noted = edits.log_contact(
        plan,
        on=LONG_AGO,
        members=["herman"],
        persons=["karim"],
        channel=Channel.MEETING,
    )

    after = herman_and_karim(plan.apply(noted))
    assert (after.last_contact, after.last_visit) == (RECENT, RECENT)


def test_an_appointment_does_not_keep_a_contact_of_today_from_counting():
    plan = small_plan(
        tie("herman", "karim", TieLevel.WORKING), met("ahead", AS_OF + timedelta(days=30))
    )

    noted = edits.log_contact(plan, on=AS_OF, members=["herman"], persons=["karim"])

    assert herman_and_karim(plan.apply(noted)).last_contact == AS_OF


def test_a_contact_taken_back_leaves_no_appointment_as_the_last_one():
    plan = small_plan(
        tie("herman", "karim", TieLevel.WORKING, last_contact=RECENT, last_f2f=RECENT),
        met("first", LONG_AGO),
        met("late", RECENT),
        met("ahead", AS_OF + timedelta(days=30)),
    )

    taken_back = edits.remove_contact(plan, "late")

    after = herman_and_karim(plan.apply(taken_back))
    assert (after.last_contact, after.last_visit) == (LONG_AGO, LONG_AGO)
