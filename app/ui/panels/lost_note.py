"""The note that tells of a change that lost to a colleague, and offers to make it again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from app.errors import UserError
from app.i18n import tr
from app.model import altered, wording
from app.model.account_plan import AccountPlan
from app.model.reapplying import Lost, reapplied
from app.ui import theme
from app.ui.panels.labels import Label


class LostNote(QFrame):
    """What was done here, why it does not stand, and a choice."""

    again = Signal()
    closed = Signal()

    def __init__(self, lost: Lost, plan: AccountPlan) -> None:
        super().__init__()
        was_removed = lost.was_removed(plan)
        self.lost = lost
        self.setObjectName("notice")
        what = wording.words(lost.change.message)
        self.words = Label(
            tr("Not kept: {what}. {reason}", what=what, reason=lost.reason), "notice", wrap=True
        )
        self.values = Label(_values(plan, lost), "notice", wrap=True)
        self.values.setVisible(bool(self.values.text()))
        self.make_again = QPushButton(
            tr("Restore it and change it") if was_removed else tr("Make it so after all")
        )
        self.make_again.clicked.connect(self.again)
        self.leave = QPushButton(tr("Leave it"))
        self.leave.clicked.connect(self.closed)
        line = QHBoxLayout()
        line.setSpacing(theme.space(1))
        line.addWidget(self.make_again)
        line.addWidget(self.leave)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space(1.5),) * 4)
        column.setSpacing(theme.space(1))
        column.addWidget(self.words)
        column.addWidget(self.values)
        column.addLayout(line)


def _values(plan: AccountPlan, lost: Lost) -> str:
    """What would become of what stands now; nothing where ours cannot be made again."""
    try:
        made = reapplied(plan, lost)
    except UserError:
        return ""
    told = altered.in_short(made, altered.calling(plan, lost.others), "")
    return tr("So it would become: {what}", what=told) if told else ""
