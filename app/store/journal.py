"""The journal: changes that were made and not yet handed in, on disk, for after a crash.

One file per plan and window, one change per line. It lives in the user's data folder, not
beside the workspace: it belongs to this user on this computer. A line is handed to the system
at once, so that it outlives the program; a thread of the journals' own has the disk sync it
right after, so that it outlives the computer and nobody who edits waits for a disk.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any, BinaryIO

from app import files
from app.errors import UserError
from app.i18n import tr
from app.model.change import Change
from app.model.values import Id
from app.store import content, journal_claim
from app.store.journal_claim import Claim

log = logging.getLogger(__name__)

_syncing = ThreadPoolExecutor(1, "journal")  # what is left is waited for at the end
_FIRST = Claim(0, None)  # of whoever is alone with a folder
_Settled = Callable[[Sequence[str]], set[str]]  # which of these ids the change log has


@dataclass(frozen=True, slots=True)
class LostEntry:
    """A change that was set aside because it no longer fitted."""

    id: str
    change: Change
    at: datetime | None  # in UTC, when that was
    author: str

    @classmethod
    def of(cls, entry: Any) -> LostEntry:
        """Read a line of the file; raises as `content.decoded` and for what is no entry."""
        at = entry.get("set_aside")
        when = None if at is None else datetime.fromisoformat(at)
        author = str(entry.get("author", ""))
        return cls(str(entry["id"]), content.decoded(entry["change"]), when, author)


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    change: Change
    line: str


class Journal:
    """What is pending in one plan; may be used from any thread."""

    def __init__(
        self,
        folder: Path,
        workspace: str,
        plan: Id,
        ids: content.ClientIds | None = None,
        claim: Claim = _FIRST,
    ) -> None:
        self._folder = folder
        self._key = journal_claim.key_of(workspace, plan)
        self._file = journal_claim.file_of(folder, self._key, claim.number)
        self._aside = folder / f"{self._key}.aside.jsonl"
        self._claim = claim
        self._ids = ids or content.ClientIds()
        self._busy = Lock()
        self._at_the_disk = Lock()  # a file that is open cannot be removed everywhere
        self._lines: list[str] = []
        self._kept: list[Change] = []
        self._whole = True  # whether the file holds just these lines
        self._rests = False
        self._next_sync: Future[None] | None = None  # has not begun: takes in what is added

    @property
    def path(self) -> Path:
        return self._file

    @property
    def aside(self) -> Path:
        """Where changes are kept that no longer fit; the file need not exist."""
        return self._aside

    @property
    def is_there(self) -> bool:
        """Whether this window or another has left anything of the plan."""
        return bool(journal_claim.files_of(self._folder, self._key))

    def recover(self, settled: _Settled) -> None:
        """Read what a crashed session left; what the log has of it was handed in already."""
        with self._busy:
            self._kept, self._lines = [], []
            entries, self._whole = self._read(self._file)
            self._take(entries, settled)

    def take_over(self, settled: _Settled) -> None:
        """Make ours, after `recover`, what windows had waiting that have ended."""
        with self._busy, journal_claim.left(self._folder, self._key, self._claim) as found:
            for file in found:
                entries, _whole = self._read(file)
                self._take(entries, settled)
            if found:
                self._write()
            for file in found:
                file.unlink(missing_ok=True)

    def stands_as(self, change: Change, made: Change) -> None:
        """Note that a change reads otherwise now that it was made on what others did."""
        self._ids.keep(made, self._ids.of(change))

    def pending(self) -> list[Change]:
        """Return the changes that were kept and not settled, oldest first."""
        with self._busy:
            return list(self._kept)

    def append(self, change: Change) -> Future[None]:
        """Keep a change: it outlives a crash of the program when this returns.

        It outlives a power cut when the answer is there, some milliseconds later. Both raise
        UserError when the disk refuses; the change is then kept at the next try.
        """
        with self._busy:
            line = _line(self._ids.of(change), change)
            self._kept.append(change)
            self._lines.append(line)
            if self._whole:
                self._whole = False
                self._add(self._file, [line])
                self._whole = True
            else:
                self._write()
            self._next_sync = self._next_sync or _syncing.submit(self._sync)
            return self._next_sync

    def rest(self) -> None:
        """Let what is kept stay as it is: nothing of it can be handed in for now."""
        with self._busy:
            self._rests = True

    def rewrite(self, changes: Sequence[Change]) -> None:
        """Keep just these, as after others' work was taken in."""
        with self._busy:
            if self._rests:
                return
            waiting = {id(change) for change in changes}
            for change in self._kept:
                if id(change) not in waiting:
                    self._ids.forget(change)
            self._kept = list(changes)
            self._lines = [_line(self._ids.of(change), change) for change in changes]
            self._write()

    def set_aside(self, change: Change, author: str = "") -> None:
        """Keep a change that no longer fits where it can be looked up; nothing removes it."""
        told = {"set_aside": datetime.now(UTC).isoformat(), "author": author}
        with self._busy:
            self._add(self._aside, [_line(self._ids.of(change), change, told)], synced=True)

    def lost(self) -> list[LostEntry]:
        """Return the changes that were set aside and not made again, oldest first."""
        try:
            lines = self._aside.read_bytes().split(b"\n")
        except FileNotFoundError:
            return []
        except OSError as error:
            raise self._refused(error) from error
        found: dict[str, LostEntry] = {}
        for line in lines:
            with contextlib.suppress(ValueError, KeyError, TypeError, UserError):
                entry = json.loads(line)
                if "made_again" in entry:
                    found.pop(entry["made_again"], None)
                else:
                    found[entry["id"]] = LostEntry.of(entry)
        return list(found.values())

    def made_again(self, id: str) -> None:
        """Note that a change that was set aside was made again; it is offered no more."""
        with self._busy:
            self._add(self._aside, [json.dumps({"made_again": id}) + "\n"], synced=True)

    def _write(self) -> None:
        self._whole = False
        with self._at_the_disk:
            if self._lines:
                self._make_folder()
                files.replace(self._file, "".join(self._lines).encode())
            else:
                with contextlib.suppress(FileNotFoundError):
                    self._file.unlink()
        self._whole = True

    def _add(self, file: Path, lines: Iterable[str], *, synced: bool = False) -> None:
        try:
            with self._opened(file) as stream:
                stream.write("".join(lines).encode())
                if synced:
                    stream.flush()
                    os.fsync(stream.fileno())
        except OSError as error:
            raise self._refused(error) from error

    def _opened(self, file: Path) -> BinaryIO:
        """Open a file to add to; its folder is there, but for the first time."""
        try:
            return file.open("ab")
        except FileNotFoundError:
            self._make_folder()
            return file.open("ab")

    def _sync(self) -> None:
        """Wait until the disk has what was added; if it refuses, all is written anew later."""
        with self._busy:
            self._next_sync = None
        try:
            with self._at_the_disk, self._file.open("r+b") as stream:
                os.fsync(stream.fileno())
        except FileNotFoundError:
            return  # all of it was handed in meanwhile
        except OSError as error:
            with self._busy:
                self._whole = False
            raise self._refused(error) from error

    def _make_folder(self) -> None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise self._refused(error) from error

    def _refused(self, error: OSError) -> UserError:
        return UserError(
            tr(
                "Changes that wait cannot be kept in {folder}: {reason}.",
                folder=str(self._file.parent),
                reason=error.strerror or "?",
            )
        )

    def _take(self, entries: Sequence[_Entry], settled: _Settled) -> None:
        done = settled([one.id for one in entries]) if entries else set()
        waiting = [one for one in entries if one.id not in done]
        for one in waiting:
            self._ids.keep(one.change, one.id)
        self._kept += [one.change for one in waiting]
        self._lines += [one.line for one in waiting]
        self._whole = self._whole and len(waiting) == len(entries)

    def _read(self, file: Path) -> tuple[list[_Entry], bool]:
        """Return the entries, and whether they are all that is in a file.

        A last line cut short was never reported kept and is dropped.
        """
        try:
            text = file.read_bytes()
        except FileNotFoundError:
            return [], True
        except OSError as error:
            raise self._refused(error) from error
        *lines, rest = text.split(b"\n")
        entries: list[_Entry] = []
        unread: list[str] = []
        for line in lines:
            try:
                entry = json.loads(line)
                change = content.decoded(entry["change"])
                entries.append(_Entry(str(entry["id"]), change, line.decode() + "\n"))
            except (ValueError, KeyError, TypeError, UserError):
                unread.append(line.decode(errors="replace") + "\n")
        if unread:
            log.warning("%s lines of the journal %s cannot be read", len(unread), file.name)
            self._add(self._aside, unread, synced=True)
        return entries, not rest and not unread


def _line(client_id: str, change: Change, told: dict[str, str] | None = None) -> str:
    more = "".join(
        f"{json.dumps(name)}:{json.dumps(one)}," for name, one in (told or {}).items()
    )
    return f'{{"id":{json.dumps(client_id)},{more}"change":{content.text_of(change)}}}\n'
