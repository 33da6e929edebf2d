"""Rows of an import beside those they may be: nothing is merged before somebody says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.i18n import ntr, tr
from app.model.values import Id
from app.ui.panels.labels import Label, plain_tooltip

if TYPE_CHECKING:
    from app.exchange.preview import Likely

ROWS = 4  # that are seen at once
_LINE, _KNOWN = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class LikelySame(QWidget):
    """Who of the list may be known already; ticked, the row fills that person in."""

    said = Signal(int, str, bool)  # line, who is known, whether they are the same

    def __init__(self) -> None:
        super().__init__()
        self.title = Label("", "name", wrap=True)
        self.table = QTableWidget(0, 3)
        self.table.setHorizontalHeaderLabels(
            [tr("Same person"), tr("In the list"), tr("Known already")]
        )
        self.table.setAccessibleName(tr("Who may be known already"))
        self.table.verticalHeader().setVisible(False)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.table.itemChanged.connect(self._on_item)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addWidget(self.table)

    def show_likely(self, likely: Sequence[Likely], same: dict[int, Id]) -> None:
        """Show these side by side; those in `same`, by line, are said to be the same."""
        with QSignalBlocker(self.table):
            self.title.setText(
                ntr(
                    "{count} person may be known already: tick who is the same.",
                    "{count} people may be known already: tick who is the same.",
                    len(likely),
                )
            )
            self.table.setRowCount(len(likely))
            for place, one in enumerate(likely):
                self._put(place, one, is_same=one.line in same)
        row = self.table.rowHeight(0) if likely else 0
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(head + row * min(len(likely), ROWS) + 4)
        self.setVisible(bool(likely))

    def _put(self, place: int, one: Likely, *, is_same: bool) -> None:
        tick = self._item(place, 0)
        tick.setFlags(
            Qt.ItemFlag.ItemIsUserCheckable
            | Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
        )
        tick.setCheckState(Qt.CheckState.Checked if is_same else Qt.CheckState.Unchecked)
        tick.setData(_LINE, one.line)
        tick.setData(_KNOWN, one.known)
        for column, (name, details) in enumerate(
            ((one.name, one.details), (one.known_name, one.known_details)), start=1
        ):
            item = self._item(place, column)
            item.setText(f"{name} · {details}" if details else name)
            item.setToolTip(plain_tooltip(item.text()))
        tick.setData(
            Qt.ItemDataRole.AccessibleTextRole,
            tr("{name} is {known}", name=one.name, known=one.known_name),
        )

    def _item(self, place: int, column: int) -> QTableWidgetItem:
        """Return the item there; one that tells of its tick must not be replaced meanwhile."""
        item: QTableWidgetItem | None = self.table.item(place, column)
        if item is None:
            item = QTableWidgetItem()
            self.table.setItem(place, column, item)
        return item

    def _on_item(self, item: QTableWidgetItem) -> None:
        if item.column() == 0:
            is_same = item.checkState() == Qt.CheckState.Checked
            self.said.emit(item.data(_LINE), item.data(_KNOWN), is_same)
