"""Drawing off the user's thread: a piece at a time, of what is asked meanwhile the newest."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QThreadPool

from app.errors import UserError
from app.i18n import tr
from app.ui.inbox import Inbox

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Wish:
    draw: Callable[[], Any]
    then: Callable[[Any], object]
    refused: Callable[[str], object]


class DrawingWork(QObject):
    """One piece is drawn to its end before the next is begun, so that wishes do not pile up."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._inbox = Inbox(self._take, self)
        self._at_work = False  # for somebody, or for nobody any more
        self._wanted: _Wish | None = None  # what is drawn, if anybody waits for it
        self._next: _Wish | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is to come."""
        return self._wanted is not None or self._next is not None

    def ask(
        self,
        draw: Callable[[], Any],
        then: Callable[[Any], object],
        refused: Callable[[str], object],
    ) -> None:
        """Draw something in a worker, and go on here with it, or with why it cannot be.

        `draw` holds no QObject, it would die there. What was asked before is answered no more.
        """
        self._wanted, self._next = None, _Wish(draw, then, refused)
        self._begin()

    def let_go(self) -> None:
        """Answer nothing that was asked."""
        self._wanted = self._next = None

    def _begin(self) -> None:
        if self._at_work or self._next is None:
            return
        self._wanted, self._next, self._at_work = self._next, None, True
        draw, put = self._wanted.draw, self._inbox.putting()

        def work() -> None:
            try:
                put(draw())
            except Exception as fault:  # told on the user's thread, whatever it is
                put(fault)

        QThreadPool.globalInstance().start(work)

    def _take(self, answer: Any) -> None:
        wish, self._wanted, self._at_work = self._wanted, None, False
        self._begin()
        if wish is None:
            return
        if isinstance(answer, UserError):
            wish.refused(str(answer))
        elif isinstance(answer, Exception):
            _log.error("something could not be drawn", exc_info=answer)
            wish.refused(tr("This could not be drawn; the log says why."))
        else:
            wish.then(answer)
