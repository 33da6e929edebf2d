"""Edits of counterparts: who works with whom, as it goes into a proposal."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.errors import UserError
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message
from app.model.edits.general import cleaned
from app.model.ties import Counterpart
from app.model.values import Id, joined


def toggle_counterpart(plan: AccountPlan, opportunity: Id, member: Id, person: Id) -> Change:
    """Make two each other's counterpart in a decision, or no longer; their tie stays as it is.

    Raises UserError for somebody who is no longer there.
    """
    was, now = _pair(plan, opportunity, member, person)
    message = "counterpart.added" if was is None else "counterpart.removed"
    edit = Edit(was, None if was is not None else now)
    return Change(Message.of(message, name=_called(plan, now)), (edit,))


def agree_on(
    plan: AccountPlan, opportunity: Id, member: Id, person: Id, **agreed: Any
) -> Change:
    """Note at which level two meet (`tier`) or how often (`rhythm`); None: to be agreed.

    Who were only suggested to each other so far are counterparts from then on. Raises
    UserError for somebody who is no longer there, and for a text that is too long.
    """
    was, now = _pair(plan, opportunity, member, person)
    before, now = now, replace(now, **{part: cleaned(value) for part, value in agreed.items()})
    edits = () if now == before else (Edit(was, now),)
    return Change(Message.of("counterpart.agreed", name=_called(plan, now)), edits)


def _pair(
    plan: AccountPlan, opportunity: Id, member: Id, person: Id
) -> tuple[Counterpart | None, Counterpart]:
    """The pair as it stands, if it does, and as it would be."""
    if member not in plan.members or person not in plan.persons:
        raise UserError(tr("What you want to change is no longer there."))
    id = joined(opportunity, member, person)
    was = plan.find(Counterpart, id)
    new = Counterpart(id=id, opportunity=opportunity, member=member, person=person)
    return was, was or new


def _called(plan: AccountPlan, pair: Counterpart) -> str:
    return f"{plan.label(pair.member)} – {plan.label(pair.person)}"
