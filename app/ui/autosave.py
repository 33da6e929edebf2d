"""Keeps what is done: in the journal at once, in the workspace soon after, by a worker."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from contextlib import suppress
from enum import Enum
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import Conflict, Displaced, PasswordWanted, Unreachable, UserError
from app.i18n import ntr, tr
from app.model import wording
from app.model.change import Change
from app.model.reapplying import Lost
from app.model.working_copy import Exchange, Exchanger
from app.ui.inbox import Inbox

if TYPE_CHECKING:
    from app.ui.document import Document
    from app.ui.shared_parameters import SharedParameters

QUIET_MS = 300  # after the last change; with the write itself well within a second
LONGEST_MS = 700  # however busy the user is
RETRY_MS = 5000
FIRST_PAUSE_MS, LONGEST_PAUSE_MS = 500, 10_000  # between two looks for a server that is away

_log = logging.getLogger(__name__)


class Keeping(Enum):
    """Where the last changes stand."""

    SAVED = "saved"
    SAVING = "saving"
    FAILED = "failed"
    OFFLINE = "offline"  # the server is away; what is done waits for it in the journal


class Journaled(Protocol):
    """Where a change is noted before it is handed in; the store's journal, or a fake of it."""

    def append(self, change: Change) -> Future[None]: ...

    def rewrite(self, changes: Sequence[Change]) -> None: ...

    def set_aside(self, change: Change, author: str = "") -> None: ...


class Autosave(QObject):
    """Hands in what is pending, a round at a time; what fails is kept and tried again."""

    state_changed = Signal(object, str)  # Keeping, and why it failed
    lost = Signal(object)  # Lost, a change of ours that does not stand
    displaced = Signal(str, bool)  # the file is gone (True), or another took its place
    locked_out = Signal(str, str)  # the server wants a password: a sentence, and its address

    def __init__(
        self,
        document: Document | SharedParameters,
        store: Exchanger,
        journal: Journaled,
        author: str,
        worker: Executor,
    ) -> None:
        super().__init__()
        self.author = author
        self.state = Keeping.SAVED
        self.reason = ""
        self._document, self._store, self._journal = document, store, journal
        self._worker = worker
        self._round: Future[Exchange] | None = None
        self._again = False  # others did more while a round was on its way
        self._pause = FIRST_PAUSE_MS
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self.start_round)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._longest.timeout.connect(self.start_round)
        self._retry = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._retry.timeout.connect(self.start_round)
        self._inbox = Inbox(self._end_round, self)
        self._unsynced = Inbox(self._on_unsynced, self)
        document.done.connect(self._note)
        if document.copy.pending:
            self._soon()

    def start_round(self) -> None:
        """Hand in what is pending and fetch what others did, unless that is being done."""
        if self._round is not None:
            return
        self._stop_timers()
        copy = self._document.copy
        if copy.pending and self.state is not Keeping.OFFLINE:
            self._set(Keeping.SAVING)
        self._round = self._worker.submit(
            self._store.exchange, tuple(copy.pending), copy.revision, self.author
        )
        self._round.add_done_callback(self._inbox.putting())

    def fetch(self) -> None:
        """Take in what others did; another time after a round that is on its way."""
        self._again = self._round is not None
        self.start_round()

    def flush(self) -> bool:
        """Hand everything in and wait for it; return whether nothing is left pending.

        A server that is away is not waited for: the journal has what is pending.
        """
        if self.state is Keeping.OFFLINE:
            return not self._document.copy.pending
        self._stop_timers()
        if self._round is not None:
            self._settle(self._wait())
        while self._document.copy.pending:
            before = len(self._document.copy.pending)
            self.start_round()
            self._settle(self._wait())
            if len(self._document.copy.pending) >= before:
                break
        return not self._document.copy.pending

    def close(self) -> bool:
        """Flush and let the document go; what is still pending stays in the journal."""
        done = self.flush()
        self._stop_timers()
        self._round = None  # of a server that is away; the journal is compared with its log
        self._document.done.disconnect(self._note)
        return done

    def _note(self, change: Change) -> None:
        try:
            synced = self._journal.append(change)
        except (OSError, UserError) as error:
            self._tell_unwritten(error)
        else:
            synced.add_done_callback(_telling_failures(self._unsynced.putting()))
        self._soon()

    def _on_unsynced(self, error: BaseException) -> None:
        if self._document.copy.pending:  # else the workspace has it
            self._tell_unwritten(error)

    def _tell_unwritten(self, error: BaseException) -> None:
        _log.error("journal not written: %s", type(error).__name__)
        self._set(Keeping.FAILED, _reason(error))

    def _soon(self) -> None:
        if self.state is Keeping.OFFLINE:
            self._go_offline()  # one change more waits; `_retry` runs
            return
        if self.state is not Keeping.FAILED:
            self._set(Keeping.SAVING)
        self._quiet.start()
        if not self._longest.isActive():
            self._longest.start()

    def _wait(self) -> Future[Exchange]:
        assert self._round is not None, "there is a round to wait for"
        with suppress(Exception):  # `_settle` tells what went wrong
            self._round.result()
        return self._round

    def _end_round(self, done: Future[Exchange]) -> None:
        if done is self._round:  # else `flush` was there first
            self._settle(done)

    def _settle(self, done: Future[Exchange]) -> None:
        self._round = None
        again, self._again = self._again, False
        if error := done.exception():
            self._put_off(error, again=again)
            return
        self._pause = FIRST_PAUSE_MS
        copy = self._document.copy
        exchange = done.result()
        for conflict in copy.settle(exchange):
            self._tell_lost(conflict, exchange)
        if exchange.accepted or exchange.others:
            self._rewrite()
        self._set(Keeping.SAVING if copy.pending else Keeping.SAVED)
        if copy.pending:
            self._soon()
        elif again:
            self.start_round()

    def _tell_lost(self, conflict: Conflict, exchange: Exchange) -> None:
        """Tell which change lost, and keep it where it can be looked up."""
        if not isinstance(conflict.change, Change):
            self._document.refused.emit(str(conflict))
            return
        self.give_up(Lost(conflict.change, conflict.worded, exchange.others))

    def give_up(self, lost: Lost) -> None:
        """Tell of a change of ours that gives way to a colleague's, and keep it."""
        try:
            self._journal.set_aside(lost.change, self.author)
        except (OSError, UserError) as error:
            _log.error("lost change not set aside: %s", type(error).__name__)
        what = wording.words(lost.change.message)
        self._document.refused.emit(
            tr("Not kept: {what}. {reason}", what=what, reason=lost.reason)
        )
        self.lost.emit(lost)

    def _put_off(self, error: BaseException, *, again: bool) -> None:
        """Say why nothing was handed in, and try it again later."""
        if isinstance(error, Unreachable):
            _log.info("offline: %s", type(error).__name__)
            self._pause = FIRST_PAUSE_MS if again else min(2 * self._pause, LONGEST_PAUSE_MS)
            self._go_offline()
            self._retry.start(self._pause)
            return
        _log.error("changes not handed in", exc_info=error)
        self._set(Keeping.FAILED, _reason(error))
        if isinstance(error, Displaced):
            self.displaced.emit(str(error), error.is_gone)
        if isinstance(error, PasswordWanted):
            self.locked_out.emit(str(error), error.place)  # the answer is a reason to try
        else:
            self._retry.start(RETRY_MS)

    def _go_offline(self) -> None:
        self._set(Keeping.OFFLINE, waiting_words(len(self._document.copy.pending)))

    def _rewrite(self) -> None:
        try:
            self._journal.rewrite(self._document.copy.pending)
        except (OSError, UserError) as error:
            _log.error("journal not rewritten: %s", type(error).__name__)

    def _set(self, state: Keeping, reason: str = "") -> None:
        if (state, reason) != (self.state, self.reason):
            self.state, self.reason = state, reason
            self.state_changed.emit(state, reason)

    def _stop_timers(self) -> None:
        for timer in (self._quiet, self._longest, self._retry):
            timer.stop()


def _telling_failures(put: Callable[[Any], None]) -> Callable[[Future[None]], None]:
    def tell(done: Future[None]) -> None:
        if (error := done.exception()) is not None:
            put(error)

    return tell


def waiting_words(count: int) -> str:
    """Return what is said while the server is away and so many changes wait for it."""
    if not count:
        return tr("Offline; nothing is waiting")
    return ntr("Offline, {count} change waiting", "Offline, {count} changes waiting", count)


def _reason(error: BaseException) -> str:
    """Return why nothing was kept, in a sentence; what the user cannot mend is in the log."""
    if isinstance(error, UserError):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        return tr("Not saved: {reason}. It will be tried again.", reason=error.strerror)
    return tr("Not saved yet; it will be tried again.")
