"""Where the files are that ship with the program: icons, fonts, texts, samples."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def folder() -> Path:
    """Return the folder of shipped files: inside an installed package, or beside `app`."""
    packed = _HERE / "_resources"
    return packed if packed.is_dir() else _HERE.parent / "resources"


def path(*parts: str) -> Path:
    """Return the path of one shipped file; it need not exist."""
    return folder().joinpath(*parts)
