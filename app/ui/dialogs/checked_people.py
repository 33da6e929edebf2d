"""A list of people to tick, as a dialog asks who was there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.model.values import Id

LIST_HEIGHT = 108  # pixels
_ID = Qt.ItemDataRole.UserRole


class CheckedPeople(QListWidget):
    """Names to tick; typing finds one, Space ticks it."""

    def __init__(self, name: str, people: Mapping[Id, str], chosen: Iterable[Id]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFixedHeight(LIST_HEIGHT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ticked = set(chosen)
        for id, label in sorted(
            people.items(), key=lambda item: (item[0] not in ticked, item[1])
        ):
            item = QListWidgetItem(label)
            item.setData(_ID, id)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsUserCheckable
                | Qt.ItemFlag.ItemIsSelectable
            )
            on = Qt.CheckState.Checked if id in ticked else Qt.CheckState.Unchecked
            item.setCheckState(on)
            self.addItem(item)
        if self.count():
            self.setCurrentRow(0)

    def chosen(self) -> tuple[Id, ...]:
        items = [self.item(row) for row in range(self.count())]
        return tuple(i.data(_ID) for i in items if i.checkState() is Qt.CheckState.Checked)

    def choose(self, ids: Iterable[Id]) -> None:
        """Tick these as well."""
        wanted = set(ids)
        with QSignalBlocker(self):
            for row in range(self.count()):
                if self.item(row).data(_ID) in wanted:
                    self.item(row).setCheckState(Qt.CheckState.Checked)

    def when_changed(self, do: Callable[[], object]) -> None:
        self.itemChanged.connect(lambda _item: do())
