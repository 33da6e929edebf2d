"""The decisions of the open workspace as they are listed, with the scores that are known."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.model.values import Id
from app.ui import decision_lines
from app.ui.decision_lines import DecisionLine
from app.ui.document import Document


class DecisionList(QObject):
    """Every decision of every account, one line each."""

    changed = Signal(object)  # list[DecisionLine]

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: list[DecisionLine] = []

    def has(self, account: Id) -> bool:
        return any(line.account == account for line in self.lines)

    def relist(self, document: Document) -> None:
        """List an open account by what stands in it now, also decisions that were added."""
        self.show(decision_lines.with_account(self.lines, document.plan))

    def take(self, lines: list[DecisionLine]) -> None:
        """Let this be the list, with the scores that are known."""
        self.show(decision_lines.taking_over_scores(lines, self.lines))

    def show(self, lines: list[DecisionLine]) -> None:
        """Let this be the list."""
        self.lines = lines
        self.changed.emit(lines)
