"""Computing off the user's thread, one thing after another: the newest that is asked, soon.

Unlike `latest` it has one worker at most at work for it: what is overtaken is cut off, and of
what is asked meanwhile only the newest is begun.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QThreadPool

from app.courtesy import CutOff
from app.ui.inbox import Inbox
from app.ui.latest import Answers

Compute = Callable[[Callable[[], bool]], Any]  # is given what tells whether it is still wanted


@dataclass(eq=False, slots=True)
class _Work:
    is_wanted: bool = True


class Newest(Answers):
    """What is asked is computed and answered, unless something newer is asked before."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._at_work: _Work | None = None
        self._next: Compute | None = None
        self._inbox = Inbox(self._take_in, self)

    def ask(self, compute: Compute) -> None:
        """Compute something in a worker; it may raise CutOff when it is not wanted any more.

        `compute` holds no QObject, it would die there.
        """
        self.is_waiting = True
        if self._at_work is None:
            self._begin(compute)
        else:
            self._at_work.is_wanted = False
            self._next = compute

    def let_go(self) -> None:
        """Take in no answer to what was asked."""
        self.is_waiting, self._next = False, None
        if self._at_work is not None:
            self._at_work.is_wanted = False

    def _begin(self, compute: Compute) -> None:
        work = self._at_work = _Work()
        put = self._inbox.putting()

        def run() -> None:
            try:
                put((compute(lambda: work.is_wanted), work))
            except CutOff as overtaken:
                put((overtaken, work))
            except Exception as fault:  # raised on the user's thread, whatever it is
                put((fault, work))

        QThreadPool.globalInstance().start(run)

    def _take_in(self, answer: tuple[Any, _Work]) -> None:
        result, work = answer
        self._at_work = None
        following, self._next = self._next, None
        if following is not None:
            self._begin(following)
        elif work.is_wanted:
            self.hand_out(result)
