"""What is agreed in a decision, in words: planned ties with their actions, other actions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.i18n import day, ntr, tr
from app.model.account_plan import AccountPlan
from app.model.labels import label
from app.model.planning import Action, PlannedTie
from app.model.values import Id
from app.model.vocabulary import ActionKind

if TYPE_CHECKING:
    from app.analysis.network import Network


@dataclass(frozen=True, slots=True)
class Agreed:
    """One thing that is agreed: a tie to bring about, something to do, or both together."""

    text: str
    planned: PlannedTie | None
    actions: tuple[Action, ...]
    owner: str | None
    due: date | None
    overdue: int = 0  # days
    waits: str = ""  # which contact policy forbids it for now

    @property
    def id(self) -> Id:
        return self.planned.id if self.planned else self.actions[0].id

    @property
    def member(self) -> Id | None:
        return self.planned.member if self.planned else self.actions[0].member

    @property
    def person(self) -> Id | None:
        return self.planned.person if self.planned else self.actions[0].person


def agreed(
    plan: AccountPlan, opportunity: Id, today: date, network: Network | None = None
) -> list[Agreed]:
    """Return what is still to be done, the first due first; without a day it comes last.

    `network` says with whom a contact policy allows no contact now.
    """
    actions = [one for one in _actions(plan, opportunity) if one.done is None]
    lines = []
    for planned in plan.where(PlannedTie, "opportunity", opportunity):
        of_it = [
            one
            for one in actions
            if (one.member, one.person) == (planned.member, planned.person)
        ]
        actions = [one for one in actions if one not in of_it]
        text = _tie_words(plan, planned, of_it)
        lines.append(_line(text, planned, of_it, today, network))
    lines += [_line(action_words(plan, one), None, [one], today, network) for one in actions]
    return sorted(lines, key=lambda one: (one.due or date.max, one.text))


def done(plan: AccountPlan, opportunity: Id) -> list[Action]:
    """Return the actions that were done, the last one first."""
    found = [one for one in _actions(plan, opportunity) if one.done is not None]
    return sorted(found, key=lambda one: one.done or date.min, reverse=True)


def owner_words(plan: AccountPlan, one: Agreed) -> str:
    """Return who sees to it."""
    return tr("nobody yet") if not one.owner else plan.label(one.owner)


def due_words(one: Agreed) -> str:
    """Return when it is due, and by how much that is past."""
    if one.due is None:
        return tr("no date")
    if not one.overdue:
        return day(one.due)
    late = ntr("{count} day overdue", "{count} days overdue", one.overdue)
    return f"{day(one.due)}, {late}"


def as_text(plan: AccountPlan, lines: Iterable[Agreed]) -> str:
    """Return a list to paste into a message: what, who, when; and what has to wait."""
    found = []
    for one in lines:
        said = f"- {one.text} ({owner_words(plan, one)}, {due_words(one)})"
        found.append(f"{said} {tr('Not now.')} {one.waits}" if one.waits else said)
    return "\n".join(found)


def action_words(plan: AccountPlan, action: Action) -> str:
    """Return what is to be done, in one sentence."""
    if action.text:
        return action.text
    person = plan.label(action.person or "")
    if action.member is None:
        return tr("Contact with {person}", person=person)
    who = {"member": plan.label(action.member), "person": person}
    if action.kind is ActionKind.REFRESH:
        return tr("{member} contacts {person} again", **who)
    if action.kind is ActionKind.FIND_OUT:
        return tr("{member} finds out more about {person}", **who)
    if action.kind is ActionKind.NEW:
        return tr("{member} makes contact with {person}", **who)
    return tr("{member} builds on the relationship with {person}", **who)


def _tie_words(plan: AccountPlan, planned: PlannedTie, actions: list[Action]) -> str:
    if any(one.kind is ActionKind.REFRESH for one in actions):
        return action_words(plan, actions[0])
    who = {"member": plan.label(planned.member), "person": plan.label(planned.person)}
    if planned.desired_level is None:
        return tr("{member} makes contact with {person}", **who)
    level = label(planned.desired_level)
    standing = plan.tie_between(planned.member, planned.person)
    if standing is None or not standing.level:
        return tr(
            "{member} makes contact with {person}, aiming for “{level}”", level=level, **who
        )
    return tr("{member} brings the relationship with {person} to “{level}”", level=level, **who)


def _line(
    text: str,
    planned: PlannedTie | None,
    actions: list[Action],
    today: date,
    network: Network | None,
) -> Agreed:
    holder: PlannedTie | Action = planned or actions[0]
    due, person = holder.due, holder.person
    overdue = (today - due).days if due is not None and due < today else 0
    return Agreed(
        text=text,
        planned=planned,
        actions=tuple(actions),
        owner=holder.owner,
        due=due,
        overdue=overdue,
        waits=_waits(network, person) if person else "",
    )


def _waits(network: Network | None, person: Id) -> str:
    if network is None:
        return ""
    from app.analysis.wording.suppression import restricted  # noqa: PLC0415  with the report

    restriction = network.restriction_on(person)
    return "" if restriction is None else restricted(restriction, network)


def _actions(plan: AccountPlan, opportunity: Id) -> list[Action]:
    return plan.where(Action, "opportunity", opportunity)
