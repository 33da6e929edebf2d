"""The open account as the windows see it: what stands, what changed, what can be undone."""

from __future__ import annotations

import logging
from collections import deque
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from app.errors import Conflict
from app.model import wording
from app.model.account_plan import AccountPlan
from app.model.change import Change, Message
from app.model.decision import Opportunity
from app.model.edits.sources import with_sources
from app.model.entities import EntityType
from app.model.parameters import DEFAULT, Parameters
from app.model.reapplying import Lost
from app.model.rhythm import keeping_rhythm
from app.model.values import Id
from app.model.working_copy import WorkingCopy
from app.ui.change_command import ChangeCommand, read_only_words
from app.ui.judging import Judging
from app.ui.latest import Latest
from app.ui.meanwhile import fresh, made_now
from app.ui.measuring import fresh_report, later_report
from app.ui.supposing import Supposing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from app.analysis.report import Report

Ref = tuple[EntityType, Id]  # one entity: its kind and its id
SUPPOSED = Change(Message.of("what_if"), ())  # what views are told when a what-if turns
REMOVALS = 20  # that are remembered, for what somebody was typing about
LARGE = 150  # cards; from here on an edit is shown at once and analysed in a worker

_log = logging.getLogger(__name__)


class Document(QObject):
    """A working copy with undo, and one decision in view; the only way in for the views.

    While a what-if is on, `plan` and `report` are the supposed ones, and what is done becomes a
    step of it; `copy.plan` and `measured` stand as they stood.
    """

    changed = Signal(object)  # Change, already made, also those of others and steps back
    done = Signal(object)  # Change, made by the user here and pending from now on
    analysed = Signal(object)  # Report
    refused = Signal(str)  # why a change was not made
    overtaken = Signal(object)  # Lost, what was begun before a colleague did the same
    selected = Signal(object)  # frozenset[Ref]
    pointed = Signal(object)  # tuple[Id, ...], a way to light on the map; empty: none
    turned = Signal()  # another decision is in view

    def __init__(
        self,
        working_copy: WorkingCopy,
        opportunity: Id,
        as_of: date,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.copy = working_copy
        self.opportunity = opportunity
        self.as_of = as_of
        self.author = ""  # who works here
        self.may_edit = True  # whether who works here may change anything
        self.past: date | None = None  # the day it is of, where it is not how things stand
        self._base = DEFAULT
        self.measured: Report | None = None  # None until `start_analysis` is through
        self.selection: frozenset[Ref] = frozenset()
        self.removals: deque[Change] = deque(maxlen=REMOVALS)  # lately, by whomever
        self.undo_stack = QUndoStack(self)
        self._messages: list[Message] = []  # what each step on the undo stack did
        self._touched: set[EntityType] = set()
        self._asked: frozenset[EntityType] | None = None  # in the worker; None: about all
        self._owes_all = False  # an analysis of all that failed
        self._started = False
        self._closed = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._analyse)
        self._latest = Latest(self)
        self._latest.answered.connect(self._take_in)
        self._latest.failed.connect(self._on_failed)
        self.judging = Judging()
        self.supposing = Supposing(self)
        self.supposing.changed.connect(self._on_supposed)
        working_copy.observe(self._on_change)

    @property
    def plan(self) -> AccountPlan:
        """What the views show: the plan, or the one a what-if makes of it."""
        supposed = self.supposing.shown
        return self.copy.plan if supposed is None else supposed

    @property
    def report(self) -> Report | None:
        """What the views say of it; None until `start_analysis` is through."""
        what_if = self.supposing.what_if
        return self.measured if what_if is None else what_if.report

    @property
    def is_supposing(self) -> bool:
        """Whether a what-if is on."""
        return self.supposing.is_on

    @property
    def base(self) -> Parameters:
        """The numbers of the workspace; the account may set some otherwise.

        Setting them computes everything anew.
        """
        return self._base

    @base.setter
    def base(self, parameters: Parameters) -> None:
        if parameters != self._base:
            self._base = parameters
            self._restart()

    # -- changing

    def do(self, change: Change, *, joining: str = "") -> bool:
        """Make a change that the user can undo; one about an earlier plan is merged, or lost.

        Changes `joining` under one name, one soon after the other, are taken back together.
        While a what-if is on it is supposed instead; False where that makes no sense. Who may
        only look is told so, and the views show what stands.
        """
        if self.supposing.is_on:
            return self.supposing.take(change)
        if not self.may_edit:
            self.refused.emit(read_only_words(self.past))
            self._tell(SUPPOSED)
            return False
        try:
            change = fresh(change, self.plan)
        except Conflict as conflict:
            self.lose(change, conflict)
            return True
        if change.edits:
            steady = keeping_rhythm(change, self.plan, self._base)
            whole = self._with_snapshots(self._with_sources(steady))
            self.undo_stack.push(ChangeCommand(self, whole, joining))
        return True

    def lose(self, change: Change, conflict: Conflict) -> None:
        """Tell of a change that cannot be made; where colleagues work too, as one that lost."""
        if self.copy.taken_in:
            self.overtaken.emit(Lost(change, conflict.worded, tuple(self.removals)))
        else:
            self.refused.emit(str(conflict))

    def _with_sources(self, change: Change) -> Change:
        """Note with an estimate that is changed who changed it, and when."""
        if not self.author:
            return change
        return with_sources(self.plan, change, by=self.author, on=self.as_of)

    def _with_snapshots(self, change: Change) -> Change:
        """Freeze score and gaps of a decision that comes to another stage, in the same step."""
        if Opportunity not in change.kinds:
            return change
        from app.analysis.snapshots import with_snapshots  # noqa: PLC0415  imports NetworkX

        try:
            return with_snapshots(
                change, self.plan, self.as_of,
                by=self.author or None, base=self._base, known=self.measured,
            )  # fmt: skip
        except Exception:
            _log.exception("no snapshot could be taken")  # what the user did still counts
            return change

    def attempt(self, edit: Callable[..., Change], *arguments: Any, **values: Any) -> bool:
        """Make the change that an edit function returns for this plan; tell why not, if so."""
        change = made_now(self, edit, *arguments, **values)
        return change is not None and self.do(change)

    def undo(self) -> None:
        """Reverse what was done last, or take the last step of a what-if back."""
        if self.supposing.is_on:
            self.supposing.step_back()
        else:
            self.undo_stack.undo()

    def redo(self) -> None:
        """Do again what was reversed last; a step of a what-if is not."""
        if not self.supposing.is_on:
            self.undo_stack.redo()

    def select(self, refs: Iterable[Ref]) -> None:
        """Select these entities in every view."""
        wanted = frozenset(refs)
        if wanted != self.selection:
            self.selection = wanted
            self.selected.emit(wanted)

    def turn_to(self, opportunity: Id) -> None:
        """Put another decision of this account in view."""
        if opportunity != self.opportunity:
            self.opportunity = opportunity
            self.selection = frozenset()
            self.measured = None
            self.supposing.end()
            self.turned.emit()
            self.selected.emit(self.selection)
            self._restart()

    def date_as_of(self, day: date) -> None:
        """Judge by another day, as when the window stood open over midnight."""
        if day != self.as_of:
            self.as_of = day
            self._restart()

    def undo_words(self, *, redo: bool = False) -> str | None:
        """Return what the next undo (or redo) reverses, in the language spoken now."""
        if self.supposing.is_on:
            steps = () if redo else self.supposing.steps
            return steps[-1].label if steps else None
        index = self.undo_stack.index() if redo else self.undo_stack.index() - 1
        if not 0 <= index < self.undo_stack.count():
            return None
        command = self.undo_stack.command(index)
        return wording.words(command.message) if isinstance(command, ChangeCommand) else None

    def unseen(self) -> frozenset[Id]:
        """Return what others judged and who works here has not: that is not shown yet."""
        return self.judging.unseen(self.plan, self.author)

    def show_anew(self) -> None:
        """Let every view show what stands, as something decides otherwise what it may show."""
        self._tell(SUPPOSED)

    # -- analysing

    def start_analysis(self) -> None:
        """Compute score and gaps in a worker, where NetworkX is imported as well."""
        self._started = True
        self._restart()

    def close(self) -> None:
        """Take in nothing more; call it before the document is let go."""
        self._closed = True
        self._latest.let_go()
        self.supposing.drop()
        self._soon.stop()
        self.undo_stack.clear()  # steps and document hold each other; freed together they crash

    def flag_numbers(self) -> dict[Id, int]:
        """Return per person the number of the first gap about them among the top seven."""
        from app.ui.shown_gaps import flag_numbers  # noqa: PLC0415  not before the first paint

        return {} if self.report is None else flag_numbers(self.report, self.plan)

    @property
    def is_large(self) -> bool:
        """Return whether an analysis would hold up the window."""
        plan = self.plan
        return len(plan.persons) + len(plan.members) + len(plan.outside) > LARGE

    def _restart(self) -> None:
        if self._started and not self._closed:
            self._touched.clear()
            plan, opportunity, as_of = self.copy.plan, self.opportunity, self.as_of
            base = self._base
            self._asked, self._owes_all = None, False
            self._latest.ask(lambda: fresh_report(plan, opportunity, as_of, base))

    def _on_change(self, change: Change) -> None:
        if Opportunity in change.kinds and self.opportunity not in self.copy.plan.opportunities:
            self.turn_to(next(iter(self.copy.plan.opportunities), ""))
        self._touched |= change.kinds
        if any(edit.after is None for edit in change.edits):
            self.removals.append(change)
        before = self.report
        self._look_at_once()
        self._tell(change, before)

    def _on_supposed(self) -> None:
        self._tell(SUPPOSED)

    def _tell(self, change: Change, before: Report | None = None) -> None:
        """Tell the views of a change, and of a report that is not the one before."""
        self.changed.emit(change)
        gone = {ref for ref in self.selection if self.plan.find(*ref) is None}
        if gone:
            self.select(self.selection - gone)
        if self.report is not None and self.report is not before:
            self.analysed.emit(self.report)

    def _look_at_once(self) -> None:
        """Analyse a first change before it is told, so that the views follow it only once.

        What else changes before the window gets its turn, as when the work of others is taken
        in, is analysed together, then.
        """
        if self._started and not (self._soon.isActive() or self.is_large):
            try:
                self._renew()
            except Exception:
                _log.exception("analysis failed")  # `_analyse` tries it again
        if self._started:
            self._soon.start()

    def _analyse(self) -> None:
        if self._owes_all:
            self._restart()
        elif self.is_large:
            self._renew_in_worker()
        elif self._renew():
            if self.supposing.is_on:
                self._on_supposed()  # the plan they see is another one as well
            else:
                self.analysed.emit(self.report)

    def _renew(self) -> bool:
        """Let the report follow what was touched; False where there was nothing to do."""
        if self.measured is None or self._latest.is_waiting or not self._touched:
            return False  # `_take_in` comes back to what was touched meanwhile
        touched = frozenset(self._touched)
        self.measured = later_report(self.measured, self.copy.plan, touched)
        self._touched.clear()
        self.supposing.follow()
        return True

    def _renew_in_worker(self) -> None:
        if self.measured is None or self._latest.is_waiting or not self._touched:
            return  # as above
        touched, self._touched = frozenset(self._touched), set()
        report, plan, self._asked = self.measured, self.copy.plan, touched
        self._latest.ask(lambda: later_report(report, plan, touched))

    def _on_failed(self) -> None:
        """Owe what was asked, for the next time: that edit may be what it failed on."""
        self._owes_all = self._asked is None
        self._touched.update(self._asked or ())

    def _take_in(self, result: Report) -> None:
        self.measured = result
        self.supposing.follow()
        self._on_supposed() if self.supposing.is_on else self.analysed.emit(result)
        if self._touched:
            self._soon.start()
