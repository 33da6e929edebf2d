"""The tree of a trace: a name and a value on each line, and quietly where the value is from."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
)

from app.ui import theme
from app.ui.document import Ref
from app.ui.panels.labels import plain_tooltip

REFS = Qt.ItemDataRole.UserRole
MARGIN = 8  # pixels above and below a line together
INDENT = 14
LEAST = 120  # pixels high


class TraceTree(QTreeWidget):
    """Two columns; a line without a value has the whole width, and goes on in the next."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("trace")
        self.setAccessibleName(name)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setIndentation(INDENT)
        self.setWordWrap(True)
        self.setItemDelegate(_Wrapping(self))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(LEAST)  # what stands above it keeps the room it needs
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.sectionResized.connect(self.scheduleDelayedItemsLayout)

    def span(self) -> None:
        """Give a line without a value the whole width; call it when all lines are there."""
        walk = QTreeWidgetItemIterator(self)
        while (item := walk.value()) is not None:
            item.setFirstColumnSpanned(not item.text(1))
            walk += 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def room_for(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """Return how wide the text of a line can be, in pixels."""
        depth, above = 1, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        spanned = self.isFirstColumnSpanned(index.row(), index.parent())
        value = 0 if spanned else self.columnWidth(1)
        return self.viewport().width() - depth * INDENT - value - 8


class _Wrapping(QStyledItemDelegate):
    """Makes a line as high as its text needs at the width there is."""

    def __init__(self, tree: TraceTree) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        size = super().sizeHint(option, index)
        if index.column() == 0:
            self.initStyleOption(option, index)
            room = QRect(0, 0, max(self._tree.room_for(index), 40), 10_000)
            text = option.fontMetrics.boundingRect(
                room, Qt.TextFlag.TextWordWrap, str(index.data())
            )
            size = QSize(0, text.height() + MARGIN)
        return size


def line(
    words: str, figure: str = "", *, strong: bool = False, refs: Iterable[Ref] = ()
) -> QTreeWidgetItem:
    """Return a line with a name and a value; a click on it selects `refs`."""
    item = QTreeWidgetItem([words, figure])
    item.setToolTip(0, plain_tooltip(words))
    item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    item.setData(0, REFS, list(refs))
    if strong:
        item.setFont(0, theme.font("body", strong=True))
        item.setFont(1, theme.font("body", strong=True))
    return item


def remark(words: str) -> QTreeWidgetItem:
    """Return a quiet line: where a value comes from."""
    item = line(words)
    item.setFont(0, theme.font("small"))
    item.setForeground(0, theme.colour("text.faint"))
    return item


def below(item: QTreeWidgetItem, sources: Iterable[str]) -> QTreeWidgetItem:
    """Put where its value comes from below a line, and return the line."""
    for words in sources:
        item.addChild(remark(words))
    return item


def inside(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    """Return the lines right below a line."""
    found = [item.child(place) for place in range(item.childCount())]
    return [child for child in found if child is not None]


def unfold(item: QTreeWidgetItem) -> None:
    """Open a line and all below it."""
    item.setExpanded(True)
    for child in inside(item):
        unfold(child)
