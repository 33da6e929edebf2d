"""What stands in the gap list, one thing below another, and what each says; without Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from app.i18n import day, ntr, tr
from app.model.account_plan import AccountPlan
from app.model.values import Id
from app.model.vocabulary import GapStatus, Role
from app.ui import shown_gaps

if TYPE_CHECKING:
    from app.analysis.gap import Gap
    from app.analysis.report import Report
    from app.ui.shown_gaps import GapGroup


class Kind(Enum):
    """What can stand in the list."""

    GAP = "gap"
    HEADING = "heading"
    TEXT = "text"
    FOLD = "fold"
    DECIDED = "decided"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class GapWords:
    """What the line of one gap says."""

    key: tuple[str, str]
    number: int | None
    band: str
    role: Role | None
    title: str
    why: str
    do: str
    gain: float | None
    parked: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One thing in the list, as what it says; equal parts look the same."""

    kind: Kind
    content: Any  # words, or GapWords
    name: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class GapListing:
    """The gaps of a report as they are listed now."""

    report: Report
    plan: AccountPlan
    opportunity: Id
    unfolded: frozenset[str]  # names of the lines that are unfolded
    limit: int  # gaps shown below a line that is unfolded

    @property
    def waiting(self) -> list[Gap]:
        return shown_gaps.waiting(self.report)

    @property
    def parked(self) -> list[Gap]:
        return shown_gaps.shown(self.report.parked)

    @property
    def to_fill_in(self) -> list[Gap]:
        return shown_gaps.shown(self.report.to_fill_in)

    @property
    def decided(self) -> list[Gap]:
        return shown_gaps.shown(self.report.decided)

    def title(self) -> str:
        """Return how many gaps there are; where all are parked, it says so."""
        waiting, parked = len(self.waiting), len(self.parked)
        if parked and not waiting:
            return ntr("{count} gap parked", "{count} gaps parked", parked)
        return ntr("{count} gap", "{count} gaps", waiting)

    def remark(self) -> str:
        """Return the score in words; empty where nobody has been written down yet."""
        if not self.plan.persons:
            return ""
        score = self.report.score
        return tr(
            "Score {score} of 100 · support {support} · map {completeness}% complete",
            score=round(score.total),
            support=f"{round(score.support):+d}",
            completeness=round(score.completeness),
        )

    def depends_on(self) -> object:
        """Return everything the list depends on; what is equal need not be built again."""
        report, plan = self.report, self.plan
        names = [
            (one.id, one.label) for of in (plan.persons, plan.members) for one in of.values()
        ]
        return (
            [(gap, gap.decision, gap.parked) for gap in shown_gaps.shown(report.gaps)],
            report.score.ties, report.score.support, report.score.completeness, names,
            self.unfolded, self.limit,
        )  # fmt: skip

    def parts(self) -> Iterator[Part]:
        """Yield what stands below one another: the top seven, and lines that unfold."""
        report, plan = self.report, self.plan
        if not plan.dmu(self.opportunity):
            yield Part(Kind.TEXT, _first_step())
        elif not self.waiting and self.parked:
            yield Part(
                Kind.TEXT,
                tr("Contact is not allowed now; what needs it waits here until then."),
            )
        elif not self.waiting and not self.decided:
            yield Part(Kind.TEXT, tr("No gaps found among what is on the map."))
        yield from self._groups(shown_gaps.top(report, plan), first=1)
        rest, to_fill_in, in_park = self.waiting[shown_gaps.TOP :], self.to_fill_in, self.parked
        more, fill, parked = len(rest), len(to_fill_in), len(in_park)
        for name, words, gaps in (
            ("rest", ntr("{count} more gap", "{count} more gaps", more), rest),
            (
                "fill",
                ntr("Still to fill in: {count}", "Still to fill in: {count}", fill),
                to_fill_in,
            ),
            (
                "parked",
                ntr("Parked until award: {count}", "Parked until award: {count}", parked),
                in_park,
            ),
        ):
            if gaps:
                yield from self._folded(name, words, gaps)
        yield from self._decided()

    def _groups(self, groups: Iterable[GapGroup], first: int | None = None) -> Iterator[Part]:
        for group in groups:
            if group.about is not None and len(group.gaps) > 1:
                yield Part(Kind.HEADING, self.plan.label(group.about))
            for gap in group.gaps:
                yield Part(Kind.GAP, self._words(gap, first))
                first = None if first is None else first + 1

    def _folded(self, name: str, words: str, gaps: Sequence[Gap]) -> Iterator[Part]:
        """One line that unfolds into its gaps."""
        is_open = name in self.unfolded
        yield Part(Kind.FOLD, words, name, is_open)
        if is_open:
            yield from self._groups(shown_gaps.grouped(gaps[: self.limit], self.plan))
            if len(gaps) > self.limit:
                yield Part(Kind.MORE, tr("Show more"))

    def _decided(self) -> Iterator[Part]:
        decided = self.decided
        if not decided:
            return
        words = ntr(
            "{count} accepted or dismissed", "{count} accepted or dismissed", len(decided)
        )
        is_open = "decided" in self.unfolded
        yield Part(Kind.FOLD, words, "decided", is_open)
        if is_open:
            for gap in decided:
                yield Part(Kind.DECIDED, self._words(gap), _decision_words(gap))

    def _words(self, gap: Gap, number: int | None = None) -> GapWords:
        from app.analysis import wording  # noqa: PLC0415  comes with the report

        text = wording.words(gap, self.report.network)
        return GapWords(
            key=gap.key,
            number=number,
            band=gap.band,
            role=shown_gaps.role_of(gap, self.report, self.plan),
            title=text.title,
            why=text.explanation,
            do=text.action or text.suppressed or "",
            gain=shown_gaps.gain(gap, self.report),
            parked=gap.parked,
        )


def _first_step() -> str:
    return tr(
        "Nobody is on the map yet. Double-click the map to add the first contact, or paste "
        "a relationship matrix from Excel."
    )


def _decision_words(gap: Gap) -> str:
    """Return what was decided on a gap: until or on which day, and why."""
    decision = gap.decision
    assert decision is not None, "a decided gap carries its decision"
    if decision.status is GapStatus.ACCEPTED and decision.until is not None:
        state = tr("accepted until {day}", day=day(decision.until))
    elif decision.status is not GapStatus.ACCEPTED and decision.decided_on is not None:
        state = tr("dismissed on {day}", day=day(decision.decided_on))
    else:
        state = tr("accepted") if decision.status is GapStatus.ACCEPTED else tr("dismissed")
    return f"{state}: {decision.reason}" if decision.reason else state
