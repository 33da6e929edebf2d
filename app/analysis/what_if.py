"""What if: a hypothesis on top of a plan, and what it changes; nothing of it is stored.

A step is an edit function with what it was asked, so that steps can be let go one by one and
made again on a later plan. The functions here return a `Change` like those of `model.edits`,
any of which can be a step as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.analysis.difference import Difference, difference
from app.analysis.kept import kept
from app.analysis.network import Network
from app.analysis.report import Report
from app.errors import Conflict, UserError
from app.i18n import names, tr
from app.model import edits, wording
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message
from app.model.decision import Membership
from app.model.entities import Entity, EntityType
from app.model.labels import label
from app.model.parameters import DEFAULT, Parameters
from app.model.people import TeamMember
from app.model.planning import Placement
from app.model.rhythm import cadence_for
from app.model.ties import ContactTie
from app.model.values import Id, joined
from app.model.vocabulary import Attitude, TieLevel

Supposed = Callable[..., Change]  # a plan, and what is supposed of it


def colleague_leaves(plan: AccountPlan, member: Id) -> Change:
    """Suppose that a colleague leaves: nobody to send any more, and all their ties gone."""
    if member not in plan.members:
        raise UserError(tr("What you want to change is no longer there."))
    message = Message.of("what_if.leaves", name=plan.label(member))
    return Change(message, plan.removal_of(TeamMember, member))


def contact_leaves(plan: AccountPlan, opportunity: Id, person: Id) -> Change:
    """Suppose that a customer person leaves the decision; our ties with them go along."""
    step = edits.set_membership(plan, opportunity, person, active=False)
    ties = plan.where(ContactTie, "person", person)
    message = Message.of("what_if.leaves", name=plan.label(person))
    return Change(message, (*step.edits, *(Edit(tie, None) for tie in ties)))


def tie_lost(plan: AccountPlan, member: Id, person: Id) -> Change:
    """Suppose that a tie is gone."""
    tie = _standing(plan, member, person)
    message = Message.of("what_if.tie_lost", name=_pair(plan, member, person))
    return Change(message, (Edit(tie, None),))


def attitude_becomes(
    plan: AccountPlan, opportunity: Id, person: Id, attitude: Attitude | None
) -> Change:
    """Suppose another attitude to our proposal."""
    step = edits.set_membership(plan, opportunity, person, attitude=attitude)
    words = label(attitude)
    message = Message.of("what_if.attitude", name=plan.label(person), attitude=words)
    return Change(message, step.edits)


def tie_becomes(
    plan: AccountPlan,
    member: Id,
    person: Id,
    level: TieLevel,
    on: date,
    *,
    base: Parameters = DEFAULT,
) -> Change:
    """Suppose that two have a tie of a level, fresh on a day; a lower level is not taken.

    A new tie gets its rhythm from the person's roles; `base` are the workspace's parameters.
    """
    was = plan.tie_between(member, person)
    if was is None:
        tie = ContactTie(
            id=joined(member, person),
            member=member,
            person=person,
            level=level,
            last_contact=on,
            cadence_days=cadence_for(plan, person, base),
        )
    else:
        reached = level if was.status is not None else max(level, was.level or level)
        spoken = max(on, was.last_contact or on)
        tie = replace(was, level=reached, status=None, last_contact=spoken)
    message = Message.of(
        "what_if.tie", name=_pair(plan, member, person), level=label(tie.level)
    )
    return Change(message, () if tie == was else (Edit(was, tie),))


@dataclass(frozen=True, slots=True)
class Step:
    """One thing supposed: the edit function, what it was asked, and what came of it."""

    edit: Supposed
    arguments: tuple[Any, ...]  # after the plan
    values: Mapping[str, Any]  # and by name
    change: Change  # as made on top of the steps before it

    @property
    def label(self) -> str:
        """Return what is supposed, in the reader's words."""
        return wording.words(self.change.message)

    @property
    def is_plan(self) -> bool:
        """Return whether it is something we can set out to do: make or strengthen a tie."""
        return self.edit is tie_becomes


@dataclass(frozen=True, eq=False)
class WhatIf:
    """A report, what is supposed on top of it, and the report that gives."""

    base: Report
    steps: tuple[Step, ...]
    report: Report

    @classmethod
    def on(cls, base: Report) -> WhatIf:
        """Return one that supposes nothing yet."""
        return cls(base, (), base)

    @property
    def network(self) -> Network:
        """The decision as it would be."""
        return self.report.network

    @property
    def plan(self) -> AccountPlan:
        """The plan as it would be."""
        return self.report.network.plan

    def supposing(self, edit: Supposed, *arguments: Any, **values: Any) -> WhatIf:
        """Return this with one thing more supposed; raises UserError like the edit."""
        step = Step(edit, arguments, values, edit(self.plan, *arguments, **values))
        report = _later(self.report, [step])
        return WhatIf(self.base, (*self.steps, step), report)

    def letting_go(self, position: int) -> WhatIf:
        """Return this without one step; later ones that rested on it go as well."""
        kept = [step for place, step in enumerate(self.steps) if place != position]
        return _made_again(self.base, kept)

    def over(self, base: Report) -> WhatIf:
        """Return the same supposed of a later report; steps that no longer fit are gone."""
        return _made_again(base, self.steps)

    def _is_allowed(self, step: Step) -> bool:
        return self.base.network.may_contact(step.arguments[1])

    @kept()  # not `cached_property`: in Python 3.11 that lets one thread wait for another
    def difference(self) -> Difference:
        """What it changes; carrying out the plan alone tells next steps and what is closed."""
        planned = [step for step in self.steps if step.is_plan and self._is_allowed(step)]
        if len(planned) == len(self.steps):
            carried_out = self.report
        else:
            carried_out = _made_again(self.base, planned).report
        return difference(self.base, self.report, carried_out)

    @kept()
    def shown(self) -> AccountPlan:
        """The plan to draw: whoever is supposed to leave stands there still, without lines."""
        before, after = self.base.network.plan, self.plan
        left = before.members.keys() - after.members.keys()
        back: list[Entity] = [before.members[id] for id in sorted(left)]
        back += [
            one
            for id, one in before.table(Placement).items()
            if one.card in left and after.find(Placement, id) is None
        ]
        steps = [Edit(None, one) for one in back]
        for person, membership in self.base.network.people.items():
            if person not in self.network.people and person in after.persons:
                steps.append(Edit(after.find(Membership, membership.id), membership))
        return after.apply(Change(Message.of("what_if.shown"), tuple(steps)))

    @kept()
    def left(self) -> frozenset[Id]:
        """Whoever is supposed to have left, on either side."""
        members = self.base.network.plan.members.keys() - self.plan.members.keys()
        return frozenset(members | (self.base.network.people.keys() - self.network.people))

    @kept()
    def supposed_ties(self) -> frozenset[Id]:
        """The ties that stand otherwise than they do without the hypothesis."""
        before = self.base.network.plan.ties
        return frozenset(id for id, tie in self.plan.ties.items() if tie is not before.get(id))

    @property
    def why_no_plan(self) -> str:
        """Why it cannot be kept as a plan, as a sentence; empty where it can."""
        try:
            self.as_plan(self.base.network.as_of)
        except UserError as error:
            return str(error)
        return ""

    def as_plan(self, due: date) -> Change:
        """Return the change that plans the ties made or strengthened, each for its colleague.

        Made on the plan without the hypothesis. Raises UserError when there is nothing to
        plan, or when a contact policy forbids contact with whom it is about.
        """
        plan, opportunity = self.base.network.plan, self.base.opportunity_id
        planned = dict.fromkeys(step.arguments[:2] for step in self.steps if step.is_plan)
        pairs = [pair for pair in planned if self._comes_to_something(*pair)]
        if not pairs:
            raise UserError(
                tr("Try out a new or stronger relationship first; that can be planned.")
            )
        barred = [one for _, one in pairs if not self.base.network.may_contact(one)]
        if barred:
            who = names([plan.label(person) for person in dict.fromkeys(barred)])
            raise UserError(tr("The contact policy forbids contact with {names}.", names=who))
        changes = []
        for member, person in pairs:
            level = _standing(self.plan, member, person).level
            changes.append(edits.plan_tie(plan, opportunity, member, person, level, due=due))
        if len(changes) == 1:
            return changes[0]
        return edits.combined(Message.of("planned_ties.added", count=len(changes)), changes)

    def _comes_to_something(self, member: Id, person: Id) -> bool:
        supposed = self.plan.tie_between(member, person)
        return supposed not in (None, self.base.network.plan.tie_between(member, person))


def _made_again(base: Report, steps: Iterable[Step]) -> WhatIf:
    plan, made = base.network.plan, []
    for step in steps:
        try:
            made_so = step.edit(plan, *step.arguments, **step.values)
            again = replace(step, change=made_so)
            plan = plan.apply(again.change)
        except (UserError, Conflict):
            continue
        made.append(again)
    return WhatIf(base, tuple(made), _later(base, made))


def _later(report: Report, steps: Iterable[Step]) -> Report:
    """Return a report with these steps made; the one it rests on stays as it is."""
    plan, kinds = report.network.plan, set[EntityType]()
    for step in steps:
        plan = plan.apply(step.change)
        kinds |= step.change.kinds
    if not kinds:
        return report
    later = copy(report)
    later.update(plan, kinds)
    return later


def _standing(plan: AccountPlan, member: Id, person: Id) -> ContactTie:
    tie = plan.tie_between(member, person)
    if tie is None:
        raise UserError(tr("What you want to change is no longer there."))
    return tie


def _pair(plan: AccountPlan, member: Id, person: Id) -> str:
    return f"{plan.label(member)} – {plan.label(person)}"
