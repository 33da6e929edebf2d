"""Making, checking and copying workspaces: what window and command line share of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app import handing_in, home, log, usecases
from app.errors import Conflict, UserError
from app.i18n import ntr, tr

if TYPE_CHECKING:
    from app.keeping import Listed
    from app.model.values import Id
    from app.store.rights import Rights
    from app.store.salvage import Salvaged
    from app.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a workspace."""

    place: str
    rights: Rights
    accounts: int
    changes: int  # in all logs together
    faults: tuple[str, ...]  # in words; none when all is well


def create(address: str) -> str:
    """Make a workspace, on a server with its roles; return what to call it.

    Raises UserError when it is there already, or cannot be made.
    """
    from app.store import passwords  # noqa: PLC0415  the store is slow to import
    from app.store.address import Address  # noqa: PLC0415  as above
    from app.store.workspace import Workspace  # noqa: PLC0415  as above

    log.start(home.folder() / "log")
    with Workspace.make(Address.parse(address), secrets=passwords.known) as made:
        return made.label


def check(address: str) -> Checked:
    """Open a workspace as the window would, and hold every plan against its log."""
    with usecases.open_workspace(address, create=False) as workspace:
        faults: list[str] = []
        changes = 0
        for plan in _plans(workspace):
            try:
                changes += _check_plan(workspace, plan)
            except UserError as error:
                faults.append(str(error))
        count = len(workspace.accounts())
        return Checked(workspace.label, workspace.rights, count, changes, tuple(faults))


@dataclass(frozen=True, slots=True)
class Copied:
    """What came of copying a workspace."""

    accounts: int
    told: tuple[str, ...]  # sentences about changes that waited to be handed in


def copy(source: str, target: str) -> Copied:
    """Write everything of one workspace into another, empty one.

    What a crashed session had not handed in goes along; where it may only be read, it goes on
    waiting there as well. A file is made; on a server there must be an empty workspace. Raises
    UserError when the target has something in it.
    """
    from app.store.address import Address, FileAddress  # noqa: PLC0415  slow to import
    from app.store.backups import Reason  # noqa: PLC0415  as above

    to = Address.parse(target)
    is_new = to.is_missing()
    with usecases.open_workspace(source, create=False) as old:
        old.back_up(Reason.COPY)
        lost = [one for plan in _plans(old) for one in _hand_in_waiting(old, plan)]
        try:
            with usecases.open_workspace(target) as new:
                accounts = old.copy_into(new)
                told = _take_along(old, new)
                return Copied(accounts, (*lost, *told))
        except BaseException:
            if is_new and isinstance(to, FileAddress):
                to.file.unlink(missing_ok=True)
            raise


def newest_backup(address: str) -> Listed | None:
    """Return the newest backup of a workspace in a file that is sound; None on a server."""
    from app.keeping import Listed  # noqa: PLC0415  the model is slow to import
    from app.store import backups  # noqa: PLC0415  as above
    from app.store.address import Address  # noqa: PLC0415  as above

    place = Address.parse(address)
    good = None if place.is_shared else backups.newest_good(place.path)
    return None if good is None else Listed(good, backups.accounts_in(good))


def salvage(source: str, target: str) -> Salvaged:
    """Write what can be read of a damaged workspace into a new file, both named as files.

    Raises UserError when nothing can be read, or there is a file already.
    """
    from app.store import salvage as reading  # noqa: PLC0415  the store is slow to import
    from app.store.address import Address  # noqa: PLC0415  as above

    log.start(home.folder() / "log")
    damaged = Address.parse(source).path
    if not damaged.is_file():
        raise UserError(tr("There is no workspace {path}.", path=str(damaged)))
    return reading.salvage(damaged, Address.parse(target).path)


def _plans(workspace: Workspace) -> list[Id]:
    from app.store.catalogue import SHARED  # noqa: PLC0415  seldom needed

    return [SHARED, *(account.id for account in workspace.accounts())]


def _check_plan(workspace: Workspace, plan: Id) -> int:
    """Return how many changes the log of a plan has; raises UserError when they differ."""
    from app.model.account_plan import AccountPlan  # noqa: PLC0415  seldom needed

    copy, told = workspace.load(plan), workspace.history(plan)
    replayed = AccountPlan()
    for logged in told:
        replayed = replayed.apply(logged.change)
    if replayed != copy.plan or copy.revision != len(told):
        raise UserError(
            tr("What {id} is and what its history tells are not the same.", id=plan)
        )
    return len(told)


def _hand_in_waiting(workspace: Workspace, plan: Id) -> list[str]:
    """Hand in what waits, where that may be; return why what is lost of it did not stand."""
    if not workspace.journal(plan, taking_over=True).pending():
        return []
    if not workspace.rights.may_edit:
        return []  # it is taken along
    opened = usecases.open_plan(workspace, plan)
    lost = handing_in.what_waits(opened, usecases.author(workspace))
    return [*opened.conflicts, *map(str, lost)]


def _take_along(old: Workspace, new: Workspace) -> list[str]:
    """Make in a copy what waits where it may not be handed in; return what to say of it."""
    if old.rights.may_edit:
        return []
    count, told = 0, []
    for plan in _plans(new):
        waiting = old.journal(plan).pending()
        if not waiting:
            continue
        opened = usecases.open_plan(new, plan)
        for change in waiting:
            try:
                opened.copy.edit(change)
                count += 1
            except Conflict as conflict:
                opened.journal.set_aside(change, usecases.author(old))
                told.append(str(conflict))
        handing_in.what_waits(opened, usecases.author(old))
    if count:
        told.append(
            ntr(
                "{count} change that waits in {place} was made in the copy.",
                "{count} changes that wait in {place} were made in the copy.",
                count,
                place=old.label,
            )
        )
    return told
