"""Every open workspace of a user has journals of its own, by a number that it holds.

Two windows on one server would otherwise write over what the other has waiting. The number is
held by a lock of the system, so that it is free as soon as its window has ended in any way:
then the next who opens a plan takes over what waited there.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.store import lock

_MOST = 1000  # windows of one user on one computer; more than any desk has
_SUFFIX = ".jsonl"


class Claim:
    """A number among the windows of a user; `release` lets the next one have it.

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


def claim(folder: Path) -> Claim:
    """Return the lowest number that no window has that is open."""
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for number in range(_MOST):
            held = lock.taken(_lock_of(folder, number))
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
                    if (one := lock.taken(_lock_of(folder, number))) is not None:
                        held.append(one)
                        found.append(path)
        yield [path for path in found if path.exists()]  # or another took over just before
    finally:
        for one in held:
            one.release()


def _lock_of(folder: Path, number: int) -> Path:
    return folder / f"window-{number}{lock.SUFFIX}"
