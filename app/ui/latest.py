"""Computing off the user's thread where only the latest answer is of use."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal

from app.ui.inbox import Inbox

_log = logging.getLogger(__name__)


class Answers(QObject):
    """What comes of something that is computed in a worker."""

    answered = Signal(object)
    failed = Signal()  # nothing came of it; what else there is to know is in the log

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_waiting = False

    def hand_out(self, result: Any) -> None:
        """Tell the answer; one that is an exception is raised, after it was told."""
        self.is_waiting = False
        if isinstance(result, Exception):
            _log.error("computing failed", exc_info=result)
            self.failed.emit()
            raise result
        self.answered.emit(result)


class Latest(Answers):
    """One thing asked at a time: what was asked before and is not answered yet is let go."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._round = 0
        self._inbox = Inbox(self._take_in, self)

    def ask(self, compute: Callable[[], Any]) -> None:
        """Compute something in a worker; `compute` holds no QObject, it would die there."""
        self._round += 1
        self.is_waiting = True
        current, put = self._round, self._inbox.putting()

        def work() -> None:
            try:
                put((compute(), current))
            except Exception as fault:  # raised on the user's thread, whatever it is
                put((fault, current))

        QThreadPool.globalInstance().start(work)

    def let_go(self) -> None:
        """Take in no answer to what was asked."""
        self._round += 1
        self.is_waiting = False

    def _take_in(self, answer: tuple[Any, int]) -> None:
        result, current = answer
        if current == self._round:
            self.hand_out(result)
