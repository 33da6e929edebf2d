"""What of people the window shows only where the user wants it: switches kept in the settings.

They rule the window alone: what the analysis finds, and the command line tells, is the same.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from app.analysis.gap import Gap
    from app.ui.settings import Settings

SELLER_AS_BUYER = "R40"  # the rule about a colleague who plays roles of the buying team


@dataclass(frozen=True, slots=True)
class Switches:
    """What is shown; the values here hold until the user chooses otherwise."""

    colours: bool = False  # the four colours of a person's style
    seller_as_buyer: bool = False
    about_us: bool = True  # gaps that speak of colleagues


class _Changes(QObject):
    """Tells that something else is shown now."""

    changed = Signal()


@cache
def changes() -> _Changes:
    """Return the object whose `changed` signal tells that another switch holds now."""
    return _Changes()


class _State:
    """The switches that hold in the window."""

    switches = Switches()


def kept(settings: Settings) -> Switches:
    """Return what the settings say, which holds from the next `use` on."""
    names = [field.name for field in fields(Switches)]
    return Switches(**{name: _chosen(settings, name) for name in names})


def use(settings: Settings) -> None:
    """Let what the settings say hold from now on."""
    _hold(kept(settings))


def switch(settings: Settings, name: str, *, on: bool) -> None:
    """Keep one switch, named as the field of `Switches`, and let it hold from now on."""
    settings.put(_key(name), on)
    use(settings)


def current() -> Switches:
    """Return what holds in the window."""
    return _State.switches


def hides(gap: Gap) -> bool:
    """Return whether the window keeps silent about a gap."""
    switches = _State.switches
    if gap.rule == SELLER_AS_BUYER and not switches.seller_as_buyer:
        return True
    return gap.about_us and not switches.about_us


def _hold(switches: Switches) -> None:
    if switches != _State.switches:
        _State.switches = switches
        changes().changed.emit()


def _chosen(settings: Settings, name: str) -> bool:
    return settings.flag(_key(name), default=getattr(Switches(), name))


def _key(name: str) -> str:
    return f"privacy/{name}"
