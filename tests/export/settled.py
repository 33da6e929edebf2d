"""Waiting for what is drawn in a worker, as a user does who looks on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TypeVar

from PySide6.QtTest import QTest

from app.ui.dialogs.export_dialog import ExportDialog
from app.ui.printing_dialog import PrintDialog

_Dialog = TypeVar("_Dialog", ExportDialog, PrintDialog)
_PATIENCE = 20.0  # seconds
_STEP = 5  # milliseconds


def until(there: Callable[[], bool]) -> None:
    """Let the program go on until something is so."""
    end = monotonic() + _PATIENCE
    while not there():
        assert monotonic() < end, "it did not come about"
        QTest.qWait(_STEP)


def settled(dialog: _Dialog) -> _Dialog:
    """The dialog once it has drawn and made all that was asked."""
    until(lambda: not dialog.drawing.is_waiting and not dialog.making.is_waiting)
    return dialog


def drawn(dialog: ExportDialog) -> ExportDialog:
    """The dialog with a preview of what is asked now."""
    dialog.draw()
    return settled(dialog)


def saved_by(dialog: ExportDialog) -> Path | None:
    """Where the dialog has saved, if it has."""
    dialog.save()
    return settled(dialog).saved
