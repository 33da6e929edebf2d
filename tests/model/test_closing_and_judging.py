from __future__ import annotations

from datetime import date

import pytest

from app.errors import UserError
from app.exchange import case_json
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.decision import (
    ClosedOpportunity,
    NegotiationReadiness,
    Opportunity,
    SellerAsBuyer,
)
from app.model.edits.judging import scores_of
from app.model.people import Account
from app.model.vocabulary import Channel, Condition, Outcome, Result, Role, Stage, TieLevel

TODAY = date(2026, 3, 2)
EARLIER = date(2026, 1, 10)


@pytest.fixture
def plan() -> AccountPlan:
    plan = AccountPlan([Account(id="a", name="A"), Opportunity(id="o", name="Imaging")])
    for change in (
        lambda p: edits.add_person(p, "o", "Dora", id="dora", roles=[Role.DECIDER]),
        lambda p: edits.add_member(p, "o", "Sanne", id="sanne"),
    ):
        plan = plan.apply(change(plan))
    return plan


def closed(plan: AccountPlan) -> ClosedOpportunity:
    return plan.table(ClosedOpportunity)["o"]


def test_a_decision_that_is_lost_is_closed_in_the_same_change(plan):
    after = plan.apply(edits.set_stage(plan, "o", Stage.LOST, TODAY))

    found = closed(after)
    assert after.opportunities["o"].stage is Stage.LOST
    assert (found.label, found.result, found.closed) == ("Imaging", Result.LOST, TODAY)


def test_a_decision_that_is_opened_again_is_closed_no_more(plan):
    lost = plan.apply(edits.set_stage(plan, "o", Stage.LOST, TODAY))

    after = lost.apply(edits.set_stage(lost, "o", Stage.OFFER, TODAY))

    assert not after.table(ClosedOpportunity)


def test_what_was_learned_stays_when_a_decision_is_opened_again(plan):
    lost = plan.apply(edits.set_stage(plan, "o", Stage.LOST, TODAY))
    review = edits.review_closed(lost, closed(lost), on=TODAY, own_lesson="Visit earlier")
    reviewed = lost.apply(review)

    opened = reviewed.apply(edits.set_stage(reviewed, "o", Stage.OFFER, TODAY))
    won = opened.apply(edits.set_stage(opened, "o", Stage.WON, TODAY))

    assert closed(opened).review.own_lesson == "Visit earlier"
    assert closed(won).result is Result.WON
    assert closed(won).review.own_lesson == "Visit earlier"


def test_the_same_stage_is_no_change(plan):
    assert edits.set_stage(plan, "o", None, TODAY).edits == ()


def test_a_loss_without_a_lesson_is_refused(plan):
    lost = plan.apply(edits.set_stage(plan, "o", Stage.LOST, TODAY))

    with pytest.raises(UserError):
        edits.review_closed(lost, closed(lost), on=TODAY, own_lesson="  ")


def test_a_win_can_be_reviewed_without_a_lesson(plan):
    won = plan.apply(edits.set_stage(plan, "o", Stage.WON, TODAY))

    after = won.apply(edits.review_closed(won, closed(won), on=TODAY, customer_reason="price"))

    assert closed(after).review.customer_reason == "price"


def test_a_second_judgement_of_a_day_corrects_the_first(plan):
    first = plan.apply(
        edits.judge_conditions(plan, "o", "dora", on=TODAY, theirs={Condition.TRUST: 2})
    )
    second = first.apply(
        edits.judge_conditions(
            first, "o", "dora", on=TODAY, theirs={Condition.TRUST: 4}, ours={Condition.FAITH: 3}
        )
    )

    [judged] = second.table(NegotiationReadiness).values()
    assert scores_of(judged.scores) == {Condition.TRUST: 4}
    assert scores_of(judged.scores_us) == {Condition.FAITH: 3}
    gone = second.apply(edits.remove_judgement(second, judged.id))
    assert not gone.table(NegotiationReadiness)


@pytest.mark.parametrize("theirs", [{}, {Condition.TRUST: 6}])
def test_a_judgement_holds_scores_from_one_to_five(plan, theirs):
    with pytest.raises(UserError):
        edits.judge_conditions(plan, "o", "dora", on=TODAY, theirs=theirs)


@pytest.mark.parametrize("text", [None, "", "[", "[1]", '{"trust": "high"}'])
def test_scores_that_cannot_be_read_are_unknown(text):
    assert scores_of(text) == {}


def test_a_conversation_form_that_is_emptied_is_gone(plan):
    filled = plan.apply(
        edits.set_seller_as_buyer(
            plan, "sanne", roles=[Role.PURCHASER, Role.PURCHASER], assessed_by="both", remark=""
        )
    )
    [form] = filled.table(SellerAsBuyer).values()

    emptied = filled.apply(
        edits.set_seller_as_buyer(filled, "sanne", roles=[], assessed_by=" ", remark=None)
    )

    assert (form.roles, form.assessed_by) == ((Role.PURCHASER,), "both")
    assert not emptied.table(SellerAsBuyer)


def logged(plan: AccountPlan, on: date, id: str) -> AccountPlan:
    change = edits.log_contact(
        plan, on=on, id=id, members=["sanne"], persons=["dora"], channel=Channel.MEETING
    )
    return plan.apply(change)


def test_a_contact_that_is_taken_back_takes_its_tie_back_to_the_one_before(plan):
    both = logged(logged(plan, EARLIER, "first"), TODAY, "second")

    after = both.apply(edits.remove_contact(both, "second"))

    tie = after.tie_between("sanne", "dora")
    assert (tie.last_contact, tie.last_f2f) == (EARLIER, EARLIER)


def test_without_an_earlier_contact_when_they_last_spoke_is_unknown(plan):
    once = logged(plan, TODAY, "only")

    after = once.apply(edits.remove_contact(once, "only"))

    tie = after.tie_between("sanne", "dora")
    assert (tie.last_contact, tie.last_contact_confidence, tie.last_f2f) == (None, None, None)
    assert tie.level is TieLevel.ACQUAINTED


def test_a_contact_that_is_mended_keeps_its_place_and_its_tie_follows(plan):
    both = logged(logged(plan, TODAY, "first"), TODAY, "second")

    change = edits.change_contact(
        both, "first", on=EARLIER, members=["sanne"], persons=["dora"], outcome=Outcome.ADVANCE
    )
    after = both.apply(change)

    found = after.interactions_with("dora")
    assert [(one.id, one.date) for one in found] == [("first", EARLIER), ("second", TODAY)]
    assert found[0].outcome is Outcome.ADVANCE
    assert after.tie_between("sanne", "dora").last_contact == TODAY
    assert after.apply(change.inverse()) == both


def test_two_way_contacts_that_were_counted_are_counted_back(plan):
    tied = plan.apply(edits.add_tie(plan, "sanne", "dora"))
    counted = tied.apply(edits.set_tie(tied, "sanne", "dora", two_way_12m=3))
    more = logged(counted, TODAY, "new")

    after = more.apply(edits.remove_contact(more, "new"))

    assert more.tie_between("sanne", "dora").two_way_12m == 4
    assert after.tie_between("sanne", "dora").two_way_12m == 3


def test_what_is_judged_and_closed_comes_back_the_same_from_a_case_file(plan):
    for change in (
        lambda p: edits.judge_conditions(
            p, "o", "dora", on=TODAY, theirs={Condition.TRUST: 2, Condition.DYNAMICS: 3}
        ),
        lambda p: edits.set_seller_as_buyer(
            p, "sanne", roles=[Role.USER], assessed_by="both", remark="to discuss"
        ),
        lambda p: edits.set_stage(p, "o", Stage.LOST, TODAY),
        lambda p: edits.review_closed(p, closed(p), on=TODAY, own_lesson="Visit earlier"),
    ):
        plan = plan.apply(change(plan))

    again = case_json.read(case_json.write(plan, "o", TODAY)).plan

    for kind in (NegotiationReadiness, ClosedOpportunity):
        assert again.table(kind) == plan.table(kind)
    [form] = again.table(SellerAsBuyer).values()
    assert (form.member, form.roles, form.note) == ("sanne", (Role.USER,), "to discuss")
