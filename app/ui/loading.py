"""Accounts on their way into view: the last one asked for is shown, each is loaded once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from app import usecases
from app.model.values import Id
from app.ui import decision_lines

if TYPE_CHECKING:
    from app.ui.decision_lines import DecisionLine
    from app.ui.session import Session


class Take(Protocol):
    """Goes on with an account that was loaded, or None where it is known already."""

    def __call__(
        self, account: Id, found: usecases.Opened | None, decision: Id | None, *, in_view: bool
    ) -> object: ...


class Loading:
    """Loads in the session's worker; two of one account would write to the same journal."""

    def __init__(self, session: Session, is_known: Callable[[Id], bool], take: Take) -> None:
        self._session, self._is_known, self._take = session, is_known, take
        self._coming: set[Id] = set()
        self._wanted: Id | None = None  # the one that was asked for last, until it is there
        self._decision: Id | None = None

    @property
    def _is_chosen(self) -> bool:
        """Whether an account is in view, or on its way there."""
        return self._wanted is not None or self._session.document is not None

    def begin(self, account: Id | None = None, decision: Id | None = None) -> None:
        """Bring the account into view that was there last, or else the first one there is.

        Where somebody chose one meanwhile, that stays.
        """
        if account is not None and self._session.decisions.has(account):
            if not self._is_chosen:
                self._session.open_account(account, decision)
        else:
            self._session.with_workspace(decision_lines.lines_of, self._on_listed)

    def ask(self, account: Id, decision: Id | None) -> None:
        """Bring an account into view that is not, with one of its decisions."""
        self._wanted, self._decision = account, decision
        if account in self._coming:
            return
        self._coming.add(account)
        known = self._is_known(account)  # its turn comes as for the others
        self._session.with_workspace(
            lambda workspace: None if known else usecases.open_plan(workspace, account),
            partial(self._on_loaded, account),
            partial(self._end, account),
        )

    def forget(self) -> None:
        """Ask for nothing any more, as another workspace comes."""
        self._coming = set()
        self._wanted = None

    def _on_listed(self, lines: list[DecisionLine]) -> None:
        session = self._session
        session.decisions.take(lines)
        if self._is_chosen:
            return
        if lines:
            session.open_account(lines[0].account, lines[0].opportunity)
        else:
            session.opened.emit(None)

    def _on_loaded(self, account: Id, found: usecases.Opened | None) -> None:
        is_wanted = account == self._wanted
        decision = self._decision if is_wanted else None
        self._end(account)
        self._take(account, found, decision, in_view=is_wanted)

    def _end(self, account: Id) -> None:
        self._coming.discard(account)
        if account == self._wanted:
            self._wanted = None
