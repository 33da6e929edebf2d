"""The dialog that lists the backups of a workspace and restores one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHeaderView, QPushButton, QTreeWidget, QTreeWidgetItem, QWidget

from app.i18n import tr
from app.ui import theme
from app.ui.dialogs.form import FormDialog
from app.ui.panels.labels import Label

if TYPE_CHECKING:
    from app.keeping import Listed
    from app.store.backups import Backup

WIDTH, LIST_HEIGHT, ROW = 640, 260, 26  # pixels
_ENTRY = Qt.ItemDataRole.UserRole


class BackupsDialog(FormDialog):
    """The newest is chosen; *Restore* hands the chosen one to `take` and closes."""

    def __init__(
        self,
        parent: QWidget | None,
        listed: Sequence[Listed],
        take: Callable[[Listed], object],
        make: Callable[[], object] | None = None,
    ) -> None:
        """`make` makes one now; None where nothing may be written."""
        super().__init__(parent, tr("Backups"), tr("Restore"), width=WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._take = take
        self.cancel_button.setText(tr("Close"))
        words = tr(
            "Restoring puts the whole workspace back as it was. How it stands now becomes a "
            "backup first, so that you can go back."
        )
        self.column.insertWidget(1, Label(words, "soft", wrap=True))
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(tr("Backups"))
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setAllColumnsShowFocus(True)
        self.tree.setHeaderLabels([tr("Made"), tr("Why"), tr("Holds"), tr("How large")])
        self.tree.setMinimumHeight(theme.grown(LIST_HEIGHT))
        self.tree.currentItemChanged.connect(lambda *_: self._follow())
        self.tree.itemDoubleClicked.connect(lambda *_: self.confirm())
        self.column.insertWidget(2, self.tree)
        self.none = Label(tr("There are no backups of this workspace yet."), "quiet")
        self.column.insertWidget(3, self.none)
        self.make = QPushButton(tr("Make one now"), self)
        self.make.setAutoDefault(False)
        self.make.setVisible(make is not None)
        if make is not None:
            self.make.clicked.connect(lambda _checked=False: make())
        self.column.insertWidget(4, self.make, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_list(listed)
        self.tree.setFocus()

    def show_list(self, listed: Sequence[Listed]) -> None:
        """List these, the newest chosen."""
        from app.keeping import size_words  # noqa: PLC0415  imports Babel, when first seen

        self.tree.clear()
        for one in listed:
            backup: Backup = one.backup
            size = size_words(backup.size)
            row = QTreeWidgetItem([one.moment, backup.reason.words, one.words, size])
            row.setTextAlignment(3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            row.setData(0, _ENTRY, one)
            row.setDisabled(one.accounts is None)
            row.setSizeHint(1, QSize(0, theme.grown(ROW)))  # the column that stretches
            self.tree.addTopLevelItem(row)
        header = self.tree.header()
        header.setStretchLastSection(False)
        for column in range(4):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.none.setVisible(not listed)
        self.tree.setVisible(bool(listed))
        first = next((one for one in self._rows() if not one.isDisabled()), None)
        self.tree.setCurrentItem(first)  # type: ignore[arg-type]  # None is nobody: Qt has it so
        self._follow()
        self.grow()

    def chosen(self) -> Listed | None:
        """Return the backup that is chosen, if it can be restored."""
        row = self.tree.currentItem()
        if row is None or row.isDisabled():
            return None
        entry: Listed = row.data(0, _ENTRY)
        return entry

    def confirm(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self.accept()
            self._take(chosen)

    def _rows(self) -> list[QTreeWidgetItem]:
        found = [self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount())]
        return [row for row in found if row is not None]

    def _follow(self) -> None:
        self.confirm_button.setEnabled(self.chosen() is not None)


class ServerBackupsDialog(FormDialog):
    """Says who keeps the backups of a server, and offers a copy in a file."""

    def __init__(self, parent: QWidget | None, copy: Callable[[], object]) -> None:
        super().__init__(parent, tr("Backups"), tr("Copy to a file…"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._copy = copy
        self.cancel_button.setText(tr("Close"))
        words = tr(
            "This workspace is on a server, whose administrator keeps the backups. A copy in a "
            "file can be opened by itself."
        )
        self.column.insertWidget(1, Label(words, wrap=True))

    def confirm(self) -> None:
        self.accept()
        self._copy()
