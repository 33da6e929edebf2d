"""The note that tells of a change that lost to a colleague, and offers to make it again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from app.errors import UserError
from app.i18n import tr
from app.model import altered, wording
from app.model.account_plan import AccountPlan
from app.model.reapplying import Lost, reapplied
from app.ui import theme
from app.ui.panels.flow import Flow
from app.ui.panels.labels import Label

MOST = 3  # values that are told; the log has all of them


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
        line = Flow(theme.space(1))  # in a narrow panel they stand below one another
        line.addWidget(self.make_again)
        line.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space(1.5),) * 4)
        column.setSpacing(theme.space(1))
        column.addWidget(self.words)
        column.addWidget(self.values)
        column.addLayout(line)


def _values(plan: AccountPlan, lost: Lost) -> str:
    """What would become of what stands now; nothing where ours cannot be made again.

    Of somebody who would come back, only what ours says of them.
    """
    try:
        made = reapplied(plan, lost)
    except UserError:
        return ""
    meant = lost.change if lost.was_removed(plan) else made
    told = altered.in_words(meant, altered.calling(plan, lost.others), MOST)
    return tr("So it would become: {what}", what="\n".join(told)) if told else ""
