"""Edits of counterparts: who works with whom, as it goes into a proposal."""

from __future__ import annotations

from app.errors import UserError
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message
from app.model.ties import Counterpart
from app.model.values import Id, joined


def toggle_counterpart(plan: AccountPlan, opportunity: Id, member: Id, person: Id) -> Change:
    """Make two each other's counterpart in a decision, or no longer; their tie stays as it is.

    Raises UserError for somebody who is no longer there.
    """
    if member not in plan.members or person not in plan.persons:
        raise UserError(tr("What you want to change is no longer there."))
    id = joined(opportunity, member, person)
    was = plan.find(Counterpart, id)
    now = Counterpart(id=id, opportunity=opportunity, member=member, person=person)
    message = "counterpart.added" if was is None else "counterpart.removed"
    name = f"{plan.label(member)} – {plan.label(person)}"
    edit = Edit(was, None if was is not None else now)
    return Change(Message.of(message, name=name), (edit,))
