"""What the matrix says in words: in its cells, in tooltips, and to a screen reader."""

from __future__ import annotations

from app.i18n import counted, day, day_and_month, mark, ntr, number, tr
from app.model.labels import label
from app.model.vocabulary import TieLevel, TieStatus
from app.ui.canvas.faces import describe
from app.ui.views.matrix_cells import Cell, Colleague, Freshness, PersonRow

BETWEEN = " · "
_STATES = {
    Freshness.STALE: mark("gone stale"),
    Freshness.LAPSED: mark("lapsed"),
    Freshness.NEVER: mark("last spoken: not known"),
}


def short(cell: Cell) -> str:
    """Return what stands in a cell: 2 · working contact; empty where there is nothing."""
    if not cell.has_tie:
        return plan_words(cell) if cell.planned else ""
    if cell.status is not None:
        return label(cell.status)
    if cell.level is None:
        return tr("not assessed")
    return f"{int(cell.level)}{BETWEEN}{label(cell.level)}"


def sign(cell: Cell) -> str:
    """Return the same in one character, for a narrow cell."""
    if not cell.has_tie:
        return "…" if cell.planned else ""
    if cell.status is not None:
        return "×" if cell.status is TieStatus.LOST else "–"
    return "?" if cell.level is None else str(int(cell.level))


def plan_words(cell: Cell, *, narrow: bool = False) -> str:
    """Return a plan as a cell shows it: plan: 12 Dec, with its level where one is there."""
    when = "" if cell.due is None else day_and_month(cell.due)
    if narrow:
        return when
    if cell.has_tie and cell.desired is not None:
        aim = f"→ {int(cell.desired)}"
        return f"{aim}{BETWEEN}{when}" if when else aim
    return tr("plan: {day}", day=when) if when else tr("planned")


def tie_words(cell: Cell) -> list[str]:
    """Return what there is between two, a line each."""
    if not cell.has_tie:
        return [*(() if cell.planned else (tr("no relationship recorded"),)), *_plan(cell)]
    if cell.status is not None:
        found = [label(cell.status)]
        if cell.level not in (None, TieLevel.NONE):
            found.append(tr("was: {level}", level=label(cell.level)))
    else:
        found = [tr("not assessed") if cell.level is None else level_words(cell.level)]
    if cell.last_contact is not None:
        said = tr("last spoken {day}", day=day(cell.last_contact))
        found.append(tr("{facts} (assumed)", facts=said) if cell.last_assumed else said)
    if cell.is_contact and cell.freshness in _STATES:
        found.append(tr(_STATES[cell.freshness]))
    if cell.supposed:
        found.append(tr("supposed"))
    if cell.spread:
        found.append(tr("judged apart: {spread}", spread=cell.spread))
    return [*found, *_plan(cell)]


def level_words(level: TieLevel) -> str:
    """Return a level as a sentence uses it; nothing is *no contact*."""
    return tr("no contact") if level is TieLevel.NONE else label(level)


def _plan(cell: Cell) -> list[str]:
    if not cell.planned:
        return []
    found = [tr("planned")]
    if cell.desired is not None:
        found.append(tr("to become: {level}", level=label(cell.desired)))
    if cell.due is not None:
        found.append(tr("due {day}", day=day(cell.due)))
    return found


def spoken(member: str, row: PersonRow, cell: Cell) -> str:
    """Return a cell as one sentence: Wim with Katrien: working contact, gone stale."""
    return tr(
        "{person} with {member}: {facts}",
        person=row.face.name,
        member=member,
        facts=", ".join(tie_words(cell)),
    )


def explained(member: str, row: PersonRow, cell: Cell) -> str:
    """Return a cell with everything that is measured of it, for its tooltip."""
    lines = [f"{row.face.name} – {member}", *tie_words(cell)]
    if cell.has_tie and cell.rhythm is not None:
        lines.append(ntr("every {count} day", "every {count} days", cell.rhythm))
    if cell.is_contact and cell.value is not None:
        lines.append(tr("value: {share}%", share=round(100 * cell.value)))
    if cell.is_contact and cell.points is not None:
        lines.append(tr("points: {points}", points=number(cell.points, 1)))
    return "\n".join([*lines, row.restricted] if row.restricted else lines)


def points_words(row: PersonRow) -> str:
    """Return what somebody brings of what they can bring: 2 / 18."""
    if row.points is None or row.at_stake is None:
        return ""
    return f"{number(row.points)} / {number(row.at_stake)}"


def person_words(row: PersonRow) -> str:
    """Return everything beside the cells of a person, for tooltip and screen reader."""
    lines = [describe(row.face)]
    if row.points is not None and row.at_stake is not None:
        lines.append(
            ntr(
                "{points} of {of} point",
                "{points} of {of} points",
                counted(number(row.at_stake, 1)),
                points=number(row.points, 1),
                of=number(row.at_stake, 1),
            )
        )
    return "\n".join([*lines, row.restricted] if row.restricted else lines)


def total_lines(one: Colleague, *, with_load: bool) -> list[str]:
    """Return what stands below a colleague: ties, points, and how busy where it may be told."""
    lines = [ntr("{count} relationship", "{count} relationships", one.ties)]
    if one.active is not None:
        lines.append(tr("{count} active", count=one.active))
    if one.points is not None:
        earned = number(one.points, 0)
        lines.append(ntr("{points} point", "{points} points", counted(earned), points=earned))
    if with_load and one.load is not None:
        lines.append(load_words(one))
    return lines


def load_words(one: Colleague) -> str:
    """Return the contact moments a year, of how many there is room for."""
    load = number(one.load or 0.0)
    if one.capacity is None:
        return tr("{load} contacts a year", load=load)
    return tr("{load} of {capacity} contacts a year", load=load, capacity=number(one.capacity))


def total_short(one: Colleague, *, with_load: bool) -> list[str]:
    """Return the same for a narrow column, a figure a line."""
    active = "–" if one.active is None else str(one.active)
    points = "–" if one.points is None else number(one.points)
    lines = [str(one.ties), active, points]
    if with_load:
        capacity = "?" if one.capacity is None else number(one.capacity)
        lines.append("–" if one.load is None else f"{number(one.load)} / {capacity}")
    return lines


def total_names(*, with_load: bool) -> list[str]:
    """Return what the figures below the colleagues are, a line each."""
    names = [tr("Relationships"), tr("active"), tr("points through them")]
    return [*names, tr("contacts a year, of capacity")] if with_load else names
