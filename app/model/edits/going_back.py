"""Going back to a plan as it was: the change that leads from what stands to what stood."""

from __future__ import annotations

from app.errors import UserError
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message
from app.model.entities import KINDS


def go_back(plan: AccountPlan, then: AccountPlan, day: str) -> Change:
    """Return the change after which everything stands as it did; `day` says when, for reading.

    Raises UserError when it stands so already, or when that was another account.
    """
    if not then.opportunities or plan.account.id != then.account.id:
        raise UserError(tr("There was no buying decision on that day."))
    edits: list[Edit] = []
    for kind in KINDS.values():
        now, was = plan.table(kind), then.table(kind)
        edits += [Edit(now.get(id), one) for id, one in was.items() if now.get(id) != one]
        edits += [Edit(one, None) for id, one in now.items() if id not in was]
    if not edits:
        raise UserError(tr("Everything stands as it did on that day."))
    return Change(Message.of("plan.went_back", day=day), tuple(edits))
