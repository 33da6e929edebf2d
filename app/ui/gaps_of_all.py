"""The gaps about many people, which no card wears: what their flags say, and which they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import tr

if TYPE_CHECKING:
    from app.analysis.gap import Gap, Key
    from app.analysis.report import Report
    from app.ui.document import Document


def gaps(document: Document) -> dict[int, Gap]:
    """Return the gaps about many, by their number in the list."""
    report, plan = document.report, document.plan
    if report is None:
        return {}
    from app.ui import shown_gaps  # noqa: PLC0415  comes with the report

    found = shown_gaps.numbered(report, plan)
    return {number: gap for number, gap in found if shown_gaps.is_about_all(gap, plan)}


def key(document: Document, number: int) -> Key | None:
    """Return which gap has a number; None where none about many has it any more."""
    gap = gaps(document).get(number)
    return None if gap is None else gap.key


def words(document: Document, number: int) -> str:
    """Return what a flag says: its number, about how many people, and what is wrong."""
    gap, report = gaps(document).get(number), document.report
    return "" if gap is None or report is None else said(number, gap, report)


def said(number: int, gap: Gap, report: Report) -> str:
    """Return the same, of a gap that is known."""
    from app.ui import shown_gaps  # noqa: PLC0415  comes with the report

    return tr(
        "gap {number}, about {count} people: {title}",
        number=number,
        count=len(set(gap.persons)),
        title=shown_gaps.title_of(gap, report),
    )
