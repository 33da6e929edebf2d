"""Edits of how a decision ends: its stage, what closed with it, and what we learned from it.

A decision that comes to a final stage is closed: in the same change it gets a closed
opportunity under its own id, which is what the rule about reviews reads. Opened again, that
goes, unless a review was held: a lesson stays learned.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.errors import UserError
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message
from app.model.decision import ClosedOpportunity, Opportunity, Review
from app.model.edits.general import cleaned, set_fields
from app.model.values import Id
from app.model.vocabulary import Result, ReviewKind, Stage

RESULTS = {
    Stage.WON: Result.WON,
    Stage.LOST: Result.LOST,
    Stage.NO_DECISION: Result.NO_DECISION,
}
KINDS = {
    Result.WON: ReviewKind.WIN,
    Result.LOST: ReviewKind.LOSS,
    Result.NO_DECISION: ReviewKind.NO_DECISION,
}


def set_stage(plan: AccountPlan, opportunity: Id, stage: Stage | None, on: date) -> Change:
    """Bring a decision to a stage; a final one closes it that day, another opens it again."""
    change = set_fields(plan, Opportunity, opportunity, stage=stage)
    if not change.edits:
        return change
    closing = plan.find(ClosedOpportunity, opportunity)
    result = None if stage is None else RESULTS.get(stage)
    if result is not None:
        now = closing or ClosedOpportunity(id=opportunity, result=result)
        name = plan.opportunities[opportunity].name
        now = replace(now, name=name, result=result, closed=on, review=_kept(now, result))
        return Change(change.message, (*change.edits, Edit(closing, now)))
    if closing is not None and closing.review is None:
        return Change(change.message, (*change.edits, Edit(closing, None)))
    return change


def review_closed(
    plan: AccountPlan,
    closed: ClosedOpportunity,
    *,
    on: date | None,
    customer_reason: str | None = None,
    interviewer: str | None = None,
    own_lesson: str | None = None,
    differently: str | None = None,
    gap_rules: tuple[str, ...] = (),
    follow_up: str | None = None,
) -> Change:
    """Note what was learned from a decision that ended on a day.

    Raises UserError for a loss without a lesson of our own.
    """
    lesson = cleaned(own_lesson)
    if closed.result is Result.LOST and lesson is None:
        raise UserError(
            tr("A loss asks for a lesson of our own: what was in our hands, whatever they say?")
        )
    was = plan.find(ClosedOpportunity, closed.id)
    before = was.review if was is not None and was.review is not None else Review()
    review = replace(
        before,
        kind=before.kind or KINDS[closed.result],
        own_lesson=lesson,
        customer_reason=cleaned(customer_reason),
        interviewer=cleaned(interviewer),
        differently=cleaned(differently),
        gap_rules=gap_rules,
        follow_up=cleaned(follow_up),
    )
    now = replace(was or closed, closed=on, review=review)
    edits = () if now == was else (Edit(was, now),)
    return Change(Message.of("closed_opportunity.reviewed", name=closed.label), edits)


def _kept(closing: ClosedOpportunity, result: Result) -> Review | None:
    """The review of an earlier close, under the kind of the new one."""
    review = closing.review
    return None if review is None else replace(review, kind=KINDS[result])
