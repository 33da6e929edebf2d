"""The numbers that hold for every account of the open workspace, kept as they are changed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from typing import Any

from PySide6.QtCore import QObject, Signal

from app import usecases
from app.errors import Conflict
from app.model.account_plan import AccountPlan
from app.model.change import Change
from app.model.parameters import DEFAULT, Parameters
from app.model.reapplying import Lost
from app.model.rhythm import parameters_of
from app.ui.autosave import Autosave, Keeping
from app.ui.change_command import read_only_words
from app.ui.meanwhile import fresh, made_now


class SharedParameters(QObject):
    """The shared plan as a working copy of its own; what is set is handed in like an edit."""

    changed = Signal()  # other numbers hold now
    done = Signal(object)  # Change, made here and pending from now on
    refused = Signal(str)  # why something was not set, or is not in the workspace yet
    is_supposing = False  # as in a document; nobody asks what if others shared other numbers

    def __init__(
        self, opened: usecases.Opened, author: str, worker: Executor, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.copy = opened.copy
        self.may_edit = True  # as `Document.may_edit`
        self.parameters: Parameters = parameters_of(self.copy.plan, DEFAULT)
        self.copy.observe(self._on_change)
        self.autosave = Autosave(self, opened.store, opened.journal, author, worker)
        self.autosave.state_changed.connect(self._on_state)

    @property
    def plan(self) -> AccountPlan:
        return self.copy.plan

    def attempt(self, edit: Callable[..., Change], *arguments: Any, **values: Any) -> bool:
        """Make the change that an edit function returns; tell why not, if so."""
        change = made_now(self, edit, *arguments, **values)
        return change is not None and self.do(change)

    def do(self, change: Change) -> bool:
        """Make a change; one about an earlier plan is merged, or lost."""
        if not self.may_edit:
            self.refused.emit(read_only_words())
            return False
        try:
            change = fresh(change, self.plan)
            if change.edits:
                self.done.emit(self.copy.edit(change))
        except Conflict as conflict:
            self.lose(change, conflict)
        return True

    def lose(self, change: Change, conflict: Conflict) -> None:
        """Tell of a change that gives way to a colleague's, and keep it in the journal."""
        self.autosave.give_up(Lost(change, conflict.worded, ()))

    def close(self) -> bool:
        """Hand in what is pending; return whether all of it is kept."""
        return self.autosave.close()

    def _on_change(self, _change: Change) -> None:
        self.parameters = parameters_of(self.plan, DEFAULT)
        self.changed.emit()

    def _on_state(self, state: Keeping, reason: str) -> None:
        if state is Keeping.FAILED:
            self.refused.emit(reason)
