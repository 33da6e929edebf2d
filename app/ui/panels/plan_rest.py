"""What is left of a suggested plan once some of it is agreed or turned down, counted anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.ui.latest import Latest
from app.ui.panels.plan_search import Found, PlanSearch, planned_in, proposed, room_left

if TYPE_CHECKING:
    from app.analysis.recommend import Step
    from app.analysis.report import Report
    from app.ui.document import Document

Left = tuple[tuple["Step", ...], ...]  # by proposal: the contacts that are not decided on


class PlanRest(QObject):
    """Keeps totals and gains in step with the lines that are still there; in a worker.

    Accepting and refusing leave a plan the same, so nothing is searched anew: the contacts
    that are left are only weighed beside what is agreed now.
    """

    counted = Signal()

    def __init__(self, document: Document, search: PlanSearch) -> None:
        super().__init__()
        self._document, self._search = document, search
        self._asked: object = None
        self._rest: Found | None = None
        self._latest = Latest(self)
        self._latest.answered.connect(self._take_in)
        self._latest.failed.connect(self._let_go)  # so that it is counted the next time

    def of(self, found: Found, left: Left) -> Found | None:
        """Return what is left of a plan; None while that is being counted."""
        document = self._document
        if left == tuple(_steps(found)):
            self._let_go()
            return found
        planned = planned_in(document.copy.plan, document.opportunity)
        asked = (found, left, tuple(sorted(planned.items())))
        if asked != self._asked:
            report, slots = document.measured, dict(self._search.slots)
            if report is None:
                return None
            self._asked, self._rest = asked, None
            self._latest.ask(lambda: _counted(found, left, report, slots))
        return self._rest

    def _let_go(self) -> None:
        self._latest.let_go()
        self._asked = self._rest = None

    def _take_in(self, rest: Found) -> None:
        self._rest = rest
        self.counted.emit()


def _steps(found: Found) -> Sequence[tuple[Step, ...]]:
    return [tuple(one.step for one in each.plan.steps) for each in found.proposals]


def _counted(found: Found, left: Left, report: Report, slots: dict[str, int]) -> Found:
    """Weigh the contacts that are left on a later report; in a worker."""
    from app.analysis.recommend import Terms, what_remains  # noqa: PLC0415  imports NetworkX
    from app.analysis.recommend.steps import all_planned_done  # noqa: PLC0415  as above

    network = report.network
    ahead = all_planned_done(network)
    terms = Terms(slots=room_left(network, slots))
    plans = what_remains(network, report.gaps, left, terms)
    first, *others = [proposed(plan, ahead) for plan in plans]
    rest = replace(found, report=report, ahead=ahead)
    if found.best is None:
        return replace(rest, quick=first)
    return replace(rest, best=(first, others[0]))
