"""The journal: changes that were made and not yet handed in, on disk, for after a crash.

One file per plan, one change per line. It lives in the user's data folder, not beside the
workspace: it belongs to this user on this computer. A line is handed to the system at once, so
that it outlives the program; a thread of the journals' own has the disk sync it right after, so
that it outlives the computer and nobody who edits waits for a disk.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any

from app import files
from app.errors import UserError
from app.i18n import tr
from app.model.change import Change
from app.model.values import Id
from app.store import content

log = logging.getLogger(__name__)

_syncing = ThreadPoolExecutor(1, "journal")  # what is left is waited for at the end
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


class Journal:
    """What is pending in one plan; may be used from any thread."""

    def __init__(
        self, folder: Path, workspace: str, plan: Id, ids: content.ClientIds | None = None
    ) -> None:
        key = hashlib.sha256(f"{workspace}\0{plan}".encode()).hexdigest()[:32]
        self._file = folder / f"{key}.jsonl"
        self._aside = folder / f"{key}.aside.jsonl"
        self._ids = ids or content.ClientIds()
        self._busy = Lock()
        self._at_the_disk = Lock()  # a file that is open cannot be removed everywhere
        self._lines: list[str] = []
        self._kept: list[Change] = []
        self._whole = True  # whether the file holds just these lines
        self._next_sync: Future[None] | None = None  # has not begun: takes in what is added

    @property
    def path(self) -> Path:
        return self._file

    @property
    def aside(self) -> Path:
        """Where changes are kept that no longer fit; the file need not exist."""
        return self._aside

    def recover(self, settled: _Settled) -> None:
        """Read what a crashed session left; what the log has of it was handed in already."""
        with self._busy:
            entries = self._read()
            done = settled([id for id, _, _ in entries])
            self._kept = [change for id, change, _ in entries if id not in done]
            self._lines = [line for id, _, line in entries if id not in done]
            self._whole = self._whole and len(self._lines) == len(entries)

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

    def rewrite(self, changes: Sequence[Change]) -> None:
        """Keep just these, as after others' work was taken in."""
        with self._busy:
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
        self._make_folder()
        try:
            with file.open("ab") as stream:
                stream.write("".join(lines).encode())
                if synced:
                    stream.flush()
                    os.fsync(stream.fileno())
        except OSError as error:
            raise self._refused(error) from error

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

    def _read(self) -> list[tuple[str, Change, str]]:
        """Return the entries; a last line cut short was never reported kept and is dropped."""
        try:
            text = self._file.read_bytes()
        except FileNotFoundError:
            return []
        except OSError as error:
            raise self._refused(error) from error
        *lines, rest = text.split(b"\n")
        self._whole = not rest
        entries, unread = [], []
        for line in lines:
            try:
                entry = json.loads(line)
                change = content.decoded(entry["change"])
                entries.append((str(entry["id"]), change, line.decode() + "\n"))
            except (ValueError, KeyError, TypeError, UserError):
                unread.append(line.decode(errors="replace") + "\n")
        if unread:
            log.warning(
                "%s lines of the journal %s cannot be read", len(unread), self._file.name
            )
            self._add(self._aside, unread, synced=True)
            self._whole = False
        return entries


def _line(client_id: str, change: Change, told: dict[str, str] | None = None) -> str:
    more = "".join(
        f"{json.dumps(name)}:{json.dumps(one)}," for name, one in (told or {}).items()
    )
    return f'{{"id":{json.dumps(client_id)},{more}"change":{content.text_of(change)}}}\n'
