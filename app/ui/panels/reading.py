"""What can be edited, shown to who may only look: nothing invites, nothing acts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.ui.panels.confidence import ConfidenceMark
from app.ui.panels.fields import DayField

_EDITS = "edits"  # the property of what changes the plan when it is pressed
_INVITES = "invites"  # what an empty field asks for, while it asks nothing
EMPTY = "–"

_W = TypeVar("_W", bound=QWidget)


def editing(control: _W) -> _W:
    """Mark a button or link as one that changes the plan; return it."""
    control.setProperty(_EDITS, True)
    return control


def show(page: QWidget, fields: Iterable[Any], *, only: bool) -> None:
    """Show the fields of a page for reading `only`, or for editing again."""
    for field in fields:
        _show_field(field, only=only)
    for control in page.findChildren(QWidget):
        if control.property(_EDITS):
            control.setEnabled(not only)


def _show_field(field: Any, *, only: bool) -> None:
    if isinstance(field, DayField):
        _show_field(field.edit, only=only)
        field.pick.setEnabled(not only)
    elif isinstance(field, QLineEdit | QPlainTextEdit):
        field.setReadOnly(only)
        _ask(field, not only)
    elif not isinstance(field, ConfidenceMark):  # that tells, and says why it asks nothing
        field.setEnabled(not only)


def _ask(field: QLineEdit | QPlainTextEdit, on: bool) -> None:
    """Let an empty field ask for what it wants, or only say that there is nothing."""
    kept = field.property(_INVITES)
    if on and kept is not None:
        field.setPlaceholderText(kept)
        field.setProperty(_INVITES, None)
    elif not on and kept is None:
        field.setProperty(_INVITES, field.placeholderText())
        field.setPlaceholderText(EMPTY)
