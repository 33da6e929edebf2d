"""What changed in the score and why, as a list in groups whose points add up to the total."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.i18n import day, day_and_month, number, tr
from app.model.values import Id
from app.ui import theme
from app.ui.panels.labels import Elided, Label, plain_tooltip

if TYPE_CHECKING:
    from app.analysis.history_words import Line
    from app.ui.panels.history_work import Told

Index = QModelIndex | QPersistentModelIndex

POINTS, SENTENCE, TOLD_BY = range(3)
PADDING = 4  # pixels that Qt leaves beside the text of a cell
_PERSONS = Qt.ItemDataRole.UserRole


class _Wrapping(QStyledItemDelegate):
    """Gives a sentence as many lines as its column asks for."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hint = super().sizeHint(option, index)
        width = self._tree.columnWidth(index.column()) - 2 * PADDING
        metrics = QFontMetrics(index.data(Qt.ItemDataRole.FontRole) or self._tree.font())
        room = QRect(0, 0, max(width, 1), 10_000)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()
        return QSize(hint.width(), max(hint.height(), needed + theme.space()))


def table(name: str, columns: int, stretched: int) -> QTreeWidget:
    """Return an empty list; one of its columns takes the room that the others leave."""
    tree = QTreeWidget()
    tree.setObjectName("trace")
    tree.setAccessibleName(name)
    tree.setColumnCount(columns)
    tree.setHeaderHidden(True)
    tree.setRootIsDecorated(False)
    tree.setIndentation(0)
    tree.setWordWrap(True)
    tree.setFrameShape(QTreeWidget.Shape.NoFrame)
    tree.setMinimumHeight(theme.space(8))
    tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    header = tree.header()
    header.setStretchLastSection(False)
    header.setMinimumSectionSize(theme.space(4))
    for column in range(columns):
        mode = QHeaderView.ResizeMode.ResizeToContents
        if column == stretched:
            mode = QHeaderView.ResizeMode.Stretch
        header.setSectionResizeMode(column, mode)
    tree.setItemDelegateForColumn(stretched, _Wrapping(tree))
    header.sectionResized.connect(lambda *_: tree.scheduleDelayedItemsLayout())
    return tree


class ChangeList(QWidget):
    """The sentences of a span with their points; a click on one lights up whom it is about."""

    picked = Signal(object)  # tuple[Id, ...], the people of a line

    def __init__(self) -> None:
        super().__init__()
        self.tree = table(tr("What changed and why"), 3, SENTENCE)
        self.tree.itemClicked.connect(self._on_item)
        self.tree.itemActivated.connect(self._on_item)
        self.remark = Label("", "quiet", wrap=True)
        self.ends = Elided("", "quiet")
        self.total = Label("", "name")
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.space(1), 0, theme.space(1), 0)
        foot.setSpacing(theme.space(2))
        foot.addWidget(self.total)
        foot.addWidget(self.ends, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.space(0.5))
        column.setSpacing(theme.space(0.5))
        column.addWidget(self.remark)
        column.addWidget(self.tree, 1)
        column.addLayout(foot)

    def show_told(self, told: Told) -> None:
        """Show why the score changed; the words come in the language spoken now."""
        from app.analysis import history_form as form  # noqa: PLC0415  not before it is shown

        self.tree.clear()
        story = told.story
        if story is None:
            self._remark(tr("There is no score yet."))
            self.total.setText("")
            self.ends.setText("")
            return
        for group in form.grouped(told.lines):
            self._add_group(group.title, form.signed(group.shown), group.lines)
        before, after = form.ends(story)
        nothing = "" if told.lines else tr("Nothing changed the score between these two days.")
        if nothing:
            nothing += " " + tr(
                "Choose a longer period, or take a snapshot (+) to compare with."
            )
        remarks = (nothing, form.discovery(story, told.lines), form.left_out(story))
        self._remark(" ".join(remark for remark in remarks if remark))
        together = form.signed(form.rounded(story.difference))
        self.total.setText(tr("Together: {points}", points=together))
        self.ends.setText(
            tr(
                "from {before} on {since} to {after} on {until}",
                before=number(before, 1), since=day(story.since),
                after=number(after, 1), until=day(story.until),
            )
        )  # fmt: skip

    def _remark(self, words: str) -> None:
        self.remark.setText(words)
        self.remark.setVisible(bool(words))

    def _add_group(self, title: str, points: str, lines: Sequence[Line]) -> None:
        from app.analysis import history_form as form  # noqa: PLC0415  as above

        group = QTreeWidgetItem([points, title])
        for column in (POINTS, SENTENCE):
            group.setFont(column, theme.font("body", strong=True))
        group.setTextAlignment(POINTS, _RIGHT)
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.tree.addTopLevelItem(group)
        for line in lines:
            sentence = line.sentence[:1].upper() + line.sentence[1:]
            item = QTreeWidgetItem([form.signed(line.shown), sentence, _told_by(line)])
            item.setTextAlignment(POINTS, _RIGHT)
            item.setTextAlignment(TOLD_BY, _RIGHT)
            item.setForeground(TOLD_BY, theme.colour("text.faint"))
            item.setFont(TOLD_BY, theme.font("small"))
            item.setToolTip(SENTENCE, plain_tooltip(sentence))
            item.setToolTip(TOLD_BY, plain_tooltip(form.told_by(line)))
            item.setData(0, _PERSONS, line.persons)
            self.tree.addTopLevelItem(item)

    def _on_item(self, item: QTreeWidgetItem) -> None:
        persons: tuple[Id, ...] | None = item.data(0, _PERSONS)
        if persons:
            self.picked.emit(tuple(persons))


def _told_by(line: Line) -> str:
    """When and by whom, without the year where it is this one."""
    on = day_and_month(line.on) if line.on.year == date.today().year else day(line.on)
    return " · ".join(part for part in (on, line.author) if part)


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
