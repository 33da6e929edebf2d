"""Copies of a workspace: made through SQLite while it may be in use, and opened to be sure."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from app.store import driver, lock, probe
from app.store.placing import placed


def copy(source: Path, target: Path, known: int, expected: probe.Shape) -> None:
    """Write a copy of a workspace, replacing a file that is there and not open.

    It is moved into place after it was looked at as any workspace is before it is opened.
    Raises UserError when it cannot be made, or is not sound.
    """
    held = lock.hold(target)
    try:
        with placed(target) as building:
            with (
                closing(driver.connect_to_look(source)) as old,
                closing(driver.connect_new(building)) as new,
            ):
                old.backup(new)
            probe.look_closely(building, known, expected)
    finally:
        held.release()


def before_version(path: Path, version: int) -> Path:
    """Return a free name beside a workspace for the copy of before a version."""
    name, count = f"{path.stem}-before-v{version}", 1
    while (free := path.with_name(name + path.suffix)).exists():
        count += 1
        name = f"{path.stem}-before-v{version}-{count}"
    return free
