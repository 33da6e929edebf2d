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


def shows_colours(settings: Settings) -> bool:
    """Return whether the colours of people are shown and asked for."""
    return _chosen(settings, "colours")


def shows_seller_as_buyer(settings: Settings) -> bool:
    """Return whether a colleague who acts as a buyer is named in the window."""
    return _chosen(settings, "seller_as_buyer")


def shows_about_us(settings: Settings) -> bool:
    """Return whether gaps that speak of colleagues are listed."""
    return _chosen(settings, "about_us")


def use(settings: Settings) -> None:
    """Let what the settings say hold from now on."""
    names = [field.name for field in fields(Switches)]
    _hold(Switches(**{name: _chosen(settings, name) for name in names}))


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
