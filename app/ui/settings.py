"""What a user chose for the window: kept in an ini file, simple values only."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths


def file() -> Path:
    """Return where the settings are kept: below VISAVIS_HOME, or the platform's folder."""
    home = os.environ.get("VISAVIS_HOME")
    if home:
        return Path(home) / "settings.ini"
    places = QStandardPaths.standardLocations(
        QStandardPaths.StandardLocation.GenericConfigLocation
    )
    return Path(places[0]) / "visavis" / "settings.ini"


class Settings:
    """Texts, numbers and switches by name; what is missing or damaged has its default."""

    def __init__(self) -> None:
        self._kept = QSettings(str(file()), QSettings.Format.IniFormat)

    def text(self, name: str, default: str = "") -> str:
        value = self._kept.value(name, default)
        return value if isinstance(value, str) else default

    def flag(self, name: str, *, default: bool = False) -> bool:
        return self.text(name, "yes" if default else "no") == "yes"

    def bytes(self, name: str) -> QByteArray:
        """Return what `put` kept of a window's geometry; empty where there is none."""
        return QByteArray.fromHex(self.text(name).encode())

    def put(self, name: str, value: str | bool | QByteArray) -> None:
        """Keep a value; it is written when the event loop comes round, or at `flush`."""
        if isinstance(value, QByteArray):
            value = bytes(value.toHex().data()).decode()
        elif isinstance(value, bool):
            value = "yes" if value else "no"
        self._kept.setValue(name, value)

    def flush(self) -> None:
        self._kept.sync()
