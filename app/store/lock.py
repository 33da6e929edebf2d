"""One program at a time: an operating-system lock on a file beside the workspace."""

from __future__ import annotations

import contextlib
import errno
import getpass
import json
import os
import socket
import sys
from dataclasses import dataclass
from pathlib import Path

from app.errors import UserError
from app.i18n import tr

SUFFIX = ".lock"
_LOCKED_BYTE = 1 << 30  # far behind what is written, or Windows would hide who holds it
_MOST = 4096
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a workspace open."""

    host: str
    user: str
    process: int


class NotWritable(UserError):
    """A folder in which nothing may be written, so that no lock can be held in it."""


class Lock:
    """A held lock; freed by `release`, and by the system when the process ends in any way."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path = path
        self._handle: int | None = handle

    def release(self) -> None:
        """Let the next one in; the file goes, which says that nobody was cut off."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        with contextlib.suppress(OSError):  # a disk that is gone holds nobody up
            os.ftruncate(handle, 0)
        if sys.platform == "win32":
            os.close(handle)  # an open file cannot be removed there
            with contextlib.suppress(OSError):
                self._path.unlink()
        else:
            with contextlib.suppress(OSError):
                self._path.unlink()
            os.close(handle)


def hold(workspace: Path) -> Lock:
    """Lock a workspace for this process.

    A lock whose process is gone is taken over. Raises UserError, with the name of the holder,
    when somebody has it, or when another computer left it without letting go: whether that
    computer still writes cannot be seen from here.
    """
    path = workspace.with_name(workspace.name + SUFFIX)
    handle = _locked(path, workspace)
    left = _read(handle)
    if left is not None and left.host != socket.gethostname():
        os.close(handle)
        raise UserError(
            tr(
                "{path} was left open by {user} on {host}. "
                "If nobody has it open there, remove {lock} and try again.",
                path=str(workspace),
                user=left.user,
                host=left.host,
                lock=path.name,
            )
        )
    lock = Lock(path, handle)
    try:
        _write(handle)
    except OSError as error:
        lock.release()
        raise UserError(
            tr(
                "{folder} has no room for the file that marks the workspace as open: {reason}.",
                folder=str(path.parent),
                reason=error.strerror or "?",
            )
        ) from error
    return lock


def taken(path: Path) -> Lock | None:
    """Lock a file of any kind for as long as this process lives; None when another has it.

    Raises OSError when it cannot be written, or locked where it is.
    """
    while True:
        handle = os.open(path, _FLAGS, 0o600)
        try:
            if not _take(handle):
                os.close(handle)
                return None
        except OSError:
            os.close(handle)
            raise
        if _stands_at(handle, path):
            return Lock(path, handle)
        os.close(handle)  # the one before us removed this file when letting go


def _locked(path: Path, workspace: Path) -> int:
    while True:
        try:
            handle = os.open(path, _FLAGS, 0o666)
        except OSError as error:
            forbidden = error.errno in _FORBIDDEN
            if forbidden and (holder := _holder(path)) is not None:
                raise UserError(_held_by(workspace, holder)) from error
            raise (NotWritable if forbidden else UserError)(
                tr(
                    "A workspace needs a folder to write in; {folder} is none: {reason}.",
                    folder=str(path.parent),
                    reason=error.strerror or "?",
                )
            ) from error
        try:
            taken = _take(handle)
        except OSError as error:
            os.close(handle)
            raise UserError(
                tr(
                    "{path} cannot be locked where it is ({reason}); "
                    "keep it in another folder.",
                    path=str(workspace),
                    reason=error.strerror or "?",
                )
            ) from error
        if not taken:
            holder = _read(handle)
            os.close(handle)
            raise UserError(_held_by(workspace, holder))
        if _stands_at(handle, path):
            return handle
        os.close(handle)  # the one before us removed this file when letting go


def _holder(path: Path) -> Holder | None:
    """Return who holds a lock that may only be looked at; None where nobody does."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return None
    try:
        return None if _take(handle) else _read(handle)
    except OSError:
        return None
    finally:
        os.close(handle)


def _held_by(workspace: Path, holder: Holder | None) -> str:
    if holder is None:
        return tr("{path} is open in another window.", path=str(workspace))
    return tr(
        "{path} is open already: {user} has it on {host} (process {process}).",
        path=str(workspace),
        user=holder.user,
        host=holder.host,
        process=holder.process,
    )


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> bool:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def _stands_at(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _read(handle: int) -> Holder | None:
    os.lseek(handle, 0, os.SEEK_SET)
    try:
        told = json.loads(os.read(handle, _MOST))
        return Holder(str(told["host"]), str(told["user"]), int(told["process"]))
    except (ValueError, KeyError, TypeError, OSError):
        return None


def _write(handle: int) -> None:
    told = {"host": socket.gethostname(), "user": _user(), "process": os.getpid()}
    os.ftruncate(handle, 0)
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, json.dumps(told).encode())


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"
