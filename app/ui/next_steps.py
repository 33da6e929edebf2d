"""Which gaps are a next step: they stand open because we carried out what we had planned.

The change log tells which planned relationships were carried out in the last 90 days, and what
stood there before. A gap that would not be open, had none of them been carried out, is no
setback but what comes next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.model.change import Change, Edit, Message
from app.model.planning import PlannedTie
from app.model.ties import ContactTie
from app.model.values import Id
from app.ui.inbox import while_it_lives
from app.ui.latest import Latest

if TYPE_CHECKING:
    from app.analysis.gap import Key
    from app.analysis.history import Entry
    from app.analysis.report import Report

PERIOD = timedelta(days=90)
QUIET_MS = 500  # after an edit, before it begins
CARRIED_OUT = "planned_tie.done"  # what the log calls it

Before = Mapping[Id, ContactTie | None]  # by relationship: what stood there before the plan


def carried_out(
    made: Iterable[tuple[date, Change]], since: date
) -> dict[Id, ContactTie | None]:
    """Return what stood where planned relationships were carried out since a day.

    Of several plans for the same two the first counts; one that was taken back does not.
    """
    before: dict[Id, ContactTie | None] = {}
    for day, change in made:
        if change.message.id != CARRIED_OUT or day < since:
            continue
        ties = [edit for edit in change.edits if edit.kind is ContactTie]
        undone = any(e.kind is PlannedTie and e.after is not None for e in change.edits)
        for edit in ties:
            if undone:
                before.pop(edit.id, None)
            else:
                assert edit.before is None or isinstance(edit.before, ContactTie)
                before.setdefault(edit.id, edit.before)
    return before


def opened_by(report: Report, before: Before) -> frozenset[Key]:
    """Return the open gaps of a report that would not be open without the plans carried out."""
    from copy import copy  # noqa: PLC0415  beside what needs it, in a worker

    from app.analysis.difference import difference  # noqa: PLC0415  imports NetworkX

    plan = report.network.plan
    steps = [
        Edit(now, tie)
        for id, tie in sorted(before.items())
        if (now := plan.find(ContactTie, id)) is not None and now != tie
    ]
    if not steps:
        return frozenset()
    without = copy(report)
    without.update(plan.apply(Change(Message.of("what_if.shown"), tuple(steps))), {ContactTie})
    return frozenset(gap.key for gap in difference(without, report).gaps_opened)


class NextSteps(QObject):
    """Keeps which gaps of a document are next steps; empty until the log has been read."""

    found = Signal()

    def __init__(
        self,
        parent: QObject,
        today: date,
        read_log: Callable[[Callable[[Any], None]], object],
    ) -> None:
        """`read_log` reads what was done to the account, and hands it to what it is given."""
        super().__init__(parent)
        self._today = today
        self._read_log = read_log
        self._has_read = False
        self.keys: frozenset[Key] = frozenset()
        self._before: dict[Id, ContactTie | None] = {}
        self._report: Report | None = None
        self._latest = Latest(self)
        self._latest.answered.connect(self._take)
        self._soon = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._soon.timeout.connect(self._begin)

    def take_log(self, log: Iterable[Entry]) -> None:
        """Take from the log of the account what was carried out."""
        made = [(one.made_on, one.change) for one in log if not one.of_workspace]
        self._before |= carried_out(made, self._today - PERIOD)
        self._begin()

    def note(self, change: Change, today: date) -> None:
        """Take in a change that was made just now, here or by others."""
        if change.message.id != CARRIED_OUT:
            return
        earlier = dict(self._before)
        now = carried_out([(today, change)], today)
        ties = {edit.id for edit in change.edits if edit.kind is ContactTie}
        taken_back = ties - now.keys()
        self._before = {id: t for id, t in (now | earlier).items() if id not in taken_back}

    def follow(self, report: Report) -> None:
        """Find out, soon, which gaps of this report are next steps."""
        self._report = report
        self._latest.let_go()
        if self._before or not self._has_read:
            self._soon.start()
        elif self.keys:
            self._take(frozenset())

    def _begin(self) -> None:
        if not self._has_read:
            self._has_read = True
            self._read_log(while_it_lives(self.take_log))
        report, before = self._report, dict(self._before)
        if report is not None and before:
            self._latest.ask(lambda: opened_by(report, before))

    def _take(self, keys: frozenset[Key]) -> None:
        if keys != self.keys:
            self.keys = keys
            self.found.emit()
