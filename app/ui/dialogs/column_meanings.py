"""What the columns of a list hold, as guessed from headings and content, to be set right."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.i18n import tr
from app.ui import theme
from app.ui.panels.fields import CodeField
from app.ui.panels.labels import Label, plain_tooltip

if TYPE_CHECKING:
    from app.exchange.headings import Heading
    from app.exchange.people_columns import Chosen
    from app.exchange.table import Table

SAMPLES, MOST = 2, 40  # rows shown below the choice, and columns that can be set right
WIDTH, HIGH = 148, 32  # pixels of a column, and of the row with the choices


class ColumnMeanings(QWidget):
    """A choice above every column, with the first rows below it."""

    changed = Signal()  # another meaning was chosen

    def __init__(self, table: Table) -> None:
        from app.exchange import headings, people_columns  # noqa: PLC0415  only an import

        super().__init__()
        self._rows = table.rows
        self.chosen: Chosen = people_columns.guessed(table)
        self._first = self.chosen.headings or 1
        self.fields: list[CodeField] = []
        count = min(table.width, MOST)
        self.table = QTableWidget(1 + SAMPLES, count)
        self.table.setAccessibleName(tr("What the columns hold"))
        self.table.verticalHeader().setVisible(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setDefaultSectionSize(theme.grown(WIDTH))
        kinds = [
            one for one in headings.Heading if one is not headings.Heading.TITLE_OR_ADDRESS
        ]
        for column in range(count):
            field = CodeField(
                tr("Column {number} holds", number=column + 1), kinds,
                unknown=tr("left aside"), words=headings.name_of,
            )  # fmt: skip
            field.show_value(self._shown(column))
            field.committed.connect(partial(self._on_chosen, column))
            self.fields.append(field)
            self.table.setCellWidget(0, column, field)
        self.has_headings = QCheckBox(tr("The first line holds headings"))
        self.has_headings.setChecked(self.chosen.headings > 0)
        self.has_headings.toggled.connect(self._on_headings)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(theme.space(0.5))
        column_.addWidget(Label(tr("What the columns hold"), "name"))
        column_.addWidget(self.table)
        column_.addWidget(self.has_headings)
        self._show_rows()
        self._fix_height()

    def _shown(self, column: int) -> Heading | None:
        """What a column is taken for; a form of address is nothing we keep."""
        from app.exchange.headings import Heading  # noqa: PLC0415  only an import

        held = self.chosen.of[column]
        return None if held is Heading.TITLE_OR_ADDRESS else held

    def _show_rows(self) -> None:
        first = self.chosen.headings
        texts = self._rows[first - 1].cells if first else ()
        names = [
            (texts[column] if column < len(texts) else "") or str(column + 1)
            for column in range(self.table.columnCount())
        ]
        self.table.setHorizontalHeaderLabels(names)
        for place in range(SAMPLES):
            at = first + place
            for column in range(self.table.columnCount()):
                text = self._rows[at].cell(column) if at < len(self._rows) else ""
                item = QTableWidgetItem(text)
                item.setToolTip(plain_tooltip(text))
                item.setForeground(theme.colour("text.soft"))
                self.table.setItem(1 + place, column, item)

    def _fix_height(self) -> None:
        self.table.setRowHeight(0, theme.grown(HIGH))
        high = sum(self.table.rowHeight(row) for row in range(self.table.rowCount()))
        bar = self.table.horizontalScrollBar().sizeHint().height()
        head = max(self.table.horizontalHeader().sizeHint().height(), theme.grown(HIGH))
        self.table.setFixedHeight(high + head + bar + 4)

    def _on_chosen(self, column: int, heading: Heading | None) -> None:
        held = list(self.chosen.of)
        held[column] = heading
        self.chosen = replace(self.chosen, of=tuple(held))
        self.changed.emit()

    def _on_headings(self, on: bool) -> None:
        self.chosen = replace(self.chosen, headings=self._first if on else 0)
        self._show_rows()
        self.changed.emit()
