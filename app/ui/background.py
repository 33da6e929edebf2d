"""Work off the user's thread, one piece after another, and what is gone on with afterwards."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.errors import Damaged, UserError
from app.i18n import tr
from app.ui.inbox import Inbox

Then = Callable[[Any], None]
Otherwise = Callable[[], object]
NOTHING: Otherwise = lambda: None  # noqa: E731  a value, not a step
_Answer = tuple[
    Future[Any], Then, Otherwise
]  # what was done, what comes after, or if it failed

_log = logging.getLogger(__name__)


def went_wrong() -> str:
    """Return what is said of what nobody foresaw."""
    return tr("Something went wrong; the log says what. Nothing was changed.")


class Background(QObject):
    """One thread that owns the store, and the way back to the user's thread."""

    failed = Signal(str)  # what went wrong, as a sentence
    broken = Signal(object)  # Damaged, as `failed`: something may be done about it

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.worker = ThreadPoolExecutor(1, "store")
        self._closed = False
        self._held: list[_Answer] | None = []  # None once somebody listens
        self._inbox = Inbox(self._on_answer, self)

    def run(self, work: Callable[[], Any], then: Then, otherwise: Otherwise = NOTHING) -> None:
        """Do something off the user's thread, and go on here with what came of it.

        Where it failed, that is told, after what is done `otherwise`.
        """
        put = self._inbox.putting()
        self.worker.submit(work).add_done_callback(lambda done: put((done, then, otherwise)))

    def listen(self) -> None:
        """Give the answers that came while nobody was there to hear, and all later ones."""
        held, self._held = self._held, None
        for answer in held or ():
            self._on_answer(answer)

    def close(self, last: Callable[[], object] | None = None) -> None:
        """Wait for what was begun, and for `last`; no answer is given any more."""
        self._closed = True
        if last is not None:
            self.worker.submit(last)
        self.worker.shutdown(wait=True)

    def _on_answer(self, answer: _Answer) -> None:
        if self._closed:
            return
        if self._held is not None:
            self._held.append(answer)
            return
        done, then, otherwise = answer
        error = done.exception()
        if error is not None:
            otherwise()
        if isinstance(error, UserError):
            self.failed.emit(str(error))
            if isinstance(error, Damaged):
                self.broken.emit(error)
        elif error is not None:
            _log.error("work in the background failed", exc_info=error)
            self.failed.emit(went_wrong())
        else:
            then(done.result())
