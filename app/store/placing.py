"""Moving a finished database into place, so that it is there whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.errors import UserError
from app.i18n import tr
from app.store import driver


@contextmanager
def placed(target: Path) -> Iterator[Path]:
    """Yield where to build a database; moved to `target` when the block ends well.

    Whoever calls holds the lock of `target`. Raises UserError when disk or folder refuses;
    what stood there is then untouched.
    """
    building = target.with_name(target.name + ".new")
    try:
        _clear(building)
        try:
            yield building
            _sync(building)
            building.replace(target)
            if os.name != "nt":
                _sync(target.parent)
        finally:
            _clear(building)
    except OSError as error:
        raise UserError(
            tr(
                "{path} cannot be written: {reason}.",
                path=str(target),
                reason=error.strerror or "?",
            )
        ) from error
    except driver.dbapi.Error as error:
        raise driver.meaning(error, target) or error from error


def _clear(building: Path) -> None:
    for path in (building, building.with_name(building.name + "-journal")):
        with contextlib.suppress(FileNotFoundError):
            path.unlink()


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
