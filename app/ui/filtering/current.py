"""The filter that holds for a document: who is found, told to every view."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.model.account_plan import AccountPlan
from app.model.change import Change
from app.model.people import OutsideInfluence, Person, TeamMember
from app.model.values import Id
from app.ui.filtering import FILTERING
from app.ui.filtering.criteria import Criterion, Filter, Subject
from app.ui.filtering.matching import Facts, Found, find
from app.ui.inbox import while_it_lives

if TYPE_CHECKING:
    from app.ui.document import Document, Ref

ReadLog = Callable[[Callable[[Any], None]], object]


class Filtering(QObject):
    """Asks again whatever changes, and only while something is asked."""

    asked = Signal()  # something else is asked now
    found = Signal()  # somebody else is found now, or the number of people is another

    def __init__(self, document: Document, read_log: ReadLog) -> None:
        """`read_log` hands what was done to the account to what it is given, later."""
        super().__init__(document)
        self.setObjectName(FILTERING)
        self._document, self._read_log = document, read_log
        self.filter = Filter()
        self.now = Found()
        self._added: dict[Id, date] | None = None  # None: the log was not read yet
        self._newcomers: dict[Id, date] = {}  # who came in while this is open
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._look)
        document.changed.connect(self._on_change)
        document.analysed.connect(self._look_soon)
        document.turned.connect(self._look_soon)

    @property
    def is_on(self) -> bool:
        return self.filter.is_on

    def facts(self) -> Facts:
        """What is asked of now."""
        one = self._document
        return Facts(one.plan, one.opportunity, one.as_of, one.report, self._added)

    def ask(self, wanted: Filter) -> None:
        """Ask this from now on."""
        if wanted == self.filter:
            return
        self.filter = wanted
        if Subject.ADDED in wanted.subjects and self._added is None:
            self._read_log(while_it_lives(self._take_log))
        self.asked.emit()
        self._look()

    def toggle(self, one: Criterion, *, on: bool) -> None:
        """Ask one thing more, or no longer."""
        self.ask(self.filter.asking(one) if on else self.filter.without(one))

    def clear(self) -> None:
        """Ask nothing any more."""
        self.ask(Filter())

    def shows(self, person: Id) -> bool:
        """Return whether somebody at the customer is among those found, or nothing is asked."""
        return not self.is_on or person in self.now.people

    def forward(self) -> frozenset[Id] | None:
        """Return who stays forward on a map; None while nothing is asked."""
        return self.now.forward if self.is_on else None

    def select_all(self) -> None:
        """Select everybody who is found."""
        self._document.select(refs_of(self.now, self._document.plan))

    def _on_change(self, change: Change) -> None:
        self._newcomers |= _added(change, self._document.as_of)
        if self._added is not None:
            self._added = {**self._newcomers, **self._added}
        self._look_soon()

    def _look_soon(self, _what: object = None) -> None:
        if self.is_on:
            self._soon.start()  # a change and its analysis are looked at together

    def _look(self) -> None:
        self._soon.stop()
        now = find(self.filter, self.facts()) if self.is_on else Found()
        if now != self.now or not self.is_on:
            self.now = now
            self.found.emit()

    def _take_log(self, entries: list[Any]) -> None:
        """Remember since when everybody is there, as far as the log tells."""
        self._added = dict(self._newcomers)
        for entry in entries:
            self._added |= _added(entry.change, entry.made_on)
        self.asked.emit()
        self._look()


def refs_of(found: Found, plan: AccountPlan) -> frozenset[Ref]:
    """Return who is found as what can be selected; who only stands beside is not."""
    refs: set[Ref] = {(Person, id) for id in found.people}
    refs |= {(TeamMember, id) for id in found.others if id in plan.members}
    refs |= {(OutsideInfluence, id) for id in found.others if id in plan.outside}
    return frozenset(refs)


def _added(change: Change, day: date) -> dict[Id, date]:
    kinds = (Person, TeamMember, OutsideInfluence)
    came = (edit for edit in change.edits if edit.before is None)
    return {edit.id: day for edit in came if isinstance(edit.after, kinds)}
