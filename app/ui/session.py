"""The open workspace as the window uses it: accounts come and go, off the user's thread."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app import usecases
from app.errors import UserError
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.values import Id
from app.ui.autosave import Autosave
from app.ui.document import Document
from app.ui.inbox import Inbox
from app.ui.settings import Settings

if TYPE_CHECKING:
    from app.store.workspace import Workspace

_Answer = tuple[Future[Any], Callable[[Any], None]]  # what was done, and what comes after

LAST, SAMPLE_ID, AUTHOR = "session/last", "session/sample", "author"
WORKSPACE = "session/workspace"  # the one that was open last

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision of the workspace as it is listed; None: its score is not known yet."""

    account: Id
    account_label: str
    opportunity: Id
    label: str
    score: float | None = None


class Session(QObject):
    """Keeps one workspace open, and one account of it in view.

    An account that was in view keeps its document, and with it what can be undone there.
    """

    left = Signal()  # the account in view is closed; what is shown of it takes no more edits
    opened = Signal(object)  # Document, or None when the workspace is empty
    listed = Signal(object)  # list[DecisionLine]
    failed = Signal(str)  # what went wrong, as a sentence
    saving = Signal(object, str)  # Keeping, and why it failed
    busy = Signal(str)  # what is being done; empty when done

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._worker = ThreadPoolExecutor(1, "store")
        self._workspace: Workspace | None = None
        self._throw_away: Path | None = None
        self._closed = False
        self._scored_last: Id | None = None
        self._held: list[_Answer] | None = []  # None once somebody listens
        self.place = ""  # what to call the workspace on the screen
        self.document: Document | None = None
        self.autosave: Autosave | None = None
        self._known: dict[Id, tuple[Document, Autosave]] = {}  # by account
        self.lines: list[DecisionLine] = []
        self._inbox = Inbox(self._on_answer, self)

    # -- who signs

    @property
    def author(self) -> str:
        """Return the name that changes are signed with."""
        return self._settings.text(AUTHOR) or usecases.author()

    @property
    def knows_author(self) -> bool:
        return bool(self._settings.text(AUTHOR))

    def sign_as(self, name: str) -> None:
        """Sign what is changed from now on with this name."""
        self._settings.put(AUTHOR, name)
        if self.autosave is not None:
            self.autosave.author = name

    # -- workspaces

    def start(self, address: str | None, *, demo: bool) -> None:
        """Open the workspace, at its first start with the sample, and its last account."""
        if demo:
            self._throw_away = Path(tempfile.mkdtemp(prefix="visavis-demo-"))
            address = str(self._throw_away / "demo.visavis")
        elif address is None:
            address = self._last_workspace()
        author = self.author

        def work() -> tuple[Workspace, Id | None]:
            return _opened_workspace(address, author)

        self._run(work, self._take_workspace)

    def _last_workspace(self) -> str | None:
        """Return the workspace that was open last, if it is still there; None: the default."""
        kept = self._settings.text(WORKSPACE)
        return kept if kept and Path(kept).is_file() else None

    def open_workspace(self, address: str) -> None:
        """Open another workspace; the one that is open stays when that fails."""
        author = self.author

        def work() -> tuple[Workspace, Id | None]:
            return _opened_workspace(address, author, with_sample=False)

        self._run(work, self._take_workspace)

    def close(self) -> bool:
        """Hand in what is pending and let everything go; return whether all of it was kept."""
        kept = self._let_all_go()
        self._closed = True
        workspace, self._workspace = self._workspace, None
        if workspace is not None:
            self._worker.submit(workspace.close)
        self._worker.shutdown(wait=True)
        if self._throw_away is not None:
            shutil.rmtree(self._throw_away, ignore_errors=True)
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
        workspace = self._workspace
        if workspace is None:
            return
        self._leave_account()
        if account in self._known:
            self._run(lambda: account, lambda known: self._take_known(known, opportunity))
            return
        self._run(
            lambda: usecases.open_plan(workspace, account),
            lambda found: self._take_account(found, opportunity),
        )

    def add_account(self, plan: AccountPlan, opportunity: Id | None = None) -> None:
        """Put a new account into the workspace and open it."""
        workspace, author = self._workspace, self.author
        if workspace is None:
            return

        def then(_nothing: object) -> None:
            self.list_accounts()
            self.open_account(plan.account.id, opportunity)

        self._run(lambda: workspace.add(plan, author), then)

    def add_sample(self) -> None:
        """Put the sample account into the workspace and open it."""
        workspace, author = self._workspace, self.author
        if workspace is None:
            return

        def then(account: Id) -> None:
            self._settings.put(SAMPLE_ID, account)
            self.list_accounts()
            self.open_account(account)

        self._run(lambda: _added_sample(workspace, author), then)

    def remove_account(self) -> None:
        """Remove the account that is open, with its history; it cannot be undone."""
        document, workspace = self.document, self._workspace
        if document is None or workspace is None:
            return
        account = document.plan.account.id
        self._leave_account()
        self._let_go(account)

        def then(_nothing: object) -> None:
            self.list_accounts()
            self._open_first(None)

        self._run(lambda: workspace.remove(account), then)

    def has_account(self, account: Id) -> bool:
        return any(line.account == account for line in self.lines)

    @property
    def shows_sample(self) -> bool:
        """Return whether the account that is open is the sample."""
        if self.document is None:
            return False
        return self.document.plan.account.id == self._settings.text(SAMPLE_ID)

    def relist(self, document: Document) -> None:
        """List an open account by what stands in it now, also decisions that were added."""
        account = document.plan.account
        known = {line.opportunity: line for line in self.lines if line.account == account.id}
        here = [
            DecisionLine(
                account.id, account.label, one.id, one.label,
                known[one.id].score if one.id in known else None,
            )
            for one in document.plan.opportunities.values()
        ]  # fmt: skip
        place = next(
            (i for i, line in enumerate(self.lines) if line.account == account.id),
            len(self.lines),
        )
        others = [line for line in self.lines if line.account != account.id]
        self.lines = [*others[:place], *here, *others[place:]]
        self.listed.emit(self.lines)

    def list_accounts(self) -> None:
        """List the decisions at once, and their scores when they are computed."""
        workspace = self._workspace
        if workspace is None:
            return
        self._run(lambda: _lines(workspace), self._take_lines)

    def list_scores(self) -> None:
        """Compute the scores that are not known yet, an account at a time.

        Between two of them the worker saves what was done meanwhile.
        """
        workspace = self._workspace
        here = None if self.document is None else self.document.plan.account.id
        unknown = next(
            (one.account for one in self.lines if one.score is None and one.account != here),
            None,
        )
        if workspace is None or unknown is None or unknown == self._scored_last:
            return
        self._scored_last = unknown
        today = date.today()
        self._run(lambda: _scores(workspace, unknown, today), self._take_scores)

    def keep_score(self, opportunity: Id, score: float) -> None:
        """Remember the score of the decision in view for when the list is shown anew."""
        self.lines = [
            replace(line, score=score) if line.opportunity == opportunity else line
            for line in self.lines
        ]

    def _take_scores(self, scores: dict[Id, float]) -> None:
        self.lines = [
            line
            if line.opportunity not in scores
            else replace(line, score=scores[line.opportunity])
            for line in self.lines
        ]
        self.listed.emit(self.lines)
        self.list_scores()

    # -- answers of the worker

    def run(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Do something off the user's thread, and go on here with what came of it."""
        self._run(work, then)

    def _run(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        put = self._inbox.putting()
        self._worker.submit(work).add_done_callback(lambda done: put((done, then)))

    def listen(self) -> None:
        """Give the answers that came while nobody was there to hear, and all later ones."""
        held, self._held = self._held, None
        for answer in held or ():
            self._on_answer(answer)

    def _on_answer(self, answer: _Answer) -> None:
        if self._closed:
            return
        if self._held is not None:
            self._held.append(answer)
            return
        done, then = answer
        error = done.exception()
        if isinstance(error, UserError):
            self.failed.emit(str(error))
        elif error is not None:
            _log.error("work in the background failed", exc_info=error)
            self.failed.emit(
                tr("Something went wrong; the log says what. Nothing was changed.")
            )
        else:
            then(done.result())
            return
        if self.document is None:
            self.opened.emit(None)

    def _take_workspace(self, answer: tuple[Workspace, Id | None]) -> None:
        workspace, sample = answer
        self._let_all_go()
        before, self._workspace = self._workspace, workspace
        if before is not None:
            self._worker.submit(before.close)
            self.lines = []
        self.place = str(workspace.path)
        if self._throw_away is None:
            self._settings.put(WORKSPACE, self.place)
        if sample is not None:
            self._settings.put(SAMPLE_ID, sample)
        self._run(lambda: _lines(workspace), self._open_first_of)

    def _open_first_of(self, lines: list[DecisionLine]) -> None:
        self._take_lines(lines)
        account, _, opportunity = self._settings.text(LAST).partition(" ")
        self._open_first(account, opportunity)

    def _open_first(self, account: Id | None, opportunity: Id | None = None) -> None:
        """Open the account that was open last, or else the first one there is."""
        workspace = self._workspace
        known = {line.account for line in self.lines}
        if account in known and account is not None:
            self.open_account(account, opportunity)
        elif workspace is not None:
            self._run(lambda: _lines(workspace), self._open_very_first)

    def _open_very_first(self, lines: list[DecisionLine]) -> None:
        self._take_lines(lines)
        if lines:
            self.open_account(lines[0].account, lines[0].opportunity)
        else:
            self.opened.emit(None)

    def _take_lines(self, lines: list[DecisionLine]) -> None:
        scores = {(line.account, line.opportunity): line.score for line in self.lines}
        self.lines = [
            line
            if line.score is not None
            else DecisionLine(
                line.account, line.account_label, line.opportunity, line.label,
                scores.get((line.account, line.opportunity)),
            )
            for line in lines
        ]  # fmt: skip
        self.listed.emit(self.lines)

    def _take_account(self, found: usecases.Opened, opportunity: Id | None) -> None:
        plan = found.copy.plan
        if opportunity is None or opportunity not in plan.opportunities:
            opportunity = next(iter(plan.opportunities), "")
        document = Document(found.copy, opportunity, date.today())
        document.refused.connect(self.failed)
        autosave = Autosave(document, found.store, found.journal, self.author, self._worker)
        self._known[document.plan.account.id] = (document, autosave)
        self._put_in_view(document, autosave)
        for conflict in found.conflicts:
            self.failed.emit(conflict)

    def _take_known(self, account: Id, opportunity: Id | None) -> None:
        """Go back to an account that was in view before, and fetch what others did since."""
        if account not in self._known:
            return
        document, autosave = self._known[account]
        document.date_as_of(date.today())
        if opportunity is not None and opportunity in document.plan.opportunities:
            document.turn_to(opportunity)
        autosave.author = self.author
        self._put_in_view(document, autosave)
        autosave.start_round()

    def _put_in_view(self, document: Document, autosave: Autosave) -> None:
        self._leave_account()  # another one may have been asked for in between
        self.document, self.autosave = document, autosave
        autosave.state_changed.connect(self.saving)
        self._remember()
        self.opened.emit(document)
        self.saving.emit(autosave.state, autosave.reason)

    def _remember(self) -> None:
        document = self.document
        if document is not None and self._throw_away is None:
            self._settings.put(LAST, f"{document.plan.account.id} {document.opportunity}")

    def _leave_account(self) -> None:
        """Hand in what is pending and show the account no longer; its document stays."""
        autosave = self.autosave
        if self.document is None or autosave is None:
            return
        self.left.emit()  # fields hand on what was typed in them
        self.document = self.autosave = None
        autosave.state_changed.disconnect(self.saving)
        autosave.flush()

    def _let_go(self, account: Id) -> bool:
        """Close the document of an account; return whether all that was done is kept."""
        document, autosave = self._known.pop(account)
        kept = autosave.close()
        document.close()
        return kept

    def _let_all_go(self) -> bool:
        self._leave_account()
        kept = [self._let_go(account) for account in list(self._known)]
        return all(kept)


def _opened_workspace(
    address: str | None, author: str, *, with_sample: bool = True
) -> tuple[Workspace, Id | None]:
    """Open a workspace in the worker; a new one gets the sample."""
    from app.store.address import Address  # noqa: PLC0415  the store is slow to import

    is_new = not Address.parse(address).path.exists()
    workspace = usecases.open_workspace(address)
    sample = _added_sample(workspace, author) if is_new and with_sample else None
    return workspace, sample


def _added_sample(workspace: Workspace, author: str) -> Id:
    """Add the sample, its dates moved so that it is as old today as it was made to be."""
    from app.exchange import case_json  # noqa: PLC0415  jsonschema is slow to import
    from app.model.moved import moved  # noqa: PLC0415

    case = case_json.with_fresh_ids(usecases.read_case(usecases.sample_path()))
    today = date.today()
    plan = moved(case.plan, today - (case.as_of or today))
    workspace.add(plan, author)
    return plan.account.id


def _lines(workspace: Workspace) -> list[DecisionLine]:
    return [
        DecisionLine(account.id, account.label, opportunity.id, opportunity.label)
        for account in workspace.accounts()
        for opportunity in account.opportunities
    ]


def _scores(workspace: Workspace, account: Id, as_of: date) -> dict[Id, float]:
    from app.analysis.network import Network  # noqa: PLC0415  imports NetworkX

    plan = workspace.load(account).plan
    return {id: Network(plan, id, as_of).score.total for id in plan.opportunities}
