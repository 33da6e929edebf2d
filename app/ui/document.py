"""The open account as the windows see it: what stands, what changed, what is selected, what can be undone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from app.errors import Conflict
from app.model import wording
from app.model.account_plan import AccountPlan
from app.model.change import Change
from app.model.entities import EntityType
from app.model.values import Id
from app.model.working_copy import WorkingCopy

if TYPE_CHECKING:
    from app.analysis.report import Report

Ref = tuple[EntityType, Id]  # one entity: its kind and its id


class Document(QObject):
    """A working copy with an undo stack, one decision in view; the only way in for the views."""

    changed = Signal(object)  # Change, already made
    analysed = Signal(object)  # Report
    refused = Signal(str)  # why a change was not made
    selected = Signal(object)  # frozenset[Ref]
    turned = Signal()  # another decision is in view

    def __init__(
        self, copy: WorkingCopy, opportunity: Id, as_of: date, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.copy = copy
        self.opportunity = opportunity
        self.as_of = as_of
        self.report: Report | None = None  # None until `start_analysis`
        self.selection: frozenset[Ref] = frozenset()
        self.undo_stack = QUndoStack(self)
        self._touched: set[EntityType] = set()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._analyse)
        copy.observe(self._on_change)

    @property
    def plan(self) -> AccountPlan:
        return self.copy.plan

    def do(self, change: Change) -> None:
        """Make a change that the user can undo; a conflict is told through `refused`."""
        if change.edits:
            self.undo_stack.push(_ChangeCommand(self, change))

    def select(self, refs: frozenset[Ref]) -> None:
        """Select these entities in every view."""
        if refs != self.selection:
            self.selection = refs
            self.selected.emit(refs)

    def start_analysis(self) -> None:
        """Compute score and gaps; imports NetworkX, so call it after the first paint."""
        from app.analysis.report import Report  # noqa: PLC0415

        self.report = Report(self.plan, self.opportunity, self.as_of)
        self.analysed.emit(self.report)

    def _on_change(self, change: Change) -> None:
        self.changed.emit(change)
        self._touched |= change.kinds
        if self.report is not None:
            self._soon.start()

    def _analyse(self) -> None:
        touched, self._touched = frozenset(self._touched), set()
        if self.report is not None and touched:
            self.report.update(self.plan, touched)
            self.analysed.emit(self.report)


class _ChangeCommand(QUndoCommand):
    """A change on the undo stack; drops off it when others' work rules it out."""

    def __init__(self, document: Document, change: Change) -> None:
        super().__init__(wording.words(change.message))
        self._document = document
        self._change = change

    def redo(self) -> None:
        self._make(self._change)

    def undo(self) -> None:
        self._make(self._change.inverse(), undoing=True)

    def _make(self, change: Change, *, undoing: bool = False) -> None:
        try:
            made = self._document.copy.edit(change)
        except Conflict as conflict:
            self.setObsolete(True)
            self._document.refused.emit(str(conflict))
        else:
            self._change = made.inverse() if undoing else made
