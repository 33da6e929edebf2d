"""A list of people to tick, as a dialog asks who was there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.i18n import tr
from app.model.values import Id
from app.ui import icons, theme

LIST_HEIGHT = 204  # pixels: eight names
SEARCHED = 9  # names from which on there is a search
_ID = Qt.ItemDataRole.UserRole


class CheckedPeople(QWidget):
    """Names to tick: Space ticks one, Enter in the search the first that was found."""

    def __init__(self, name: str, people: Mapping[Id, str], chosen: Iterable[Id]) -> None:
        super().__init__()
        self.search = QLineEdit(self)  # else it were seen as a window until it is laid out
        self.search.setPlaceholderText(tr("Find by name"))
        self.search.setAccessibleName(tr("{name}: find by name", name=name))
        self.search.addAction(
            icons.icon("search", "text.faint", 14), QLineEdit.ActionPosition.LeadingPosition
        )
        self.search.setVisible(len(people) >= SEARCHED)
        self.search.textChanged.connect(self._find)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setFixedHeight(theme.grown(LIST_HEIGHT))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusProxy(self.search if len(people) >= SEARCHED else self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(0.5))
        column.addWidget(self.search)
        column.addWidget(self.list)
        column.addStretch()
        ticked = set(chosen)
        for id, label in sorted(
            people.items(), key=lambda item: (item[0] not in ticked, item[1])
        ):
            self.list.addItem(_item(id, label, is_ticked=id in ticked))
        if self.list.count():
            self.list.setCurrentRow(0)

    def items(self) -> list[QListWidgetItem]:
        """Return the lines of the list, also those that the search leaves out."""
        return [self.list.item(row) for row in range(self.list.count())]

    def chosen(self) -> tuple[Id, ...]:
        ticked = Qt.CheckState.Checked
        return tuple(one.data(_ID) for one in self.items() if one.checkState() is ticked)

    def choose(self, ids: Iterable[Id]) -> None:
        """Tick these as well."""
        wanted = set(ids)
        with QSignalBlocker(self.list):
            for one in self.items():
                if one.data(_ID) in wanted:
                    one.setCheckState(Qt.CheckState.Checked)

    def when_changed(self, do: Callable[[], object]) -> None:
        self.list.itemChanged.connect(lambda _item: do())

    def _find(self, typed: str) -> None:
        """Show the names with these letters; who is left out can still be ticked."""
        letters = typed.casefold().split()
        for one in self.items():
            name = one.text().casefold()
            one.setHidden(not all(part in name for part in letters))
        first = self._first_found()
        if first is not None:
            self.list.setCurrentItem(first)

    def _first_found(self) -> QListWidgetItem | None:
        return next((one for one in self.items() if not one.isHidden()), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter tick who was found, and Down go on to the list."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Down:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        found = self._first_found()
        if is_enter and not event.modifiers() and self.search.text().strip():
            if found is not None:
                found.setCheckState(Qt.CheckState.Checked)
                self.search.clear()
                self.list.scrollToItem(found)
            return True
        return super().eventFilter(watched, event)


def _item(id: Id, label: str, *, is_ticked: bool) -> QListWidgetItem:
    item = QListWidgetItem(label)
    item.setData(_ID, id)
    item.setFlags(
        Qt.ItemFlag.ItemIsEnabled
        | Qt.ItemFlag.ItemIsUserCheckable
        | Qt.ItemFlag.ItemIsSelectable
    )
    item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
    return item
