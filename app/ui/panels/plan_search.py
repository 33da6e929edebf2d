"""The search for a plan in a worker: the quick one first, the best after; it can be stopped.

It belongs to the document, so what was found outlives a window built anew in another language.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QThreadPool, Signal

from app.model.account_plan import AccountPlan
from app.model.entities import NAMES
from app.model.planning import (
    Action,
    KeptRecord,
    Placement,
    PlannedTie,
    RefusedSuggestion,
    Snapshot,
)
from app.model.values import Id
from app.model.vocabulary import TieLevel
from app.ui.inbox import Inbox

if TYPE_CHECKING:
    from app.analysis.network import Network
    from app.analysis.recommend import SuggestedPlan
    from app.analysis.report import Report
    from app.ui.document import Document

MOST = 6  # contacts, unless the user wants another number
STEP = 0.005  # share of the search after which it is told how far it is: there are thousands
READ = tuple(  # what a plan rests on; planned ties are looked at for themselves
    kind
    for kind in NAMES
    if kind not in {Action, KeptRecord, Placement, PlannedTie, RefusedSuggestion, Snapshot}
)

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Proposal:
    """A suggested plan, and the network once it is carried out."""

    plan: SuggestedPlan
    after: Network


@dataclass(frozen=True)
class Found:
    """What was found, for what; `best` is None while only the quick plan is there."""

    report: Report  # what it was found from
    ahead: Network  # with all that was planned already carried out
    quick: Proposal
    best: tuple[Proposal, Proposal] | None = None  # for the gaps too, for the score only

    @property
    def network(self) -> Network:
        return self.report.network

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        return (self.quick,) if self.best is None else self.best

    def chosen(self, *, score_only: bool) -> Proposal:
        """Return the plan to show; the quick one until the best is there."""
        return self.proposals[-1 if score_only else 0]


class _Stopped(Exception):
    """The user wants no better plan, or another one."""


class PlanSearch(QObject):
    """Finds plans for the decision in view; the latest wish wins."""

    changed = Signal()  # something was found, is searched, or is so no longer
    progressed = Signal(float)  # how much is done, 0..1

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._document = document
        self.found: Found | None = None
        self.score_only = False  # which of the two plans is shown
        self.most = MOST
        self.slots: dict[Id, int] = {}  # by colleague, where the user wants another number
        self.is_searching = False
        self.progress = 0.0
        self._round = 0
        self._stop = Event()
        self._inbox = Inbox(self._take_in, self)
        document.turned.connect(self.forget)

    @staticmethod
    def of(document: Document) -> PlanSearch:
        """Return the search of a document, made when it is first asked for."""
        standing = document.findChild(PlanSearch)
        return standing if isinstance(standing, PlanSearch) else PlanSearch(document)

    # -- searching

    def begin(self) -> bool:
        """Search anew; False where there is nothing to search in yet."""
        report = self._document.report
        if report is None:
            return False
        self.stop()
        self.found = None
        self.is_searching, self.progress = True, 0.0
        self._stop = stop = Event()
        self.destroyed.connect(stop.set)
        current, put = self._round, self._inbox.putting()
        most, slots = self.most, dict(self.slots)

        def work() -> None:
            try:
                _search(report, most, slots, stop, lambda answer: put((current, answer)))
            except _Stopped:
                pass
            except Exception as fault:  # told on the user's thread, whatever it is
                put((current, fault))

        QThreadPool.globalInstance().start(work)
        self.changed.emit()
        return True

    def stop(self) -> None:
        """Search no further; what was found stays."""
        self._stop.set()
        self._round += 1
        if self.is_searching:
            self.is_searching = False
            self.changed.emit()

    def forget(self) -> None:
        """Let go of what was found, as when another decision comes into view."""
        self.stop()
        self.found = None
        self.slots.clear()
        self.changed.emit()

    def show_score_only(self, *, on: bool) -> None:
        """Show the plan for the score alone, or the one that counts gaps as well."""
        if on != self.score_only:
            self.score_only = on
            self.changed.emit()

    # -- what holds of what was found

    @property
    def is_stale(self) -> bool:
        """Return whether anything a plan rests on is otherwise than when it was searched.

        That a suggestion was taken up or turned down since is no such thing.
        """
        report = self._document.report
        if self.found is None or report is None:
            return False
        then, now = self.found.network, report.network
        if now is then:
            return False
        if (then.as_of, then.base) != (now.as_of, now.base):
            return True
        tables = ((then.plan.table(kind), now.plan.table(kind)) for kind in READ)
        if any(was is not it and was != it for was, it in tables):
            return True
        before = planned_in(then.plan, self.opportunity)
        after = planned_in(now.plan, self.opportunity)
        suggested = self._suggested()
        return any(
            pair not in suggested or pair in before
            for pair in before.keys() | after.keys()
            if before.get(pair) != after.get(pair)
        )

    def _suggested(self) -> set[tuple[Id, Id]]:
        found = self.found
        proposals = () if found is None else (found.quick, *found.proposals)
        return {one.step.pair for proposal in proposals for one in proposal.plan.steps}

    @property
    def opportunity(self) -> Id:
        return self._document.opportunity

    def _take_in(self, answer: tuple[int, Any]) -> None:
        current, said = answer
        if current != self._round:
            return
        if isinstance(said, float):
            self.progress = said
            self.progressed.emit(said)
            return
        if isinstance(said, Exception):
            self.is_searching = False
            self.changed.emit()
            _log.error("no plan could be found", exc_info=said)
            raise said
        self.found = said
        self.is_searching = said.best is None
        self.changed.emit()


def planned_in(plan: AccountPlan, opportunity: Id) -> Mapping[tuple[Id, Id], TieLevel | None]:
    """Return the ties that are planned for a decision, and the level each is to reach."""
    found = plan.where(PlannedTie, "opportunity", opportunity)
    return {(one.member, one.person): one.desired_level for one in found}


def _search(
    report: Report,
    most: int,
    slots: Mapping[Id, int],
    stop: Event,
    tell: Callable[[float | Found], None],
) -> None:
    """Tell of the quick plan, of how far the search is, and of the best plans; in a worker."""
    from app.analysis.recommend import Terms, suggest  # noqa: PLC0415  with SciPy
    from app.analysis.recommend.steps import all_planned_done  # noqa: PLC0415  too

    network = report.network
    ahead = all_planned_done(network)
    terms = Terms(most=most, slots=room_left(network, slots))

    told = 0.0

    def heard(done: float) -> None:
        nonlocal told
        if stop.is_set():
            raise _Stopped
        if done >= told + STEP:
            told = done
            tell(done)

    def heard_at_first(plan: SuggestedPlan) -> None:
        found.append(Found(report, ahead, proposed(plan, ahead)))
        tell(_put_in_words(found[0]))

    found: list[Found] = []
    best = suggest(network, report.gaps, terms, heard, heard_at_first)
    both = proposed(best.with_gaps, ahead), proposed(best.score_only, ahead)
    tell(_put_in_words(replace(found[0], best=both)))


def _put_in_words(found: Found) -> Found:
    """Compute here what its words read; the networks keep that until the window tells them."""
    from app.ui.panels import plan_words  # noqa: PLC0415  a circle

    for proposal in found.proposals:
        plan_words.steps(found, proposal)
        plan_words.loose_next_steps(proposal)
    return found


def proposed(plan: SuggestedPlan, ahead: Network) -> Proposal:
    """Return a plan with the network it leads to; `ahead` has what is agreed carried out."""
    from app.analysis.recommend.steps import carried_out  # noqa: PLC0415  imports NetworkX

    return Proposal(plan, carried_out(ahead, {o.step.pair: o.step.level for o in plan.steps}))


def room_of(network: Network) -> tuple[dict[Id, int], dict[Id, int]]:
    """Return each colleague's contacts of a round, and how many of them are agreed already."""
    from app.analysis.recommend.capacity import agreed, slots  # noqa: PLC0415  imports NetworkX

    return dict(slots(network)), dict(agreed(network))


def room_left(network: Network, wanted: Mapping[Id, int]) -> Mapping[Id, int]:
    """Return how many contacts each colleague can take on beside what is agreed.

    `wanted` are the numbers for this round that the user wants otherwise.
    """
    from app.analysis.recommend.capacity import slots_left  # noqa: PLC0415  imports NetworkX

    given = {**room_of(network)[0], **wanted}
    return slots_left(network, {id: given[id] for id in network.plan.members})
