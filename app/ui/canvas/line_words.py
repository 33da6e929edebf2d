"""What a line on the map says, in words, for its tooltip and the screen reader."""

from __future__ import annotations

from app.i18n import day, tr
from app.model.account_plan import AccountPlan
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


def _about_tie(plan: AccountPlan, line: Line) -> list[str]:
    found = [words(stroke(line))]
    tie = plan.find(ContactTie, line.ref[1])
    if tie is None:
        return found
    if line.look.stale:
        level = tie_stroke(TieLook(line.look.level))
        found.insert(0, words(level))
    if tie.last_contact is not None:
        found.append(tr("last spoken {day}", day=day(tie.last_contact)))
    return found
