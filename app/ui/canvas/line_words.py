"""What a line on the map says, in words, for its tooltip and the screen reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from app.i18n import day, ntr, tr
from app.model.account_plan import AccountPlan
from app.model.labels import label
from app.model.planning import PlannedTie
from app.model.ties import ContactTie
from app.model.values import Id
from app.ui.canvas.line_kinds import Line, LineKind, TieLook, stroke, tie_stroke, words


def line_words(
    plan: AccountPlan, line: Line, name_of: Callable[[Id], str] | None = None
) -> str:
    """Return who is joined to whom, and how; `name_of` names cards that stand for several."""
    if line.summed and name_of is not None:
        return "\n".join([f"{name_of(line.source)} – {name_of(line.target)}", *_sums(line)])
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


def _sums(line: Line) -> list[str]:
    """Return how many lines one stands for, each kind of them with its number."""
    counted = Counter(words(stroke(one)) for one in line.summed)
    total = ntr("{count} line", "{count} lines", len(line.summed))
    return [total, *(f"{number} × {what}" for what, number in counted.most_common())]


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
