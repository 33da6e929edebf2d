"""What the colleagues of a matrix do and at which level, told at once before they come in.

Above the columns of a matrix mostly stand names alone. Without a level a colleague stands in
no band, and no rule can say whether the right one of ours talks to whom.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.i18n import ntr, tr
from app.model.change import Change, Edit
from app.model.guess import guess
from app.model.people import TeamMember
from app.model.values import MAX_TEXT
from app.model.vocabulary import Confidence, Level
from app.ui import theme
from app.ui.panels.fields import CodeField
from app.ui.panels.labels import Label

ROWS, HIGH = 4, 40  # rows seen at once, and the pixels of one
NAME, LEVEL = 180, 180  # pixels of their columns


class ColleagueLevels(QWidget):
    """A row for each colleague whose level nobody told: a title guesses, a choice says it."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Label("", "name", wrap=True)
        self.rows: dict[str, _Row] = {}  # by name: ids are made anew with every preview
        self.area = QScrollArea()
        self.area.setObjectName("fields")
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(0.5))
        column.addWidget(self.title)
        column.addWidget(self.area)
        self.hide()

    def show_change(self, change: Change) -> None:
        """Ask about the colleagues whom a change brings without a level, or with a guess."""
        asked = {one.label: one for one in _asked(change)}
        if asked.keys() == self.rows.keys():
            return
        self.rows = {name: self.rows.get(name) or _Row(one) for name, one in asked.items()}
        inside = QWidget()
        inside.setObjectName("fields")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, theme.space(0.5), 0)
        grid.setColumnMinimumWidth(0, theme.grown(NAME))
        grid.setColumnMinimumWidth(2, theme.grown(LEVEL))
        grid.setColumnStretch(1, 1)
        for place, (name, row) in enumerate(self.rows.items()):
            for column, part in enumerate((Label(name), row.title, row.level)):
                grid.addWidget(part, place, column)
        self.area.setWidget(inside)
        seen = min(len(self.rows), ROWS)
        self.area.setFixedHeight(theme.grown(HIGH) * seen + theme.space(1))
        self.title.setText(
            ntr(
                "What does {count} colleague do, and at which level? The title says it mostly.",
                "What do {count} colleagues do, and at which level? The title says it mostly.",
                len(self.rows),
            )
        )
        self.setVisible(bool(self.rows))

    def told(self, change: Change) -> Change:
        """Return the change with what was told of these colleagues."""
        asked = {one.id for one in _asked(change)}
        return replace(change, edits=tuple(self._with(edit, asked) for edit in change.edits))

    def _with(self, edit: Edit, asked: set[str]) -> Edit:
        member = edit.after
        if not isinstance(member, TeamMember) or member.id not in asked:
            return edit
        row = self.rows.get(member.label)
        return edit if row is None else Edit(edit.before, row.told(member))


class _Row:
    """The title of one colleague, and the level it guesses until one is chosen."""

    def __init__(self, member: TeamMember) -> None:
        name = member.label
        self.title = QLineEdit(member.title or "")
        self.title.setMaxLength(MAX_TEXT)
        self.title.setPlaceholderText(tr("Function or title"))
        self.title.setAccessibleName(tr("Title of {name}", name=name))
        self.level = CodeField(tr("Level of {name}", name=name), sorted(Level, reverse=True))
        self.level.show_value(member.level)
        self._is_chosen = False
        self.title.textChanged.connect(self._guess)
        self.level.committed.connect(self._choose)

    def _choose(self, _level: Level | None) -> None:
        self._is_chosen = True

    def _guess(self, title: str) -> None:
        if not self._is_chosen:
            self.level.show_value(guess(title).level)

    def told(self, member: TeamMember) -> TeamMember:
        """Return a colleague with what stands in the row; what is guessed counts as assumed."""
        title = self.title.text().strip() or member.title
        level: Level | None = self.level.value
        assumed = Confidence.ASSUMED if level is not None and not self._is_chosen else None
        lane = guess(title).lane if member.lane is None else None
        if lane is not None:
            member = replace(member, lane=lane, lane_confidence=Confidence.ASSUMED)
        return replace(member, title=title, level=level, level_confidence=assumed)


def _asked(change: Change) -> Iterable[TeamMember]:
    """Return the colleagues whose level comes from nobody: unknown before, told by no one."""
    for edit in change.edits:
        before, after = edit.before, edit.after
        if isinstance(after, TeamMember) and (
            not isinstance(before, TeamMember) or before.level is None
        ):
            yield after
