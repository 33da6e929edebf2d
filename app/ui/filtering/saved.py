"""Views kept under a name: keeping the one in front, opening, renaming, removing."""

from __future__ import annotations

import json
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from app.analysis.arrangement import Arrangement
from app.errors import UserError
from app.i18n import tr
from app.model import edits
from app.model.places import SavedView
from app.model.values import Id
from app.ui import meanwhile
from app.ui.dialogs.ask_text import AskTextDialog
from app.ui.dialogs.form import FormDialog
from app.ui.document import Document
from app.ui.filtering.criteria import Filter
from app.ui.meanwhile import Moment
from app.ui.panels.controls import button
from app.ui.panels.labels import Label

_ID = Qt.ItemDataRole.UserRole
_ARRANGEMENT = "arrangement"  # beside the criteria of the filter


def kept(document: Document) -> list[SavedView]:
    """Return the views that are kept, by name."""
    views = document.plan.table(SavedView).values()
    return sorted(views, key=lambda one: one.label.casefold())


def ask_name(
    parent: QWidget,
    document: Document,
    view: str,
    asked: Filter,
    suggested: str,
    *,
    arrangement: Arrangement | None = None,
    tell: Callable[[str], object] = lambda _told: None,
) -> None:
    """Ask under which name a view is kept with what is asked in it, and how it is arranged.

    Where it is found again is told, and that it took the place of one of that name.
    """
    filters = json.loads(asked.to_json())
    if arrangement is not None:
        filters[_ARRANGEMENT] = arrangement.value
    kept_as = json.dumps(filters, ensure_ascii=False, sort_keys=True)

    begun = meanwhile.moment(document)

    def take(name: str) -> None:
        edits.keep_view(document.plan, name, view, kept_as)  # raises for a name that is none
        before = len(document.plan.table(SavedView))
        if meanwhile.hand_on(document, begun, edits.keep_view, name, view, kept_as):
            is_new = len(document.plan.table(SavedView)) > before
            tell(_kept_words(name.strip(), is_new=is_new))

    AskTextDialog(
        parent, tr("Keep this view"), tr("Name of the view"), tr("Keep"), take,
        given=suggested,
    ).open()  # fmt: skip


def _kept_words(name: str, *, is_new: bool) -> str:
    if is_new:
        return tr("{name} is kept: View ▸ Saved views.", name=name)
    return tr("{name} was kept before and is now this view; undo brings it back.", name=name)


def arrangement_of(view: SavedView) -> Arrangement | None:
    """Return how the map was arranged when a view was kept; None where that is not told."""
    try:
        held = json.loads(view.filters)
    except (ValueError, RecursionError):
        return None
    named = held.get(_ARRANGEMENT) if isinstance(held, dict) else None
    return next((way for way in Arrangement if way.value == named), None)


class SavedViewsDialog(FormDialog):
    """The kept views in a list; each can be opened, renamed and removed."""

    def __init__(
        self, parent: QWidget, document: Document, open_view: Callable[[SavedView], object]
    ) -> None:
        super().__init__(parent, tr("Saved views"), tr("Open view"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document, self._open = document, open_view
        self._begun: Moment | None = None  # since when a name is written
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Saved views"))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.itemActivated.connect(lambda _item: self.confirm())
        self.list.itemSelectionChanged.connect(self._allow)
        self.list.itemChanged.connect(self._take_name)
        self.list.itemDelegate().closeEditor.connect(self._on_written)
        self.form.addRow(self.list)
        self.form.addRow(Label(tr("F2 renames, Delete removes; undo brings back."), "quiet"))
        self.rename_button = button(tr("Rename"), self.rename)
        self.remove_button = button(tr("Remove"), self.remove)
        for one in (self.rename_button, self.remove_button):
            self.buttons.addButton(one, QDialogButtonBox.ButtonRole.ActionRole)
            one.setAutoDefault(False)
        document.changed.connect(self._fill)
        self._fill()
        self.list.setFocus()

    def confirm(self) -> None:
        view = self._chosen()
        if view is not None:
            self.accept()
            self._open(view)

    def rename(self) -> None:
        """Let another name of the chosen view be written where it stands."""
        items = self.list.selectedItems()
        if items:
            self._begun = meanwhile.moment(self._document)
            self.list.editItem(items[0])

    def _on_written(self) -> None:
        """Follow again what stands, once what was written is taken."""
        QTimer.singleShot(0, self, self._follow)

    def _follow(self) -> None:
        self._begun = None
        self._fill()

    def _take_name(self, item: QListWidgetItem) -> None:
        """Keep what was written, once the field it was written in is gone."""
        view, name = item.data(_ID), item.text()
        QTimer.singleShot(0, self, lambda: self._name(view, name))

    def _name(self, view: Id, name: str) -> None:
        document = self._document
        begun, self._begun = self._begun or meanwhile.moment(document), None
        self.complain("")
        try:
            edits.rename_view(document.plan, view, name)
        except UserError as error:
            self.complain(str(error))
        else:
            meanwhile.hand_on(document, begun, edits.rename_view, view, name)
        self._fill()  # in order; as it was called where it was refused

    def remove(self) -> None:
        """Remove the chosen view; it can be undone."""
        view = self._chosen()
        if view is not None:
            self._document.attempt(edits.remove, [(SavedView, view.id)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.rename_button.click()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_button.click()
        else:
            super().keyPressEvent(event)

    def _chosen(self) -> SavedView | None:
        items = self.list.selectedItems()
        return self._document.plan.find(SavedView, items[0].data(_ID)) if items else None

    def _fill(self, _change: object = None) -> None:
        if self._begun is not None:
            return  # the field in which a name is written would go
        at = self.list.currentRow()
        self.list.clear()
        for view in kept(self._document):
            item = QListWidgetItem(view.label)
            item.setData(_ID, view.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.list.addItem(item)
        self.list.setCurrentRow(max(0, min(at, self.list.count() - 1)))
        self._allow()

    def _allow(self) -> None:
        on, document = self._chosen() is not None, self._document
        self.confirm_button.setEnabled(on)
        may = document.may_edit and not document.supposing.is_on
        for one in (self.rename_button, self.remove_button):
            one.setEnabled(on and may)
