"""Opening a workspace off the user's thread: with a password where one is wanted, later where
the server is away; a new one is given the sample account."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app import usecases
from app.errors import Damaged, PasswordWanted, Unreachable, UserError
from app.i18n import tr
from app.model.values import Id
from app.ui.background import Background

if TYPE_CHECKING:
    from app.store.workspace import Workspace

RETRY_MS = 3000  # after a server did not answer at the start


@dataclass(frozen=True, slots=True)
class OpenedWorkspace:
    """A workspace, what holds for all its accounts, and the sample if it was added just now."""

    workspace: Workspace
    shared: usecases.Opened
    sample: Id | None


@dataclass(frozen=True, slots=True)
class Wish:
    """Which workspace is to be opened, and how."""

    address: str | None
    author: str
    with_sample: bool  # where it is new
    persists: bool  # a server that is away is looked for until it is back
    password: str | None = None  # typed in for it just now
    keep: bool = False  # in the system's keyring, once it turned out right


class Opening(QObject):
    """Opens workspaces one at a time; the last wish counts."""

    opened = Signal(object)  # OpenedWorkspace
    failed = Signal(str)  # why not, as a sentence
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
                lambda: _attempt(wish), lambda answer: self._take(wish, answer)
            )

    def _take(self, wish: Wish, answer: tuple[OpenedWorkspace, bool] | UserError) -> None:
        if wish is not self._wish:
            if not isinstance(answer, UserError):
                self._background.worker.submit(answer[0].workspace.close)
            return
        if isinstance(answer, UserError):
            self.failed.emit(str(answer))
            if isinstance(answer, Damaged):
                self.damaged.emit(answer)
            if isinstance(answer, PasswordWanted):
                self.password_wanted.emit(str(answer), answer.place)
            elif isinstance(answer, Unreachable) and wish.persists:
                self._retry.start()
            return
        found, kept = answer
        self._wish = None
        self.opened.emit(found)
        self._tell_kept(wanted=wish.keep, kept=kept)

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
        found = opened_workspace(wish.address, wish.author, with_sample=wish.with_sample)
    except UserError as error:
        return error
    keep = wish.keep and wish.password is not None  # now that it turned out right
    return found, keep and _taken(wish.address or "", wish.password or "", keep=True)


def _taken(place: str, password: str, *, keep: bool) -> bool:
    """Hold a password until the program ends; return whether the keyring has it, if it may."""
    from app.store import passwords  # noqa: PLC0415  the store is slow to import
    from app.store.address import Address  # noqa: PLC0415

    address = Address.parse(place)
    passwords.hold(address, password)
    return keep and passwords.keep(address, password)


def opened_workspace(
    address: str | None, author: str, *, with_sample: bool = True
) -> OpenedWorkspace:
    """Open a workspace in the worker; a new one gets the sample."""
    from app.store.address import Address  # noqa: PLC0415  the store is slow to import

    is_new = Address.parse(address).is_missing()
    workspace = usecases.open_workspace(address)
    sample = added_sample(workspace, author) if is_new and with_sample else None
    return OpenedWorkspace(workspace, usecases.open_shared(workspace), sample)


def added_sample(workspace: Workspace, author: str) -> Id:
    """Add the sample, its dates moved so that it is as old today as it was made to be."""
    from app.exchange import case_json  # noqa: PLC0415  jsonschema is slow to import
    from app.model.moved import moved  # noqa: PLC0415

    case = case_json.with_fresh_ids(usecases.read_case(usecases.sample_path()))
    today = date.today()
    plan = moved(case.plan, today - (case.as_of or today))
    workspace.add(plan, author)
    return plan.account.id
