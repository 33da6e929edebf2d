"""Edits of a proposal: who is shown in it, called how, in which order and opposite whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from app.errors import UserError
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.called import Called, called_in, record_id, record_of
from app.model.change import Change, Edit, Message, removals
from app.model.counterparts import VIEW_PROPOSAL
from app.model.edits.cards import placement
from app.model.people import Person, TeamMember
from app.model.planning import KeptRecord, Placement
from app.model.ties import Counterpart
from app.model.values import Id


def show_in_proposal(
    plan: AccountPlan, kind: type[Person] | type[TeamMember], ids: Iterable[Id], *, shown: bool
) -> Change:
    """Let all of these be in proposals, or none of them; who is so already stays as is."""
    found = [one for id in ids if (one := plan.find(kind, id)) is not None]
    edits = tuple(
        Edit(one, replace(one, in_proposal=shown))
        for one in found
        if (one.in_proposal is not False) != shown
    )
    message = "proposal.shown" if shown else "proposal.hidden"
    return Change(Message.of(message, count=len(edits)), edits)


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


def call_in_proposal(
    plan: AccountPlan, opportunity: Id, somebody: Id, called: Called
) -> Change:
    """Call somebody otherwise in the proposal; with nothing given, as we do ourselves again."""
    before = plan.find(KeptRecord, record_id(opportunity, somebody))
    after = None if called == Called() else record_of(opportunity, somebody, called)
    edits = () if before == after else (Edit(before, after),)
    return Change(Message.of("proposal.called", name=plan.label(somebody)), edits)


def call_in_part(
    plan: AccountPlan, opportunity: Id, somebody: Id, part: str, called: str | None
) -> Change:
    """As `call_in_proposal`, for the `name` or the `title` alone; the other stays.

    Raises UserError where whoever is meant is there no more.
    """
    if somebody not in plan.persons and somebody not in plan.members:
        raise UserError(tr("What you want to change is no longer there."))
    stands = called_in(plan, opportunity).get(somebody, Called())
    values: dict[str, Any] = {part: called}
    return call_in_proposal(plan, opportunity, somebody, replace(stands, **values))


def names_in_proposals(plan: AccountPlan, somebody: Id) -> tuple[Edit, ...]:
    """Return the edits that forget what somebody is called in any proposal."""
    ids = [record_id(opportunity, somebody) for opportunity in plan.opportunities]
    kept = [plan.find(KeptRecord, id) for id in ids]
    return removals([one for one in kept if one is not None])


def keep_counterparts(plan: AccountPlan, suggested: Iterable[Counterpart]) -> Change:
    """Make these counterparts of one another, who were only suggested so far."""
    edits = [Edit(None, one) for one in suggested if plan.find(Counterpart, one.id) is None]
    return Change(Message.of("counterparts.kept", count=len(edits)), tuple(edits))
