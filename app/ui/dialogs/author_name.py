"""A bar that asks once under which name changes are signed; one can go on working meanwhile."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton

from app.i18n import tr
from app.ui import theme
from app.ui.panels.labels import Label, plain_tooltip


class AuthorBar(QFrame):
    """Asks the name, with the login name filled in."""

    given = Signal(str)

    def __init__(self, suggested: str) -> None:
        super().__init__()
        self.setObjectName("notice")
        question = tr("Under which name do colleagues see what you change?")
        self.name = QLineEdit(suggested)
        self.name.setAccessibleName(question)
        self.name.setMaxLength(200)
        self.keep = QPushButton(tr("Keep"))
        self.name.returnPressed.connect(self._hand_over)
        self.keep.clicked.connect(self._hand_over)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.space(1.5), *(theme.space(0.75),) * 3)
        line.setSpacing(theme.space(1))
        line.addWidget(Label(tr("Your name"), "notice"))
        line.addWidget(self.name, 1)
        line.addWidget(self.keep)
        self.setToolTip(plain_tooltip(question))

    def _hand_over(self) -> None:
        name = self.name.text().strip()
        if name:
            self.given.emit(name)
