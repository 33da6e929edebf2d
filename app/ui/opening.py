"""Opening a workspace off the user's thread: with a password where one is wanted, later where
the server is away; a new one is given the sample account."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app import home, log, usecases
from app.errors import Damaged, PasswordWanted, Unreachable, UserError
from app.i18n import tr
from app.model.values import Id
from app.ui import decision_lines
from app.ui.background import Background
from app.ui.decision_lines import DecisionLine

if TYPE_CHECKING:
    from app.store.workspace import Workspace
    from app.ui.document import Document

RETRY_MS = 3000  # after a server did not answer at the start


@dataclass(frozen=True, slots=True)
class OpenedWorkspace:
    """A workspace, and what is shown of it first."""

    workspace: Workspace
    shared: usecases.Opened  # what holds for all its accounts
    lines: list[DecisionLine]
    first: usecases.Opened | None  # the account to begin with; None: none, or it has a fault
    sample: Id | None  # if it was added just now


@dataclass(frozen=True, slots=True)
class Wish:
    """Which workspace is to be opened, and how."""

    address: str | None
    author: str
    with_sample: bool  # where it is new
    persists: bool  # a server that is away is looked for until it is back
    last: Id = ""  # the account that was in view the last time
    password: str | None = None  # typed in for it just now
    keep: bool = False  # in the system's keyring, once it turned out right


class Opening(QObject):
    """Opens workspaces one at a time; the last wish counts."""

    opened = Signal(object)  # OpenedWorkspace
    failed = Signal(str)  # why not, as a sentence
    unsound = Signal(object)  # Workspace, shown already, that cannot be opened after all
    password_wanted = Signal(str, str)  # a sentence, and the address it is for
    unlocked = Signal()  # the password of the workspace that is open was given
    damaged = Signal(object)  # Damaged, as `failed`: something may be done about it
    told = Signal(str)  # a remark

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._wish: Wish | None = None
        self._retry = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._retry.timeout.connect(self._try)

    def open(self, wish: Wish) -> None:
        """Open a workspace; what was wished before and is not open yet is let go."""
        self._wish = wish
        self._try()

    def finish(self, workspace: Workspace, shown: Document | None) -> None:
        """Open what a look into a file left for later, once the gaps in view are there."""

        def then(error: UserError | None) -> None:
            if error is not None:
                self.unsound.emit(workspace)
                self._tell(error)

        def begin(_report: object = None) -> None:
            self._background.run(lambda: _finished(workspace), then)

        if shown is None:
            begin()
        else:
            shown.analysed.connect(begin, Qt.ConnectionType.SingleShotConnection)

    def stop(self) -> None:
        """Look for no server any more."""
        self._wish = None
        self._retry.stop()

    def give(self, place: str, password: str, *, keep: bool) -> None:
        """Try again with a password, or go on with it where the workspace is open."""
        if self._wish is not None:
            self.open(replace(self._wish, password=password, keep=keep))
            return

        def then(kept: bool) -> None:
            self._tell_kept(wanted=keep, kept=kept)
            self.unlocked.emit()

        self._background.run(lambda: _taken(place, password, keep=keep), then)

    def _try(self) -> None:
        wish = self._wish
        if wish is not None:
            self._retry.stop()
            self._background.run(
                lambda: _attempt(wish),
                lambda answer: self._take(wish, answer),
                lambda: self._end(wish),
            )

    def _end(self, wish: Wish) -> None:
        if wish is self._wish:
            self._wish = None

    def _take(self, wish: Wish, answer: tuple[OpenedWorkspace, bool] | UserError) -> None:
        if wish is not self._wish:
            if not isinstance(answer, UserError):
                self._background.worker.submit(answer[0].workspace.close)
            return
        if isinstance(answer, UserError):
            self._tell(answer)
            if isinstance(answer, PasswordWanted):
                self.password_wanted.emit(str(answer), answer.place)
            elif isinstance(answer, Unreachable) and wish.persists:
                self._retry.start()
            return
        found, kept = answer
        self._end(wish)
        self.opened.emit(found)
        self._tell_kept(wanted=wish.keep, kept=kept)

    def _tell(self, error: UserError) -> None:
        self.failed.emit(str(error))
        if isinstance(error, Damaged):
            self.damaged.emit(error)

    def _tell_kept(self, *, wanted: bool, kept: bool) -> None:
        if wanted and not kept:
            self.told.emit(
                tr("This computer has no keyring; the password is asked for each time.")
            )


def still_there(address: str) -> str | None:
    """Return where a workspace was that was open last; None (the default) if it is gone.

    A server is there until it says otherwise.
    """
    if "://" in address:
        return address
    return address if address and Path(address).is_file() else None


def _attempt(wish: Wish) -> tuple[OpenedWorkspace, bool] | UserError:
    """Open a workspace, and say whether its password is in the keyring; or why not."""
    try:
        if wish.address and wish.password is not None:
            _taken(wish.address, wish.password, keep=False)
        found = opened_workspace(wish)
    except UserError as error:
        return error
    keep = wish.keep and wish.password is not None  # now that it turned out right
    return found, keep and _taken(wish.address or "", wish.password or "", keep=True)


def _taken(place: str, password: str, *, keep: bool) -> bool:
    """Hold a password until the program ends; return whether the keyring has it, if it may."""
    from app.store import passwords  # noqa: PLC0415  the store is slow to import
    from app.store.address import Address  # noqa: PLC0415  as above

    address = Address.parse(place)
    passwords.hold(address, password)
    return keep and passwords.keep(address, password)


def _finished(workspace: Workspace) -> UserError | None:
    try:
        workspace.finish_opening()
    except UserError as error:
        return error
    return None


def opened_workspace(wish: Wish) -> OpenedWorkspace:
    """Open a workspace in the worker; a new one gets the sample."""
    from app.store import first_look  # noqa: PLC0415  the store is slow to import
    from app.store.address import Address  # noqa: PLC0415  as above

    log.start(home.folder() / "log")
    address = Address.parse(wish.address)
    is_new = address.is_missing()
    workspace = first_look.at(address) or usecases.open_workspace(wish.address)
    try:
        return _shown_first(workspace, wish, is_new=is_new)
    except BaseException:
        workspace.close()
        raise


def _shown_first(workspace: Workspace, wish: Wish, *, is_new: bool) -> OpenedWorkspace:
    sample = added_sample(workspace, wish.author) if is_new and wish.with_sample else None
    shared = usecases.open_shared(workspace)
    lines = decision_lines.lines_of(workspace)
    first = _opened_first(workspace, lines, wish.last)
    return OpenedWorkspace(workspace, shared, lines, first, sample)


def _opened_first(
    workspace: Workspace, lines: list[DecisionLine], last: Id
) -> usecases.Opened | None:
    """Open the account that was in view last, or the first there is.

    None where that fails as well: it is opened again by itself then, and says why.
    """
    accounts = [line.account for line in lines]
    if not accounts:
        return None
    try:
        return usecases.open_plan(workspace, last if last in accounts else accounts[0])
    except UserError:
        return None


def added_sample(workspace: Workspace, author: str) -> Id:
    """Add the sample, its dates moved so that it is as old today as it was made to be."""
    from app.exchange import case_json  # noqa: PLC0415  jsonschema is slow to import
    from app.model.moved import moved  # noqa: PLC0415  as above

    case = case_json.with_fresh_ids(usecases.read_case(usecases.sample_path()))
    today = date.today()
    plan = moved(case.plan, today - (case.as_of or today))
    workspace.add(plan, author)
    return plan.account.id
