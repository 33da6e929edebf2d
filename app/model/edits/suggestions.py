"""Edits of what the program suggests: taken up as a plan, or turned down for good."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.errors import UserError
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message
from app.model.edits.general import cleaned, combined
from app.model.edits.planning import add_action, plan_tie
from app.model.planning import Action, RefusedSuggestion
from app.model.values import Id, joined
from app.model.vocabulary import ActionKind, TieLevel


def accept_suggestion(
    plan: AccountPlan,
    opportunity: Id,
    member: Id,
    person: Id,
    kind: ActionKind,
    *,
    level: TieLevel,
    owner: str | None = None,
    due: date | None = None,
    gaps: Iterable[str] = (),
) -> Change:
    """Plan the tie a suggestion leads to, and note the action that makes it.

    The owner is the colleague unless said otherwise. An action of the same kind that is still
    to be done for the two is kept, and no second one noted.
    """
    steps = [plan_tie(plan, opportunity, member, person, level, owner=owner, due=due)]
    if not _is_noted(plan, opportunity, member, person, kind):
        steps.append(
            add_action(
                plan,
                opportunity,
                kind=kind,
                member=member,
                person=person,
                gaps=gaps,
                owner=owner,
                due=due,
            )
        )
    name = f"{plan.label(member)} – {plan.label(person)}"
    return combined(Message.of("suggestion.accepted", name=name), steps)


def refuse_suggestion(
    plan: AccountPlan,
    opportunity: Id,
    member: Id,
    person: Id,
    kind: ActionKind,
    *,
    reason: str | None = None,
    on: date | None = None,
    by: str | None = None,
) -> Change:
    """Turn a suggestion down: for these two the same is not suggested again."""
    id = joined(opportunity, member, person, kind.value)
    refused = RefusedSuggestion(
        id=id,
        opportunity=opportunity,
        member=member,
        person=person,
        kind=kind,
        reason=cleaned(reason),
        refused_on=on,
        refused_by=by,
    )
    was = plan.find(RefusedSuggestion, id)
    name = f"{plan.label(member)} – {plan.label(person)}"
    edits = () if refused == was else (Edit(was, refused),)
    return Change(Message.of("suggestion.refused", name=name), edits)


def allow_suggestion(
    plan: AccountPlan, opportunity: Id, member: Id, person: Id, kind: ActionKind
) -> Change:
    """Take back that a suggestion was turned down; raises UserError where it was not."""
    id = joined(opportunity, member, person, kind.value)
    was = plan.find(RefusedSuggestion, id)
    if was is None:
        raise UserError(tr("What you want to change is no longer there."))
    name = f"{plan.label(member)} – {plan.label(person)}"
    return Change(Message.of("suggestion.allowed", name=name), (Edit(was, None),))


def _is_noted(
    plan: AccountPlan, opportunity: Id, member: Id, person: Id, kind: ActionKind
) -> bool:
    return any(
        (action.member, action.person, action.kind) == (member, person, kind)
        and action.done is None
        for action in plan.where(Action, "opportunity", opportunity)
    )
