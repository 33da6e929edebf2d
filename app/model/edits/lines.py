"""Edits that draw lines: our ties, lines within the buying team, competitors' ties."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.errors import UserError
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message, additions
from app.model.edits.general import one_line, set_fields, title_of
from app.model.entities import Entity
from app.model.parameters import DEFAULT, Parameters
from app.model.people import Competitor
from app.model.rhythm import cadence_for
from app.model.ties import Affinity, CompetitorTie, ContactTie, Influence, ReportingLine
from app.model.values import Id, joined, new_id
from app.model.vocabulary import (
    CompetitorBasis,
    Confidence,
    InfluenceDegree,
    TieLevel,
    TieStatus,
)


def add_tie(
    plan: AccountPlan,
    member: Id,
    person: Id,
    *,
    level: TieLevel | None = None,
    status: TieStatus | None = None,
    last_contact: date | None = None,
    last_contact_confidence: Confidence | None = Confidence.ASSUMED,
    cadence_days: int | None = None,
    base: Parameters = DEFAULT,
) -> Change:
    """Tie one of ours to one of theirs; raises UserError when they are tied already.

    The rhythm is what the person's roles ask for now, unless it is given.
    """
    tie = ContactTie(
        id=joined(member, person),
        member=member,
        person=person,
        level=level,
        status=status,
        last_contact=last_contact,
        last_contact_confidence=last_contact_confidence if last_contact else None,
        cadence_days=cadence_days or cadence_for(plan, person, base),
    )
    return _drawn(plan, tie, "tie.added")


def set_tie(
    plan: AccountPlan, member: Id, person: Id, *, base: Parameters = DEFAULT, **values: Any
) -> Change:
    """Give a tie other values, or draw it with these values when it is not there yet."""
    tie = plan.tie_between(member, person)
    if tie is None:
        if values.get("cadence_days") is None:
            values["cadence_days"] = cadence_for(plan, person, base)
        drawn = ContactTie(id=joined(member, person), member=member, person=person, **values)
        return _drawn(plan, drawn, "tie.added")
    return set_fields(plan, ContactTie, tie.id, **values)


def add_reporting_line(
    plan: AccountPlan, employee: Id, manager: Id, *, dotted: bool | None = None
) -> Change:
    """Let somebody report to somebody; raises UserError when that makes a circle."""
    above: set[Id] = set()
    climb = [manager]
    while climb:
        at = climb.pop()
        if at == employee:
            raise UserError(tr("Reporting lines cannot go round in a circle."))
        if at not in above:
            above.add(at)
            climb += [line.manager for line in plan.where(ReportingLine, "employee", at)]
    line = ReportingLine(
        id=joined(employee, manager), employee=employee, manager=manager, dotted=dotted
    )
    return _drawn(plan, line, "reporting_line.added")


def add_influence(
    plan: AccountPlan, source: Id, target: Id, weight: InfluenceDegree | None = None
) -> Change:
    """Note that somebody, or an outsider, influences somebody."""
    line = Influence(id=joined(source, target), source=source, target=target, weight=weight)
    return _drawn(plan, line, "influence.added")


def add_affinity(plan: AccountPlan, a: Id, b: Id, sign: int) -> Change:
    """Note an alliance (+1) or a conflict (-1); where the other stood, it takes its place."""
    id = joined(*sorted((a, b)))
    standing = plan.find(Affinity, id)
    if standing is not None and standing.sign != sign:
        return set_fields(plan, Affinity, id, sign=sign)
    return _drawn(plan, Affinity(id=id, a=a, b=b, sign=sign), "affinity.added")


def add_competitor(plan: AccountPlan, name: str, id: Id | None = None) -> Change:
    """Add another supplier; raises UserError without a name."""
    text: str | None = one_line(name)
    if text is None:
        raise UserError(tr("A competitor needs a name."))
    standing = next((c for c in plan.table(Competitor).values() if c.name == text), None)
    if standing is not None:
        raise UserError(tr("{name} is among the competitors already.", name=text))
    competitor = Competitor(id=id or new_id(), name=text)
    return Change(Message.of("competitor.added", name=text), additions([competitor]))


def set_competitor_tie(
    plan: AccountPlan,
    competitor: Id,
    person: Id,
    *,
    level: TieLevel | None = None,
    basis: CompetitorBasis | None = None,
) -> Change:
    """Note how well a competitor knows somebody, and what that rests on."""
    id = joined(competitor, person)
    if plan.find(CompetitorTie, id) is not None:
        return set_fields(plan, CompetitorTie, id, level=level, basis=basis)
    tie = CompetitorTie(id=id, competitor=competitor, person=person, level=level, basis=basis)
    return _drawn(plan, tie, "competitor_tie.added")


def _drawn(plan: AccountPlan, line: Entity, message: str) -> Change:
    if plan.find(type(line), line.id) is not None:
        raise UserError(tr("These two are already joined in this way."))
    return Change(Message.of(message, name=title_of(plan, line)), (Edit(None, line),))
