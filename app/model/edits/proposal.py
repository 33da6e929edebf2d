"""Edits of a proposal: who is shown in it, in which order, and with which counterparts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message, removals
from app.model.counterparts import VIEW_PROPOSAL
from app.model.edits.cards import placement
from app.model.planning import Placement
from app.model.ties import Counterpart
from app.model.values import Id


def order_in_proposal(plan: AccountPlan, opportunity: Id, ids: Sequence[Id]) -> Change:
    """Let these people stand below one another in this order, each within their lane."""
    edits = []
    for number, id in enumerate(ids):
        after = placement(opportunity, VIEW_PROPOSAL, id, (0, number))
        before = plan.find(Placement, after.id)
        if before != after:
            edits.append(Edit(before, after))
    return Change(Message.of("proposal.ordered"), tuple(edits))


def forget_order_in_proposal(plan: AccountPlan, opportunity: Id) -> Change:
    """Let the level decide the order again."""
    placed = [
        one
        for one in plan.where(Placement, "opportunity", opportunity)
        if one.view == VIEW_PROPOSAL
    ]
    return Change(Message.of("proposal.ordered"), removals(placed))


def keep_counterparts(plan: AccountPlan, suggested: Iterable[Counterpart]) -> Change:
    """Make these counterparts of one another, who were only suggested so far."""
    edits = [Edit(None, one) for one in suggested if plan.find(Counterpart, one.id) is None]
    return Change(Message.of("counterparts.kept", count=len(edits)), tuple(edits))
