"""The accounts that were in view since the workspace was opened, ready to go back to."""

from __future__ import annotations

from datetime import date

from app import usecases
from app.model.parameters import DEFAULT, Parameters
from app.model.values import Id
from app.ui.autosave import Autosave, Keeping, waiting_words
from app.ui.background import Background
from app.ui.document import Document
from app.ui.shared_parameters import SharedParameters


class OpenAccounts:
    """Keeps of each account its document, with what can be undone there, and its autosave."""

    def __init__(self, background: Background) -> None:
        self._background = background
        self._known: dict[Id, tuple[Document, Autosave]] = {}
        self.base = DEFAULT

    def __contains__(self, account: Id) -> bool:
        return account in self._known

    def keeping(self, shown: Autosave, shared: SharedParameters | None) -> tuple[Keeping, str]:
        """Return where the account in view stands, and why; all that waits, while offline."""
        pairs = [(document.copy, autosave) for document, autosave in self._known.values()]
        if shared is not None:
            pairs.append((shared.copy, shared.autosave))
        away = any(one.state is Keeping.OFFLINE for _copy, one in pairs)
        if away and shown.state is not Keeping.FAILED:
            return Keeping.OFFLINE, waiting_words(sum(len(copy.pending) for copy, _ in pairs))
        return shown.state, shown.reason

    def judge_by(self, base: Parameters) -> None:
        """Compute every account, also those opened later, with these numbers."""
        self.base = base
        for document, _autosave in self._known.values():
            document.base = base

    def take(
        self, found: usecases.Opened, opportunity: Id | None, author: str
    ) -> tuple[Document, Autosave]:
        """Make the document of an account that was loaded."""
        plan = found.copy.plan
        if opportunity is None or opportunity not in plan.opportunities:
            opportunity = next(iter(plan.opportunities), "")
        document = Document(found.copy, opportunity, date.today())
        worker = self._background.worker
        document.author, document.base = author, self.base
        autosave = Autosave(document, found.store, found.journal, author, worker)
        self._known[plan.account.id] = (document, autosave)
        return document, autosave

    def again(
        self, account: Id, opportunity: Id | None, author: str
    ) -> tuple[Document, Autosave]:
        """Return the document of an account, to be judged by today and signed by `author`."""
        document, autosave = self._known[account]
        document.date_as_of(date.today())
        if opportunity is not None and opportunity in document.plan.opportunities:
            document.turn_to(opportunity)
        autosave.author = document.author = author
        return document, autosave

    def let_go(self, account: Id) -> bool:
        """Close the document of an account; return whether all that was done is kept."""
        document, autosave = self._known.pop(account)
        kept = autosave.close()
        document.close()
        return kept

    def let_all_go(self) -> bool:
        """Close every document; return whether all that was done is kept."""
        kept = [self.let_go(account) for account in list(self._known)]
        return all(kept)
