"""The result of a meeting as it is read, its sections below one another."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from app.analysis.meeting_result import Agreed, Page, Section, shown
from app.i18n import names, tr
from app.model.values import Id
from app.ui import theme
from app.ui.panels.labels import Label

TEXT, DETAIL = 68, 32  # shares of the width


class ResultBody(QWidget):
    """A page as texts that can be selected; made anew for another page."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space(2),) * 4)
        column.setSpacing(theme.space(1))
        if page.mark:
            column.addWidget(_readable(page.mark, "key"), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(_readable(page.about, "soft"))
        if page.score:
            column.addWidget(_readable(page.score, "title"))
        for section in shown(page):
            column.addSpacing(theme.space(1))
            column.addWidget(_readable(section.title, "name"))
            column.addLayout(_lines(section))
        column.addStretch()


class Wording(QWidget):
    """What was noted, each to be let through in its own words, or not."""

    def __init__(
        self, offered: list[tuple[Agreed, list[str]]], changed: Callable[[], object]
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(0.5))
        self.boxes: dict[Id, QCheckBox] = {}
        self._words = {one.id: one.noted for one, _hidden in offered}
        if offered:
            told = tr("Tick what may be handed over in the words it was noted in:")
            column.addWidget(Label(told, "soft", wrap=True))
        for one, hidden in offered:
            box = QCheckBox(one.noted.replace("&", "&&"))
            box.setEnabled(not hidden)
            box.toggled.connect(changed)
            column.addWidget(box)
            self.boxes[one.id] = box
            if hidden:
                why = tr("It names {names}, hidden from the proposal.", names=names(hidden))
                note = Label(why, "quiet", wrap=True)
                note.setIndent(theme.space(3))
                column.addWidget(note)

    def chosen(self) -> dict[Id, str]:
        """Return the words that were let through."""
        return {id: self._words[id] for id, box in self.boxes.items() if box.isChecked()}


def _readable(text: str, look: str) -> QLabel:
    label = Label(text, look, wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _lines(section: Section) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.space(2))
    grid.setVerticalSpacing(theme.space(0.5))
    grid.setColumnStretch(0, TEXT)
    grid.setColumnStretch(1, DETAIL)
    for row, line in enumerate(section.lines):
        across = 1 if line.detail else 2
        for column, (words, look) in enumerate(((line.text, "text"), (line.detail, "soft"))):
            if words:
                one = _readable(words, look)
                one.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
                grid.addWidget(one, row, column, 1, across)
    if not section.lines:
        grid.addWidget(Label(section.empty, "quiet", wrap=True), 0, 0, 1, 2)
    return grid
