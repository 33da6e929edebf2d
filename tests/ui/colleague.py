"""A colleague whose work comes in while something is typed or held in the hand."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from app.model.change import Change
from app.model.entities import EntityType
from app.model.reapplying import Lost, reapplied
from app.model.values import Id
from app.model.working_copy import Exchange
from app.ui.document import Document


def does(document: Document, edit, *given, **values) -> None:
    """Take in what a colleague does, and let the views follow it."""
    copy = document.copy
    change: Change = edit(copy.plan, *given, **values)
    assert change.edits, "the colleague changes something"
    copy.settle(Exchange((change,), len(copy.pending), copy.revision + len(copy.pending) + 1))
    for _ in range(3):
        QApplication.processEvents()


class Told:
    """What a document tells as lost."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.lost: list[Lost] = []
        document.overtaken.connect(self.lost.append)

    def made_after_all(self, kind: EntityType, id: Id):
        """Return an entity as it stands once the one change that lost is made over theirs."""
        [one] = self.lost
        assert self._document.attempt(reapplied, one)
        return self._document.plan.find(kind, id)
