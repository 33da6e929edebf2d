"""A list of people from an address book, a CRM or a spreadsheet, as a preview and a change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from app.errors import UserError
from app.exchange import circles
from app.exchange.draft import Draft
from app.exchange.headings import plain
from app.exchange.likeness import Likenesses
from app.exchange.people_columns import Chosen, as_chosen, layout
from app.exchange.people_rows import Given, given
from app.exchange.preview import (
    Likely,
    LineFault,
    Outcome,
    Preview,
    PreviewRow,
    in_order,
    number_of,
)
from app.exchange.table import Table
from app.i18n import number, tr
from app.model.account_plan import AccountPlan
from app.model.change import Message
from app.model.people import Person
from app.model.ties import ReportingLine
from app.model.values import Id, joined

_NOBODY: Mapping[int, Id] = MappingProxyType({})
_MANY_COMPANIES = 20  # a file with more is somebody's whole address book
_LEGAL_FORMS = {"bv", "nv", "b", "v", "n", "sa", "srl", "gmbh", "ag", "ltd", "inc", "plc", "cv"}
_LEGAL_FORMS |= {"vof", "the", "de", "het", "stichting", "vzw", "asbl", "fictief", "group"}


def preview(
    table: Table,
    plan: AccountPlan,
    opportunity: Id | None = None,
    account_name: str | None = None,
    same: Mapping[int, Id] = _NOBODY,
    *,
    chosen: Chosen | None = None,
) -> Preview:
    """Return what importing a list of people would do; they join the decision, if one is given.

    People we know already, by address or by name, are filled in where we knew nothing. Of a
    file with several companies only the people of this account are taken. `same` says by line
    who of those known is meant under another name, `chosen` what the columns hold, where
    somebody said so. Raises UserError when there are no names in the table.
    """
    columns = layout(table) if chosen is None else as_chosen(table, chosen)
    if columns is None:
        raise UserError(
            tr("No column with names was found; put a heading such as Name above the names.")
        )
    people = [given(row, columns) for row in table.rows[columns.first :]]
    colleagues_of = _company(people, account_name or plan.account.label)
    draft = Draft(plan, opportunity)
    taken: list[tuple[Given, Id]] = []
    rows: list[PreviewRow] = []
    for one in people:
        row, id = _take(draft, one, colleagues_of, same.get(one.line))
        rows.append(row)
        if id is not None:
            taken.append((one, id))
    faults = [
        LineFault(one.line, words)
        for one in people
        for words in one.faults
        if not _left_out(one, colleagues_of)
    ]
    faults += _take_managers(draft, taken, rows)
    added, changed = (number_of(rows, which) for which in (Outcome.ADDED, Outcome.CHANGED))
    message = Message.of("people.imported", count=added + changed)
    return Preview(
        rows=in_order(rows),
        columns=columns.worded(),
        ignored=columns.ignored,
        errors=tuple(sorted(faults, key=lambda fault: fault.line)),
        change_without_faulty=draft.change(message),
        summary=draft.with_what_is_assumed(
            tr(
                "{added} added, {changed} filled in, {unchanged} known already, "
                "{skipped} skipped.",
                added=added,
                changed=changed,
                unchanged=number_of(rows, Outcome.UNCHANGED),
                skipped=number_of(rows, Outcome.SKIPPED),
            )
        ),
        likely=_likely(plan, people, rows, same),
    )


def _likely(
    plan: AccountPlan, people: list[Given], rows: list[PreviewRow], same: Mapping[int, Id]
) -> tuple[Likely, ...]:
    """Return which of the newcomers may be known already, each with the likeliest of those."""
    added = {row.line for row in rows if row.outcome is Outcome.ADDED}
    known = Likenesses(plan.persons.values())
    found = []
    for one in people:
        if one.line not in added and one.line not in same:
            continue
        near = [same[one.line]] if one.line in same else known.alike(one.name, one.email, 1)
        for person in (plan.persons[id] for id in near if id in plan.persons):
            told = _details(one.title, one.department, one.email)
            there = _details(person.title, person.department, person.email)
            found.append(Likely(one.line, one.name, told, person.id, person.label, there))
    return tuple(found)


def _details(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _take(
    draft: Draft, one: Given, company: str | None, same: Id | None
) -> tuple[PreviewRow, Id | None]:
    """Put one row into the draft; return what becomes of it and whom it is about."""
    reason = _left_out(one, company)
    if reason is None and draft.member_like(one.name, one.email) is not None:
        reason = tr("is in our client team")
    if reason is not None:
        return PreviewRow(one.line, Outcome.SKIPPED, one.name, reason), None
    if one.faults:
        return PreviewRow(one.line, Outcome.FAULTY, one.name, " ".join(one.faults)), None
    id, outcome, words = draft.take_person(one, same)
    earlier = draft.lines[id]
    if earlier != one.line:
        same = tr("same person as line {line}", line=earlier)
        words = f"{same}; {words}" if words else same
    return PreviewRow(one.line, outcome, one.name, words), id


def _left_out(one: Given, company: str | None) -> str | None:
    """Return why a row is skipped, or None when it is not."""
    if not one.name:
        return tr("no name")
    if one.deleted:
        return tr("deleted in the file")
    if company is not None and not (one.company and same_company(one.company, company)):
        return tr("works at {company}", company=one.company or "?")
    return None


def _company(people: list[Given], account: str) -> str | None:
    """Return the account when the file holds people of several companies, else None.

    Raises UserError for an address book in which nobody works at the account.
    """
    companies = {one.company for one in people if one.company}
    if any(same_company(company, account) for company in companies):
        return account if len(companies) > 1 else None
    if len(companies) > _MANY_COMPANIES:
        raise UserError(
            tr(
                "The file holds people of {count} companies, and none of them is {account}.",
                count=number(len(companies)),
                account=account,
            )
        )
    return None


def same_company(a: str, b: str) -> bool:
    """Return whether two names may mean one company: the words of one stand in the other."""
    first, second = (set(plain(name).split()) - _LEGAL_FORMS for name in (a, b))
    return bool(first and second) and (first <= second or second <= first)


def _take_managers(
    draft: Draft, taken: list[tuple[Given, Id]], rows: list[PreviewRow]
) -> list[LineFault]:
    """Draw the reporting lines the file tells of; return the lines that would go round."""
    by_key = {one.key: id for one, id in taken if one.key}
    at = {row.line: index for index, row in enumerate(rows)}
    above: dict[Id, list[Id]] = {}
    for employee, manager in circles.reporting(draft.plan):
        above.setdefault(employee, []).append(manager)
    faults: list[LineFault] = []
    for one, employee in taken:
        if employee in above or not (one.manager or one.manager_key):
            continue
        above_them = by_key.get(one.manager_key) if one.manager_key else None
        above_them = above_them or (draft.person_named(one.manager) if one.manager else None)
        index = at[one.line]
        if above_them is None:
            words = tr("{name} is not in the list", name=one.manager or "?")
            rows[index] = _noted(rows[index], words)
        elif circles.would_close(above, employee, above_them):
            names = [_label(draft, employee), _label(draft, above_them)]
            faults.append(LineFault(one.line, circles.worded(names) + "."))
        else:
            above[employee] = [above_them]
            id = joined(employee, above_them)
            draft.put(ReportingLine(id=id, employee=employee, manager=above_them))
            words = tr("reports to {name}", name=_label(draft, above_them))
            rows[index] = _noted(rows[index], words, is_news=True)
    return faults


def _noted(row: PreviewRow, words: str, *, is_news: bool = False) -> PreviewRow:
    joint = f"{row.words}; {words}" if row.words else words
    filled_in = is_news and row.outcome is Outcome.UNCHANGED
    return replace(row, outcome=Outcome.CHANGED if filled_in else row.outcome, words=joint)


def _label(draft: Draft, id: Id) -> str:
    person = draft.find(Person, id)
    return person.label if person else id
