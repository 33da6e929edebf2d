"""The scores in the list of accounts: one account at a time, and anew when numbers change."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from app.model.parameters import Parameters
from app.model.values import Id
from app.ui import decision_lines

if TYPE_CHECKING:
    from app.ui.session import Session

SETTLED_MS = 400  # after the last number that was set; then the list is scored anew


class Scoring:
    """Fills in the scores of a session's list."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._scored_last: Id | None = None
        self._unreadable: set[Id] = set()
        self._settled = QTimer(session, singleShot=True, interval=SETTLED_MS)
        self._settled.timeout.connect(self._begin_anew)

    def go_on(self) -> None:
        """Compute the scores that are not known yet, an account at a time.

        Between two of them the worker saves what was done meanwhile.
        """
        session = self._session
        here = session.account_here
        unknown = next(
            (
                one.account
                for one in session.decisions.lines
                if one.score is None and one.account not in {here, *self._unreadable}
            ),
            None,
        )
        if unknown is None or unknown == self._scored_last:
            return
        self._scored_last = unknown
        today, base = date.today(), session.base
        session.with_workspace(
            lambda workspace: decision_lines.scores_of(workspace, unknown, today, base),
            lambda scores: self._take(scores, base),
            lambda: self._pass_over(unknown),
        )

    def keep(self, opportunity: Id, score: float) -> None:
        """Remember the score of the decision in view for when the list is shown anew."""
        session = self._session
        session.decisions.lines = decision_lines.with_scores(
            session.decisions.lines, {opportunity: score}
        )

    def begin_soon(self) -> None:
        """Score the list anew when no other number is set for a while."""
        self._settled.start()

    def stop(self) -> None:
        """Begin nothing more; what comes next may be another workspace."""
        self._settled.stop()
        self._scored_last = None
        self._unreadable.clear()

    def _take(self, scores: dict[Id, float], base: Parameters) -> None:
        session = self._session
        if base != session.base:
            return  # the list is scored anew soon
        session.decisions.show(decision_lines.with_scores(session.decisions.lines, scores))
        self.go_on()

    def _pass_over(self, account: Id) -> None:
        """Go on with the others where one cannot be read."""
        self._unreadable.add(account)
        self.go_on()

    def _begin_anew(self) -> None:
        """Forget the scores of what is not in view: other numbers hold than they are of."""
        session = self._session
        self._scored_last = None
        self._unreadable.clear()
        session.decisions.show(
            decision_lines.without_scores(session.decisions.lines, but=session.account_here)
        )
        self.go_on()
