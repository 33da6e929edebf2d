"""What changed in the score between two days, and why: the change log told step by step.

The log is replayed in the order in which changes were made. Before the changes of a day the
plan grows older up to that day; the difference each step makes is its part, so the parts add up
to the whole exactly. Days on which nothing was changed need no step of their own: what grows
older in several of them grows older by the same in one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.analysis.network import Network
from app.analysis.score import PersonScore, Score
from app.errors import Conflict
from app.model.account_plan import AccountPlan
from app.model.change import Change
from app.model.parameters import DEFAULT, Parameters
from app.model.planning import ParameterValue
from app.model.rhythm import parameters_of
from app.model.values import Id

NOTHING = 1e-9  # points below which a step changed nothing


@dataclass(frozen=True, slots=True)
class Entry:
    """A change of the log; one of the workspace sets numbers for all accounts."""

    made_on: date
    author: str
    change: Change
    of_workspace: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """How things stood at one point of the log: the account, and the workspace's numbers."""

    plan: AccountPlan = field(default_factory=AccountPlan)
    shared: AccountPlan = field(default_factory=AccountPlan)

    @property
    def base(self) -> Parameters:
        """Return the numbers of the workspace; the account may set some otherwise."""
        return parameters_of(self.shared, DEFAULT)

    def after(self, entry: Entry) -> Moment:
        """Return how things stood once a change was made; may raise Conflict."""
        if entry.of_workspace:
            return Moment(self.plan, self.shared.apply(entry.change))
        return Moment(self.plan.apply(entry.change), self.shared)

    def network(self, opportunity: Id, as_of: date) -> Network:
        return Network(self.plan, opportunity, as_of, self.base)


@dataclass(frozen=True, slots=True)
class Step:
    """One step from one state to the next: a change, or time that passed (no entry)."""

    before: Network
    after: Network
    entry: Entry | None = None

    @property
    def points(self) -> float:
        """The part of the difference that this step makes, in points of the score."""
        return self.after.score.total - self.before.score.total

    @property
    def on(self) -> date:
        return self.after.as_of

    @property
    def is_setting(self) -> bool:
        """Whether a number of the analysis was set: no better or worse relationship."""
        return self.entry is not None and ParameterValue in self.entry.change.kinds

    @property
    def by_person(self) -> dict[Id, float]:
        """What the step makes of the points of each person; the sum is `points`."""
        was, now = self.before.score.persons, self.after.score.persons
        everybody = sorted(was.keys() | now.keys())
        found = {one: _points(now, one) - _points(was, one) for one in everybody}
        return {one: points for one, points in found.items() if abs(points) > NOTHING}


@dataclass(frozen=True, slots=True)
class Story:
    """How the score came from one day to another."""

    opportunity: Id
    since: date
    until: date
    before: Score
    after: Score
    steps: tuple[Step, ...]  # those that made a difference, oldest first
    skipped: int  # changes of the log that no longer fit, and were left out

    @property
    def difference(self) -> float:
        """Points won or lost; the sum of the steps."""
        return self.after.total - self.before.total


def at_the_end_of(log: Iterable[Entry], day: date) -> Moment:
    """Return how things stood when a day was over."""
    moment = Moment()
    for entry in log:
        if entry.made_on > day:
            break
        moment, _ = _made(moment, entry)
    return moment


def story(log: Sequence[Entry], opportunity: Id, since: date, until: date) -> Story:
    """Return why the score of a decision at the end of `until` differs from that of `since`.

    The log is in the order in which changes were made. Raises ValueError when `until` comes
    before `since`.
    """
    if until < since:
        raise ValueError("the end comes before the beginning")
    moment = at_the_end_of(log, since)
    first = here = moment.network(opportunity, since)
    steps: list[Step] = []
    skipped = 0
    for entry in (one for one in log if since < one.made_on <= until):
        if entry.made_on > here.as_of:
            here = _take(steps, Step(here, moment.network(opportunity, entry.made_on)))
        moment, fits = _made(moment, entry)
        skipped += not fits
        now = _following(here, moment, entry)
        here = _take(steps, Step(here, now, entry))
    last = _take(steps, Step(here, moment.network(opportunity, until)))
    return Story(opportunity, since, until, first.score, last.score, tuple(steps), skipped)


def scores(log: Sequence[Entry], opportunity: Id, days: Iterable[date]) -> list[float | None]:
    """Return the score at the end of each of these days, in their order, which is rising.

    None where the decision was not there yet.
    """
    found: list[float | None] = []
    entries = iter(log)
    ahead = next(entries, None)
    moment = Moment()
    for day in days:
        while ahead is not None and ahead.made_on <= day:
            moment, _ = _made(moment, ahead)
            ahead = next(entries, None)
        known = opportunity in moment.plan.opportunities
        found.append(moment.network(opportunity, day).score.total if known else None)
    return found


def days_between(log: Sequence[Entry], since: date, until: date, step: int) -> list[date]:
    """Return the days to look at: one in so many, and each on which something was changed."""
    regular = range(since.toordinal(), until.toordinal() + 1, max(1, step))
    changed = {entry.made_on for entry in log if since <= entry.made_on <= until}
    return sorted({since, until, *map(date.fromordinal, regular), *changed})


def _made(moment: Moment, entry: Entry) -> tuple[Moment, bool]:
    """Make a change of the log; one that no longer fits, as after a repair, is passed over."""
    try:
        return moment.after(entry), True
    except Conflict:
        return moment, False


def _following(here: Network, moment: Moment, entry: Entry) -> Network:
    if entry.of_workspace:
        return moment.network(here.opportunity_id, here.as_of)
    return here.follow(moment.plan, entry.change.kinds)


def _take(steps: list[Step], step: Step) -> Network:
    """Keep a step that made a difference; return where it leads."""
    if abs(step.points) > NOTHING:
        steps.append(step)
    return step.after


def _points(persons: Mapping[Id, PersonScore], person: Id) -> float:
    found = persons.get(person)
    return 0.0 if found is None else found.points
