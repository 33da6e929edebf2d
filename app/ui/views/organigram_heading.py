"""The buying team above its organigram, with the flags of gaps about many, if there are any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import tr
from app.ui import theme
from app.ui.panels.flag_row import FlagRow
from app.ui.panels.labels import Elided

if TYPE_CHECKING:
    from app.ui.views.organigram import OrganigramView


class TeamHeading(QWidget):
    """Stands above the tree, not over it: what is panned below would be painted anew."""

    def __init__(self, view: OrganigramView) -> None:
        super().__init__(view)
        self._view = view
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.flags = FlagRow(view.document)
        self.flags.asked.connect(view.gap_asked)
        self.words = Elided("", "heading")
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.space(1.5), theme.space(0.5), theme.space(1.5), 0)
        line.setSpacing(theme.space(0.5))
        line.addWidget(self.flags)
        line.addWidget(self.words, 1)
        self.follow()

    def follow(self) -> None:
        """Show the flags that there are now."""
        self.flags.follow()
        account = self._view.document.plan.account.label
        words = tr("Buying team {account}", account=account)
        self.words.setText(words.upper())
        self.words.setAccessibleName(words)
        self.setVisible(not self.flags.isHidden())
        self.place()

    def place(self) -> None:
        """Take the room above the tree, where there is a flag."""
        high = 0 if self.isHidden() else self.sizeHint().height()
        self._view.setViewportMargins(0, high, 0, 0)
        self.setGeometry(0, 0, self._view.width(), high)
