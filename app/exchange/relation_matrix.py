"""A filled relation matrix as a preview and one change: people, colleagues, and their ties."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from app.errors import UserError
from app.exchange import cell_words
from app.exchange.draft import Draft
from app.exchange.headings import Heading, plain, spellings
from app.exchange.matrix_layout import Colleague, MatrixLayout, layout
from app.exchange.people_rows import Given, given
from app.exchange.preview import LineFault, Outcome, Preview, PreviewRow, number_of
from app.exchange.table import Row, Table
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.change import Message
from app.model.labels import label
from app.model.parameters import DEFAULT, Parameters
from app.model.ties import ContactTie
from app.model.values import Id, joined
from app.model.vocabulary import Confidence, Lane, Level, TieLevel, TieStatus

__all__ = ["layout", "preview"]

_LEGEND = spellings(
    "legenda, legend, legende, toelichting, uitleg, betekenis, schaal, scale, key"
)
_TOTALS = spellings(
    """totaal, total, totalen, totals, som, sum, gemiddelde, gemiddeld, average, aantal, score,
    dekking, coverage, punten, subtotaal, eindtotaal"""
)
_OURS = spellings(
    """collega, collegas, collega s, colleague, colleagues, teamlid, teamleden, team member,
    team members, klantenteam, ons team, our team, wij, account team, accountteam"""
)


@dataclass
class _Reading:
    """How far the rows of a matrix have been read."""

    draft: Draft
    layout: MatrixLayout
    members: dict[int, Id]
    last_contact: date | None
    rows: list[PreviewRow] = field(default_factory=list)
    errors: list[LineFault] = field(default_factory=list)
    level: Level | None = None  # as the last heading between the rows says
    lane: Lane | None = None
    in_legend: bool = False
    ties: int = 0


def preview(
    table: Table,
    plan: AccountPlan,
    opportunity: Id | None,
    assumed_last_contact: date | None = None,
    base: Parameters = DEFAULT,
) -> Preview:
    """Return what importing a matrix would do: its people join the decision.

    A matrix says nothing of when people last spoke: `assumed_last_contact` holds for every
    tie that stands for a contact, where we knew no date, and is noted as assumed. Levels in
    the matrix replace ours; an empty cell leaves ours alone. People without a role join
    without one. Raises UserError when the table is no matrix.
    """
    found = layout(table)
    if found is None:
        raise UserError(
            tr("This is no relationship matrix: no colleagues' names above cells with 0 to 4.")
        )
    if _is_turned(table, found):
        raise UserError(
            tr(
                "Here our colleagues stand down and the contacts across; turn it round first "
                "(in a spreadsheet: copy, paste special, transpose)."
            )
        )
    draft = Draft(plan, opportunity, base)
    errors: list[LineFault] = []
    members = _take_members(draft, found, errors)
    reading = _Reading(draft, found, members, assumed_last_contact, errors=errors)
    for row in table.rows[found.people.first :]:
        _read_row(reading, row)
    added, changed, unchanged = (
        number_of(reading.rows, which)
        for which in (Outcome.ADDED, Outcome.CHANGED, Outcome.UNCHANGED)
    )
    message = Message.of("matrix.imported", count=added + changed + unchanged)
    columns = found.people.worded() + tuple(
        (one.name, tr("colleague")) for one in found.colleagues
    )
    return Preview(
        rows=tuple(reading.rows),
        columns=columns,
        ignored=found.people.ignored,
        errors=tuple(reading.errors),
        change_without_faulty=draft.change(message),
        summary=draft.with_what_is_assumed(
            tr(
                "Contacts: {added} added, {changed} filled in, {unchanged} known already. "
                "Colleagues: {colleagues}. Relationships: {ties}.",
                added=added,
                changed=changed,
                unchanged=unchanged,
                colleagues=len(members),
                ties=reading.ties,
            )
        ),
    )


def _is_turned(table: Table, found: MatrixLayout) -> bool:
    """Return whether the heading above the names down the side says that they are ours."""
    [header] = [row for row in table.rows if row.line == found.line]
    return any(
        plain(header.cell(column)) in _OURS for column in found.people.of.get(Heading.NAME, ())
    )


def _take_members(draft: Draft, found: MatrixLayout, errors: list[LineFault]) -> dict[int, Id]:
    """Put the colleagues into the draft; return who they are by column."""
    members: dict[int, Id] = {}
    for one in found.colleagues:
        member = draft.take_member(one.name, one.title)
        if member in members.values():
            words = tr("{name} stands above two columns.", name=one.name)
            errors.append(LineFault(found.line, words))
        else:
            members[one.column] = member
    return members


def _read_row(reading: _Reading, row: Row) -> None:
    one = given(row, reading.layout.people)
    marked = {
        colleague: text
        for colleague in reading.layout.colleagues
        if not cell_words.is_unsaid(text := row.cell(colleague.column))
    }
    reason = _no_person(reading, row, one, has_marks=bool(marked))
    if reason is not None:
        reading.rows.append(PreviewRow(row.line, Outcome.SKIPPED, one.name, reason))
        return
    one = replace(one, level=one.level or reading.level, lane=one.lane or reading.lane)
    faults = _faults(reading, one, marked)
    if faults:
        reading.errors += [LineFault(row.line, words) for words in faults]
        reading.rows.append(PreviewRow(row.line, Outcome.FAULTY, one.name, " ".join(faults)))
        return
    person, outcome, words = reading.draft.take_person(one)
    ties = [_take_tie(reading, person, *pair) for pair in marked.items()]
    changed = [words for words in ties if words]
    if changed and outcome is Outcome.UNCHANGED:
        outcome = Outcome.CHANGED
    shown = "; ".join([words, *changed] if words else changed)
    reading.rows.append(PreviewRow(row.line, outcome, one.name, shown))


def _no_person(reading: _Reading, row: Row, one: Given, *, has_marks: bool) -> str | None:
    """Return what a row is when it is about nobody: a legend, totals, a heading; else None."""
    texts = [cell for cell in row.cells if cell]
    first = plain(texts[0])
    if first in _LEGEND:
        reading.in_legend = True
    is_key = bool(one.name) and cell_words.mark(one.name)[0] is not None
    if reading.in_legend or is_key or "=" in texts[0]:
        return tr("legend")
    if first in _TOTALS or (not one.name and all(_is_number(text) for text in texts)):
        return tr("totals")
    if not one.name and not has_marks:
        return tr("no name")
    if len(texts) == 1 and not has_marks:
        level, lane = cell_words.level(one.name), cell_words.lane(one.name)
        if level is not None or lane is not None:
            reading.level, reading.lane = level, None if level is not None else lane
            return tr("heading")
    return None


def _is_number(text: str) -> bool:
    return text.replace(",", "").replace(".", "").rstrip("%").isdigit()


def _faults(reading: _Reading, one: Given, marked: dict[Colleague, str]) -> list[str]:
    """Return what is not understood in a row about somebody."""
    faults = list(one.faults)
    if not one.name:
        faults.append(tr("there is no name beside the marks."))
        return faults
    known = reading.draft.person_named(one.name)
    if known is not None and known in reading.draft.lines:
        earlier = reading.draft.lines[known]
        faults.append(tr("{name} stands on line {line} too.", name=one.name, line=earlier))
    if reading.draft.member_like(one.name) is not None:
        faults.append(tr("{name} is one of our client team.", name=one.name))
    for colleague, text in marked.items():
        if cell_words.mark(text)[0] is None:
            faults.append(
                tr(
                    '"{cell}" under {name} is not understood; use 0 to 4, a word or a cross.',
                    cell=text[:60],
                    name=colleague.name,
                )
            )
    return faults


def _take_tie(reading: _Reading, person: Id, colleague: Colleague, text: str) -> str:
    """Put what a cell says into the draft; return it in words, or nothing when it is known."""
    if colleague.column not in reading.members:
        return ""
    member = reading.members[colleague.column]
    said, remark = cell_words.mark(text)
    id = joined(member, person)
    standing = reading.draft.find(ContactTie, id)
    tie = standing or ContactTie(id=id, member=member, person=person)
    if isinstance(said, TieStatus):
        after = replace(tie, status=said)
    else:
        assert said is not None, "rows with cells that say nothing are left out"
        after = replace(tie, level=said, status=None)
        speaks = said > TieLevel.NONE and reading.last_contact is not None
        if speaks and tie.last_contact is None:
            after = replace(
                after,
                last_contact=reading.last_contact,
                last_contact_confidence=Confidence.ASSUMED,
            )
    if remark and not tie.note:
        after = replace(after, note=remark)
    reading.draft.put(after)
    reading.ties += 1
    return "" if after == standing else f"{colleague.name}: {label(said)}"
