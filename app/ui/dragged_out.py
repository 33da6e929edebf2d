"""The folder for what is dragged out: gone with the program, or later if it was killed."""

from __future__ import annotations

import time
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from app import home

FOLDER = ("cache", "dragged")
OLD = 24 * 60 * 60.0  # seconds: by then whoever it was dropped on has read it


def folder() -> Path:
    """Return this program's own folder in our home; Python removes it when the program ends."""
    own = Path(_made().name)
    own.mkdir(mode=0o700, parents=True, exist_ok=True)  # another one may have cleared it
    return own


def forget() -> None:
    """Remove what was dragged out so far."""
    if _made.cache_info().currsize:
        _made().cleanup()
        _made.cache_clear()


def clear_old() -> None:
    """Remove what programs that were killed left behind; what cannot go stays."""
    from shutil import rmtree  # noqa: PLC0415  a start does without it, mostly

    with suppress(OSError):
        for one in home.folder().joinpath(*FOLDER).iterdir():
            with suppress(OSError):
                if one.is_dir() and time.time() - one.stat().st_mtime > OLD:
                    rmtree(one, ignore_errors=True)


@cache
def _made() -> TemporaryDirectory[str]:
    place = home.folder().joinpath(*FOLDER)
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return TemporaryDirectory(dir=place, ignore_cleanup_errors=True)
