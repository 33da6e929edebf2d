"""The log: who changed what and when, from what to what; what was touched is a click away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import usecases
from app.i18n import ntr, tr
from app.model.reapplying import Lost, reapplied
from app.ui import theme
from app.ui.document import Document
from app.ui.inbox import Inbox, while_it_lives
from app.ui.panels.beside import Beside
from app.ui.panels.controls import button, link
from app.ui.panels.fields import CodeField, DayField
from app.ui.panels.history_log_lines import LogLine, authors_of, lines_of, matching, touched
from app.ui.panels.labels import Label, plain_tooltip

if TYPE_CHECKING:
    from app.past import Done
    from app.store.workspace import Workspace

SETTLED = 450  # milliseconds without a change, so that autosave was there first
PAGE = 100  # lines
ROW = 24  # pixels
WHO_WIDTH, DAY_WIDTH, WHAT_WIDTH = 160, 134, 330
AROUND_HINT = 28  # pixels of a field, besides its words
VALUES = 3  # the last column
_LINE = Qt.ItemDataRole.UserRole
InWorkspace = Callable[[Callable[[Any], Any], Callable[[Any], None]], None]


class LogPanel(QWidget):
    """Reads the log while it is seen; `in_workspace` is that of the session."""

    shown_on_map = Signal(object)  # refs to bring into view
    past_asked = Signal(object, object)  # a day, and a revision of it or None
    complained = Signal(str)

    def __init__(self, document: Document, in_workspace: InWorkspace) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.document, self._in_workspace = document, in_workspace
        self.lines: list[LogLine] = []
        self._log: list[Done] = []
        self._pages = 1
        self._is_late = True
        self._inbox = Inbox(self._take, self)
        self._make_parts()
        self._soon = QTimer(self, singleShot=True, interval=SETTLED)
        self._soon.timeout.connect(self.refresh)
        self._unsaved = QTimer(self, singleShot=True, interval=SETTLED)
        self._unsaved.timeout.connect(self._look_whether_saved)
        document.changed.connect(self._on_change)

    # -- following

    def refresh(self) -> None:
        """Read the log anew, if it is seen; else when it is."""
        self._is_late = not self.isVisible()
        if not self._is_late:
            self._in_workspace(_reading(self.document), self._inbox.putting())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_late:
            self.refresh()

    def _on_change(self) -> None:
        self._is_late = True
        if self.isVisible():
            self._soon.start()

    def _look_whether_saved(self) -> None:
        """Read the log anew once what it calls not saved is saved; autosave may be slow."""
        waiting = sum(one.is_waiting for one in self._log)
        if waiting != len(self.document.copy.pending):
            self.refresh()
        elif waiting:
            self._unsaved.start()

    def _take(self, log: list[Done]) -> None:
        self._log = log
        self._unsaved.start()
        self.lines = lines_of(log, self.document.copy.plan)
        self.who.set_choices(authors_of(log))
        self._show()

    # -- showing

    def _filter(self) -> None:
        self._pages = 1
        self._show()

    def _show(self) -> None:
        found = matching(self.lines, self.who.value, self.words.text())
        shown = found[: self._pages * PAGE]
        chosen, open_at = self._chosen(), self._open_at()
        self.tree.clear()
        for line in shown:
            row = _row(line)
            self.tree.addTopLevelItem(row)
            if chosen is not None and _is_same(line.done, chosen.done):
                chosen = None  # the newest that is; one change may be made twice
                row.setExpanded(open_at is not None)
                self.tree.setCurrentItem((open_at and row.child(open_at - 1)) or row)
        rest = len(found) - len(shown)
        self.older.setVisible(rest > 0)
        self.count.setText(
            ntr("{count} change", "{count} changes", len(found)) if found else tr("No changes")
        )
        self._follow()

    def _show_older(self) -> None:
        self._pages += 1
        self._show()

    def _chosen(self) -> LogLine | None:
        row = self.tree.currentItem()
        line: LogLine | None = None if row is None else row.data(0, _LINE)
        return line

    def _open_at(self) -> int | None:
        """Which line below the unfolded one is chosen: 0 for itself; None if it is folded."""
        row = self.tree.currentItem()
        above = None if row is None else row.parent() or row
        if row is None or above is None or not above.isExpanded():
            return None
        return above.indexOfChild(row) + 1

    def _follow(self) -> None:
        """Offer what can be done with the line that is chosen."""
        line = self._chosen()
        may = self.document.may_edit and not self.document.supposing.is_on
        self.again.setVisible(line is not None and bool(line.done.lost) and may)
        revision = None if line is None or line.done.of_workspace else line.done.revision
        self.before.setVisible(revision is not None and revision > 1)

    # -- what is asked for

    def _pick(self) -> None:
        line = self._chosen()
        self._follow()
        if line is None:
            return
        refs = touched(line.done.change, self.document.plan)
        if refs:
            self.document.select(refs)
            self.shown_on_map.emit(refs)
            self.tree.setFocus()

    def _make_again(self) -> None:
        """Make a change again that lost to a colleague's, with what they removed of it."""
        line = self._chosen()
        if line is None or not line.done.lost:
            return
        others = tuple(one.change for one in reversed(self._log) if not one.lost)
        lost = Lost(line.done.change, None, others)
        if self.document.attempt(reapplied, lost):
            account, id = self.document.plan.account.id, line.done.lost
            noted = partial(_noted_made_again, account, id)
            self._in_workspace(noted, while_it_lives(self._on_noted))

    def _on_noted(self, _nothing: object) -> None:
        self.refresh()

    def _show_day(self) -> None:
        self.day.flush()
        on: date | None = self.day.value
        if on is None or on > date.today():
            self.complained.emit(tr("Choose a day up to today."))
            self.day.setFocus()
            return
        self.past_asked.emit(on, None)

    def _show_before(self) -> None:
        line = self._chosen()
        if line is not None and line.done.revision is not None:
            self.past_asked.emit(line.done.at.astimezone().date(), line.done.revision - 1)

    # -- making

    def _make_parts(self) -> None:
        self.who = AuthorField()
        self.who.setFixedWidth(theme.eased(WHO_WIDTH))
        self.who.committed.connect(lambda _who: self._filter())
        self.words = SearchField()
        self.words.setPlaceholderText(tr("Words in the log"))
        self.words.setAccessibleName(tr("Words in the log"))
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(lambda _text: self._filter())
        self.count = Label("", "quiet")
        self.day = DayField(tr("Day"), self.document.as_of)
        self.day.setFixedWidth(theme.eased(DAY_WIDTH))
        self.day.complained.connect(self.complained)
        self.day.show_value(self.document.as_of)
        self.show_day = button(tr("Show as it was"), self._show_day)
        self.show_day.setToolTip(tr("Show the plan as it was at the end of this day"))
        self.again = button(tr("Make it again"), self._make_again)
        self.before = button(tr("As it was before this"), self._show_before)
        self.tree = _tree(self._pick)
        self.tree.currentItemChanged.connect(lambda *_: self._follow())
        self.older = link(tr("Show older ones"), self._show_older)
        offered = self.again, self.before, self.day, self.show_day
        bar = Beside((self.who, self.words, self.count), offered)
        column = QVBoxLayout(self)
        column.setContentsMargins(
            theme.space(1.5), theme.space(1), theme.space(1.5), theme.space(1)
        )
        column.setSpacing(theme.space(1))
        column.addWidget(bar)
        column.addWidget(self.tree, 1)
        column.addWidget(self.older, 0, Qt.AlignmentFlag.AlignLeft)
        self.older.hide()
        self._follow()


class SearchField(QLineEdit):
    """A field that would rather show the whole of its hint; it needs less."""

    def sizeHint(self) -> QSize:
        wanted = super().sizeHint()
        hint = self.fontMetrics().horizontalAdvance(self.placeholderText())
        return wanted.expandedTo(QSize(hint + theme.grown(AROUND_HINT), 0))


class AuthorField(CodeField):
    """Everybody, or one of those who changed something."""

    def __init__(self) -> None:
        super().__init__(tr("Who"), [], unknown=tr("everybody"), words=str)

    def set_choices(self, authors: list[str]) -> None:
        """Offer these, and leave chosen who is."""
        chosen = self.value
        if authors == self.codes[1:]:
            return
        with QSignalBlocker(self):
            while self.count() > 1:
                self.removeItem(1)
            self.addItems(authors)
        self.codes = [None, *authors]
        self.show_value(chosen if chosen in authors else None)


def _is_same(one: Done, read_before: Done) -> bool:
    """Return whether this is what was read before, which may have been saved since."""
    if one.lost or read_before.lost:
        return one.lost == read_before.lost
    if read_before.is_waiting:
        return one.change == read_before.change
    return (one.revision, one.of_workspace) == (read_before.revision, read_before.of_workspace)


def _row(line: LogLine) -> QTreeWidgetItem:
    """A line; where several things were altered they unfold, each below the other."""
    row = QTreeWidgetItem([line.when, line.who, line.what, line.values])
    row.setSizeHint(VALUES, QSize(0, theme.grown(ROW)))  # the column that stretches
    row.setToolTip(VALUES, plain_tooltip("\n".join(line.each)))
    row.setData(0, _LINE, line)
    for words in line.each if len(line.each) > 1 else ():
        below = QTreeWidgetItem(row, ["", "", "", words])
        below.setData(0, _LINE, line)
    return row


def _tree(pick: Callable[[], object]) -> QTreeWidget:
    tree = QTreeWidget()
    tree.setAccessibleName(tr("Change log"))
    tree.setUniformRowHeights(True)
    tree.setAllColumnsShowFocus(True)
    tree.setHeaderLabels([tr("When"), tr("Who"), tr("What"), tr("Before → after")])
    header = tree.header()
    for column in range(2):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
    tree.setColumnWidth(2, theme.grown(WHAT_WIDTH))
    header.setStretchLastSection(True)
    tree.itemClicked.connect(lambda *_: pick())
    tree.itemActivated.connect(lambda *_: pick())
    return tree


def _reading(document: Document) -> Callable[[Workspace], list[Done]]:
    """Return what reads the log of a document; it holds no document."""
    copy = document.copy
    account = copy.plan.account.id
    unsaved = usecases.Unsaved(copy.revision, tuple(copy.pending), document.author)

    def read(workspace: Workspace) -> list[Done]:
        from app import past  # noqa: PLC0415  in the worker

        return past.log_of(workspace, account, unsaved)

    return read


def _noted_made_again(account: str, id: str, workspace: Workspace) -> None:
    workspace.journal(account).made_again(id)
