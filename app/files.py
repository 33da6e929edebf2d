"""Writing a file so that it is there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from app.errors import UserError
from app.i18n import tr


def replace(path: Path, content: bytes) -> Path:
    """Write the content to a temporary name, sync it, and move it into place.

    Raises UserError, with an older file left as it was, when the folder or disk refuses.
    """
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=path.suffix)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o644)
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
