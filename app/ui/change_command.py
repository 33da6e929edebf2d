"""One step on the undo stack of a document, and what is said to who may make none."""

from __future__ import annotations

from datetime import date
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from app.errors import Conflict
from app.i18n import day, tr
from app.model import wording
from app.model.change import Change
from app.model.edits.general import combined

if TYPE_CHECKING:
    from app.ui.document import Document


JOINED_WITHIN = 1.0  # seconds between two steps that are taken back together
_ALONE, _JOINING = -1, 1  # Qt offers only steps of one number to be joined, and none of -1


class ChangeCommand(QUndoCommand):
    """A change on the undo stack; drops off it when others' work rules it out."""

    def __init__(self, document: Document, change: Change, joining: str = "") -> None:
        """`joining` names what the step is one of: those of a name soon after are one step."""
        super().__init__(wording.words(change.message))
        self.message = change.message
        self._document = document
        self._is_new = True  # until it was tried once
        self.change = change
        self.joining, self.made_at = joining, monotonic()

    def id(self) -> int:
        return _JOINING if self.joining else _ALONE

    def mergeWith(self, later: QUndoCommand) -> bool:
        """Take in a step that goes on with this one, so that both are taken back at once."""
        if not isinstance(later, ChangeCommand) or later.joining != self.joining:
            return False
        if later.isObsolete() or later.made_at - self.made_at > JOINED_WITHIN:
            return False
        self.change = combined(self.message, [self.change, later.change])
        self.made_at = later.made_at
        self.setObsolete(not self.change.edits)  # there and back again
        return True

    def redo(self) -> None:
        self._make(self.change)

    def undo(self) -> None:
        self._make(self.change.inverse(), undoing=True)

    def _make(self, change: Change, *, undoing: bool = False) -> None:
        try:
            made = self._document.copy.edit(change)
        except Conflict as conflict:
            self.setObsolete(True)
            if self._is_new:
                self._document.lose(change, conflict)
            else:
                self._document.refused.emit(str(conflict))
        else:
            self.change = made.inverse() if undoing else made
            self._document.done.emit(made)
        self._is_new = False


def read_only_words(past: date | None = None) -> str:
    """Return why nothing is changed by who may only look, or in the plan of a day before."""
    if past is not None:
        return tr(
            "This is the plan as it was on {day}; nothing can be changed in it.", day=day(past)
        )
    return tr("You may look at this workspace, and change nothing in it; ask its owner.")
