"""Whether the window may move things by itself: not where user or system wants it still."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyle

from app.ui.settings import Settings

SWITCH = "motion"
GLIDE_MS = 200
_UNSEEN = ("offscreen", "minimal")  # platforms on which nobody looks


class _State:
    wanted = True


def use(settings: Settings) -> None:
    """Take what was chosen in the preferences."""
    _State.wanted = settings.flag(SWITCH, default=True)


def switch(settings: Settings, *, on: bool) -> None:
    """Let things move, or no longer, from now on."""
    settings.put(SWITCH, on)
    _State.wanted = on


def wanted() -> bool:
    """Return what was chosen."""
    return _State.wanted


def allowed() -> bool:
    """Return whether something may move now; the style knows what the system wishes."""
    if not _State.wanted or QGuiApplication.platformName() in _UNSEEN:
        return False
    style = QApplication.style()
    return style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
