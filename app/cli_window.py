"""What every way to begin at a command line needs: the window, and words on one line."""

from __future__ import annotations

import os

from app.errors import UserError
from app.i18n import tr


def on_one_line(text: str) -> str:
    """Return a text without anything that would begin a new line."""
    return " ".join(text.split())


def open_window(workspace: str | None, language: str | None, *, demo: bool = False) -> int:
    """Show the window until it is closed; raises UserError where there is no display."""
    if not _has_display():
        raise UserError(
            tr(
                "There is no display to show the window on; "
                "the other commands work without one."
            )
        )
    from app.ui import application

    return application.run(workspace, demo=demo, language=language)


def _has_display() -> bool:
    """Return whether a window can be shown; macOS and Windows always have one."""
    if os.name == "nt" or os.uname().sysname == "Darwin":
        return True
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    return any((os.environ.get("DISPLAY"), os.environ.get("WAYLAND_DISPLAY"), chosen))
