"""One user's working copy of a plan, and the changes not handed in yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.errors import Conflict
from app.model.account_plan import AccountPlan
from app.model.change import Change

Observer = Callable[[Change], None]


@dataclass(frozen=True, slots=True)
class Exchange:
    """What came of handing changes in: others' work to take in first, or ours accepted."""

    others: tuple[Change, ...]
    accepted: int
    revision: int


class Exchanger(Protocol):
    """Where changes are handed in; a store, or a fake of one in tests."""

    def exchange(self, ours: Sequence[Change], base: int, author: str) -> Exchange: ...


class WorkingCopy:
    """A plan at a shared revision, with our pending changes on top of it.

    Others' work is taken in by stepping back to the shared revision, making their changes,
    and making ours again on top.
    """

    def __init__(self, plan: AccountPlan, revision: int) -> None:
        self.plan = plan
        self.revision = revision
        self.pending: list[Change] = []
        self.taken_in = 0  # changes of others, so far
        self._observers: list[Observer] = []

    def observe(self, observer: Observer) -> None:
        """Call the observer after every change, also those of others and steps back."""
        self._observers.append(observer)

    def edit(self, change: Change) -> Change:
        """Make a change, adjusted to what stands now; return it as made. May raise Conflict."""
        made = change.rebased(self.plan)
        self._apply(made)
        self.pending.append(made)
        return made

    def settle(self, exchange: Exchange) -> list[Conflict]:
        """Take in an exchange; return why each change of ours that no longer fits is gone."""
        conflicts: list[Conflict] = []
        del self.pending[: exchange.accepted]
        self.taken_in += len(exchange.others)
        if exchange.others:
            ours, self.pending = self.pending, []
            for change in reversed(ours):
                self._apply(change.inverse())
            for change in exchange.others:
                self._apply(change)
            for change in ours:
                try:
                    self.edit(change)
                except Conflict as conflict:
                    conflict.change = change
                    conflicts.append(conflict)
        self.revision = exchange.revision
        return conflicts

    def sync(self, store: Exchanger, author: str) -> list[Conflict]:
        """Exchange until both sides hold the same; for the command line and tests."""
        conflicts: list[Conflict] = []
        while True:
            exchange = store.exchange(tuple(self.pending), self.revision, author)
            conflicts += self.settle(exchange)
            if not self.pending and not exchange.others:
                return conflicts

    def _apply(self, change: Change) -> None:
        self.plan = self.plan.apply(change)
        for observer in self._observers:
            observer(change)
