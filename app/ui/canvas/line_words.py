"""What a line on the map says, in words, for its tooltip and the screen reader."""

from __future__ import annotations

from app.i18n import day, tr
from app.model.account_plan import AccountPlan
from app.model.labels import label
from app.model.planning import PlannedTie
from app.model.ties import ContactTie
from app.ui.canvas.line_kinds import Line, LineKind, TieLook, stroke, tie_stroke, words


def line_words(plan: AccountPlan, line: Line) -> str:
    """Return who is joined to whom, and how."""
    a, b = plan.label(line.source), plan.label(line.target)
    if line.kind is LineKind.TIE:
        return "\n".join([f"{a} – {b}", *_about_tie(plan, line)])
    if line.kind is LineKind.REPORTING:
        return tr("{a} reports to {b}", a=a, b=b)
    if line.kind is LineKind.INFLUENCE:
        return tr("{a} influences {b}", a=a, b=b)
    if line.kind is LineKind.ALLIANCE:
        return tr("{a} and {b} are allies", a=a, b=b)
    return tr("{a} and {b} are at odds", a=a, b=b)


def planned_words(plan: AccountPlan, planned: PlannedTie) -> list[str]:
    """Return what a planned tie is to become, who sees to it, and when it is due."""
    found = []
    if planned.desired_level is not None:
        found.append(tr("to become: {level}", level=label(planned.desired_level)))
    if planned.owner:
        found.append(tr("{name} sees to it", name=plan.label(planned.owner)))
    if planned.due is not None:
        found.append(tr("due {day}", day=day(planned.due)))
    return found


def _about_tie(plan: AccountPlan, line: Line) -> list[str]:
    found = [words(stroke(line))]
    planned = plan.find(PlannedTie, line.ref[1])
    if planned is not None and line.look.planned:
        return [*found, *planned_words(plan, planned)]
    tie = plan.find(ContactTie, line.ref[1])
    if tie is None:
        return found
    if line.look.stale:
        level = tie_stroke(TieLook(line.look.level))
        found.insert(0, words(level))
    if tie.last_contact is not None:
        found.append(tr("last spoken {day}", day=day(tie.last_contact)))
    return found
