"""What keys mean in the matrix, and what they are called."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from app.i18n import tr
from app.model.vocabulary import TieLevel

LEVEL = "level:"  # and the figure after it
LOG, REMOVE, NOT_NEEDED, NOT_ASSESSED, PLAN = "log", "remove", "not_needed", "unknown", "plan"
OPEN, PERSON, CHOOSE, COPY, SORT, LEAVE = "open", "person", "choose", "copy", "sort", "leave"
_LETTERS = {
    "l": LOG,
    "n": NOT_NEEDED,
    "p": PLAN,
    "s": SORT,
    "?": NOT_ASSESSED,
    **{str(int(level)): f"{LEVEL}{int(level)}" for level in TieLevel},
}
_KEYS = {
    Qt.Key.Key_Delete: REMOVE,
    Qt.Key.Key_Backspace: REMOVE,
    Qt.Key.Key_Return: OPEN,
    Qt.Key.Key_Enter: OPEN,
    Qt.Key.Key_Space: PERSON,
    Qt.Key.Key_F2: CHOOSE,
    Qt.Key.Key_Escape: LEAVE,
}
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


def meant(event: QKeyEvent) -> str:
    """Return what a key means; empty where it means nothing here."""
    if event.matches(QKeySequence.StandardKey.Copy):
        return COPY
    if event.modifiers() & ~_PLAIN:
        return ""
    return _KEYS.get(Qt.Key(event.key())) or _LETTERS.get(event.text().casefold(), "")


def overrides(event: QEvent) -> bool:
    """Return whether a key means something here that it means elsewhere in the window too."""
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return bool(meant(event))


def matrix_keys() -> list[tuple[str, str]]:
    """Return what is done in the matrix, in words, with its keys."""
    return [
        (tr("From cell to cell"), tr("arrows")),
        (tr("Set the level"), "0–4"),
        (tr("Log a contact of the two"), "L"),
        (tr("Plan a relationship"), "P"),
        (tr("Not needed"), "N"),
        (tr("Not assessed"), "?"),
        (tr("Remove what is selected"), tr("Delete")),
        (tr("Level, and when they last spoke"), tr("F2, or double-click")),
        (tr("Open the relationship in the inspector"), tr("Enter")),
        (tr("Select the person"), tr("Space")),
        (tr("Sort by the column"), "S"),
        (
            tr("Copy for a spreadsheet"),
            QKeySequence(QKeySequence.StandardKey.Copy).toString(
                QKeySequence.SequenceFormat.NativeText
            ),
        ),
    ]
