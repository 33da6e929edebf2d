"""Accounts that are added to the open workspace, and removed from it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app import keeping
from app.errors import UserError
from app.model.account_plan import AccountPlan
from app.model.values import Id
from app.ui import decision_lines, opening
from app.ui.replacing import attempted

if TYPE_CHECKING:
    from app.store.backups import Backup
    from app.ui.session import Session


class AccountStock:
    """Works in the session's worker, and opens what came of it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, plan: AccountPlan, opportunity: Id | None = None) -> None:
        """Put a new account into the workspace and open it."""
        author = self._session.author
        self._session.with_workspace(
            lambda workspace: workspace.add(plan, author),
            lambda _nothing: self.show(plan.account.id, opportunity),
        )

    def add_sample(self) -> None:
        """Put the sample account into the workspace and open it."""
        session, author = self._session, self._session.author

        def then(account: Id) -> None:
            session.remembered.sample = account
            self.show(account)

        session.with_workspace(lambda workspace: opening.added_sample(workspace, author), then)

    def show(self, account: Id, opportunity: Id | None = None) -> None:
        """List the accounts anew, and open one that was added or brought back."""
        self._session.with_workspace(decision_lines.lines_of, self._session.decisions.take)
        self._session.open_account(account, opportunity)

    def remove(self) -> None:
        """Remove the account that is open, with its history; in a file after a backup."""
        session = self._session
        document = session.document
        if document is None:
            return
        account, label = document.plan.account.id, document.plan.account.label

        def then(answer: Backup | UserError | None) -> None:
            if isinstance(answer, UserError):
                session.failed.emit(str(answer))
                session.open_account(account)
            else:
                session.loading.begin()
                session.removed.emit(answer, account, label)

        session.let_go_of_account()
        session.with_workspace(
            lambda workspace: attempted(partial(keeping.remove_account, workspace, account)),
            then,
            partial(session.loading.begin, account),
        )

    def is_gone(self, sentence: str) -> None:
        """Let go of the account in view, which a colleague removed, and say so."""
        self._session.let_go_of_account()
        self._session.loading.begin()
        self._session.failed.emit(sentence)
