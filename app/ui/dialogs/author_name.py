"""A bar that asks once under which name changes are signed; one can go on working meanwhile."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton

from app.i18n import tr
from app.ui import theme
from app.ui.panels.labels import Label


class AuthorBar(QFrame):
    """Asks the name, with the login name filled in."""

    given = Signal(str)

    def __init__(self, suggested: str) -> None:
        super().__init__()
        self.setObjectName("notice")
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.space(2), theme.space(1), theme.space(2), theme.space(1))
        line.setSpacing(theme.space(1))
        question = Label(tr("Under which name do colleagues see what you change?"), "notice")
        self.name = QLineEdit(suggested)
        self.name.setAccessibleName(question.text())
        self.name.setMaxLength(200)
        self.name.setFixedWidth(220)
        self.keep = QPushButton(tr("Keep"))
        self.name.returnPressed.connect(self._hand_over)
        self.keep.clicked.connect(self._hand_over)
        line.addWidget(question)
        line.addWidget(self.name)
        line.addWidget(self.keep)
        line.addStretch()

    def _hand_over(self) -> None:
        name = self.name.text().strip()
        if name:
            self.given.emit(name)
