"""Edits of what was judged together: the climate of a negotiation, and whose side we take."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date

from app.errors import UserError
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message
from app.model.decision import NegotiationReadiness, SellerAsBuyer
from app.model.edits.general import cleaned
from app.model.values import Id, check_range, joined
from app.model.vocabulary import Condition, Role

Scores = Mapping[Condition, int]  # 1..5 each; what is missing was not judged
LOWEST, HIGHEST = 1, 5


def judge_conditions(
    plan: AccountPlan,
    opportunity: Id,
    who: str,
    *,
    on: date,
    theirs: Scores,
    ours: Scores | None = None,
    note: str | None = None,
) -> Change:
    """Note how the seven conditions stand with a counterpart on a day; a second time corrects.

    Raises UserError when nothing is judged of their side, or a score lies outside 1..5.
    """
    if not theirs:
        raise UserError(tr("Judge one condition at least on their side, from 1 to 5."))
    for score in (*theirs.values(), *(ours or {}).values()):
        check_range(score, LOWEST, HIGHEST, tr("A condition"))
    id = joined(opportunity, who, on.isoformat())
    judged = NegotiationReadiness(
        id=id,
        opportunity=opportunity,
        who=who,
        date=on,
        scores=_json(theirs),
        scores_us=_json(ours) if ours else None,
        note=cleaned(note),
    )
    was = plan.find(NegotiationReadiness, id)
    edits = () if was == judged else (Edit(was, judged),)
    return Change(Message.of("negotiation.judged", name=plan.label(who)), edits)


def remove_judgement(plan: AccountPlan, id: Id) -> Change:
    """Take back what was judged of a negotiation on one day."""
    was = plan.find(NegotiationReadiness, id)
    if was is None:
        raise UserError(tr("What you want to change is no longer there."))
    return Change(
        Message.of("negotiation.removed", name=plan.label(was.who)), (Edit(was, None),)
    )


def set_seller_as_buyer(
    plan: AccountPlan,
    member: Id,
    *,
    roles: Iterable[Role],
    assessed_by: str | None,
    remark: str | None,
) -> Change:
    """Keep the conversation form of a colleague; an empty one is no form."""
    standing = plan.where(SellerAsBuyer, "member", member)
    was = standing[0] if standing else None
    ticked, by, said = tuple(dict.fromkeys(roles)), cleaned(assessed_by), cleaned(remark)
    now = None
    if ticked or by or said:
        now = SellerAsBuyer(
            id=joined(member, "form") if was is None else was.id,
            member=member,
            roles=ticked,
            assessed_by=by,
            evidence=None if was is None else was.evidence,
            note=said,
        )
    edits = () if now == was else (Edit(was, now),)
    return Change(Message.of("seller_as_buyer.changed", name=plan.label(member)), edits)


def scores_of(text: str | None) -> dict[Condition, int]:
    """Return the conditions of a record as judged; what cannot be read is left out."""
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {c: found[c.value] for c in Condition if isinstance(found.get(c.value), int)}


def compact(value: object) -> str:
    """Return JSON as it stands in a plan, the same after a case file was written and read."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _json(scores: Scores) -> str:
    return compact({c.value: scores[c] for c in Condition if c in scores})
