"""Edits of what we decide about a gap."""

from __future__ import annotations

from datetime import date

from app.errors import UserError
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message
from app.model.edits.general import cleaned
from app.model.planning import GapDecision
from app.model.values import Id, joined
from app.model.vocabulary import GapStatus


def accept_gap(
    plan: AccountPlan,
    opportunity: Id,
    rule: str,
    subject: str,
    *,
    until: date,
    reason: str | None = None,
    on: date | None = None,
    by: str | None = None,
) -> Change:
    """Accept a gap until a date; from the day after it is open again."""
    decided = GapDecision(
        id=joined(opportunity, rule, subject),
        opportunity=opportunity,
        rule=rule,
        subject=subject,
        status=GapStatus.ACCEPTED,
        reason=cleaned(reason),
        until=until,
        decided_on=on,
        decided_by=by,
    )
    return _decided(plan, decided, "gap.accepted")


def dismiss_gap(
    plan: AccountPlan,
    opportunity: Id,
    rule: str,
    subject: str,
    *,
    reason: str,
    on: date | None = None,
    by: str | None = None,
) -> Change:
    """Dismiss a gap for good, with a reason; raises UserError without one."""
    text: str | None = cleaned(reason)
    if text is None:
        raise UserError(tr("Say why this is no gap, so that a colleague understands it later."))
    decided = GapDecision(
        id=joined(opportunity, rule, subject),
        opportunity=opportunity,
        rule=rule,
        subject=subject,
        status=GapStatus.DISMISSED,
        reason=text,
        decided_on=on,
        decided_by=by,
    )
    return _decided(plan, decided, "gap.dismissed")


def reopen_gap(plan: AccountPlan, opportunity: Id, rule: str, subject: str) -> Change:
    """Take back what was decided about a gap."""
    standing = plan.find(GapDecision, joined(opportunity, rule, subject))
    edits = () if standing is None else (Edit(standing, None),)
    return Change(Message.of("gap.reopened"), edits)


def _decided(plan: AccountPlan, decision: GapDecision, message: str) -> Change:
    return Change(Message.of(message), (Edit(plan.find(GapDecision, decision.id), decision),))
