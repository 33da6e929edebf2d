"""The palette itself: a field over the window, and below it what the letters may mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from time import perf_counter

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.i18n import tr
from app.ui import icons, theme
from app.ui.canvas.popup import Popup
from app.ui.palette.entries import KINDS, Entry
from app.ui.palette.ranking import Sought, ranked
from app.ui.theme import measure

Index = QModelIndex | QPersistentModelIndex
MOMENT = 0.02  # seconds at a time for entries that come later
ROWS = 9  # that are seen at once
_ENTRY = Qt.ItemDataRole.UserRole


class Palette(Popup):
    """Lists what fits while one types; Enter does it, and Esc goes away."""

    chosen = Signal(object)  # Entry
    closed = Signal()

    def __init__(
        self,
        over: QWidget,
        entries: Sequence[Entry],
        recent: Sequence[str] = (),
        later: Iterable[Entry] = (),
    ) -> None:
        """`later` are entries that take time to word; they come in while one types."""
        super().__init__(over, tr("Search or do something"), int(measure("quick.palette")))
        self._offered = [Sought.of(entry) for entry in entries]
        self._recent = list(recent)
        self._later = iter(later)
        self._more = QTimer(self, interval=0)
        self._more.timeout.connect(self._take_in_more)
        self.line = _Line(self)
        self.line.textChanged.connect(self.look)
        self.line.left.connect(self.close_box)
        self.model = _Entries(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Row(self.list))
        self.list.setAccessibleName(tr("Found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.viewport().setAutoFillBackground(False)  # as the box it stands in
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setMouseTracking(True)
        self.list.clicked.connect(lambda _index: self.take())
        self.column.addWidget(self.line)
        self.column.addWidget(self.list)
        self.nothing = self.say(tr("Nothing fits. Try a part of a name, or another word."))
        self.say(tr("↑ ↓ choose · Enter does it or goes there · Esc closes"), "quiet")
        self.setFocusProxy(self.line)
        self.look()
        self._more.start()

    @property
    def entries(self) -> list[Entry]:
        """What is listed now, the likeliest first."""
        return self.model.entries

    def open_over(self) -> None:
        """Appear in the upper middle, with the keyboard in the field."""
        room = self._over.size()
        self.setFixedWidth(min(int(measure("quick.palette")), room.width() - theme.space(4)))
        self.open_at(QPoint((room.width() - self.width()) // 2, theme.space(7)))
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def look(self) -> None:
        """List what the letters may mean."""
        self.model.show_entries(ranked(self.line.text(), self._offered, self._recent))
        count = len(self.model.entries)
        self.nothing.setVisible(not count)
        self.list.setVisible(bool(count))
        rows = max(1, min(count, ROWS))
        self.list.setFixedHeight(rows * int(measure("quick.row")) + 8)
        self._go_to(0)
        self.fit()

    def _take_in_more(self) -> None:
        """Take in some of what comes later, for a moment; what is chosen stays chosen."""
        until = perf_counter() + MOMENT
        known = len(self._offered)
        for entry in self._later:
            self._offered.append(Sought.of(entry))
            if perf_counter() > until:
                break
        else:
            self._more.stop()
        if len(self._offered) > known and self.line.text().strip():
            at = self.list.currentIndex().row()
            chosen = self.entries[at].key if 0 < at < len(self.entries) else ""
            self.look()
            keys = [entry.key for entry in self.entries]
            self._go_to(keys.index(chosen) if chosen in keys else 0)

    def move_by(self, steps: int) -> None:
        """Choose another entry, so many further on; at the ends it goes round."""
        count = len(self.model.entries)
        if count:
            at = self.list.currentIndex().row()
            self._go_to((at + steps) % count)

    def move_page(self, pages: int) -> None:
        """Choose the entry a page further on, or the last."""
        last = len(self.model.entries) - 1
        self._go_to(max(0, min(last, self.list.currentIndex().row() + pages * (ROWS - 1))))

    def take(self) -> None:
        """Do what is chosen; what cannot be done now stays, and says why."""
        at = self.list.currentIndex().row()
        if not 0 <= at < len(self.model.entries):
            return
        entry = self.model.entries[at]
        if entry.why_not:
            return
        self.close_box()
        self.chosen.emit(entry)

    def close_box(self) -> None:
        """Go away."""
        self._more.stop()
        if self.isVisible():
            self.hide()
            self.closed.emit()
            self.deleteLater()

    def _go_to(self, row: int) -> None:
        index = self.model.index(row, 0)
        self.list.setCurrentIndex(index)
        told = index.data(Qt.ItemDataRole.AccessibleTextRole)
        self.line.setAccessibleDescription(told or self.nothing.text())


class _Line(QLineEdit):
    """The field of the palette; arrows are for the list."""

    left = Signal()

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._palette = palette
        self.setFont(theme.font("title"))
        self.setPlaceholderText(tr("Search or do something…"))
        self.setAccessibleName(tr("Search or do something"))
        self.addAction(
            icons.icon("search", "text.faint", 16), QLineEdit.ActionPosition.LeadingPosition
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys, palette = Qt.Key, self._palette
        moves = {
            keys.Key_Down: lambda: palette.move_by(1),
            keys.Key_Up: lambda: palette.move_by(-1),
            keys.Key_PageDown: lambda: palette.move_page(1),
            keys.Key_PageUp: lambda: palette.move_page(-1),
            keys.Key_Return: palette.take,
            keys.Key_Enter: palette.take,
            keys.Key_Escape: palette.close_box,
        }
        do = moves.get(keys(event.key()))
        if do is not None:
            do()
        elif event.key() == keys.Key_K and event.modifiers() & _CONTROL:
            palette.close_box()  # the same key takes it away
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        self._palette.move_by(1 if forward else -1)
        return True

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self._palette.isVisible():
            self.left.emit()
        return super().event(event)


_CONTROL = Qt.KeyboardModifier.ControlModifier


class _Entries(QAbstractListModel):
    """The entries that fit, as Qt reads them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show_entries(self, entries: list[Entry]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self.entries):
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == _ENTRY:
            return entry
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (entry.title, entry.detail, tr(KINDS[entry.kind][0]), entry.keys,
                     entry.why_not)  # fmt: skip
            return ", ".join(part for part in parts if part)
        return None


class _Row(QStyledItemDelegate):
    """Icon, title and detail at the left; keys, or what it is, at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, int(measure("quick.row")))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(_ENTRY)
        if not isinstance(entry, Entry):
            return
        state: QStyle.StateFlag = option.state
        box: QRect = option.rect.adjusted(0, 1, 0, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("surface.selected"))
            painter.drawRoundedRect(box, 6, 6)
        self._paint_sign(painter, entry, box)
        inside = box.adjusted(40, 0, -10, 0)
        inside.setRight(inside.right() - self._paint_end(painter, entry, inside) - 12)
        self._paint_words(painter, entry, inside)
        painter.restore()

    def _paint_sign(self, painter: QPainter, entry: Entry, box: QRect) -> None:
        icon = "check" if entry.is_on else KINDS[entry.kind][1]
        colour = theme.colour("text.disabled" if entry.why_not else "text.soft")
        sign = icons.pixmap(icon, colour, 18)
        painter.drawPixmap(box.left() + 11, box.center().y() - 8, sign)

    def _paint_end(self, painter: QPainter, entry: Entry, box: QRect) -> int:
        """Paint the keys, or what the entry is; return how wide that is."""
        words = entry.keys or ("" if entry.kind == "action" else tr(KINDS[entry.kind][0]))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text.disabled" if entry.why_not else "text.faint"))
        painter.drawText(
            box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words
        )
        return painter.fontMetrics().horizontalAdvance(words)

    def _paint_words(self, painter: QPainter, entry: Entry, box: QRect) -> None:
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text.disabled" if entry.why_not else "text.ink"))
        elide = Qt.TextElideMode.ElideRight
        title = painter.fontMetrics().elidedText(entry.title, elide, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, title)
        beside = box.adjusted(painter.fontMetrics().horizontalAdvance(title) + 10, 0, 0, 0)
        detail = entry.why_not or entry.detail
        if detail and beside.width() > int(measure("quick.row")):
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("text.faint"))
            words = painter.fontMetrics().elidedText(detail, elide, beside.width())
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, words)
