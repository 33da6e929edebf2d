"""The command line: `visavis` opens the window, its commands work without a display.

Who only wants the window waits for no more than that: commands are imported when one is given.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence

from app import i18n
from app.cli_window import on_one_line, open_window
from app.errors import UserError
from app.i18n import tr

EXIT_MENDABLE = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return 0, or 1 with one sentence on standard error (wrong usage: 2)."""
    _speak_utf8()
    i18n.use(i18n.system_language())
    given = sys.argv[1:] if arguments is None else arguments
    try:
        if not given:
            return open_window(None, None)
        from app import cli_commands

        return cli_commands.run(given)
    except UserError as error:
        _complain(str(error))
    except BrokenPipeError:
        sys.stderr.close()
    except OSError as error:
        _complain(tr("The computer refused: {reason}.", reason=error.strerror or str(error)))
    except KeyboardInterrupt:
        _complain(tr("Stopped."))
    except MemoryError:
        _complain(tr("This file is too large for the memory of this computer."))
    return EXIT_MENDABLE


def _complain(sentence: str) -> None:
    print(on_one_line(sentence), file=sys.stderr)


def _speak_utf8() -> None:
    """Write UTF-8 whatever the computer is set to: names and JSON need all of it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
