"""The report as the command line prints it for people, in the current language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.analysis.gap import Gap
from app.analysis.network import Network
from app.analysis.report import Report
from app.analysis.rounding import rounded_together
from app.analysis.wording import GapText, words
from app.i18n import day, mark, number, signed, tr
from app.model.labels import label
from app.model.people import Account

BANDS = {
    "critical": mark("critical"),
    "high": mark("high"),
    "medium": mark("medium"),
    "low": mark("low"),
}
INDENT = "    "


def as_text(report: Report) -> str:
    """Return score, roles and gaps as lines of text, the gravest gap first."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    network = report.network
    account = next(iter(network.plan.table(Account).values()), None)
    named = [account.label] if account else []
    yield " – ".join([*named, network.opportunity.label, day(report.as_of, long=True)])
    yield ""
    yield from _score(report)
    yield from _gaps(tr("Gaps"), report.open_gaps, network)
    yield from _gaps(tr("Parked until the award"), report.parked, network)
    yield from _gaps(tr("Still to fill in"), report.to_fill_in, network)
    if report.decided:
        yield ""
        yield tr("Accepted or dismissed: {count}", count=len(report.decided))


def _score(report: Report) -> Iterator[str]:
    score = report.score
    yield tr(
        "Score {score} of 100 · support {support} · known {completeness}%",
        score=number(score.total),
        support=signed(score.support),
        completeness=number(score.completeness),
    )
    heaviest_first = sorted(score.roles.values(), key=lambda role: -role.of)
    roles = {label(role.role): role for role in heaviest_first}
    width = max(len(name) for name in roles)
    together = rounded_together([of.points for of in roles.values()], score.total)
    for (name, of), points in zip(roles.items(), together, strict=True):
        earned = tr("{points} of {of}", points=number(points, 1), of=number(of.of, 1))
        yield f"{INDENT}{name.ljust(width)}  {earned}"


def _gaps(heading: str, gaps: list[Gap], network: Network) -> Iterator[str]:
    if not gaps:
        return
    yield ""
    yield f"{heading} ({len(gaps)})"
    for gap in gaps:
        text = words(gap, network)
        band = tr(BANDS[gap.band])
        yield f"  {number(gap.severity):>3}  {text.title}  [{gap.rule}, {band}]"
        yield from (INDENT + "   " + line for line in _told(text))


def _told(text: GapText) -> Iterable[str]:
    lines = (text.explanation, text.action, text.introduction, text.suppressed)
    return [line for line in lines if line]
