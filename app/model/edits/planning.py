"""Edits of what we mean to do: planned ties until they are carried out, and actions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from app.errors import UserError
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message
from app.model.edits.general import cleaned, set_fields
from app.model.edits.lines import add_tie
from app.model.parameters import DEFAULT, Parameters
from app.model.planning import Action, PlannedTie
from app.model.ties import ContactTie
from app.model.values import Id, joined, new_id
from app.model.vocabulary import ActionKind, Confidence, TieLevel


def plan_tie(
    plan: AccountPlan,
    opportunity: Id,
    member: Id,
    person: Id,
    level: TieLevel | None,
    *,
    owner: str | None = None,
    due: date | None = None,
) -> Change:
    """Mean to have a tie of a level, seen to by its owner, our colleague unless said otherwise.

    What was planned for the two already is replaced, its note kept. Raises UserError for the
    level *none*, which is nothing to work towards.
    """
    if level is TieLevel.NONE:
        raise UserError(tr("Choose the level the relationship is to reach."))
    id = joined(opportunity, member, person)
    was = plan.find(PlannedTie, id)
    planned = PlannedTie(
        id=id,
        opportunity=opportunity,
        member=member,
        person=person,
        desired_level=level,
        owner=cleaned(owner) or member,
        due=due,
        note=was.note if was else None,
    )
    message = "planned_tie.added" if was is None else "planned_tie.changed"
    edits = () if planned == was else (Edit(was, planned),)
    return Change(Message.of(message, name=_pair(plan, planned)), edits)


def drop_planned_tie(plan: AccountPlan, opportunity: Id, member: Id, person: Id) -> Change:
    """Let go of a planned tie; what there is between the two stays as it is."""
    planned = _planned(plan, opportunity, member, person)
    message = Message.of("planned_tie.removed", name=_pair(plan, planned))
    return Change(message, (Edit(planned, None),))


def keep_planned_tie_done(
    plan: AccountPlan,
    opportunity: Id,
    member: Id,
    person: Id,
    on: date,
    *,
    level: TieLevel | None = None,
    base: Parameters = DEFAULT,
) -> Change:
    """Carry out a planned tie: the two have it now, spoken on a day, and the plan is gone.

    It reaches the level given, else the one desired, else a first acquaintance; never less
    than it had, unless it was lost. A tie made by it gets its rhythm from the person's roles.
    """
    planned = _planned(plan, opportunity, member, person)
    reached = level or planned.desired_level or TieLevel.ACQUAINTED
    was = plan.tie_between(member, person)
    if was is None:
        drawn = add_tie(
            plan,
            member,
            person,
            level=reached,
            last_contact=on,
            last_contact_confidence=Confidence.CONFIRMED,
            base=base,
        )
        edits = drawn.edits
    else:
        edits = (Edit(was, _strengthened(was, reached, on)),)
    message = Message.of("planned_tie.done", name=_pair(plan, planned))
    return Change(message, (*edits, Edit(planned, None)))


def add_action(
    plan: AccountPlan,
    opportunity: Id,
    *,
    kind: ActionKind | None = None,
    text: str | None = None,
    member: Id | None = None,
    person: Id | None = None,
    gaps: Iterable[str] = (),
    owner: str | None = None,
    due: date | None = None,
    id: Id | None = None,
) -> Change:
    """Note that somebody will do something: in words, or by its kind and with whom.

    Raises UserError when it does not say what. `gaps` are those it is about.
    """
    if opportunity not in plan.opportunities:
        raise UserError(tr("What you want to change is no longer there."))
    said: str | None = cleaned(text)
    if said is None and (kind is None or person is None):
        raise UserError(tr("Say what is to be done."))
    action = Action(
        id=id or new_id(),
        opportunity=opportunity,
        kind=kind,
        text=said,
        member=member,
        person=person,
        gaps=tuple(gaps),
        owner=cleaned(owner) or member,
        due=due,
    )
    return Change(Message.of("action.added"), (Edit(None, action),))


def finish_action(plan: AccountPlan, id: Id, on: date | None) -> Change:
    """Note that an action was done on a day; without one it is to be done again."""
    change = set_fields(plan, Action, id, done=on)
    return change if on is None else Change(Message.of("action.done"), change.edits)


def _strengthened(tie: ContactTie, level: TieLevel, on: date) -> ContactTie:
    reached = level if tie.status is not None else max(level, tie.level or level)
    tie = replace(tie, level=reached, status=None)
    if tie.last_contact is not None and tie.last_contact > on:
        return tie
    return replace(tie, last_contact=on, last_contact_confidence=Confidence.CONFIRMED)


def _planned(plan: AccountPlan, opportunity: Id, member: Id, person: Id) -> PlannedTie:
    planned = plan.find(PlannedTie, joined(opportunity, member, person))
    if planned is None:
        raise UserError(tr("What you want to change is no longer there."))
    return planned


def _pair(plan: AccountPlan, planned: PlannedTie) -> str:
    return f"{plan.label(planned.member)} – {plan.label(planned.person)}"
