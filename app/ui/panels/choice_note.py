"""A notice above the inspector: what happened, and a choice of what to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.ui import theme
from app.ui.panels.controls import button
from app.ui.panels.flow import Flow
from app.ui.panels.labels import Label

Choice = tuple[str, Callable[[], object]]  # the words of a button, and what it does


class ChoiceNote(QFrame):
    """Words and buttons; which one was pressed is for whoever put the note up."""

    def __init__(self, words: str, *choices: Choice, name: str = "") -> None:
        """`name` is what the program calls the note."""
        super().__init__()
        self.setObjectName("notice")
        self.name = name
        self.words = Label(words, "notice", wrap=True)
        self.buttons = [button(text, do) for text, do in choices]
        holder = Flow(theme.space(1))
        for one in self.buttons:
            holder.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space(1.5),) * 4)
        column.setSpacing(theme.space(1))
        column.addWidget(self.words)
        column.addLayout(holder)
