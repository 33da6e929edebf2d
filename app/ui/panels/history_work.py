"""What the history shows, computed in a worker: the line, the story of a span, the picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from app import usecases
from app.i18n import mark, tr
from app.model.labels import label
from app.model.planning import Snapshot
from app.model.values import Id
from app.model.vocabulary import SnapshotReason

if TYPE_CHECKING:
    from app.analysis.history import Entry, Story
    from app.analysis.history_words import Line
    from app.analysis.score_line import ScoreLine
    from app.figures.drawing import Picture
    from app.figures.score_history import Look, ScoreHistory
    from app.store.workspace import Workspace
    from app.ui.document import Document

ONE_DAY = timedelta(days=1)
LEAST_AXIS = timedelta(days=14)  # what the figure shows of a history that has just begun


class Period(Enum):
    """The quick choices of a span that ends today."""

    SNAPSHOT = mark("since the last snapshot")
    TWO_WEEKS = mark("the last two weeks")
    MONTH = mark("the last month")
    QUARTER = mark("the last quarter")
    YEAR = mark("the last year")
    ALL = mark("from the beginning")

    @property
    def words(self) -> str:
        return tr(self.value)


_DAYS = {Period.TWO_WEEKS: 14, Period.MONTH: 30, Period.QUARTER: 91, Period.YEAR: 365}


@dataclass(frozen=True, slots=True)
class Span:
    """From the end of one day to the end of another: a quick choice, or two own days."""

    period: Period | None = Period.MONTH
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """The decision whose history is told, up to which day, and its snapshots, oldest first."""

    opportunity: Id
    today: date
    snapshots: tuple[Snapshot, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What there is to show of a span; without `story` the decision has no history yet."""

    line: ScoreLine
    story: Story | None
    lines: tuple[Line, ...]


def reading(document: Document) -> Callable[[Workspace], list[Entry]]:
    """Return what reads the log of what stands in a document now; it holds no document."""
    copy = document.copy
    unsaved = usecases.Unsaved(copy.revision, tuple(copy.pending), document.author)
    account = copy.plan.account.id
    return lambda workspace: usecases.log_of(workspace, account, unsaved)


def told(log: Sequence[Entry], about: Subject, span: Span, known: ScoreLine | None) -> Told:
    """Return the line, unless it is `known`, and why the score changed within a span."""
    from app.analysis.history import story  # noqa: PLC0415  imports NetworkX, in a worker
    from app.analysis.history_words import lines  # noqa: PLC0415  as above
    from app.analysis.score_line import score_line  # noqa: PLC0415  as above

    line = known or score_line(log, about.opportunity, about.today)
    if line.first is None:
        return Told(line, None, ())
    since, until = days_of(span, line, about)
    found = story(log, about.opportunity, since, until)
    return Told(line, found, tuple(lines(found)))


def days_of(span: Span, line: ScoreLine, about: Subject) -> tuple[date, date]:
    """Return the two days of a span, no earlier than the day before the decision came."""
    assert line.first is not None, "a decision with a history has a first day"
    earliest, latest = line.first - ONE_DAY, line.days[-1][0]
    since, until = span.since or earliest, span.until or latest
    if span.period in _DAYS:
        since = latest - timedelta(days=_DAYS[span.period])
    elif span.period is Period.SNAPSHOT:
        since = about.snapshots[-1].taken_on if about.snapshots else earliest
    since, until = (min(max(day, earliest), latest) for day in (since, until))
    return min(since, until), max(since, until)


def axis_of(line: ScoreLine) -> tuple[date, date]:
    """Return the days at both ends of the figure."""
    last = line.days[-1][0]
    return min(line.begun - ONE_DAY, last - LEAST_AXIS), last


def history_of(line: ScoreLine, snapshots: Sequence[Snapshot]) -> ScoreHistory:
    """Return what the figure draws."""
    from app.figures.score_history import Mark, ScoreHistory  # noqa: PLC0415  in a worker

    marks = [Mark(one.taken_on, one.score, named(one)) for one in snapshots]
    since, until = axis_of(line)
    return ScoreHistory(line.corners(), marks, since, until)


def history_of_snapshots(
    snapshots: Sequence[Snapshot], today: date, score: float
) -> ScoreHistory:
    """Return what the figure draws where only snapshots and the score of today are known."""
    from app.figures.score_history import Mark, ScoreHistory  # noqa: PLC0415  in a worker

    taken = sorted(snapshots, key=lambda one: one.taken_on)
    marks = [Mark(one.taken_on, one.score, named(one)) for one in taken]
    corners = [*((one.on, one.score) for one in marks), (today, score)]
    since = min(corners[0][0] - ONE_DAY, today - LEAST_AXIS)
    return ScoreHistory(corners, marks, since, today)


def picture(
    history: ScoreHistory, look: Look, size: tuple[float, float], scale: float
) -> tuple[Picture, str]:
    """Return the figure in pixels, and in words for who does not see it."""
    from app.figures import score_history  # noqa: PLC0415  imports matplotlib, in a worker

    drawn = score_history.draw(history, look, *size, scale)
    return drawn, score_history.described(history)


def named(snapshot: Snapshot) -> str:
    """Return what brought a snapshot about: the stage that was reached, or its note."""
    if snapshot.reason is SnapshotReason.ASKED or snapshot.stage is None:
        return snapshot.note or ""
    return label(snapshot.stage)
