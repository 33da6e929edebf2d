"""Whether the file that was opened is still the one at its place."""

from __future__ import annotations

import os
from pathlib import Path

from app.errors import Displaced
from app.i18n import tr

_PORTION = 1 << 20  # bytes


class SameFile:
    """Holds a file, so that its number on the disk is nobody else's while it is held.

    Let it go after SQLite did: closing a file frees the locks that SQLite has on it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = os.open(path, os.O_RDONLY)

    def check(self) -> None:
        """Raise Displaced when the file is gone, or another one took its place."""
        try:
            there = self._path.stat()
        except OSError as error:
            raise Displaced(
                tr(
                    "{path} is no longer there. What is done now is kept on this computer "
                    "until the file is back.",
                    path=str(self._path),
                ),
                is_gone=isinstance(error, FileNotFoundError),
            ) from error
        if self._handle is not None and not os.path.samestat(os.fstat(self._handle), there):
            raise Displaced(
                tr(
                    "Another file took the place of {path}; nothing is written to it. What is "
                    "done now is kept on this computer.",
                    path=str(self._path),
                )
            )

    def copy_to(self, target: Path) -> None:
        """Write what is held into a file, also where it stands nowhere any more."""
        assert self._handle is not None, "it is held until it is released"
        with target.open("wb") as stream:
            os.lseek(self._handle, 0, os.SEEK_SET)
            while portion := os.read(self._handle, _PORTION):
                stream.write(portion)

    def renew(self) -> None:
        """Hold what stands at its place now."""
        before, self._handle = self._handle, os.open(self._path, os.O_RDONLY)
        if before is not None:
            os.close(before)

    def release(self) -> None:
        """Let go of the file."""
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)
