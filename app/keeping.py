"""That nothing is lost: backups made, listed and restored, a damaged workspace rescued."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import UserError
from app.i18n import day, ntr, number, tr
from app.model.decision import Opportunity
from app.model.entities import EntityType
from app.model.interactions import Interaction
from app.model.people import OutsideInfluence, Person, TeamMember
from app.model.ties import ContactTie

if TYPE_CHECKING:
    from app.model.values import Id
    from app.store.backups import Backup, Restored
    from app.store.salvage import Salvaged
    from app.store.workspace import Workspace

MEGABYTE = 1_000_000
_GROUPS: dict[EntityType, str] = {  # under which heading records that are lost are counted
    Person: "people",
    TeamMember: "people",
    OutsideInfluence: "people",
    ContactTie: "ties",
    Interaction: "contacts",
    Opportunity: "decisions",
}
_ORDER = ("people", "ties", "contacts", "decisions", "other")


@dataclass(frozen=True, slots=True)
class Listed:
    """A backup as a list shows it."""

    backup: Backup
    accounts: int | None  # None where it cannot be read

    @property
    def moment(self) -> str:
        """When it was made, as the clock on the wall says."""
        return moment(self.backup.made_at)

    @property
    def words(self) -> str:
        """How many accounts it holds."""
        if self.accounts is None:
            return tr("cannot be read")
        return ntr("{count} account", "{count} accounts", self.accounts)


@dataclass(frozen=True, slots=True)
class Rescue:
    """What can be done about a damaged workspace."""

    path: Path
    newest: Listed | None  # the newest backup that is sound


@dataclass(frozen=True, slots=True)
class Rescued:
    """What came of salvaging a workspace in its place."""

    salvaged: Salvaged
    kept: Path | None  # where the damaged file is


# -- backups


def back_up_if_due(workspace: Workspace) -> Backup | None:
    """Make a backup where something was done since the last one, a while ago.

    Raises UserError when none can be made. None where none is due, or a server keeps the data.
    """
    from app.store import backups  # noqa: PLC0415  the store is slow to import

    if workspace.address.is_shared or not backups.is_due(workspace.path):
        return None
    return workspace.back_up(backups.Reason.REGULAR)


def back_up_before_import(workspace: Workspace) -> Backup | None:
    """Make a backup before much is brought in at once; raises UserError when none can be."""
    from app.store.backups import Reason  # noqa: PLC0415  as above

    return workspace.back_up(Reason.IMPORT)


def listed(path: Path) -> list[Listed]:
    """Return the backups of a workspace, the newest first, with what each holds."""
    from app.store import backups  # noqa: PLC0415  as above

    return [Listed(one, backups.accounts_in(one)) for one in backups.found(path)]


def restore(path: Path, backup: Backup) -> Restored:
    """Let a backup take the place of a workspace that is closed; see `backups.restore`."""
    from app.store import backups  # noqa: PLC0415  as above

    return backups.restore(path, backup)


def forget(folder: str) -> None:
    """Remove the backups of workspaces in a folder that is thrown away."""
    from app.store import backups  # noqa: PLC0415  as above

    for path in Path(folder).glob("*.visavis"):
        backups.forget(path)


def remove_account(workspace: Workspace, account: Id) -> Backup | None:
    """Remove an account with its history; in a file, once a backup was made.

    Raises UserError, with the account still there, when no backup can be made.
    """
    from app.store.backups import Reason  # noqa: PLC0415  as above

    made = workspace.back_up(Reason.REMOVAL)
    workspace.remove(account)
    return made


# -- rescuing


def rescue_of(path: Path, *, is_ours: bool) -> Rescue | None:
    """Return what can be done about a file that cannot be opened.

    None where there is nothing to rescue: the file is nobody's workspace, as far as is known.
    """
    from app.store import backups  # noqa: PLC0415  as above

    if not path.exists():
        return None
    good = backups.newest_good(path)
    if good is None and not is_ours and not backups.found(path):
        return None
    return Rescue(path, None if good is None else Listed(good, backups.accounts_in(good)))


def salvage(path: Path) -> Rescued:
    """Let what can be read of a damaged workspace take its place; the damaged file is kept.

    Raises UserError when nothing can be read; then nothing was changed.
    """
    from app.store import backups  # noqa: PLC0415  as above
    from app.store import salvage as reading  # noqa: PLC0415  as above

    saved = backups.free_name(path, "salvaged")
    told = reading.salvage(path, saved)
    with _place_of(path):
        kept = backups.keep_damaged(path)
        saved.replace(path)
    return Rescued(told, kept)


def start_anew(path: Path) -> Path | None:
    """Make room for a new workspace; return where the damaged file is kept."""
    from app.store import backups  # noqa: PLC0415  as above

    with _place_of(path):
        kept = backups.keep_damaged(path)
        path.unlink(missing_ok=True)
    return kept


@contextmanager
def _place_of(path: Path) -> Iterator[None]:
    """Hold the lock of a file; what the disk refuses is told in a sentence."""
    from app.store import lock  # noqa: PLC0415  as above

    held = lock.hold(path)
    try:
        yield
    except OSError as error:
        raise UserError(
            tr(
                "{path} cannot be written: {reason}.",
                path=str(path),
                reason=error.strerror or "?",
            )
        ) from error
    finally:
        held.release()


# -- in words


def moment(at: datetime) -> str:
    """Return a moment as the clock on the wall says: 2 mrt 2026, 14:05."""
    here = at.astimezone()
    return f"{day(here.date())}, {here:%H:%M}"


def size_words(size: int) -> str:
    """Return a number of bytes as people say it."""
    if size >= MEGABYTE:
        return tr("{size} MB", size=number(size / MEGABYTE, 1))
    return tr("{size} kB", size=number(max(size // 1000, 1)))


def salvaged_words(told: Salvaged) -> list[str]:
    """Return what was saved and what was lost, a sentence each."""
    accounts = ntr("{count} account", "{count} accounts", told.accounts)
    people = ntr("{count} person", "{count} people", told.people)
    sentences = [
        tr("Saved: {accounts} with {people}.", accounts=accounts, people=people),
    ]
    if told.lost:
        sentences.append(tr("Lost: {what}.", what=_lost_words(told)))
    if told.without_history:
        sentences.append(
            ntr(
                "The history of {count} account could not be saved; it begins anew.",
                "The history of {count} accounts could not be saved; it begins anew.",
                told.without_history,
            )
        )
    if not told.lost and not told.without_history:
        sentences.append(tr("Nothing is known to be lost."))
    return sentences


def _lost_words(told: Salvaged) -> str:
    counted: Counter[str] = Counter()
    for kind, count in told.lost:
        counted[_GROUPS.get(kind, "other")] += count
    return ", ".join(_counted(group, counted[group]) for group in _ORDER if counted[group])


def _counted(group: str, count: int) -> str:
    match group:
        case "people":
            return ntr("{count} person", "{count} people", count)
        case "ties":
            return ntr("{count} relationship", "{count} relationships", count)
        case "contacts":
            return ntr("{count} contact logged", "{count} contacts logged", count)
        case "decisions":
            return ntr("{count} buying decision", "{count} buying decisions", count)
        case _:
            return ntr("{count} other record", "{count} other records", count)
