"""Each window that has a plan open has a journal of its own for it, by a number that it holds.

Two windows on one server would otherwise write over what the other has waiting. The number is
held by a lock of the system, so that it is free as soon as its window has ended in any way:
then the next who opens the plan takes over what waited there.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.model.values import Id
from app.store import lock

_MOST = 1000  # windows of one user on one plan; more than any desk has
_SUFFIX = ".jsonl"


class Claim:
    """A number among the windows on a plan; `release` lets the next one have it.

    Where the disk knows no locks everybody has the first one, and nobody takes over.
    """

    def __init__(self, number: int, held: lock.Lock | None) -> None:
        self.number = number
        self._held = held

    @property
    def is_held(self) -> bool:
        return self._held is not None

    def release(self) -> None:
        held, self._held = self._held, None
        if held is not None:
            held.release()


def key_of(workspace: str, plan: Id) -> str:
    """Return what the journals of a plan are called by; it tells nobody anything."""
    return hashlib.sha256(f"{workspace}\0{plan}".encode()).hexdigest()[:32]


def claim(folder: Path, key: str) -> Claim:
    """Return the lowest number for a plan that no window has that is open."""
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for number in range(_MOST):
            held = lock.taken(_lock_of(folder, key, number))
            if held is not None:
                return Claim(number, held)
    return Claim(0, None)


def file_of(folder: Path, key: str, number: int) -> Path:
    """Return the journal of a plan of the window with this number."""
    return folder / (f"{key}.{number}{_SUFFIX}" if number else f"{key}{_SUFFIX}")


def files_of(folder: Path, key: str) -> dict[int, Path]:
    """Return all journals of a plan that are there, by the number of their windows."""
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError:
        return {}
    found = {}
    for name in names:
        if name.startswith(key) and name.endswith(_SUFFIX):
            number = name[len(key) : -len(_SUFFIX)].removeprefix(".") or "0"
            if number.isdecimal() and file_of(folder, key, int(number)).name == name:
                found[int(number)] = folder / name
    return found


@contextmanager
def left(folder: Path, key: str, own: Claim) -> Iterator[list[Path]]:
    """Lend the journals of a plan whose windows have ended; nobody else gets them meanwhile."""
    found, held = [], []
    try:
        if own.is_held:
            for number, path in files_of(folder, key).items():
                if number == own.number:
                    continue
                with contextlib.suppress(OSError):
                    if (one := lock.taken(_lock_of(folder, key, number))) is not None:
                        held.append(one)
                        found.append(path)
        yield [path for path in found if path.exists()]  # or another took over just before
    finally:
        for one in held:
            one.release()


def _lock_of(folder: Path, key: str, number: int) -> Path:
    return folder / f"{key}.{number}{lock.SUFFIX}"
