"""The backups of a workspace in a file: made before what is risky and now and then, verified,
listed, thinned out, put back."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from app.errors import UserError
from app.i18n import mark, tr
from app.store import backup, driver, lock, probe
from app.store.address import data_folder
from app.store.placing import placed
from app.store.schema import CURRENT, Form
from app.store.workspace_file import shape

FOLDER = "backups"
EVERY = timedelta(minutes=30)  # of work, between two regular ones
ALL, HOURLY, DAILY = timedelta(hours=4), timedelta(days=2), timedelta(days=7)
LONGEST = timedelta(days=30)  # of all but the LEAST: who was erased stands in none older
LEAST = 3  # that are kept however old they are
_NAME = re.compile(r"(\d{8}T\d{12}Z)-([a-z_]+)-([0-9a-f]{16})\.visavis")
_STAMP = "%Y%m%dT%H%M%S%fZ"
_DIGITS = 16  # of the checksum, in the name
_PORTION = 1 << 20  # bytes


class Reason(StrEnum):
    """Why a backup was made."""

    REGULAR = "regular"
    MIGRATION = "migration"
    IMPORT = "import"
    REMOVAL = "removal"
    RESTORE = "restore"
    COPY = "copy"

    @property
    def words(self) -> str:
        return tr(_WORDS[self])


_WORDS = {
    Reason.REGULAR: mark("made now and then"),
    Reason.MIGRATION: mark("before a new version of the program"),
    Reason.IMPORT: mark("before an import"),
    Reason.REMOVAL: mark("before an account was removed"),
    Reason.RESTORE: mark("before a backup was restored"),
    Reason.COPY: mark("before the workspace was copied"),
}


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a workspace as it was at one moment."""

    file: Path
    made_at: datetime  # in UTC
    reason: Reason
    digest: str  # the beginning of its SHA-256; empty for a copy that was never measured
    size: int  # bytes


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of putting a backup back, and where what stood there before is."""

    backup: Backup
    before: Backup | None  # the state it replaced, where that was sound
    kept: Path | None  # the damaged file it replaced


def make(
    path: Path, reason: Reason, form: Form = CURRENT, now: datetime | None = None
) -> Backup:
    """Copy a workspace that may be in use, and open the copy to be sure; older ones thin out.

    Raises UserError when it cannot be made, or is not sound.
    """
    made = _made(path, reason, form, now)
    thin_out(path, made.made_at)
    return made


def _made(path: Path, reason: Reason, form: Form, now: datetime | None = None) -> Backup:
    made_at = now or datetime.now(UTC)
    folder = _folder(path)
    _make_folder(folder)
    building = folder / f"making-{os.getpid()}.visavis"
    try:
        backup.copy(path, building, form.version, shape(form))
        digest = _digest(building)
        file = folder / f"{made_at.strftime(_STAMP)}-{reason}-{digest}.visavis"
        with contextlib.suppress(OSError):
            building.chmod(0o600)
        building.replace(file)
    except OSError as error:
        raise _refused(folder, error) from error
    finally:
        with contextlib.suppress(OSError):
            building.unlink(missing_ok=True)
    return Backup(file, made_at, reason, digest, file.stat().st_size)


def is_due(path: Path, now: datetime | None = None) -> bool:
    """Return whether something was done since the newest backup, and that is a while ago."""
    newest = next(iter(found(path)), None)
    if newest is None:
        return path.exists()
    changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return changed > newest.made_at and (now or datetime.now(UTC)) - newest.made_at >= EVERY


def found(path: Path) -> list[Backup]:
    """Return what backups there are of a workspace, the newest first."""
    there = [_named(file) for file in _files(_folder(path))]
    there += [_of_before(file) for file in _files(path.parent) if _is_before(file, path)]
    return sorted(
        (one for one in there if one is not None), key=lambda one: one.made_at, reverse=True
    )


def accounts_in(one: Backup) -> int | None:
    """Return how many accounts a backup holds; None when it cannot be read."""
    try:
        with closing(driver.connect_to_look(one.file)) as connection:
            [count] = connection.execute("SELECT count(*) FROM account").fetchone()
    except driver.dbapi.Error:
        return None
    return int(count)


def verify(one: Backup, form: Form = CURRENT) -> None:
    """Raise UserError unless a backup is to the byte what was made, and sound."""
    try:
        is_changed = bool(one.digest) and _digest(one.file) != one.digest
    except OSError as error:
        raise UserError(
            tr("{path} cannot be read: {reason}.", path=one.file.name, reason=_words_of(error))
        ) from error
    if is_changed:
        raise driver.damaged(one.file)
    probe.look_closely(one.file, form.version, shape(form))


def newest_good(path: Path, form: Form = CURRENT) -> Backup | None:
    """Return the newest backup that is sound."""
    for one in found(path):
        with contextlib.suppress(UserError):
            verify(one, form)
            return one
    return None


def restore(path: Path, one: Backup, form: Form = CURRENT) -> Restored:
    """Let a backup take the place of a workspace that nobody has open.

    What stands there is backed up first or, where it is damaged, kept under another name.
    Raises UserError with everything as it was when that, or the backup, is not to be had.
    """
    verify(one, form)
    held = lock.hold(path)
    try:
        before = _before(path, form)
        with placed(path) as building:
            shutil.copyfile(one.file, building)
            kept = keep_damaged(path) if before is None else None
        thin_out(path, datetime.now(UTC))  # not before: `one` may be among them
        return Restored(one, before, kept)
    finally:
        held.release()


def keep_damaged(path: Path) -> Path | None:
    """Give a damaged file a second name beside it that was free; None where there is none.

    Its own name may then be taken by another: the file stays, to the byte, under the second.
    """
    if not path.exists():
        return None
    kept = free_name(path, f"damaged-{datetime.now().astimezone():%Y-%m-%d}")
    journal = path.with_name(path.name + "-journal")
    for file, copy in ((path, kept), (journal, kept.with_name(kept.name + "-journal"))):
        if file.exists() and (file == path or file.stat().st_size):
            _second_name(file, copy)
    journal.unlink(missing_ok=True)  # or it would be played back into what comes here
    return kept


def free_name(path: Path, addition: str) -> Path:
    """Return a name beside a file that no file has."""
    count, name = 1, f"{path.stem}-{addition}"
    while (free := path.with_name(name + path.suffix)).exists():
        count += 1
        name = f"{path.stem}-{addition}-{count}"
    return free


def thin_out(path: Path, now: datetime) -> None:
    """Remove backups that others stand for: by the hour, by the day, then by the week."""
    ours = [one for one in found(path) if one.digest]
    staying = {one.file for one in _staying(ours, now)}
    for one in ours:
        if one.file not in staying:
            with contextlib.suppress(OSError):
                one.file.unlink()


def forget(path: Path) -> None:
    """Remove all backups of a workspace, as of one that is thrown away."""
    shutil.rmtree(_folder(path), ignore_errors=True)


def _staying(ours: Iterable[Backup], now: datetime) -> Iterator[Backup]:
    taken: set[tuple[object, ...]] = set()
    for count, one in enumerate(ours):  # the newest first: it stands for its hour, day, week
        age, made = now - one.made_at, one.made_at
        risky = one.reason is not Reason.REGULAR
        if age <= ALL or (age <= HOURLY and risky):
            key: tuple[object, ...] = (one.file,)
        elif age <= HOURLY:
            key = (made.date(), made.hour)
        elif age <= DAILY:
            key = (made.date(), risky)
        else:
            key = made.isocalendar()[:2]
        is_first = key not in taken
        taken.add(key)
        if count < LEAST or (is_first and age <= LONGEST):
            yield one


def _before(path: Path, form: Form) -> Backup | None:
    """Back up what stands there; None when it is damaged, or nothing is there."""
    if not path.exists():
        return None
    try:
        version = probe.look(path, form.version, shape(form))
    except UserError:
        return None
    driver.connect(path).close()  # what a crash cut off is rolled back first
    if version < form.version:
        return _of_before(_copied_as_it_is(path, form))
    return _made(path, Reason.RESTORE, form)


def _copied_as_it_is(path: Path, form: Form) -> Path:
    """Copy a workspace of an older version as migrations do."""
    copied = backup.before_version(path, form.version)
    backup.copy(path, copied, form.version, shape(form))
    return copied


def _folder(path: Path) -> Path:
    key = hashlib.sha256(str(path).encode(errors="surrogateescape")).hexdigest()[:12]
    return data_folder() / FOLDER / f"{path.stem}-{key}"


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise _refused(folder, error) from error


def _refused(folder: Path, error: OSError) -> UserError:
    return UserError(
        tr(
            "No backup can be made in {folder}: {reason}.",
            folder=str(folder),
            reason=_words_of(error),
        )
    )


def _words_of(error: OSError) -> str:
    return error.strerror or type(error).__name__


def _files(folder: Path) -> list[Path]:
    try:
        return [file for file in folder.iterdir() if file.is_file()]
    except OSError:
        return []


def _named(file: Path) -> Backup | None:
    found = _NAME.fullmatch(file.name)
    if found is None or found[2] not in set(Reason):
        return None
    made_at = datetime.strptime(found[1], _STAMP).replace(tzinfo=UTC)
    return Backup(file, made_at, Reason(found[2]), found[3], file.stat().st_size)


def _is_before(file: Path, path: Path) -> bool:
    pattern = re.escape(path.stem) + r"-before-v\d+(-\d+)?" + re.escape(path.suffix)
    return re.fullmatch(pattern, file.name) is not None


def _of_before(file: Path) -> Backup:
    """Return the copy that was made beside a workspace before it was brought up to date."""
    looked = file.stat()
    made_at = datetime.fromtimestamp(looked.st_mtime, UTC)
    return Backup(file, made_at, Reason.MIGRATION, "", looked.st_size)


def _second_name(file: Path, copy: Path) -> None:
    """Keep the content of a file under another name, as a link where the disk knows them."""
    try:
        os.link(file, copy)
    except OSError:
        shutil.copy2(file, copy)


def _digest(file: Path) -> str:
    measured = hashlib.sha256()
    with file.open("rb") as stream:
        while portion := stream.read(_PORTION):
            measured.update(portion)
    return measured.hexdigest()[:_DIGITS]
