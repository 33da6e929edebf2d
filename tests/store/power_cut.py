"""A disk whose power is cut: what SQLite did to it, and how it may be found afterwards.

SQLite runs on a VFS that notes down what is written, cut short, synced and removed. At any
point the disk can then be rebuilt: what was synced is there; of what was not, everything,
nothing, a beginning that ends inside a write, or any of its sectors. The two files lose theirs
independently. What happened to a file's name and length reaches the disk in order, and a name
is on the disk with the first sync of its file, or with the removal where SQLite asks for that:
so does SQLite's own VFS for Unix.
"""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import apsw

from tests.store import contents
from tests.store.statements import Acknowledged, Closed, Said, Session

SECTOR = 512
FILE, JOURNAL = "", "-journal"  # what follows the name of the database
Disk = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Made:
    part: str


@dataclass(frozen=True, slots=True)
class Written:
    part: str
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class CutShort:
    part: str
    size: int


@dataclass(frozen=True, slots=True)
class Removed:
    part: str
    durably: bool


@dataclass(frozen=True, slots=True)
class Synced:
    part: str


Deed = Made | Written | CutShort | Removed | Synced | Acknowledged


@dataclass(frozen=True, slots=True)
class Recording:
    """What SQLite did to a disk, and what the database held after each acknowledgement."""

    before: bytes
    deeds: tuple[Deed, ...]
    states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """A disk as it was found, and how many acknowledgements there had been."""

    disk: Disk
    acknowledged: int


class _Recorder(apsw.VFS):
    """SQLite's own VFS, overheard; it syncs nothing really, which costs time."""

    def __init__(self, deeds: list[Deed]) -> None:
        self.name = f"recorder-{uuid.uuid4().hex}"
        self.deeds = deeds
        super().__init__(self.name, "")

    def xOpen(self, name: Any, flags: list[int]) -> _RecordedFile:
        path = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        is_journal = bool(flags[0] & apsw.SQLITE_OPEN_MAIN_JOURNAL)
        part = JOURNAL if is_journal else FILE
        if not Path(path).exists():
            self.deeds.append(Made(part))
        return _RecordedFile(name, flags, part, self.deeds)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        super().xDelete(filename, syncdir)
        part = JOURNAL if filename.endswith(JOURNAL) else FILE
        self.deeds.append(Removed(part, bool(syncdir)))


class _RecordedFile(apsw.VFSFile):
    def __init__(self, name: Any, flags: list[int], part: str, deeds: list[Deed]) -> None:
        self._part = part
        self._deeds = deeds
        super().__init__("", name, flags)

    def xWrite(self, data: Any, offset: int) -> None:
        super().xWrite(data, offset)
        self._deeds.append(Written(self._part, offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:
        super().xTruncate(newsize)
        self._deeds.append(CutShort(self._part, newsize))

    def xSync(self, flags: int) -> None:
        self._deeds.append(Synced(self._part))


@contextmanager
def folder_in_memory() -> Iterator[Path]:
    """Lend a folder on a disk that costs no waiting, where the system has one."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


def record(
    session: Session, folder: Path, instead: Mapping[str, str] | None = None
) -> Recording:
    """Say to SQLite, on a recorded disk, what was said in a session.

    `instead` gives other words for some statements: what the recorder would find had we other
    settings.
    """
    words = instead or {}
    deeds: list[Deed] = []
    recorder = _Recorder(deeds)
    path = folder / "recorded.visavis"
    path.write_bytes(session.before)
    connections: dict[int, apsw.Connection] = {}
    states = [contents.digest(path)]
    for step in session.steps:
        match step:
            case Said(number, sql):
                if number not in connections:
                    connections[number] = apsw.Connection(
                        str(path), flags=apsw.SQLITE_OPEN_READWRITE, vfs=recorder.name
                    )
                connections[number].execute(words.get(sql, sql)).fetchall()
            case Closed(number):
                connections.pop(number).close()
            case Acknowledged():
                deeds.append(step)
                states.append(contents.digest(path))
    assert not connections, "the store closed what it opened"
    for left in folder.glob(f"{path.name}*"):
        left.unlink()
    recorder.unregister()
    return Recording(session.before, tuple(deeds), tuple(states))


def cuts(recording: Recording, count: int, seed: int) -> Iterator[Cut]:
    """Yield the disk after power cuts at so many points of a recording, in order of time."""
    chance = random.Random(seed)
    points = sorted(chance.choices(range(len(recording.deeds) + 1), k=count))
    files = {FILE: _OnDisk(recording.before), JOURNAL: _OnDisk(None)}
    acknowledged = done = 0
    for point in points:
        for deed in recording.deeds[done:point]:
            if isinstance(deed, Acknowledged):
                acknowledged += 1
            else:
                files[deed.part].note(deed)
        done = point
        found = [(part, file.after_a_cut(chance)) for part, file in files.items()]
        disk = {part: content for part, content in found if content is not None}
        yield Cut(disk, acknowledged)


class _OnDisk:
    """One file: what of it is on the disk for certain, and what is on its way."""

    def __init__(self, content: bytes | None) -> None:
        self._certain = None if content is None else bytearray(content)
        self._on_its_way: list[Deed] = []

    def note(self, deed: Deed) -> None:
        self._on_its_way.append(deed)
        if isinstance(deed, Synced) or (isinstance(deed, Removed) and deed.durably):
            self._certain = _after(self._certain, self._on_its_way, bytes)
            self._on_its_way.clear()

    def after_a_cut(self, chance: random.Random) -> bytes | None:
        """Return the file as it may be found now; None where there is none."""
        arrived = chance.choice((_all, _nothing, _a_beginning, _any_sectors))
        certain = None if self._certain is None else bytearray(self._certain)
        filling = chance.choice((bytes, chance.randbytes))  # a gap is empty, or holds old data
        found = _after(certain, arrived(self._on_its_way, chance), filling)
        return None if found is None else bytes(found)


def _after(content: bytearray | None, deeds: Iterable[Deed], filling: Any) -> bytearray | None:
    """Return the content of a file after deeds; a hole before what is written is filled."""
    for deed in deeds:
        match deed:
            case Made():
                content = bytearray()
            case Removed():
                content = None
            case CutShort(_, size) if content is not None:
                content += bytes(max(0, size - len(content)))
                del content[size:]
            case Written(_, offset, data) if content is not None:
                if offset > len(content):
                    content += filling(offset - len(content))
                content[offset : offset + len(data)] = data
            case _:
                pass
    return content


def _all(deeds: list[Deed], chance: random.Random) -> list[Deed]:
    return deeds


def _nothing(deeds: list[Deed], chance: random.Random) -> list[Deed]:
    return []


def _a_beginning(deeds: list[Deed], chance: random.Random) -> list[Deed]:
    """Return the first few, the last of them torn where a sector ends."""
    count = chance.randint(0, len(deeds))
    arrived = deeds[:count]
    torn = deeds[count] if count < len(deeds) else None
    if isinstance(torn, Written):
        sectors = list(_sectors(torn))
        arrived += sectors[: chance.randint(0, len(sectors))]
    return arrived


def _any_sectors(deeds: list[Deed], chance: random.Random) -> list[Deed]:
    """Return any sectors; of what happened to name and length, the first few.

    What was written after a name changed hands is in a file nobody can reach yet.
    """
    of_name_or_length = sum(not isinstance(deed, Written) for deed in deeds)
    left = chance.randint(0, of_name_or_length)
    arrived: list[Deed] = []
    for deed in deeds:
        if isinstance(deed, Written):
            arrived += [sector for sector in _sectors(deed) if chance.random() < 0.5]
        elif left:
            arrived.append(deed)
            left -= 1
        elif not isinstance(deed, CutShort):
            break
    return arrived


def _sectors(written: Written) -> Iterator[Written]:
    start, end = written.offset, written.offset + len(written.data)
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        data = written.data[start - written.offset : stop - written.offset]
        yield Written(written.part, start, data)
        start = stop
