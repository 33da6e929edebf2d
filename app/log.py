"""The program's log: what happened, by id and never by name, in a file the user may send."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

_FORM = "%(asctime)s %(levelname)s %(name)s %(message)s"


def start(folder: Path) -> None:
    """Write the log to `folder`/visavis.log, at most four files of half a megabyte.

    Nothing is written where folder or disk refuse: a log is no reason to stop.
    """
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415  not before the first paint

    class _Kept(RotatingFileHandler):
        """What the disk refuses is dropped: nobody who runs a command is told of the log."""

        def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  its own name
            if not isinstance(sys.exc_info()[1], OSError):
                super().handleError(record)

    file = folder / "visavis.log"
    logger = logging.getLogger("app")
    for handler in list(logger.handlers):
        if isinstance(handler, RotatingFileHandler):
            if Path(handler.baseFilename) == file.absolute():
                return
            logger.removeHandler(handler)
            handler.close()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        logger.addHandler(logging.NullHandler())
        return
    kept = _Kept(file, maxBytes=500_000, backupCount=3, encoding="utf-8", delay=True)
    kept.setFormatter(logging.Formatter(_FORM))
    logger.setLevel(logging.INFO)
    logger.addHandler(kept)
