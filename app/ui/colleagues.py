"""Hears what colleagues do in a shared workspace, and knows who has the account open too."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.errors import UserError
from app.i18n import tr
from app.model.values import Id
from app.ui import decision_lines
from app.ui.inbox import Inbox

if TYPE_CHECKING:
    from app.store.address import Watch
    from app.store.workspace import Workspace
    from app.ui.decision_lines import DecisionLine
    from app.ui.session import Session

Names = tuple[str, ...]


class Colleagues(QObject):
    """Watches what a session shows of a workspace that several may open, and is seen there.

    The store calls on a thread of its own, and an inbox brings that here. What is heard is
    only a reason to fetch.
    """

    def __init__(self, workspace: Workspace, session: Session) -> None:
        super().__init__(session)
        from app.store.catalogue import SHARED  # noqa: PLC0415  the worker has imported it
        from app.store.workspace import ACCOUNTS  # noqa: PLC0415  as above

        self.names: Names = ()
        self._session = session
        self._workspace: Workspace | None = workspace
        self._watched: dict[Id, Watch] = {}
        self._account: Id | None = None
        self._asking = self._ask_again = False
        self._inbox = Inbox(self._hear, self)
        self._accounts, self._shared = ACCOUNTS, SHARED
        self._watch(ACCOUNTS)
        self._watch(SHARED)

    def be_at(self, account: Id | None) -> None:
        """Be seen in one account and in no other; None: in none."""
        before, self._account = self._account, account
        if account is not None:
            self._watch(account)
        if before is not None and before != account:
            self._watched.pop(before).close()
        self._show(())
        self._ask()  # nobody calls about who was there already

    def rename(self) -> None:
        """Be seen under the name that the session has now."""
        for plan in list(self._watched):
            self._watch(plan)

    def leave(self) -> None:
        """Hear nothing more."""
        self._workspace = self._account = None
        watched, self._watched = self._watched, {}
        for watch in watched.values():
            watch.close()
        self._show(())
        self.deleteLater()

    def _watch(self, plan: Id) -> None:
        workspace = self._workspace
        if workspace is None:
            return
        before = self._watched.get(plan)
        call = partial(self._inbox.putting(), plan)
        self._watched[plan] = workspace.watch(plan, call, self._session.author)
        if before is not None:
            before.close()

    def _hear(self, plan: Id) -> None:
        if plan not in self._watched:
            return
        session = self._session
        if plan == self._accounts:
            session.with_workspace(_listed, self._take_list)
        elif plan == self._shared and session.shared is not None:
            session.shared.autosave.fetch()
        elif plan == self._account and session.autosave is not None:
            session.autosave.fetch()
            self._ask()

    def _take_list(self, found: tuple[list[DecisionLine], set[Id]]) -> None:
        """Show the accounts there are; the one in view may be one no more."""
        session = self._session
        lines, accounts = found
        if self._workspace is None:
            return
        session.decisions.take(lines)
        document = session.document
        if document is not None and document.plan.account.id not in accounts:
            name = document.plan.account.label
            session.stock.is_gone(
                tr("A colleague removed the account {name}, with its history.", name=name)
            )

    def _ask(self) -> None:
        """Ask who is there; what is heard while that is answered asks once more."""
        workspace, account = self._workspace, self._account
        if workspace is None or account is None:
            return
        if self._asking:
            self._ask_again = True
            return
        self._asking, self._ask_again = True, False
        self._session.run(
            lambda: _others(workspace, account),
            lambda names: self._take(account, names),
            lambda: self._take(account, None),
        )

    def _take(self, account: Id, names: Names | None) -> None:
        self._asking = False
        if account == self._account:
            self._show(names or ())  # nobody is known to be there while the server is away
        if self._ask_again or account != self._account:
            self._ask()

    def _show(self, names: Names) -> None:
        if names != self.names:
            self.names = names
            self._session.present.emit(names)


def _listed(workspace: Workspace) -> tuple[list[DecisionLine], set[Id]]:
    return decision_lines.lines_of(workspace), {one.id for one in workspace.accounts()}


def _others(workspace: Workspace, account: Id) -> Names | None:
    """Return who else is there; None when the server does not say, which is told elsewhere."""
    try:
        return tuple(workspace.others(account))
    except UserError:
        return None
