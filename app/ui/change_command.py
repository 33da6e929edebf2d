"""One step on the undo stack of a document, and what is said to who may make none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from app.errors import Conflict
from app.i18n import tr
from app.model import wording
from app.model.change import Change

if TYPE_CHECKING:
    from app.ui.document import Document


class ChangeCommand(QUndoCommand):
    """A change on the undo stack; drops off it when others' work rules it out."""

    def __init__(self, document: Document, change: Change) -> None:
        super().__init__(wording.words(change.message))
        self.message = change.message
        self._document = document
        self._change = change

    def redo(self) -> None:
        self._make(self._change)

    def undo(self) -> None:
        self._make(self._change.inverse(), undoing=True)

    def _make(self, change: Change, *, undoing: bool = False) -> None:
        try:
            made = self._document.copy.edit(change)
        except Conflict as conflict:
            self.setObsolete(True)
            self._document.refused.emit(str(conflict))
        else:
            self._change = made.inverse() if undoing else made
            self._document.done.emit(made)


def read_only_words() -> str:
    """Return why nothing is changed by who may only look."""
    return tr("You may look at this workspace, and change nothing in it; ask its owner.")
