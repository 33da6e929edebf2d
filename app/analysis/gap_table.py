"""Every gap of a decision as a row of a table, the gravest first, in the reader's words."""

from __future__ import annotations

from app.analysis.gap import TO_FILL_IN, Gap
from app.analysis.report import Report
from app.analysis.rounding import rounded
from app.analysis.text_form import BANDS
from app.analysis.wording import words
from app.i18n import tr
from app.model.labels import label

Cell = str | float | None


def headings() -> list[str]:
    return [
        tr("Severity"), tr("Band"), tr("Rule"), tr("Gap"), tr("Why"), tr("What to do"),
        tr("Status"), tr("Reason"), tr("Until"), tr("People"), tr("Our team"),
    ]  # fmt: skip


def rows(report: Report) -> list[list[Cell]]:
    """Return a row for every gap, whatever was decided about it; severity runs to 100."""
    return [_row(gap, report) for gap in report.gaps]


def _row(gap: Gap, report: Report) -> list[Cell]:
    text = words(gap, report.network)
    plan = report.network.plan
    advice = [part for part in (text.action, text.introduction, text.suppressed) if part]
    decided = gap.decision
    until = decided.until.isoformat() if decided and decided.until else None
    return [
        rounded(gap.severity, 1), tr(BANDS[gap.band]), gap.rule, text.title, text.explanation,
        " ".join(advice), _status(gap), decided.reason if decided else None, until,
        ", ".join(map(plan.label, gap.persons)), ", ".join(map(plan.label, gap.members)),
    ]  # fmt: skip


def _status(gap: Gap) -> str:
    if gap.decision is not None:
        return label(gap.decision.status)
    if gap.parked:
        return tr("parked until the award")
    return tr("to fill in") if gap.shows == TO_FILL_IN else tr("open")
