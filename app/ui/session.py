"""The open workspace as the window uses it: accounts come and go, off the user's thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app import usecases
from app.model.parameters import Parameters
from app.model.reapplying import Lost
from app.model.values import Id
from app.ui import going_first, opening
from app.ui.account_stock import AccountStock
from app.ui.autosave import Autosave
from app.ui.background import NOTHING, Background, Otherwise, Then
from app.ui.decision_list import DecisionList
from app.ui.document import Document
from app.ui.loading import Loading
from app.ui.open_accounts import OpenAccounts
from app.ui.opening import OpenedWorkspace, Opening, Wish
from app.ui.remembered import Remembered
from app.ui.scoring import Scoring
from app.ui.settings import Settings
from app.ui.shared_parameters import SharedParameters

if TYPE_CHECKING:
    from app.store.workspace import Workspace
    from app.ui.colleagues import Colleagues


class Session(QObject):
    """Keeps one workspace open, and one account of it in view.

    An account that was in view keeps its document, and with it what can be undone there.
    """

    left = Signal()  # the account in view is closed; what is shown of it takes no more edits
    opened = Signal(object)  # Document, or None when the workspace is empty
    failed = Signal(str)  # what went wrong, as a sentence
    saving = Signal(object, str)  # Keeping, and why it failed
    damaged = Signal(object)  # Damaged, the error that says what cannot be read
    displaced = Signal(str, bool)  # as of `Autosave`
    removed = Signal(object, str, str)  # Backup or None; the account, and what it was called
    lost = Signal(object, object)  # where: the document in view or `shared`; and a Lost
    present = Signal(object)  # names of who else has the account in view open

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.remembered = Remembered(settings)
        self._background = Background(self)
        self._background.failed.connect(self._on_failed)
        self._background.broken.connect(self.damaged)
        self._workspace: Workspace | None = None
        self.opening = Opening(self._background, self)
        self.opening.opened.connect(self._take_workspace)
        self.opening.unsound.connect(self._let_workspace_go)
        self.opening.failed.connect(self._on_failed)
        self.opening.damaged.connect(self.damaged)
        self.opening.told.connect(self.failed)
        self.opening.unlocked.connect(self.fetch)
        self.colleagues: Colleagues | None = None  # where there can be any
        self.may_edit = self.may_remove = True
        self.place = ""  # what to call the workspace on the screen
        self.remark = ""  # why it can only be read where it is
        self.document: Document | None = None
        self.autosave: Autosave | None = None
        self.shared: SharedParameters | None = None  # what holds for every account
        self._accounts = OpenAccounts(self._background)
        self.loading = Loading(self, self._accounts.__contains__, self._take_loaded)
        self.scoring = Scoring(self)
        self.decisions = DecisionList(self)
        self.stock = AccountStock(self)

    # -- who signs

    @property
    def author(self) -> str:
        """Return the name that changes are signed with."""
        return self.remembered.author

    def sign_as(self, name: str) -> None:
        """Sign what is changed from now on with this name."""
        self.remembered.author = name
        name = self.author
        if self.document is not None and self.autosave is not None:
            self.document.author = self.autosave.author = name
        if self.shared is not None:
            self.shared.autosave.author = name
        if self.colleagues is not None:
            self.colleagues.rename()

    # -- workspaces

    def start(self, address: str | None, *, demo: bool) -> None:
        """Open the workspace, at its first start with the sample, and its last account."""
        going_first.begin()
        if demo:
            address = self.remembered.demonstrate()
        elif address is None:
            address = opening.still_there(self.remembered.workspace)
        account, _ = self.remembered.last
        wish = Wish(address, self.author, with_sample=True, persists=True, last=account)
        self.opening.open(wish)

    def open_workspace(self, address: str) -> None:
        """Open another workspace; the one that is open stays when that fails."""
        account, _ = self.remembered.last
        wish = Wish(address, self.author, with_sample=False, persists=False, last=account)
        self.opening.open(wish)

    def leave_workspace(self) -> None:
        """Hand in what is pending, and show no workspace any more."""
        if self._workspace is not None:
            self._let_workspace_go(self._workspace)

    def close(self) -> bool:
        """Hand in what is pending and let everything go; return whether all of it was kept."""
        going_first.end()
        self.opening.stop()
        kept = self._let_all_go()
        workspace, self._workspace = self._workspace, None
        if workspace is not None:
            workspace.leave_journals()  # who starts again meanwhile takes up what waits
        self._background.close(None if workspace is None else workspace.close)
        self.remembered.throw_away()
        return kept

    # -- accounts

    def open_account(self, account: Id, opportunity: Id | None = None) -> None:
        """Open an account, or turn to another decision of the one that is open."""
        document = self.document
        if document is not None and account == document.plan.account.id:
            if opportunity is not None:
                document.turn_to(opportunity)
                self._remember()
            return
        if self._workspace is not None:
            self._leave_account()
            self.loading.ask(account, opportunity)

    def let_go_of_account(self) -> None:
        """Close the account in view for good: its document goes as well."""
        account = self.account_here
        self._leave_account()
        if account is not None:
            self._accounts.let_go(account)

    @property
    def shows_sample(self) -> bool:
        """Return whether the account that is open is the sample."""
        return self.account_here == self.remembered.sample

    @property
    def account_here(self) -> Id | None:
        """The account in view."""
        return None if self.document is None else self.document.plan.account.id

    @property
    def base(self) -> Parameters:
        """The numbers that hold for all accounts."""
        return self._accounts.base

    # -- answers of the worker

    def run(self, work: Callable[[], Any], then: Then, otherwise: Otherwise = NOTHING) -> None:
        """Do something off the user's thread, and go on here as `Background.run` does."""
        self._background.run(work, then, otherwise)

    def with_workspace(
        self, work: Callable[[Workspace], Any], then: Then, otherwise: Otherwise = NOTHING
    ) -> None:
        """Do something with the workspace that is open, if one is, as `run` does.

        Where another one is open by then, nobody goes on with what came of it.
        """
        workspace = self._workspace

        def go_on(answer: Any) -> None:
            if workspace is self._workspace:
                then(answer)

        if workspace is not None:
            self.run(lambda: work(workspace), go_on, otherwise)

    def listen(self) -> None:
        """Give the answers that came while nobody was there to hear, and all later ones."""
        self._background.listen()

    def _on_failed(self, sentence: str) -> None:
        self.failed.emit(sentence)
        if self.document is None:
            self.opened.emit(None)

    def _take_workspace(self, found: OpenedWorkspace) -> None:
        workspace, sample = found.workspace, found.sample
        self._let_all_go()
        self.remembered.known_as = workspace.address.known_as
        rights = workspace.rights
        self.may_edit, self.may_remove = rights.may_edit, rights.may_remove
        self._take_shared(found.shared)
        before, self._workspace = self._workspace, workspace
        if workspace.address.is_shared:
            from app.ui.colleagues import Colleagues  # noqa: PLC0415  a file has none

            self.colleagues = Colleagues(workspace, self)
        if before is not None:
            self._background.worker.submit(before.close)
            self.decisions.lines = []
        self.place, self.remark = workspace.label, workspace.remark
        self.remembered.workspace = self.place
        if sample is not None:
            self.remembered.sample = sample
        self.decisions.take(found.lines)
        account, opportunity = self.remembered.last
        if found.first is None:
            self.loading.begin(account, opportunity)
        else:
            self._take_account(found.first, opportunity)
        self.opening.finish(workspace, self.document)

    def _take_shared(self, opened: usecases.Opened) -> None:
        shared = SharedParameters(opened, self.author, self._background.worker, self)
        shared.changed.connect(self._on_shared)
        shared.refused.connect(self.failed)
        shared.may_edit = self.may_edit
        shared.autosave.state_changed.connect(self._show_keeping)
        shared.autosave.lost.connect(partial(self.lost.emit, shared))
        self.shared = shared
        self._accounts.judge_by(shared.parameters)
        self._tell(opened.conflicts)

    def _tell(self, sentences: tuple[str, ...]) -> None:
        for sentence in sentences:
            self.failed.emit(sentence)

    def _on_shared(self) -> None:
        """Let every open account follow at once, and the others in the list soon."""
        if self.shared is not None:
            self._accounts.judge_by(self.shared.parameters)
            self.scoring.begin_soon()

    def _let_workspace_go(self, workspace: Workspace) -> None:
        """Show nothing any more of a workspace that turned out not to be sound."""
        if workspace is self._workspace:
            self._let_all_go()
            self._workspace, self.place, self.remark = None, "", ""
            self._background.worker.submit(workspace.close)
            self.decisions.show([])

    def _take_loaded(
        self, account: Id, found: usecases.Opened | None, decision: Id | None, *, in_view: bool
    ) -> None:
        """Take in an account, or go back to one, that was asked for."""
        if found is not None:
            self._take_account(found, decision, in_view=in_view)
        elif in_view:
            self._take_known(account, decision)

    def _take_account(
        self, found: usecases.Opened, opportunity: Id | None, *, in_view: bool = True
    ) -> None:
        document, autosave = self._accounts.take(found, opportunity, self.author)
        document.refused.connect(self.failed)
        document.may_edit = self.may_edit
        autosave.state_changed.connect(self._show_keeping)
        autosave.lost.connect(partial(self._on_lost, document))
        document.overtaken.connect(autosave.give_up)
        autosave.displaced.connect(self.displaced)
        autosave.locked_out.connect(self.opening.password_wanted)
        if in_view:
            self._put_in_view(document, autosave)
        self._tell(found.conflicts)

    def _take_known(self, account: Id, opportunity: Id | None) -> None:
        """Go back to an account that was in view before, and fetch what others did since."""
        if account in self._accounts:
            document, autosave = self._accounts.again(account, opportunity, self.author)
            self._put_in_view(document, autosave)
            autosave.start_round()

    def fetch(self) -> None:
        """Take in what others did to what is shown, and hand in what waits."""
        for one in (self.autosave, None if self.shared is None else self.shared.autosave):
            if one is not None:
                one.fetch()

    def _on_lost(self, document: Document, lost: Lost) -> None:
        if document is self.document:
            self.lost.emit(document, lost)

    def _show_keeping(self) -> None:
        if self.autosave is not None:
            self.saving.emit(*self._accounts.keeping(self.autosave, self.shared))

    def _put_in_view(self, document: Document, autosave: Autosave) -> None:
        self._leave_account()  # another one may have been asked for in between
        self.document, self.autosave = document, autosave
        if self.colleagues is not None:
            self.colleagues.be_at(document.plan.account.id)
        self._remember()
        self.opened.emit(document)
        self._show_keeping()

    def _remember(self) -> None:
        document = self.document
        if document is not None:
            self.remembered.last = document.plan.account.id, document.opportunity

    def _leave_account(self) -> None:
        """Have what is pending handed in and show the account no longer; its document stays.

        Nobody waits for that: the worker may be at something long, or a server away.
        """
        document, autosave = self.document, self.autosave
        if document is None or autosave is None:
            return
        self.left.emit()  # fields hand on what was typed in them
        self.document = self.autosave = None
        if self.colleagues is not None:
            self.colleagues.be_at(None)
        if document.copy.pending:
            autosave.start_round()

    def _let_all_go(self) -> bool:
        self._leave_account()
        self.loading.forget()
        self.scoring.stop()
        colleagues, self.colleagues = self.colleagues, None
        if colleagues is not None:
            colleagues.leave()
        shared, self.shared = self.shared, None
        kept = shared is None or shared.close()
        return self._accounts.let_all_go() and kept
