"""What an empty workspace says: what to do first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import tr
from app.ui import icons, theme
from app.ui.panels.controls import button
from app.ui.panels.labels import Label

WIDTH = 460


class StartPage(QWidget):
    """A few words and the three ways to begin."""

    def __init__(self, new_account: QAction, bring_in: QAction, sample: QAction) -> None:
        super().__init__()
        self.setObjectName("ground")
        inside = QWidget()
        inside.setFixedWidth(WIDTH)
        column = QVBoxLayout(inside)
        column.setSpacing(theme.space(1.5))
        column.addWidget(Label(tr("Start with a customer"), "page"))
        column.addWidget(
            Label(
                tr(
                    "Give the customer a name, then paste the relationship matrix you already "
                    "have in Excel, or double-click the map to add the first person. A minute "
                    "later you see where contact is missing."
                ),
                "soft",
                wrap=True,
            )
        )
        for action, text, icon, look in (
            (new_account, tr("New account…"), "building", "primary"),
            (bring_in, tr("Import a list, a matrix or a case file…"), "file-import", ""),
            (sample, tr("Look around in the sample account"), "eye", ""),
        ):
            begin = button(text, action.trigger, look)
            token = "text.on_accent" if look else "text.soft"
            begin.setIcon(icons.icon(icon, token, 16))
            column.addWidget(begin)
        outer = QVBoxLayout(self)
        outer.addWidget(inside, 0, Qt.AlignmentFlag.AlignCenter)


class Waiting(QWidget):
    """A quiet ground while an account is being loaded, or the reason why none is."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.words = Label("", "soft", wrap=True)
        self.words.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.addWidget(self.words, 0, Qt.AlignmentFlag.AlignCenter)

    def show_words(self, words: str) -> None:
        self.words.setText(words)
