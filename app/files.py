"""Writing a file so that it is there whole or not at all."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from app.errors import UserError
from app.i18n import tr

_BINARY = getattr(os, "O_BINARY", 0)  # Windows would turn line feeds into two bytes


def replace(path: Path, content: bytes) -> Path:
    """Write the content to a temporary name, sync it, and move it into place.

    Raises UserError, with an older file left as it was, when the folder or disk refuses.
    """
    temporary: Path | None = None
    try:
        beside = path.parent / f".{os.urandom(16).hex()}{path.suffix}"
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
        temporary = beside
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()
        raise UserError(
            tr(
                "{name} could not be written in {folder}: {reason}.",
                name=path.name,
                folder=str(path.parent.absolute()),
                reason=error.strerror or type(error).__name__,
            )
        ) from error
    return path
