"""The program's log: what happened, by id and never by name, in a file the user may send."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

_FORM = "%(asctime)s %(levelname)s %(name)s %(message)s"


def start(folder: Path, level: int = logging.INFO) -> None:
    """Write the log to `folder`/visavis.log, at most four files of half a megabyte."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / "visavis.log", maxBytes=500_000, backupCount=3, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter(_FORM))
    root = logging.getLogger("app")
    root.setLevel(level)
    root.addHandler(handler)
