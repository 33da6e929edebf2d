"""A decision as tables for internal use: the relation matrix, the people, and what is planned.

The first two say things in words that our own import reads back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum

from app.exchange.workbook import Sheet, Value
from app.i18n import mark, tr
from app.model.account_plan import AccountPlan
from app.model.labels import label
from app.model.people import Person, TeamMember
from app.model.planning import Action, PlannedTie
from app.model.ties import ContactTie, ReportingLine
from app.model.values import Id
from app.model.vocabulary import ActionKind, Role

KINDS = {
    ActionKind.NEW: mark("make contact"),
    ActionKind.STRENGTHEN: mark("strengthen the relationship"),
    ActionKind.REFRESH: mark("make contact again"),
    ActionKind.FIND_OUT: mark("find out more"),
}


def matrix(plan: AccountPlan, opportunity: Id) -> Sheet:
    """Return who of ours has what with whom of those who take part."""
    team = list(plan.members.values())
    headings = [
        tr("Name"), tr("Job title"), tr("Roles"), tr("Attitude"), tr("Influence"),
        tr("Level"), tr("Function area"),
    ]  # fmt: skip
    rows: list[list[Value]] = []
    for part in plan.dmu(opportunity):
        if part.takes_part:
            one = plan.persons[part.person]
            said = [
                one.label, one.title, _roles(part.roles), _word(part.attitude),
                _word(part.influence), _word(one.level), _word(one.lane),
            ]  # fmt: skip
            ties = (_tie(plan.tie_between(member.id, one.id)) for member in team)
            rows.append([*said, *ties])
    colleagues = [_headed(member) for member in team]
    return Sheet(tr("Relationship matrix"), [*headings, *colleagues], rows)


def people(plan: AccountPlan, opportunity: Id, *, ours: bool) -> Sheet:
    """Return the customer's people, in the decision or not; with `ours`, our team below."""
    headings = [
        tr("Name"), tr("Job title"), tr("Department"), tr("E-mail"), tr("Phone number"),
        tr("Location"), tr("Language"), tr("Function area"), tr("Level"), tr("Roles"),
        tr("Influence"), tr("Attitude"), tr("Reports to"), tr("Note"),
    ]  # fmt: skip
    rows = [_person(plan, opportunity, one) for one in plan.persons.values()]
    if ours:
        headings = [*headings, tr("Side")]
        rows = [[*row, tr("customer")] for row in rows]
        rows += [[*_member(plan, one), tr("our team")] for one in plan.members.values()]
    return Sheet(tr("People"), headings, rows)


def action_plan(plan: AccountPlan, opportunity: Id) -> Sheet:
    """Return what was agreed and which relationships are planned, what is due first on top."""
    headings = [
        tr("What"), tr("Of ours"), tr("With whom"), tr("Owner"), tr("Due"), tr("Done on"),
        tr("To become"), tr("Against"), tr("Note"),
    ]  # fmt: skip
    rows = [*_actions(plan, opportunity), *_planned(plan, opportunity)]
    rows.sort(key=lambda row: (row[5] is not None, str(row[4] or "9999")))
    return Sheet(tr("Action plan"), headings, rows)


def _actions(plan: AccountPlan, opportunity: Id) -> Iterator[list[Value]]:
    for action in plan.where(Action, "opportunity", opportunity):
        kind = tr(KINDS[action.kind]) if action.kind else None
        yield [
            action.text or kind, _called(plan, action.member), _called(plan, action.person),
            _called(plan, action.owner), action.due, action.done, None,
            ", ".join(action.gaps), action.note,
        ]  # fmt: skip


def _planned(plan: AccountPlan, opportunity: Id) -> Iterator[list[Value]]:
    for one in plan.where(PlannedTie, "opportunity", opportunity):
        yield [
            tr("planned relationship"), plan.label(one.member), plan.label(one.person),
            _called(plan, one.owner), one.due, None, _word(one.desired_level), None, one.note,
        ]  # fmt: skip


def _person(plan: AccountPlan, opportunity: Id, one: Person) -> list[Value]:
    part = plan.membership(opportunity, one.id)
    lines = plan.where(ReportingLine, "employee", one.id)
    solid = sorted(lines, key=lambda line: bool(line.dotted))
    return [
        one.label, one.title, one.department, one.email, one.phone, one.location,
        one.contact_language, _word(one.lane), _word(one.level),
        _roles(part.roles) if part else None, _word(part.influence) if part else None,
        _word(part.attitude) if part else None,
        plan.label(solid[0].manager) if solid else None, one.note,
    ]  # fmt: skip


def _member(plan: AccountPlan, one: TeamMember) -> list[Value]:
    return [
        one.label, one.title, None, one.email, one.phone, None, ", ".join(one.languages),
        _word(one.lane), _word(one.level), _word(one.account_role), None, None,
        _called(plan, one.manager), one.note,
    ]  # fmt: skip


def _headed(member: TeamMember) -> str:
    """Return a colleague's column: Herman Vos (director), as the import takes it apart."""
    named = any(sign in member.label + (member.title or "") for sign in "()")
    return f"{member.label} ({member.title})" if member.title and not named else member.label


def _tie(tie: ContactTie | None) -> str | None:
    if tie is None:
        return None
    if tie.status is not None:
        return label(tie.status)
    return "?" if tie.level is None else f"{int(tie.level)} · {label(tie.level)}"


def _roles(roles: frozenset[Role]) -> str:
    return ", ".join(label(role) for role in Role if role in roles)


def _word(code: Enum | None) -> str | None:
    return None if code is None else label(code)


def _called(plan: AccountPlan, id: Id | None) -> str | None:
    return plan.label(id) if id else None


def texts(rows: Sequence[Sequence[Value]]) -> list[list[str]]:
    """Return a table's values as texts, a day as 2026-03-02."""
    return [["" if value is None else str(value) for value in row] for row in rows]
