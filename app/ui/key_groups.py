"""All keys of the program in words, read from where they are given their meaning."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from app.i18n import tr
from app.ui import keyboard
from app.ui.actions import MENUS, Actions, Entry


@dataclass(frozen=True, slots=True)
class KeyLine:
    """Something to do, and the keys that do it; several ways stand apart by a dot."""

    words: str
    keys: str

    def meets(self, asked: str) -> bool:
        """Return whether all words of a search stand in it, small or capital."""
        said = f"{self.words} {self.keys}".casefold()
        return all(part in said for part in asked.casefold().split())


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Where keys mean what they mean."""

    title: str
    lines: tuple[KeyLine, ...]


def key_groups(actions: Actions) -> list[KeyGroup]:
    """Return every key: by menu first, then what only holds in one place."""
    from app.ui.canvas import choosers  # noqa: PLC0415  needs the map, which comes later
    from app.ui.meeting.keys import meeting_keys  # noqa: PLC0415  as the map
    from app.ui.views.matrix_keys import matrix_keys  # noqa: PLC0415  as the map
    from app.ui.views.organigram_keys import organigram_keys  # noqa: PLC0415  as above
    from app.ui.views.power_figure import power_keys  # noqa: PLC0415  as above

    by_menu = [
        (tr(title).replace("&", ""), _of_menu(actions, entries)) for title, entries in MENUS
    ]
    places = [
        (tr("On the map"), keyboard.map_keys()),
        (tr("Drawing a relationship"), choosers.tie_keys()),
        (tr("Writing somebody down"), keyboard.form_keys()),
        (tr("In the matrix"), matrix_keys()),
        (tr("In the organisation chart"), organigram_keys()),
        (tr("In the power grid"), power_keys()),
        (tr("In the gaps"), keyboard.gap_keys()),
        (tr("In a meeting"), meeting_keys()),
    ]
    return [
        KeyGroup(title, tuple(KeyLine(*line) for line in lines))
        for title, lines in (*by_menu, *places)
        if lines
    ]


def _of_menu(actions: Actions, entries: tuple[Entry, ...]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for entry in entries:
        if isinstance(entry, tuple):
            found += _of_menu(actions, entry[1])
        elif entry != "-" and (keys := _native(actions[entry].shortcuts())):
            found.append((actions.words(entry), keys))
    return found


def _native(sequences: list[QKeySequence]) -> str:
    """Return the first two ways, as the platform writes them; more would say nothing new."""
    native = QKeySequence.SequenceFormat.NativeText
    return " · ".join(keys.toString(native) for keys in sequences[:2] if not keys.isEmpty())
