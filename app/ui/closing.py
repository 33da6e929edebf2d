"""What an advised contact would close: carried out on the plan, off the user's thread.

It is computed a while after the last edit, for the contacts that are listed, and let go at the
next one, so that no edit waits for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.model.values import Id
from app.model.vocabulary import TieLevel
from app.ui.latest import Latest

if TYPE_CHECKING:
    from app.analysis.candidates import Suggestion
    from app.analysis.gap import Key
    from app.analysis.report import Report

    Contacts = tuple[Suggestion, ...]

QUIET_MS = 400  # after an edit, before it begins
MOST = 24  # actions that are tried; each is a report of its own

Deed = tuple[tuple[Id, Id, TieLevel], ...]
Closed = Mapping[Deed, frozenset["Key"]]


def deed_of(contacts: Contacts) -> Deed:
    """Return who meets whom and how near they come, which is what an action is known by."""
    return tuple((one.member, one.person, one.level) for one in contacts)


class Closing(QObject):
    """Tells which open gaps each of the actions listed would close."""

    found = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.closed: Closed = {}  # of the last time; while that is computed anew it stands
        self._asked: tuple[Report, list[Contacts]] | None = None
        self._stop = Event()
        self._latest = Latest(self)
        self._latest.answered.connect(self._take)
        self._latest.failed.connect(self.forget)
        self._soon = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._soon.timeout.connect(self._begin)

    def of(self, contacts: Contacts) -> frozenset[Key] | None:
        """Return the gaps an action closes; None while that is not known."""
        return self.closed.get(deed_of(contacts))

    @property
    def is_computing(self) -> bool:
        """Return whether what was asked last is still to be answered."""
        return self._asked is not None

    def ask(self, report: Report, actions: Iterable[Contacts]) -> None:
        """Find out, soon, what these actions would close; those before are let go."""
        self._halt()
        wanted = {deed_of(one): one for one in actions if one}
        self._asked = report, list(wanted.values())[:MOST]
        self._soon.start()

    def forget(self) -> None:
        """Let go of what was asked and found."""
        self._halt()
        self._soon.stop()
        self._asked, self.closed = None, {}

    def _halt(self) -> None:
        self._stop.set()
        self._latest.let_go()

    def _begin(self) -> None:
        if self._asked is None:
            return
        report, actions = self._asked
        self._stop = Event()
        stopped = self._stop.is_set
        self._latest.ask(lambda: closed_by(report, actions, stopped))

    def _take(self, closed: Closed) -> None:
        self._asked = None
        if closed != self.closed:
            self.closed = closed
            self.found.emit()


def closed_by(
    report: Report, actions: Iterable[Contacts], stopped: Callable[[], bool] = lambda: False
) -> Closed:
    """Return what carrying out each action alone closes; those after a stop are left out."""
    from app.analysis.what_if import WhatIf, tie_becomes  # noqa: PLC0415  imports NetworkX

    network = report.network
    found: dict[Deed, frozenset[Key]] = {}
    for contacts in actions:
        if stopped():
            break
        carried_out = WhatIf.on(report)
        for one in contacts:
            carried_out = carried_out.supposing(
                tie_becomes, one.member, one.person, one.level, network.as_of, base=network.base
            )
        closed = carried_out.difference.gaps_closed
        found[deed_of(contacts)] = frozenset(gap.key for gap in closed)
    return found
