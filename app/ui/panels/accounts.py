"""The accounts of the workspace and their buying decisions, each with its score."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.i18n import tr
from app.model.labels import label
from app.model.values import Id
from app.ui import icons, theme
from app.ui.canvas.rings import track_token
from app.ui.decision_lines import DecisionLine
from app.ui.panels import days_left
from app.ui.panels.controls import ToolButton
from app.ui.panels.labels import heading, plain_tooltip

Index = QModelIndex | QPersistentModelIndex

_KEY = Qt.ItemDataRole.UserRole
_SCORE = Qt.ItemDataRole.UserRole + 1
_DUE = Qt.ItemDataRole.UserRole + 2
_ENDED = Qt.ItemDataRole.UserRole + 3  # how, in a word; empty while it is open
_IN_VIEW = Qt.ItemDataRole.UserRole + 4  # whether this is the decision that is in view
ROW, TALL_ROW, RING, INDENT = 34, 46, 16, 16
FULL_TURN = 360 * 16  # Qt's arcs are in sixteenths of a degree


class AccountsPanel(QWidget):
    """The list at the left; choosing a decision opens it."""

    chosen = Signal(str, str)  # account, opportunity

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)  # then Qt need not paint what lies below it
        self.tree = _Tree()
        self.tree.setAccessibleName(tr("Accounts"))
        self.tree.itemClicked.connect(self._on_item)
        self.tree.itemActivated.connect(self._on_item)
        self.add = ToolButton()
        self.add.setIcon(icons.icon("plus", size=16))
        self.add.setToolTip(tr("New account"))
        self.add.setAccessibleName(tr("New account"))
        top = QHBoxLayout()
        top.setContentsMargins(theme.space(2), theme.space(2), theme.space(1), theme.space(0.5))
        top.addWidget(heading(tr("Accounts")))
        top.addStretch()
        top.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.tree, 1)
        self._current: tuple[Id, Id] | None = None

    def show_lines(self, lines: Sequence[DecisionLine]) -> None:
        """Show these decisions, accounts in the order in which they come."""
        self.tree.clear()
        accounts: dict[Id, QTreeWidgetItem] = {}
        for line in lines:
            account = accounts.get(line.account)
            if account is None:
                account = QTreeWidgetItem([line.account_label])
                account.setToolTip(0, plain_tooltip(line.account_label))
                account.setFlags(Qt.ItemFlag.ItemIsEnabled)
                accounts[line.account] = account
                self.tree.addTopLevelItem(account)
            item = QTreeWidgetItem(account, [line.label])
            item.setData(0, _KEY, (line.account, line.opportunity))
            item.setToolTip(0, plain_tooltip(line.label))
            item.setData(0, _DUE, line.due)
            item.setData(0, _ENDED, "" if line.ended is None else label(line.ended))
            self._score(item, line.score)
        self.tree.expandAll()
        self._mark_current()

    def show_score(self, account: Id, opportunity: Id, score: float | None) -> None:
        """Show another score for one decision."""
        for item in self._items():
            if item.data(0, _KEY) == (account, opportunity):
                self._score(item, score)

    def show_current(self, account: Id, opportunity: Id) -> None:
        """Mark the decision that is in view."""
        self._current = (account, opportunity)
        self._mark_current()

    def _items(self) -> list[QTreeWidgetItem]:
        found = []
        for i in range(self.tree.topLevelItemCount()):
            account = self.tree.topLevelItem(i)
            found += [account.child(k) for k in range(account.childCount())] if account else []
        return [item for item in found if item is not None]

    def _mark_current(self) -> None:
        for item in self._items():
            is_current = item.data(0, _KEY) == self._current
            item.setData(0, _IN_VIEW, is_current)
            if is_current:
                self.tree.setCurrentItem(item)

    def _score(self, item: QTreeWidgetItem, score: float | None) -> None:
        # whole points in words, and tenths, which is finer than a ring can be
        shown = None if score is None else (round(score), round(score, 1))
        if item.data(0, _SCORE) != shown:
            item.setData(0, _SCORE, shown)
        words = (
            tr("not computed yet") if score is None else tr("score {score}", score=round(score))
        )
        left = item.data(0, _ENDED) or days_left.words(item.data(0, _DUE), date.today())
        told = ", ".join(part for part in (item.text(0), words, left) if part)
        if item.data(0, Qt.ItemDataRole.AccessibleTextRole) != told:
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, told)

    def _on_item(self, item: QTreeWidgetItem) -> None:
        """Open a decision; the name of an account opens its first, unless one is in view."""
        meant = [one for one in self._items() if item in (one, one.parent())]
        keys = [tuple(one.data(0, _KEY)) for one in meant]
        if self._current in keys:
            self._mark_current()
        elif keys:
            self.chosen.emit(*keys[0])


class _Tree(QTreeWidget):
    """A tree without lines and arrows: bold accounts, their decisions below them."""

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setItemsExpandable(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Row(self))


class _Row(QStyledItemDelegate):
    """Paints an account's name, or a decision with its ring and score."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, TALL_ROW if index.data(_DUE) or index.data(_ENDED) else ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(8, 1, -8, -1)
        state = option.state
        decision = index.data(_KEY) is not None
        selected = bool(index.data(_IN_VIEW))
        in_hand = bool(state & QStyle.StateFlag.State_Selected)  # of the keyboard
        if decision and (selected or in_hand or state & QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("surface.selected" if selected else "surface.hover"))
            painter.drawRoundedRect(box, 6, 6)
        if in_hand and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("edge.focus"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        inside = box.adjusted(8 + (INDENT if decision else 0), 0, -8, 0)
        if decision:
            inside.setRight(inside.right() - 26)
            self._paint_score(painter, inside, index.data(_SCORE), chosen=selected)
            inside.setRight(inside.right() - RING - 8)
        if index.data(_DUE) or index.data(_ENDED):
            self._paint_below(painter, inside, index.data(_DUE), index.data(_ENDED))
            inside.setBottom(inside.center().y() + 3)
        painter.setFont(theme.font("body", strong=not decision))
        painter.setPen(theme.colour("text.soft" if index.data(_ENDED) else "text.ink"))
        words = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, int(inside.width())
        )
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def _paint_below(
        self, painter: QPainter, inside: QRectF, due: date | None, ended: str
    ) -> None:
        """Paint below the name how the decision ended, or how long there is until then."""
        today = date.today()
        is_late = not ended and due is not None and due < today
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text.negative" if is_late else "text.faint"))
        below = QRectF(inside)
        below.setTop(inside.center().y())
        painter.drawText(
            below, Qt.AlignmentFlag.AlignVCenter, ended or days_left.words(due, today)
        )

    def _paint_score(
        self,
        painter: QPainter,
        left_of: QRectF,
        score: tuple[int, float] | None,
        *,
        chosen: bool,
    ) -> None:
        ring = QRectF(left_of.right() - RING, left_of.center().y() - RING / 2, RING, RING)
        ring.adjust(1.5, 1.5, -1.5, -1.5)
        painter.setPen(QPen(theme.colour(track_token(chosen=chosen)), 3))
        painter.drawEllipse(ring)
        if score is None:
            return
        painter.setPen(
            QPen(
                theme.colour("coverage.fair"), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap
            )
        )
        painter.drawArc(ring, FULL_TURN // 4, -round(FULL_TURN * score[1] / 100))
        painter.setPen(theme.colour("text.soft"))
        painter.setFont(theme.font("small"))
        figure = QRectF(left_of.right(), left_of.top(), 26, left_of.height())
        painter.drawText(
            figure,
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            str(score[0]),
        )
