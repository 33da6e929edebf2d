"""What the history panel is made of: the bar with the span, the figure, and the two lists."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import tr
from app.ui import icons, theme
from app.ui.panels.controls import ToolButton
from app.ui.panels.fields import CodeField, DayField
from app.ui.panels.history_figure import HistoryFigure, Shown
from app.ui.panels.history_lines import ChangeList
from app.ui.panels.history_snapshots import SnapshotList
from app.ui.panels.history_work import Period, Span, Subject, Told
from app.ui.panels.labels import Label

if TYPE_CHECKING:
    from app.ui.document import Document

FIGURE, LISTS = 8, 12  # of twenty, what each takes of the width
DAY_WIDTH, BARE_DAY_WIDTH, PERIOD_WIDTH = 134, 104, 156  # pixels at 100 %


class HistoryParts(QWidget):
    """The figure beside the lists or, where it is narrow, one of the three at a time."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.period = CodeField(
            tr("Period"), list(Period), unknown=tr("own dates"), words=lambda one: one.words
        )
        self.period.setFixedWidth(theme.grown(PERIOD_WIDTH))
        self.since, self.until = DayField(tr("From"), today), DayField(tr("Until"), today)
        for field in (self.since, self.until):
            field.setFixedWidth(theme.grown(DAY_WIDTH))
        self.snapshot = ToolButton()
        self.snapshot.setIcon(icons.icon("plus", size=16))
        self.snapshot.setToolTip(tr("Snapshot now: freeze score and gaps as they stand"))
        self.snapshot.setAccessibleName(tr("Snapshot now"))
        self.figure = HistoryFigure()
        self.changes, self.snapshots = ChangeList(), SnapshotList()
        self.lists = QStackedWidget()
        self.lists.addWidget(self.changes)
        self.lists.addWidget(self.snapshots)
        self.is_narrow = False
        self.what, self.when = _tab(tr("What changed")), _tab(tr("Snapshots"))
        self.line = _tab(tr("Figure"))
        self.line.hide()
        tabs = QButtonGroup(self)
        for number, tab in enumerate((self.what, self.when, self.line)):
            tabs.addButton(tab, number)
        tabs.idClicked.connect(self.lists.setCurrentIndex)
        self.what.setChecked(True)
        self._sides = QHBoxLayout()
        self._sides.setSpacing(theme.space(2))
        self._sides.addWidget(self.figure, FIGURE)
        self._sides.addWidget(self.lists, LISTS)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(2), theme.space(1), theme.space(1), 0)
        column.setSpacing(theme.space(1))
        self._top = self._bar()
        column.addLayout(self._top)
        column.addLayout(self._sides, 1)

    def _bar(self) -> QBoxLayout:
        """The span at the left, which list at the right."""
        span, lists = QHBoxLayout(), QHBoxLayout()
        self._tabs = lists
        for part in (self.period, self.since, Label("–", "quiet"), self.until):
            span.addWidget(part)
        for tab in (self.what, self.when, self.snapshot, self.line):
            lists.addWidget(tab)
        bar = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        bar.setContentsMargins(0, 0, theme.space(1), 0)
        for side in (span, lists):
            side.setSpacing(theme.space(1))
            bar.addLayout(side)
        span.addStretch()
        bar.setSpacing(theme.space(1))
        return bar

    def fit(self, *, narrow: bool) -> None:
        """Put the figure beside the lists or, where it is narrow, behind a tab as they are."""
        if narrow is self.is_narrow:
            return
        self.is_narrow = narrow
        if narrow:
            self.lists.addWidget(self.figure)
        else:
            self.lists.removeWidget(self.figure)
            self._sides.insertWidget(0, self.figure, FIGURE)
            self.figure.show()
            if self.line.isChecked():
                self.what.click()
        self.line.setVisible(narrow)
        side = QBoxLayout.Direction
        self._top.setDirection(side.TopToBottom if narrow else side.LeftToRight)
        alignment = Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag(0)
        self._top.setAlignment(self._tabs, alignment)
        for field in (self.since, self.until):
            field.pick.setVisible(not narrow)
            field.setFixedWidth(theme.grown(BARE_DAY_WIDTH if narrow else DAY_WIDTH))

    def clear(self) -> None:
        """Show that another history is being read."""
        self.figure.clear()
        self.changes.tree.clear()

    def show_told(self, told: Told, about: Subject, span: Span, document: Document) -> None:
        """Show what was told of a span."""
        self.changes.show_told(told)
        self.snapshots.show_snapshots(about.snapshots, document.measured)
        self.when.setText(tr("Snapshots ({count})", count=len(about.snapshots)))
        self.period.show_value(span.period)
        self.snapshot.setEnabled(not document.supposing.is_on)
        if told.story is None:
            self.figure.clear()
            return
        since, until = told.story.since, told.story.until
        self.since.show_value(since)
        self.until.show_value(until)
        self.figure.show_span(Shown(told.line, about.snapshots, since, until))


def _tab(words: str) -> QToolButton:
    """Return a button that brings one of the lists to the front."""
    made = ToolButton()
    made.setText(words)
    made.setCheckable(True)
    made.setAccessibleName(words)
    return made
